"""Small web pages of every sort, and the paragraphs that a browser shows of them."""

from __future__ import annotations

from edition.sources.original import Extract, Original
from edition.sources.web.html import read_web_page

BLOCKS = {
    "center": ("<center>NOTE</center>It met.", ["NOTE", "It met."]),
    "dl": ("<dl><dt>A<dd>first<dt>B<dd>second</dl>", ["A", "first", "B", "second"]),
    "fieldset": ("<fieldset><legend>Who</legend>We</fieldset>", ["Who", "We"]),
    "form, button, label": (
        "<form><label>Name</label><button>Go</button><button>Stop</button></form>",
        ["Name Go Stop"],
    ),
    "fields and buttons": (
        "<form>Name <input value='Ann Lee'><input type=submit value=Send><input type=hidden value=h></form>",
        ["Name Ann Lee Send"],
    ),
    "groups of choices": ("<select><optgroup label=Some><option>One</select>", ["Some", "One"]),
    "captions in a form": (
        "<form><table><caption>Sums</caption><tr><td>1</table><figure>a<figcaption>b</figcaption></figure></form>",
        ["Sums", "1", "a", "b"],
    ),
    "options": ("<select><option>One<option>Two</select>", ["One", "Two"]),
    "menu": ("<menu><li>Save<li>Print</menu>", ["Save", "Print"]),
    "open dialog": ("Ask<dialog open>Sure?</dialog>", ["Ask", "Sure?"]),
    "figure": (
        "<figure><img alt=x><figcaption>The mill</figcaption></figure>It burnt.",
        ["The mill", "It burnt."],
    ),
    "after the body": ("<body><p>One</p></body></html>Two", ["One", "Two"]),
    "unclosed": ("<p>One<p>Two<div>Three<h2>Four</div>", ["One", "Two", "Three", "Four"]),
    "flexible boxes": ("<div style='display:flex'><span>One</span><span>Two</span></div>", ["One", "Two"]),
    "a span shown as a block": ("<style>.b{display:block}</style>a<span class=b>b</span>c", ["a", "b", "c"]),
    "a list in a line": (
        "<style>li{display:inline}</style><ul><li>Home</li><li>News</li></ul>",
        ["Home News"],
    ),
    "a drop cap": ("<span style='float:left'>T</span>he board met.", ["The board met."]),
    "figures that float": (
        "<p>Cattle<span style='float:right'>84</span><p><span style='float:right'>10</span>In the hills",
        ["Cattle", "84", "10", "In the hills"],
    ),
    "a word of two letters that floats": (
        "<p><em style='float:left'>by</em><a href=x>Ann Lee</a><p><b style='float:left'>“T</b>he board",
        ["by", "Ann Lee", "“The board"],
    ),
    "a figure whose first digit floats": ("<p><b style='float:left'>1</b>984 was", ["1984 was"]),
    "text beside": ("<div><span style='float:right'>12 May</span>The board.</div>", ["12 May", "The board."]),
    "verse": ("<p>One<br>two<br><br>three", ["One\ntwo", "three"]),
    "as set": ("<pre>\n a  b\n c</pre>", [" a  b\n c"]),
    "lines kept by a style": ("<p style='white-space:pre-line'>a\n  b", ["a\nb"]),
    "text area": ("<textarea>\nDear sir</textarea>", ["Dear sir"]),
    "a formula": (
        "<math><msup><mn>3</mn><mn>2</mn></msup><mfrac><mn>1</mn><mn>2</mn></mfrac></math>",
        ["3 ² 1/ 2"],
    ),
    "a root": ("<p>It is <math><msqrt><mn>3</mn></msqrt></math>.", ["It is √ 3 ."]),
    "picture with words": (
        "<svg><title>t</title><text>Fig. 1</text><text>Fig. 2</text></svg>",
        ["Fig. 1", "Fig. 2"],
    ),
}

TABLES = {
    "figures row by row": (
        "<table><thead><tr><th>Year<th>Sum<tbody><tr><td>2019<td>12.5<tr><td>2020<td>13</table>",
        ["Year\tSum", "2019\t12.5", "2020\t13"],
    ),
    "foot written before the body": (
        "<table><tfoot><tr><td>Total<td>3</tfoot><tbody><tr><td>One<td>1</table>",
        ["One\t1", "Total\t3"],
    ),
    "two languages": (
        "<table><tr><td>We deny it.<td>Nous le nions.<tr><td>That is all.<td>C’est tout.</table>",
        ["We deny it.", "Nous le nions.", "That is all.", "C’est tout."],
    ),
    "numbers beside the text": (
        "<table><tr><td>1.<td>We deny it.<tr><td>(b)<td><p>That is all.<p>Indeed.</table>",
        ["1.\tWe deny it.", "(b)\tThat is all.", "Indeed."],
    ),
    "a page laid out by a table": (
        "<table><tr><td><p>We deny it.<p>It is false.<td><table><tr><td>Tel.<td>123</table></table>",
        ["We deny it.", "It is false.", "Tel.\t123"],
    ),
    "a caption": ("<table><caption>Sums</caption><tr><td>1<td>2</table>", ["Sums", "1\t2"]),
    "text that is in no cell": ("<table>Stray<tr><td>1</table>", ["Stray", "1"]),
    "made by styles": (
        "<style>p{display:table-row}i{display:table-cell}</style><p><i>a</i><i>b</i>",
        ["a\tb"],
    ),
}

