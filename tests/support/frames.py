"""A sentence in each of many languages, with a place for what is tried in it."""
# ruff: noqa: E501 (a sentence is best read on one line)

from __future__ import annotations

from typing import Final

FRAMES: Final = {
    "en": "The bank said in the spring that {} and that no branch would be closed before the next year.",
    "de": "Die Bank teilte im Frühling mit, dass {} und dass keine Filiale vor dem nächsten Jahr geschlossen werde.",
    "fr": "La banque a dit au printemps que {} et qu'aucune agence ne serait fermée avant l'année suivante.",
    "es": "El banco dijo en la primavera que {} y que ninguna oficina se cerraría antes del próximo año.",
    "it": "La banca ha detto in primavera che {} e che nessuna filiale sarebbe stata chiusa prima del prossimo anno.",
    "nl": "De bank zei in het voorjaar dat {} en dat geen enkel kantoor voor het volgende jaar zou sluiten.",
    "pt": "O banco disse na primavera que {} e que nenhuma agência seria fechada antes do próximo ano.",
    "pl": "Bank powiedział wiosną, że {} oraz że żaden oddział nie zostanie zamknięty przed następnym rokiem.",
    "ru": "Банк сообщил весной, что {} и что ни одно отделение не будет закрыто до следующего года.",
    "el": "Η τράπεζα είπε την άνοιξη ότι {} και ότι κανένα κατάστημα δεν θα κλείσει πριν από το επόμενο έτος.",
    "ar": "قال البنك في الربيع إن {} وإن أي فرع لن يغلق قبل العام المقبل.",
    "he": "הבנק אמר באביב כי {} וכי אף סניף לא ייסגר לפני השנה הבאה.",
    "tr": "Banka ilkbaharda {} ve gelecek yıldan önce hiçbir şubenin kapatılmayacağını söyledi.",
    "zh": "银行在春天表示，{}，而且在明年之前不会关闭任何分行。",
    "ja": "銀行は春に、{}、そして来年までにどの支店も閉鎖しないと述べた。",
    "ko": "은행은 봄에 {} 그리고 내년 전에는 어떤 지점도 닫지 않겠다고 말했다.",
    "vi": "Ngân hàng nói vào mùa xuân rằng {} và sẽ không có chi nhánh nào bị đóng cửa trước năm sau.",
    "sv": "Banken sade under våren att {} och att inget kontor skulle stängas före nästa år.",
    "la": "Rex dixit quod {} et nemo alius in urbem venit ante annum proximum, quamquam populus clamavit.",
    "da": "Banken sagde i foråret, at {} og at ingen afdeling ville blive lukket før næste år.",
    "grc": "Ὁ βασιλεὺς εἶπεν ὅτι {} καὶ οὐδεὶς ἄλλος ἦλθεν εἰς τὴν πόλιν ἐν ἐκείνῃ τῇ ἡμέρᾳ.",
    "fa": "بانک در بهار گفت که {} و هیچ شعبه‌ای پیش از سال آینده بسته نخواهد شد.",
    "ro": "Banca a spus în primăvară că {} și că nicio sucursală nu va fi închisă înainte de anul viitor.",
    "uk": "Банк повідомив навесні, що {} і що жодне відділення не буде закрито до наступного року.",
    "cs": "Banka na jaře oznámila, že {} a že žádná pobočka nebude zavřena před příštím rokem.",
    "sk": "Banka na jar oznámila, že {} a že žiadna pobočka nebude zatvorená pred budúcim rokom.",
    "nb": "Banken sa om våren at {} og at ingen avdeling skulle bli stengt før neste år.",
    "fi": "Pankki ilmoitti keväällä, että {} ja ettei yhtään konttoria suljeta ennen seuraavaa vuotta.",
    "hu": "A bank tavasszal közölte, hogy {} és hogy egyetlen fiókot sem zárnak be a következő év előtt.",
    "ca": "El banc va dir a la primavera que {} i que cap oficina es tancaria abans del pròxim any.",
    "bg": "Банката съобщи през пролетта, че {} и че нито един клон няма да бъде затворен преди следващата година.",
    "id": "Bank itu mengatakan pada musim semi bahwa {} dan bahwa tidak ada cabang yang ditutup sebelum tahun depan.",
    "hi": "बैंक ने वसंत में कहा कि {} और अगले वर्ष से पहले कोई शाखा बंद नहीं की जाएगी।",
}
