"""Pairs of spellings of one word, and pairs of words that are alike and are two, by language."""

from __future__ import annotations

ENGLISH = """
aggrandisement aggrandizement  ageing aging  adaptor adapter  aerofoil airfoil  absinth absinthe
agonisingly agonizingly  colour color  honoured honored  neighbourhoods neighborhoods  savoury savory
favourites favorites  armouries armories  behaviourism behaviorism  colourants colorants
flavoursome flavorsome  harbouring harboring  rumours rumors  labourers laborers  organise organize
organisational organizational  recognisable recognizable  apologised apologized  realising realizing
civilisation civilization  patronisingly patronizingly  analysed analyzed  paralysing paralyzing
catalysed catalyzed  centre center  centred centered  centrefold centerfold  theatres theaters
theatregoers theatergoers  fibreglass fiberglass  litres liters  metre meter  calibre caliber
sombre somber  spectre specter  lustre luster  reconnoitre reconnoiter  sceptre scepter  mitred mitered
louvre louver  travelled traveled  cancelling canceling  labelled labeled  modelling modeling
jewellery jewelry  jeweller jeweler  counsellors counselors  marvellous marvelous  fuelled fueled
woollen woolen  woolly wooly  signalling signaling  quarrelled quarreled  tranquillise tranquilize
pummelled pummeled  cruellest cruelest  gruelling grueling  fulfil fulfill  enrolment enrollment
instalments installments  skilful skillful  wilfully willfully  instil instill  anaemia anemia
paediatric pediatric  encyclopaedia encyclopedia  archaeology archeology  mediaeval medieval
aesthetic esthetic  aetiology etiology  foetus fetus  oesophagus esophagus  diarrhoea diarrhea
manoeuvre maneuver  manoeuvring maneuvering  defence defense  offences offenses  licence license
practise practice  pretence pretense  catalogue catalog  dialogues dialogs  analogue analog
programme program  kilogrammes kilograms  grey gray  plough plow  snowplough snowplow  mould mold
moulting molting  smoulder smolder  sceptical skeptical  sulphur sulfur  sulphuric sulfuric  tyres tires
kerb curb  gaol jail  gaolers jailers  cheque check  chequered checkered  chequebook checkbook
draughtsman draftsman  draughty drafty  pyjamas pajamas  moustache mustache  cosy cozy  cosiest coziest
judgement judgment  acknowledgement acknowledgment  likeable likable  sizeable sizable
whingeing whinging  learnt learned  burnt burned  dreamt dreamed  spelt spelled  spilt spilled
leapt leaped  enquiry inquiry  connexion connection  despatch dispatch  waggon wagon  bannister banister
calliper caliper  syphon siphon  gipsy gypsy  cypher cipher  yoghurt yogurt  omelette omelet
aluminium aluminum  artefact artifact  doughnut donut  axe ax  whisky whiskey  furore furor
mollusc mollusk  racoon raccoon  ecstacy ecstasy  phænomena phenomena  decypher decipher
suspence suspense  visiter visitor  woful woeful  pennyless penniless  choaked choked
hinderance hindrance  stedfast steadfast  dulness dullness  expence expense  controul control
antient ancient  musick music  publick public  shew show  chuse choose  surprize surprise  gulph gulf
burthen burden  chymist chemist  compleat complete  dropt dropped  stopt stopped  loue love  euery every
walk'd walked  call'd called  lov'd loved  stopp'd stopped  turn'd turned  seem'd seemed
aukward awkward  falshood falsehood  drest dressed  perswade persuade  murther murder  attornies attorneys
intreaty entreaty  prophane profane  villanous villainous  croude crowd  heav'n heaven  pow'r power
onely only  againe again  beautie beauty  sonne son  bloud blood  kingdome kingdom  goodnesse goodness
haue have  vpon upon  vnto unto  ioy joy  iudge judge  maiesty majesty  naïve naive  cafés cafes
"""

