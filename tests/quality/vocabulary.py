"""Words the texts are composed of, and the words that may take their place."""
# ruff: noqa: E501, SIM905 (lists of words, as they are best read)

from __future__ import annotations

from typing import Final

NOUNS: Final = """
account agency agreement allegation answer archive argument article assembly auditor author authority balance bank
barrier board bridge budget building bureau cable campaign canal capacity capital carrier cargo census chairman
chapter charge charter citizen claim clerk climate coast college colony column commission committee company
complaint concern conclusion condition conference conflict consequence consumer contract control copy council
country court credit crew crisis crowd currency customer damage danger deadline dealer debate debt decade decision
delay delegate demand department deposit design detail device dispute district doctor document draft duty
economy edition editor effect election emergency employee engineer enquiry equipment estate estimate evidence
examination example exchange expense experiment expert factory failure farm feature ferry figure fleet forest
fortune foundation fragment freight frontier fund garden gate generation glacier government grain grant guard
guide harvest hearing highway history hospital household hypothesis illness impact incident income industry
inhabitant inspection inspector institution instruction instrument insurance interest interview inventory invoice
island journal journey judge junction justice keeper kingdom landlord language lawyer leader ledger lesson letter
library licence limit machine magazine magistrate majority manager manuscript margin market measure medicine meeting
member merchant message method minister minority mission mistake mountain museum network newspaper notice number
objection obligation observer occasion offer office officer operator opinion orchard order origin outcome owner
package page painter panel paper parish parliament partner passage passenger patient pattern pension permit petition
pharmacy phrase picture pilot pipeline plain plan planet platform policy population port portion post pressure price
principle prison privilege prize procedure product profession profit programme project promise proof property
proposal province publisher purpose quarrel quarter question railway reader reason receipt record reform refugee
region register regulator remark remedy rent repair reply report republic request research reservoir resident
resource response result revenue review reward river road route rule sailor sample scandal schedule scheme scholar
school science season secretary section security senate sentence series servant service settlement shareholder
shelter shipment shore shortage signal silence society soldier solution speaker species speech standard statement
station statute storm strategy street strike student study subject suburb summary summer supplier supply support
surgeon surplus surprise survey suspicion system tariff tax teacher technician telegraph temple tenant territory
theatre theory threat title tower trade tradition traffic transfer traveller treasury treaty trial tribunal tribute
tunnel union university valley vendor verdict vessel victory village violation visitor voter voyage wage warehouse
warning water weather wheel window winter witness worker workshop
""".split()

ADJECTIVES: Final = """
able absent accurate ancient annual anxious apparent available average bitter brief broad calm capable careful
central certain cheap clear coastal cold commercial common complete complex considerable constant correct curious
daily dangerous dark deliberate detailed different difficult direct distant domestic double dry dull early eastern
economic effective empty enormous entire equal exact excellent expensive express external fair faithful false
familiar famous federal final firm foreign former formal fragile free frequent fresh full further general gentle
genuine global gradual grave great guilty harsh heavy hidden high historic honest hostile huge human ideal immediate
important improbable independent indirect industrial inland innocent internal joint just keen known large lasting
late lawful leading legal light likely literal little local long loose lower loyal main major marine maritime mature
medical mild military minor mobile modern modest moral mutual narrow national native natural naval neat necessary
neutral new noble normal northern notable obvious odd official old open opposite ordinary original painful parallel
partial patient peaceful perfect permanent personal plain pleasant polite political poor popular possible powerful
practical precise present previous primary private probable prominent proper proud public pure quick quiet random
rapid rare raw ready real reasonable recent regional regular relevant reliable remote rich rigid rival rough royal
rural safe scarce secret senior separate serious severe sharp short silent similar simple single slight slow small
social soft solemn solid southern special stable steady steep stern strange strict strong subtle sudden sufficient
suitable sure technical temporary tender thin thorough tight timely tiny total tough tragic typical unable unique
universal urban urgent useful usual vague valid valuable various vast violent visible vital vivid warm weak wealthy
western whole wide wild wise written wrong young
""".split()