LISTS = {
    "start": ("<ol start=4><li>a<li>b</ol>", ["4. a", "5. b"]),
    "reversed": ("<ol reversed><li>a<li>b<li>c</ol>", ["3. a", "2. b", "1. c"]),
    "value": ("<ol><li>a<li value=7>b<li>c</ol>", ["1. a", "7. b", "8. c"]),
    "none": ("<ol style='list-style: none'><li>a</ol>", ["a"]),
    "none by a sheet": ("<style>ol.x{list-style-type:none}</style><ol class=x><li>a</ol>", ["a"]),
    "letters": ("<ol type=A start=26><li>a<li>b</ol>", ["Z. a", "AA. b"]),
    "in each other": ("<ol><li>a<ol type=i><li>b</ol><li>c</ol>", ["1. a", "i. b", "2. c"]),
    "paragraphs in an item": ("<ol><li><p>a<p>b<li><p>c</ol>", ["1. a", "b", "2. c"]),
    "an empty item": ("<ol><li><li>b</ol>", ["1.", "2. b"]),
    "hidden items do not count": ("<ol><li>a<li hidden>b<li>c</ol>", ["1. a", "2. c"]),
    "bullets are layout": ("<ul><li>a<li>b</ul>", ["a", "b"]),
    "chinese": ("<ol style='list-style-type:cjk-ideographic'><li>甲<li>乙</ol>", ["一、甲", "二、乙"]),
}

HIDDEN = {
    "beside a shadow without slots": "<my-box><template shadowrootmode=open>s</template>x</my-box>",
    "in a slot that is filled": (
        "<my-box><template shadowrootmode=open><slot name=a>x</slot></template><b slot=a>s</b></my-box>"
    ),
    "a value that no browser knows": "<style>.d{display:none;display:bogus}</style><p class=d>x",
    "in a scope": "<style>@scope (.c){p{display:none}}</style><div class=c><p>x</div>",
    "the shape of the window": "<style>@media (min-aspect-ratio:1/1){.m{display:none}}</style><p class=m>x",
    "the shape as a range": "<style>@media (aspect-ratio > 3/2){.m{display:none}}</style><p class=m>x",
    "room in a formula": "<math><mn>2</mn><mphantom><mi>x</mi></mphantom></math>",
    "loose words in a drawing": "<svg>x<g>x</g><text>t</text></svg>",
    "a variable": "<style>:root{--show:none} .v{display:var(--show)}</style><p class=v>x",
    "a variable nobody set": "<style>.v{display:var(--a, var(--b, none))}</style><p class=v>x",
    "a variable handed down": "<style>.v{visibility:var(--v)}</style><p style='--v:hidden'><b class=v>x</b>",
    "rules inside rules": "<style>.o{.p{display:none} &.p{color:red}}</style><div class=o><p class=p>x</div>",
    "not on paper": "<style>@media not print{.m{display:none}}</style><p class=m>x",
    "a range of widths": "<style>@media (600px <= width < 2000px){.m{display:none}}</style><p class=m>x",
    "one of two": "<style>@media (width<9px) or (pointer:fine){.m{display:none}}</style><p class=m>x",
    "a motion": "<style>@media (prefers-color-scheme:light){.m{display:none}}</style><p class=m>x",
    "what is supported": "<style>@supports (display:grid){.m{display:none}}</style><p class=m>x",
    "attribute": "<p hidden>x",
    "until found": "<p hidden=until-found>x",
    "template": "<template><p>x</template>",
    "closed dialog": "<dialog>x</dialog>",
    "closed details": "<details><p>x<summary>s</summary></details>",
    "script": "<script>x</script><style>x</style>",
    "display": "<p style='display:none'>x",
    "display in a sheet": "<style>p.d{display:none}</style><p class=d>x",
    "inside what is hidden": "<div style='display:none'><p style='display:block'>x</div>",
    "important": "<style>.d{display:none!important}</style><p class=d style='display:block'>x",
    "more specific": "<style>#i{display:none} p{display:block}</style><p id=i>x",
    "later": "<style>p.a{display:block} p.a{display:none}</style><p class=a>x",
    "in a media rule": "<style>@media screen{.d{display:none}}</style><p class=d>x",
    "a rule inside a rule": "<style>.n{& .d{display:none}}</style><div class=n><p class=d>x</div>",
    "a rule inside a rule, plain": "<style>.n{.d{display:none}}</style><div class=n><p class=d>x</div>",
    "a rule inside a rule, further down": (
        "<style>.n,.m{& b{display:none}}</style><div class=n><p><b>x</b></div>"
    ),
    "a rule inside a layer": (
        "<style>@layer a, b{.d{display:none}}@layer c{@layer d{.d{display:none}}}</style><p class=d>x"
    ),
    "an important rule of a layer": (
        "<style>@layer a{.d{display:none!important}}.d{display:block!important}</style><p class=d>x"
    ),
    "what has something": "<style>p:has(b){display:none}</style><p>x<b>x</b>",
    "every second": "<style>li:nth-child(2){display:none}</style><ul><li>a<li>x</ul>",
    "by an attribute": "<style>[data-h]{display:none}</style><p data-h>x",
    "popover": "<div popover>x</div>",
    "one selector of several": "<style>a::before, .d{display:none}</style><p class=d>x",
    "visibility": "<p style='visibility:hidden'>x",
    "no script": "<noscript><p>x</p></noscript>",
    "pictures and players": "<video>x</video><canvas>x</canvas><iframe>x</iframe>",
    "an object": "<object data=data:text/html,hello>x</object>",
    "by its language": "<style>.l:lang(de){display:none}</style><p lang=de class=l>x<p lang=DE><b class=l>x",
    "drawn but not shown": "<svg><text display=none>x</text><g visibility=hidden><text>x</text></g></svg>",
    "data list": "<datalist><option>x</datalist>",
    "beside parts of elements": "<style>.z, a::before, b:focus-visible {display:none}</style><p class=z>x",
    "beside a list that forgives": "<style>.z, q:is(:bogus, b) {display:none}</style><p class=z>x",
    "a closed dialog that may pop over": "<dialog popover>x</dialog>",
}

