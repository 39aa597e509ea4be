"""What people type into a search, and what must be found, in many scripts, with accents and without."""

from __future__ import annotations

ROWS = [
    "“As the leaks showed, the agency reads our networks – for years.”",
    "The minister called it a “charade” and (reportedly) refused the £169m offer.",
    "The union's reply [sic] was short: the hall isn’t for sale.",
    "We don’t own the café in Zürich; the coöperative does.",
    "Temperatures fell to −5 °C, prices rose by 3.5% to €1,200.",
    "So-called back-door access is a smokescreen; nobody spread rumors.",
    "本公司从未参与任何间谍活动，也不会保护罪犯。",
    "私たちはスパイ行為をしていません。",
    "บริษัทไม่เคยสอดแนมลูกค้า",
    "Компания никогда не шпионила за своими клиентами. Ещё раз: нет.",
    "لم تتجسَّس الشركةُ على أحد.",
    'החברה מעולם לא ריגלה; דו״ח צה"ל מאשר.',
    "Η εταιρεία δεν κατασκόπευσε ποτέ τους πελάτες της.",
    "L’homme a dit : « c’est fini ».",
    "The U.S. Government and the E.U. met at 10:30 in building 7B.",
    "Die Straße heißt Größenwahn; der Datenschutzbeauftragte schweigt.",
    "Le cœur de l'Œuvre, naïve et déjà vue.",
    "회사는 고객을 감시하지 않았다.",
    "網絡中沒有後門，皇后也不知道。",
    "ولم يُذكر في كتاب نُشر قبلها.",
    "وقالت إنها تعود للمكتبة، وبالكتب كلها.",
    "הספרייה נסגרה; מכתב אחד חסר.",
]
# What is typed, and the row that is found first; None where nothing may be.
QUERIES: list[tuple[str, int | None]] = [
    ("charade", 1),
    ("reportedly", 1),
    ("£169m", 1),
    ("169m", 1),
    ("sic", 2),
    ("union's", 2),
    ("unions", 2),
    ("isn't", 2),
    ("isn’t for", 2),
    ("dont", 3),
    ("don't own", 3),
    ("cafe", 3),
    ("café", 3),
    ("Zurich", 3),
    ("cooperative", 3),
    ("-5", 4),
    ("−5", 4),
    ("3.5%", 4),
    ("€1200", 4),
    ("1,200", 4),
    ("backdoor", 5),
    ("back door", 5),
    ("back-door access", 5),
    ("rumours", 5),
    ("smoke screen", 5),
    ("smokscreen", 5),  # a letter less, more, another, two exchanged
    ("smokesscreen", 5),
    ("smokezcreen", 5),
    ("somkescreen", 5),
    ("nobody sprezd rumurs", 5),
    ("компаниа", 9),
    ("“smokscreen”", None),  # in quotation marks what is typed is meant
    ("zmokescreen", None),
    ("间谍", 6),
    ("从未参与任何间谍活动", 6),
    ("間諜", 6),
    ("後門", 18),
    ("后门", 18),
    ("网络中没有后门", 18),
    ("皇後", 18),
    ("スパイ", 7),
    ("ｽﾊﾟｲ", 7),
    ("ไม่เคย", 8),
    ("ลูกค้า", 8),
    ("шпионила", 9),
    ("ШПИОН", 9),
    ("еще раз", 9),
    ("تتجسس", 10),
    ("الشركة", 10),
    ("شركة", 10),
    ("الكتاب", 19),  # with the article, which the text lacks or writes otherwise
    ("المكتبة", 20),
    ("الكتب", 20),
    ("مكتبة", 20),
    ("“الكتاب”", None),
    ("ספרייה", 21),
    ("והמכתב", 21),
    ("חברה", 11),
    ("צה״ל", 11),
    ("δεν κατασκοπευσε", 12),
    ("ΠΟΤΈ", 12),
    ("homme", 13),
    ("l'homme a dit", 13),
    ("US government", 14),
    ("U.S.", 14),
    ("10:30", 14),
    ("7b", 14),
    ("strasse", 15),
    ("schutz", 15),
    ("grossenwahn", 15),
    ("coeur", 16),
    ("oeuvre", 16),
    ("naive et deja", 16),
    ("고객을", 17),
    ("고객", 17),
    ("leaks showed the agency", 0),
    ("“our networks”", 0),
    ("for years our", 0),
    ("netw", 0),
    ("leaks zzzz", 0),
    ('"networks our"', None),
    ("zzzz", None),
    ("…", None),
]
# Types each query into the search box of the page and gives for each the fragment of the first hit's address.
# Each is answered once, in order; what the box asks when it is entered is answered before a hit is seen.
# A search that does not answer within a minute is a fault: a page's own script has no other end.
TYPE_ALL = """async (queries) => {
  const box = document.querySelector(".md-search__input");
  const said = document.querySelector(".md-search-result__meta");
  const patience = 60_000;
  const type = (words) => new Promise((done, fail) => {
    const late = () => fail(new Error(`the search gave no answer to ${words} within a minute`));
    const guard = setTimeout(late, patience);
    const watch = new MutationObserver(() => { watch.disconnect(); clearTimeout(guard); setTimeout(done); });
    watch.observe(said, { childList: true, characterData: true, subtree: true });
    box.value = words;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
  box.focus();
  await type("agency");
  const end = performance.now() + patience;
  while (!document.querySelector(".md-search-result__link")) {
    if (performance.now() > end) throw new Error("the search found nothing for agency within a minute");
    await new Promise(requestAnimationFrame);
  }
  const found = [];
  for (const words of queries) {
    await type(words);
    found.push(document.querySelector(".md-search-result__link")?.hash ?? null);
  }
  return found;
}"""