LANGUAGES = """
de daß dass  de Thal Tal  de Theil Teil  de Maedchen Mädchen  de Strasse Straße  de regiren regieren
de seyn sein  de giebt gibt  de Schiffahrt Schifffahrt  de numerieren nummerieren  de Zeugniß Zeugnis
fr clef clé  fr cœur coeur  fr enfans enfants  fr État Etat  fr évènement événement  fr avoit avait
es canción cancion  es fué fue  it città citta  pt acção ação  el τὸν τον  el λόγος λογος  grc αὐτῷ αυτω
grc ἀλήθεια αληθεια  la iam jam  la uirum virum  la cælum caelum  la nunquam numquam
ru человѣкъ человек  ru міръ мир  ru ёлка елка  ru добраго доброго  ru безсильный бессильный
he מֶלֶךְ מלך  ar أحمد احمد  ar كِتاب كتاب  fa كتاب کتاب  zh 國家 国家  zh 說話 说话  ja 國家 国家  ja 廣島 広島
ja ゐる いる  ja 事 こと  ja 頂 いただ  ja 皆様 みなさま  ja 出来 でき  ja 下 くだ  ja 全 すべ
ko 되어 돼  ko 지시하였습니다 지시했습니다  ko 이루어졌다 이뤄졌다  ko 지켜주었기 지켜줬기
fr parloient parlaient
fr roy roi  fr vne une  fr auoir avoir  fr l'évènement l'événement
es sólo solo  es éste este  pt vôo voo  pt idéia ideia  pt freqüente frequente  de publiciren publizieren
de Commando Kommando  de practisch praktisch  de Cigarre Zigarre  ru новыя новые  ru великія великие
ar مسئول مسؤول  nl visschen vissen  nl menschelijk menselijk
vi hòa hoà  vi thúy thuý  hi हिन्दी हिंदी  hi सम्बन्ध संबंध
de Rauhreif Raureif  de Känguruh Känguru  tr hükûmet hükümet  sv qväll kväll  da Kjøbenhavn København
pl teorya teoria  pl komisya komisja  pl Francya Francja  pl partji partii  pl jenerał generał
uk ґанок ганок  bg бѣше беше  bg тамъ там  hu czél cél  hi गये गए  hi चाहिये चाहिए  hi गयी गई
nl mensch mens  ro sînt sunt  sv qvinna kvinna  da år aar
de Photograph Fotograf  de Orthographie Orthografie  de Mikrophon Mikrofon  de existentiell existenziell
de Erndte Ernte
fr paraît parait  fr longtems longtemps  fr rhythme rythme  es quando cuando  es philosophia filosofía
es theatro teatro
es baxo bajo  es exército ejército  es muger mujer  es immenso inmenso  es quizá quizás  es vídeo video
es plaça plaza
it giuoco gioco  it lagrima lacrima  it uffizio ufficio  pt directo direto  pt actividade atividade
pt chrónica crónica
pt Egipto Egito  pt elle ele  pt bebé bebê  pt theatro teatro  nl visch vis  nl loopen lopen
nl zyn zijn  nl publikatie publicatie
da Kiærlighed kærlighed  sv lif liv  sv verld värld  ru чорт чёрт  ru галлерея галерея
ru счастие счастье
pl oyciec ojciec  pl dobrey dobrej  pl xiądz ksiądz  pl bydź być  la hec haec  la gratia gracia
la sompnus somnus
la ymago imago  la praeter preter  la conlega collega  la inpius impius  la adfero affero  la quum cum
la exspecto expecto
"""

OTHER_WORDS = """
en form from  en of off  en four for  en hour our  en tour tor  en then than  en affect effect
en advise advice  en prise prize  en wise wide  en striped stripped  en taped tapped  en planed planned
en hoping hopping  en later latter  en quiet quite  en checker cheer  en vice vise
en principal principle  en stationary stationery  en council counsel  en compliment complement
en discrete discreet  en lose loose  en accept except  en ensure insure  en queue queve
en desert dessert  en moral morale  en personal personnel  en human humane  en canvas canvass
en band baned  en we'd weed  en it'd tided  de Rauhs Raus  de rauchen rauen  da kjole kole
en bee be  en doe do  en comptroller controller  en tart tarte
en curb kirb  en mouse moose  de schon schön  fr renouer rénover  fr revoit rêvait
de Carl Karl  de Victor Viktor  de Mutter Mütter  de drucken drücken  de Massen Maßen
de Busse Buße  de achten ächten  de forderte förderte  fr ou où  fr pêche péché  fr mange mangé
fr des dès  fr sur sûr  fr poisson poison  es él el  es más mas  es habló hablo  es año ano
es público publicó  it è e  it però pero  pt é e  ru мир мор  ru его того  ru міръ миръ
pl zjem ziem  pl dni dny  uk ґніт гніт  uk ґрати грати
hi ये ए  bg тъй там  hu czukor cukrot
la canis panis  zh 未 末
ja 人 入  ko 하지 하였지  ko 주었다 추었다  ko 되어 되지
es teta theta  es cuatro cuadro  it anno hanno  pt pacto pato  pt tomas thomas  nl partij party
nl wegen wezen  la equus aequus
la facio fateor  la Marcius Martius  la vicia vitia  la Adriani Arriani  pl May Maj  pl Bayer bajer
pl Maya Maja  it Uffizi uffici  sv graf grav  nl Bosch Bos  da skulde skulle  da Kjær Kær  pt pára para
pt paiz pais  pt pêlo pelo  es Chris Cris  en trie try  en mee me
pl wojna wolna  ru знание знамение  de Graph Graf  de Paragraf Paragramm
ja 者 もの  ja こと もの  ja 物 事  ja 下 した  ja 時 とし
vi má mà  vi hòa hóa  hi चिन्ता चिता  he מלך מלכה  el νόμος νόσος  tr kız kiz  sv far får
"""


def pairs(table: str) -> list[list[str]]:
    """The entries of a table: a line has several, two spaces apart."""
    return [entry.split() for line in table.split("\n") for entry in line.split("  ") if entry.strip()]
