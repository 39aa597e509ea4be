"""Hands the alignment of a published archive to other tools; run it in a copy of the folder `data/`."""

import json
import re
from xml.etree import ElementTree

TEI, ID = "{http://www.tei-c.org/ns/1.0}", "{http://www.w3.org/XML/1998/namespace}id"
NO_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF], "\ufffd")
ElementTree.register_namespace("", TEI[1:-1])
root = ElementTree.parse("edition.tei.xml").getroot()  # noqa: S314 - a published file
apps = {app.get("from"): app for app in root.iter(f"{TEI}app") if app.get("type") != "quotation"}
full = [
    f"#{each.get(ID)}"
    for each in root.iter(f"{TEI}witness")
    if not any(note.get("type") in ("excerpt", "unrelated") for note in each.iter(f"{TEI}note"))
]


def character(each):
    if each.tag == f"{TEI}c":
        return chr(int(each.get("n").removeprefix("U+"), 16))
    return "\n" if each.tag == f"{TEI}milestone" else ""


def columns(place):
    """What each witness has, stretch by stretch: where they agree, and between that where they differ."""
    whole = apps.get(f"#{place.get(ID)}", [])  # says who lacks the paragraph
    p = place if place.tag == f"{TEI}p" else whole.find(f"{TEI}rdg/{TEI}p")
    lacking = [wit for each in whole if each.find(f"{TEI}p") is None for wit in each.get("wit").split()]
    here = [wit for wit in full if wit not in lacking]
    same, inside = p.text or "", False
    for child in p:
        app = apps.get(f"#{child.get(ID)}")
        if app is not None:
            yield dict.fromkeys(here, same)
            read = {each: "".join(character(c) + (c.tail or "") for c in each) for each in app}
            yield {wit: (each.text or "") + read[each] for each in app for wit in each.get("wit", "").split()}
            same, inside = "", True
        inside = inside and not child.get(ID, "").endswith(".end")
        same += "" if inside else character(child) + (child.tail or "")
    yield dict.fromkeys(here, same)


table = {place: list(columns(place)) for place in root.find(f".//{TEI}div[@type='statement']")}

# CollateX: a row for each witness, in it a cell for each column, with its words as tokens.
cells = [column for found in table.values() for column in found if any(column.values())]
rows = [
    [[{"t": word} for word in re.findall(r"\s*\S+\s*", each.get(wit, ""))] for each in cells] for wit in full
]
with open("collatex.json", "w", encoding="utf-8") as file:
    json.dump({"witnesses": [wit[1:] for wit in full], "table": rows}, file, ensure_ascii=False)

# TEI: the same document, with the apparatus within the text.
for each in root.findall(f"{TEI}standOff"):
    root.remove(each)
for each in root.iter(f"{TEI}variantEncoding"):
    each.attrib.update(method="parallel-segmentation", location="internal")
for place, found in table.items():
    name = place.get(ID).removesuffix(".at")
    place.clear()
    place.tag, place.attrib, last = f"{TEI}p", {ID: name}, None
    for column in found:
        texts = list(dict.fromkeys(column.get(wit, "").translate(NO_XML) for wit in full))
        if len(texts) > 1:
            last = ElementTree.SubElement(place, f"{TEI}app")
        elif last is None:
            place.text = (place.text or "") + texts[0]
        else:
            last.tail = (last.tail or "") + texts[0]
        for text in texts if len(texts) > 1 else ():
            wits = " ".join(wit for wit in full if column.get(wit, "").translate(NO_XML) == text)
            ElementTree.SubElement(last, f"{TEI}rdg", wit=wits).text = text
ElementTree.ElementTree(root).write("parallel.tei.xml", encoding="utf-8", xml_declaration=True)