SHOWN = {
    "beside a selector that nobody knows": "<style>p, q:bogus(1) {display:none}</style><p>x",
    "beside a part of an element that nobody knows": "<style>p, q::bogus {display:none}</style><p>x",
    "beside a selector that ends in nothing": "<style>p, {display:none}</style><p>x",
    "a count of a kind in a count of types": "<style>p:nth-of-type(1 of .x) {display:none}</style><p>x",
    "an open dialog that may pop over": "<dialog popover open>x</dialog>",
    "put back as the browser has it": "<style>p {display:none} .b {all:revert}</style><p class=b>x",
    "in the slots of a shadow": (
        "<my-box><template shadowrootmode=open><h3><slot name=t></slot></h3><slot></slot>e</template>"
        "a<b slot=t>T</b>x</my-box>"
    ),
    "a slot for nobody": "<slot>x</slot>",
    "an object that is not here": "<object data=a.swf>x</object>",
    "outside a scope": "<style>@scope (.c){p{display:none}}</style><p>x",
    "where a scope may end": (
        "<style>@scope (.c) to (.d){p{display:none}}</style><div class=c><div class=d><p>x</div></div>"
    ),
    "hidden content in the line": "<span style='content-visibility:hidden'>x</span>",
    "in no box of its own": (
        "<div style='display:flex'><div style='display:contents'><b>a</b><b>x</b></div></div>"
    ),
    "letters that a style makes others": (
        "<style>p{text-transform:uppercase}</style><p style='text-transform:none'>x<p>the Straße"
    ),
    "a variable of its own": "<style>:root{--s:none} .v{--s:block;display:var(--s)}</style><p class=v>x",
    "a variable that is not there": "<style>.v{display:none;display:var(--no)}</style><p class=v>x",
    "on paper": "<style>@media print{.m{display:none}}</style><p class=m>x",
    "a narrow screen": "<style>@media not all and (width>60px){.m{display:none}}</style><p class=m>x",
    "what is supported elsewhere": "<style>@supports not (color:red){.m{display:none}}</style><p class=m>x",
    "in no container": "<style>@container (min-width:1px){.m{display:none}}</style><p class=m>x",
    "a sheet in another language": "<style type=text/less>p{display:none}</style><p>x",
    "two words for one": "<span style='display:block flow'>x</span><i style='display:inline flow'>y</i>z",
    "lines and spaces apart": "<p style='white-space-collapse:preserve-breaks'>x\ny",
    "a box like the one around it": "<p style='display:flex'><i style='display:inherit'><b>x</b><b>y</b></i>",
    "all unset": "<style>.m{display:none;all:unset}</style><p class=m>x",
    "content shown when near": "<p style='content-visibility:auto'>x",
    "visible in what is hidden": "<div style='visibility:hidden'><p style='visibility:visible'>x</div>",
    "shown against the attribute": "<style>.s{display:block}</style><p hidden class=s>x",
    "hidden on paper only": "<style>@media print{p{display:none}}</style><p>x",
    "hidden on phones only": "<style media='(max-width: 600px)'>p{display:none}</style><p>x",
    "open details": "<details open><summary>s</summary>x</details>",
    "in the shadow of an element": "<my-box><template shadowrootmode=open><p>x</template></my-box>",
    "an object that is none": "<object>x</object>",
    "a layer outweighed": "<style>p{display:block}@layer a{p#i{display:none}}</style><p id=i>x",
    "comments that end oddly": "a<!-- b --!>x<!-->c<!--->d<!- e>f<![CDATA[g]]>h<?pi?>i",
    "rubbish in a tag": "<p a=b c='d>e' \"=f>x",
    "bold that nobody ends": "<b>a<p>x</b>c<i>d",
    "a table in a table": "<table><tr><td>a<table><tr><td>b<td>c</table>d<td>x</table>",
    "text in a drawing": "<svg><text>a</text><title>b</title><foreignObject><p>x</foreignObject></svg>c",
    "entities": "<p>&amp;lt; &notit; &AMP &copy2026 &#x80; &#150; &nbsp;&ZeroWidthSpace;x",
    "annotated": "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>x</rt></ruby>",
    "marks that nobody sees": "<p>Donau\u00addampf\u200bschiff\u2028\ue000\u202ex",
    "terms in each other": "<dl><dt>a<dd>b<dl><dt>c<dd>x</dl></dl>",
    "far inside": f"{'<blockquote>' * 300}x",
    "styles in a comment": "<style>/* p{display:none} */</style><p>x",
}