# None by which a reporter says who speaks: a paragraph that has one, and that a source lacks, is doubtful.
VERBS: Final = """
abandoned accepted accompanied acquired adapted addressed adopted advised allowed altered answered appointed approved
arranged assessed assisted assumed attacked attended avoided awarded balanced blamed blocked borrowed bought broke
brought built calculated cancelled carried caused challenged changed checked chose cited cleared closed collected
combined compared completed concealed concerned condemned conducted confirmed connected considered consulted contained
contradicted controlled converted copied corrected counted covered created cut damaged dealt debated decided declined
defeated defended delayed delivered demanded denied described deserved designed destroyed detected developed dismissed
displayed disputed distributed divided doubted drafted drew drove dropped earned employed enabled encouraged ended
endorsed engaged enjoyed enlarged ensured entered established estimated evaluated examined exceeded excluded executed
expanded expected exported exposed expressed extended faced feared filed finished followed forbade forced forgot
formed fought found founded framed fulfilled funded gained gathered gave governed granted guarded guided halted
handled helped hid hired honoured identified ignored imported imposed improved included inherited inspected installed
insulted intended interrupted introduced invented invited issued joined judged justified kept knew launched led left
lent limited linked listed loaded located lost maintained managed marked measured mended mentioned met missed modified
monitored moved named needed neglected noticed observed obtained occupied offered opened operated opposed ordered
organised outlined overlooked owned paid passed performed permitted persuaded planned praised predicted prepared
presented preserved prevented printed proclaimed produced promised promoted proposed protected proved provided
published punished purchased pursued questioned quoted raised reached read received recognised recommended
reconsidered recorded recovered reduced refused regarded regulated rejected released relied removed renewed rented
repaired repeated replaced reported represented requested required rescued resisted resolved respected restored
restricted retained returned revealed reviewed revised rewarded ruled saved searched secured selected sent served
settled shaped shared showed signed solved sought spared spoiled spread stopped stored strengthened studied submitted
suggested supervised supplied supported suppressed surveyed suspected suspended sustained taught tested threatened
tolerated took traced transferred transformed translated treated trusted understood undertook united used valued
verified viewed violated visited voted warned watched weighed welcomed withdrew won
""".split()

ADVERBS: Final = """
again almost already always apparently barely briefly calmly carefully clearly completely constantly deliberately
eagerly easily entirely equally eventually exactly finally formally frankly freely frequently gently gradually
hardly hastily honestly immediately indeed instantly largely lately merely mostly narrowly nearly never notably
obviously officially often once only openly partly perhaps plainly politely possibly precisely presumably privately
probably promptly properly publicly quickly quietly rarely readily recently repeatedly scarcely secretly seldom
seriously silently simply slowly solemnly soon steadily still strictly strongly suddenly surely thoroughly together
twice usually vaguely widely willingly wisely
""".split()

NAMES: Final = """
Aldous Marchetti Okonkwo Lindqvist Farrow Benedek Castellane Drummond Eisner Halloran Ibarra Jankovic Kessler Lumley
Montague Nakamura Oduya Pemberton Quiroga Rosenthal Sandoval Thackeray Ulrich Vasquez Whitlock Yilmaz Zimmer Ashdown
Brackley Corrigan Delacroix Everard Fontaine Greville Hathersage
""".split()

PLACES: Final = """
Ardmore Belhaven Carrow Dunmere Eastleigh Farnholm Glenrock Harwick Inverley Kestrel Langdale Merrow Northwold
Oakhampton Penhale Quarrington Redmarsh Stanwick Thornbury Ulverdale Vellmar Westergate Yarrowdale Brindle Castlebar
Darnley Eskmouth Foxcote
""".split()

