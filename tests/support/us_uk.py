"""Common words as they are spelt in the United Kingdom and the United States, and others spelt two ways."""

from __future__ import annotations

from typing import Final

US_UK: Final = """
aggrandisement/aggrandizement ageing/aging adaptor/adapter aerofoil/airfoil absinth/absinthe
agonisingly/agonizingly amortisation/amortization anaemic/anemic anaesthetist/anesthetist
anglicisation/anglicization apologised/apologized appetising/appetizing arbour/arbor armoury/armory
authorisation/authorization axe/ax backpedalling/backpedaling baptised/baptized behavioural/behavioral
behaviourist/behaviorist belabour/belabor bevelled/beveled bowdlerise/bowdlerize brutalised/brutalized
caesium/cesium calibre/caliber cancelled/canceled candour/candor canonisation/canonization
capitalisation/capitalization caramelised/caramelized carburettor/carburetor catalogue/catalog
catalysed/catalyzed categorised/categorized cauterise/cauterize centimetre/centimeter
centralisation/centralization centrefold/centerfold channelled/channeled
characterisation/characterization cheque/check chequebook/checkbook chiselled/chiseled
civilisation/civilization clamour/clamor clangour/clangor colonisation/colonization
colour-blind/color-blind colourful/colorful colouration/coloration computerised/computerized cosy/cozy
cosily/cozily councillors/councilors counselled/counseled criticised/criticized crystallise/crystallize
cypher/cipher defence/defense defenceless/defenseless demeanour/demeanor demobilisation/demobilization
democratisation/democratization demonise/demonize demoralised/demoralized deodorise/deodorize
destabilise/destabilize dialled/dialed dialogue/dialog diarrhoea/diarrhea digitised/digitized
discolour/discolor discoloured/discolored dishonour/dishonor dishonourable/dishonorable
disorganised/disorganized distil/distill draughtsman/draftsman draughty/drafty dramatised/dramatized
duelled/dueled economise/economize emphasised/emphasized enamoured/enamored encyclopaedia/encyclopedia
endeavour/endeavor enrol/enroll enrolment/enrollment enthral/enthrall equalised/equalized
eulogise/eulogize evangelise/evangelize extemporise/extemporize faecal/fecal favourite/favorite
favouritism/favoritism favourable/favorable fertilised/fertilized fervour/fervor fibre/fiber
fibreglass/fiberglass finalised/finalized flavour/flavor flavouring/flavoring foetal/fetal
formalised/formalized fossilised/fossilized fraternise/fraternize fuelled/fueled fulfilment/fulfillment
galvanised/galvanized generalisation/generalization glamour/glamor glamourise/glamorize
globalisation/globalization glycerine/glycerin goitre/goiter gonorrhoea/gonorrhea gravelled/graveled
grovelled/groveled grey/gray gynaecologist/gynecologist haematology/hematology haemoglobin/hemoglobin
haemophilia/hemophilia haemorrhage/hemorrhage harbour/harbor harmonise/harmonize
homoeopathic/homeopathic honour/honor honourable/honorable hospitalised/hospitalized humanise/humanize
humour/humor humourless/humorless hybridise/hybridize hydrolyse/hydrolyze idealised/idealized
immobilised/immobilized immunisation/immunization industrialised/industrialized initialled/initialed
instalment/installment instil/instill internalise/internalize italicised/italicized
jeopardise/jeopardize jewelled/jeweled jewellery/jewelry jeweller/jeweler judgement/judgment
kilometre/kilometer labelled/labeled labour/labor labourer/laborer leukaemia/leukemia levelled/leveled
libelled/libeled libellous/libelous licence/license liquorice/licorice litre/liter localised/localized
louvre/louver lustre/luster manoeuvre/maneuver manoeuvring/maneuvering marvelled/marveled
marvellous/marvelous maximise/maximize meagre/meager mediaeval/medieval memorise/memorize metre/meter
millimetre/millimeter misbehaviour/misbehavior misdemeanour/misdemeanor mobilise/mobilize
modelled/modeled modernise/modernize mollusc/mollusk monologue/monolog mould/mold mouldy/moldy
moult/molt moustache/mustache naturalisation/naturalization neighbour/neighbor
neighbourhood/neighborhood neutralise/neutralize normalise/normalize odour/odor oesophagus/esophagus
oestrogen/estrogen offence/offense omelette/omelet optimise/optimize organisation/organization
orthopaedic/orthopedic ostracise/ostracize paediatric/pediatric paediatrician/pediatrician
paedophile/pedophile palaeontology/paleontology panelled/paneled paralysed/paralyzed parlour/parlor
pedagogue/pedagog pencilled/penciled penalise/penalize plough/plow popularise/popularize
practise/practice pretence/pretense primaeval/primeval prioritise/prioritize privatisation/privatization
programme/program programmes/programs prologue/prolog publicise/publicize pulverise/pulverize
pyjamas/pajamas quarrelled/quarreled radicalise/radicalize rancour/rancor randomised/randomized
rationalise/rationalize ravelled/raveled realise/realize recognise/recognize reconnoitre/reconnoiter
refuelled/refueled remodelled/remodeled revelled/reveled revitalise/revitalize
revolutionise/revolutionize rigour/rigor rivalled/rivaled romanticise/romanticize rumour/rumor
sabre/saber saltpetre/saltpeter sanitise/sanitize savour/savor savoury/savory saviour/savior
scandalise/scandalize sceptic/skeptic sceptical/skeptical sceptre/scepter scrutinise/scrutinize
sepulchre/sepulcher signalled/signaled skilful/skillful smoulder/smolder snivelled/sniveled
sombre/somber specialise/specialize spectre/specter spiralled/spiraled splendour/splendor
stabilise/stabilize standardise/standardize sterilise/sterilize stigmatise/stigmatize succour/succor
sulphate/sulfate sulphuric/sulfuric summarise/summarize swivelled/swiveled symbolise/symbolize
sympathise/sympathize synchronise/synchronize tantalise/tantalize theatre/theater theorise/theorize
titbit/tidbit totalled/totaled towelling/toweling tranquillity/tranquility traumatise/traumatize
travelled/traveled traveller/traveler travelogue/travelog tumour/tumor tunnelled/tunneled tyre/tire
tyrannise/tyrannize unfavourable/unfavorable unionised/unionized unravelled/unraveled utilise/utilize
valour/valor vandalise/vandalize vapour/vapor vaporise/vaporize verbalise/verbalize victimise/victimize
victualler/victualer vigour/vigor visualise/visualize vulgarise/vulgarize waggon/wagon
watercolour/watercolor weaselled/weaseled westernise/westernize whisky/whiskey wilful/willful
woollen/woolen woolly/wooly worshipped/worshiped yodelled/yodeled yoghurt/yogurt mum/mom analogue/analog
aluminium/aluminum artefact/artifact banister/bannister bedevilled/bedeviled bisulphite/bisulfite
buses/busses callisthenics/calisthenics carolled/caroled chilli/chili cooperate/co-operate
coordinate/coördinate councillor/councilor crueller/crueler dependent/dependant despatch/dispatch
dishevelled/disheveled doughnut/donut dykes/dikes enamelled/enameled equalling/equaling foetus/fetus
furore/furor gauge/gage glueing/gluing gruelling/grueling hiccough/hiccup inflexion/inflection
hypoglycaemia/hypoglycemia inure/enure
judgemental/judgmental kidnapper/kidnaper leukaemic/leukemic likeable/likable
lodgement/lodgment manoeuvrable/maneuverable mitre/miter moveable/movable naïve/naive nought/naught
ochre/ocher paediatrics/pediatrics phoney/phony pummelled/pummeled ratable/rateable saleable/salable
sizeable/sizable snowplough/snowplow spelt/spelled sulphur/sulfur tasselled/tasseled towards/toward
trammelled/trammeled tsar/czar unequalled/unequaled unlabelled/unlabeled
"""

ALSO_ONE_WORD: Final = """
acknowledgement/acknowledgment adviser/advisor advisers/advisors anaesthetic/anesthetic
analyses/analyzes archaeological/archeological archaeologists/archeologists archaeology/archeology
armor/armour artefacts/artifacts burned/burnt canceling/cancelling cataloging/cataloguing
colored/coloured disc/disk discs/disks donuts/doughnuts enquire/inquire enquired/inquired
enquiries/inquiries enquiring/inquiring enquiry/inquiry fulfil/fulfill leaped/leapt learned/learnt
lovable/loveable modeling/modelling ploughed/plowed ploughing/plowing practiced/practised
practicing/practising quarreling/quarrelling sheik/sheikh signaling/signalling counsellor/counselor
smelled/smelt spilled/spilt spoiled/spoilt storeys/stories theaters/theatres travelers/travellers
traveling/travelling worshiping/worshipping counsellors/counselors
"""


def written_pairs(text: str) -> list[tuple[str, str]]:
    """Pairs written as one/two, between spaces."""
    found = (pair.split("/") for pair in text.split())
    return [(one, two) for one, two in found]