# Selectors, and whether browsers know them: of a list with one that they do not they apply none.
KNOWN_SELECTORS = (
    *(
        "p",
        "p.x",
        "p[x=y i]",
        "p > b",
        "*",
        "q:nth-child(2n + 1 of .x)",
        "q:not(:hover)",
        "q:not(:focus-within)",
        "q:is()",
    ),
    *(
        "q:is(:bogus)",
        "q:where(:bogus, p)",
        "q:has(> b)",
        "p::before",
        "p:after",
        "p::first-letter",
        "p::before::marker",
    ),
    *(
        "::-webkit-scrollbar-thumb:hover",
        "b::-webkit-x",
        "p::part(x):hover",
        "::slotted(p)",
        "::cue(b)",
        "p::highlight(x)",
    ),
    *(
        "p::view-transition-group(x)",
        ":host",
        ":host(p)",
        ":host-context(p)",
        ":scope",
        ":root",
        "p:target",
        "p:visited",
    ),
    *(
        "p:popover-open",
        "p:modal",
        "p:fullscreen",
        "p:user-invalid",
        "p:defined",
        "p:dir(ltr)",
        "p:lang(en)",
        "p:state(x)",
    ),
    *("p:-webkit-any-link", "p:-webkit-autofill", "p:NTH-CHILD(1)", "p:not(p b)", "é"),
)
UNKNOWN_SELECTORS = (
    *(
        "q:bogus(1)",
        "q:bogus",
        "q::bogus",
        ".1x",
        "##x",
        "#1x",
        "a:-moz-focus-inner",
        "b::-moz-x",
        "q:nth-child(foo)",
    ),
    *(
        "p:nth-of-type(1 of .x)",
        "p:nth-last-of-type(1 of .x)",
        "q:not(:bogus)",
        "q:has(:bogus)",
        "q:has(:has(b))",
        "q:not()",
    ),
    *(
        "q:-moz-any(b)",
        "p:blank",
        "p:current(x)",
        "p:contains(x)",
        "p:first",
        "p:playing",
        "p::before p",
        "p:not(::before)",
    ),
    *(
        "p..x",
        "p.",
        "p:",
        "p > > b",
        "p[x!=y]",
        "p[x='y' s]",
        "p:bogus::before",
        "p::before:bogus",
        "p:first-child()",
    ),
)


def page(body: str | bytes, head: str = '<meta charset="utf-8">') -> Extract:
    """What is read of a page with this body and head."""
    content = body if isinstance(body, bytes) else f"<!doctype html><head>{head}</head>{body}".encode()
    return read_web_page(Original("page.html", content))


def paragraphs(body: str, head: str = '<meta charset="utf-8">') -> list[str]:
    """The paragraphs of its text."""
    return page(body, head).text.split("\n\n")