# Pairs of accepted spellings, American first: by pattern (-our, -ise, -yse, -re, -ogue, -ll-, ae, oe, -ence) and by list.
SPELLINGS: Final = (
    ("color", "colour"), ("honor", "honour"), ("labor", "labour"), ("neighbor", "neighbour"), ("rumor", "rumour"),
    ("harbor", "harbour"), ("favor", "favour"), ("behavior", "behaviour"), ("endeavor", "endeavour"),
    ("rumors", "rumours"), ("neighbors", "neighbours"), ("favorable", "favourable"), ("honorable", "honourable"),
    ("organize", "organise"), ("organized", "organised"), ("recognize", "recognise"), ("recognized", "recognised"),
    ("modernized", "modernised"), ("organization", "organisation"), ("authorization", "authorisation"),
    ("stigmatize", "stigmatise"), ("criticized", "criticised"), ("apologize", "apologise"),
    ("analyze", "analyse"), ("analyzed", "analysed"), ("paralyzed", "paralysed"), ("catalyze", "catalyse"),
    ("center", "centre"), ("theater", "theatre"), ("fiber", "fibre"), ("meager", "meagre"), ("somber", "sombre"),
    ("luster", "lustre"), ("specter", "spectre"), ("caliber", "calibre"), ("liter", "litre"),
    ("catalog", "catalogue"), ("dialog", "dialogue"), ("analog", "analogue"), ("prolog", "prologue"),
    ("traveler", "traveller"), ("traveled", "travelled"), ("canceled", "cancelled"), ("labeled", "labelled"),
    ("modeling", "modelling"), ("signaled", "signalled"), ("jeweler", "jeweller"), ("marvelous", "marvellous"),
    ("counselor", "counsellor"), ("fulfill", "fulfil"), ("enrollment", "enrolment"), ("skillful", "skilful"),
    ("encyclopedia", "encyclopaedia"), ("archeology", "archaeology"), ("anesthetic", "anaesthetic"),
    ("pediatric", "paediatric"), ("medieval", "mediaeval"), ("leukemia", "leukaemia"),
    ("maneuver", "manoeuvre"), ("diarrhea", "diarrhoea"), ("fetus", "foetus"), ("estrogen", "oestrogen"),
    ("defense", "defence"), ("offense", "offence"), ("license", "licence"), ("pretense", "pretence"),
    ("gray", "grey"), ("tire", "tyre"), ("program", "programme"), ("plow", "plough"), ("check", "cheque"),
    ("jewelry", "jewellery"), ("aluminum", "aluminium"), ("mold", "mould"), ("mustache", "moustache"),
    ("skeptical", "sceptical"), ("pajamas", "pyjamas"), ("sulfur", "sulphur"), ("draft", "draught"),
    ("judgment", "judgement"), ("aging", "ageing"), ("story", "storey"), ("curb", "kerb"), ("ax", "axe"),
    ("cozy", "cosy"), ("donut", "doughnut"), ("artifact", "artefact"), ("inquiry", "enquiry"),
)  # fmt: skip

# Words of another meaning that look alike; none of them is a spelling of its partner.
LOOKALIKES: Final = (
    ("form", "from"), ("of", "off"), ("now", "not"), ("increase", "decrease"), ("include", "exclude"),
    ("included", "excluded"), ("import", "export"), ("imported", "exported"), ("possible", "impossible"),
    ("legal", "illegal"), ("internal", "external"), ("public", "private"), ("accept", "except"),
    ("accepted", "excepted"), ("affect", "effect"), ("ever", "never"), ("proved", "provided"), ("major", "minor"),
    ("this", "that"), ("these", "those"), ("quite", "quiet"), ("angel", "angle"), ("county", "country"),
    ("desert", "dessert"), ("lose", "loose"), ("than", "then"), ("weather", "whether"), ("advice", "advise"),
    ("moral", "morale"), ("personal", "personnel"), ("principal", "principle"), ("stationary", "stationery"),
    ("was", "were"), ("is", "was"), ("has", "had"), ("will", "would"), ("can", "could"), ("its", "their"),
    ("first", "last"), ("more", "less"), ("before", "after"), ("with", "without"), ("able", "unable"),
    ("probable", "improbable"), ("major", "mayor"), ("direct", "indirect"), ("relevant", "irrelevant"),
    ("adapted", "adopted"), ("assumed", "assured"), ("formal", "former"), ("united", "untied"),
    ("prescribe", "proscribe"), ("historic", "historical"), ("economic", "economical"), ("tire", "tired"),
    ("sent", "lent"), ("metal", "mental"), ("marital", "martial"), ("casual", "causal"), ("tour", "tor"),
    ("four", "for"), ("wise", "wire"), ("size", "seize"), ("poll", "pole"), ("filed", "filled"),
)  # fmt: skip

# Lookalikes that no recognition error explains: they may stand beside recognition errors and remain wording.
WORDING_LOOKALIKES: Final = tuple(
    pair
    for pair in LOOKALIKES
    if pair[0]
    in {"increase", "include", "included", "import", "imported", "possible", "legal", "public", "this", "these",
        "will", "can", "its", "first", "more", "before", "with", "able", "probable", "relevant", "direct", "major",
        "proved", "former"}
)  # fmt: skip

SYNONYMS: Final = (
    ("account", "narrative"), ("agreement", "pact"), ("allegation", "accusation"), ("answer", "reply"),
    ("big", "large"), ("great", "vast"), ("old", "ancient"), ("new", "recent"), ("said", "declared"),
    ("house", "dwelling"), ("journey", "voyage"), ("letter", "note"), ("quickly", "hastily"), ("small", "slight"),
    ("report", "document"), ("country", "nation"), ("government", "ministry"), ("company", "firm"),
    ("evidence", "proof"), ("began", "commenced"), ("end", "close"), ("show", "reveal"), ("think", "believe"),
    ("found", "discovered"), ("kept", "retained"), ("looked", "gazed"), ("man", "fellow"), ("night", "evening"),
    ("father", "parent"), ("friend", "companion"), ("saw", "beheld"), ("often", "repeatedly"), ("also", "likewise"),
    ("but", "yet"), ("because", "since"), ("although", "though"), ("every", "each"), ("must", "should"),
    ("people", "inhabitants"), ("money", "funds"), ("road", "highway"), ("bought", "purchased"),
    ("helped", "assisted"), ("showed", "displayed"), ("committee", "panel"), ("rejected", "dismissed"),
)  # fmt: skip

PHRASES: Final = tuple(
    """
    in the end/as we have often said/very/rather/with some reluctance/it must be added/so far as is known/once more/
    at length/by common consent/not without reason/in every respect/for want of anything better/hitherto/moreover/
    on the following morning/without a word/under these circumstances/as everybody remembers/to their great credit/
    some years ago/in plain language/after long hesitation/of course/even so/at the very least
    """.replace("\n", "")
    .replace("    ", "")
    .split("/")
)

# What recognition takes for what; single glyphs, and pairs that run together.
CONFUSIONS: Final = (
    ("rn", "m"), ("m", "rn"), ("cl", "d"), ("d", "cl"), ("li", "h"), ("h", "li"), ("h", "b"), ("b", "h"), ("e", "c"),
    ("c", "e"), ("o", "0"), ("l", "1"), ("l", "i"), ("i", "l"), ("I", "l"), ("l", "I"), ("s", "5"), ("S", "5"),
    ("t", "f"), ("f", "t"), ("u", "n"), ("n", "u"), ("n", "ri"), ("ri", "n"), ("w", "vv"), ("g", "q"), ("g", "9"),
    ("b", "6"), ("a", "o"), ("o", "a"), ("u", "ii"), ("ll", "U"), ("tt", "ti"), ("k", "lc"), ("y", "v"), ("v", "y"),
    ("j", "i"), ("z", "2"), ("B", "8"), ("O", "0"), ("e", "o"), ("a", "u"), ("in", "m"), ("m", "in"), ("ni", "m"),
    ("f", "r"), ("r", "t"), ("ti", "h"), ("th", "tli"), ("D", "O"), ("E", "F"), ("T", "I"), ("H", "II"), ("M", "IVI"),
    ("k", "K1"), ("a", "n"), ("d", "a"), ("h", "n"), ("s", "a"), ("fi", "h"), ("1", "l"), ("0", "O"), ("5", "S"),
)  # fmt: skip

# Denials and numbers: what a recognised source has in their place is another wording, by how it is to be told.
NEVER_EXCUSED: Final = frozenset(
    "no not nor never none nothing nobody neither without against one two three four five six seven eight nine ten "
    "eleven twelve twenty thirty forty fifty hundred thousand million first second third half".split()
)

# Confusions of other scripts, both ways.
LOOKALIKE_GLYPHS: Final = tuple(
    "己已 未末 土士 日曰 人入 大太 间问 干千 天夫 白自 王玉 力刀 木本 目且 石右 贝见 今令 住往 侍待 "
    "ロ口 ソン シツ カ力 ニ二 はほ るろ われ めぬ さき "
    "บป ถภ ดค ผพ ทฑ มน กถ "
    "بت تث حج خح رز سش دذ صض طظ عغ فق "
    "דר הח זו בכ סם גנ תח".split()
)
