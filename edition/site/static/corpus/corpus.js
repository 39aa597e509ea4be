// The index over many archives: the list, and the search for words, whose shards are loaded as they are needed.
"use strict";

const corpus = (() => {
  const PAGE = 100; // rows shown at once
  const SPACELESS = `[${[
    "Han", "Hiragana", "Katakana", "Bopomofo", "Nushu", "Tangut", "Thai", "Lao", "Khmer", "Myanmar", "Tai_Tham", "Javanese",
    "Balinese", "Cuneiform", "Egyptian_Hieroglyphs", "Anatolian_Hieroglyphs",
  ].map((script) => String.raw`\p{Script=${script}}`).join("")}]`;
  const WORD = new RegExp(String.raw`${SPACELESS}|(?:(?!${SPACELESS})[\p{L}\p{N}])+`, "gu");
  const shards = new Map(); // by number a promise of its words
  const arrived = new Map();
  let archives = [];
  let count = 1;
  let asked = 0;

  const element = (id) => document.getElementById(id);

  /** The words of a text as the index has them. */
  function words(text) {
    return text.normalize("NFKD").toLowerCase().replace(/\p{M}+/gu, "").match(WORD) ?? [];
  }

  function shardOf(word) {
    const [first, second] = [...word].map((character) => character.codePointAt(0));
    return (first * 31 + (second ?? 0)) % count;
  }

  function load(number) {
    if (!shards.has(number)) {
      const loading = new Promise((resolve, reject) => {
        arrived.set(number, resolve);
        const script = document.createElement("script");
        script.src = `index/words-${number}.js`;
        script.addEventListener("error", () => {
          shards.delete(number);
          reject(new Error("The words cannot be loaded: reload the page."));
        });
        document.head.append(script);
      });
      shards.set(number, loading);
    }
    return shards.get(number);
  }

  /** Which archives have a word, or with `isBegun` one that begins so. */
  async function having(word, isBegun) {
    const shard = await load(shardOf(word));
    const found = new Set();
    const begun = isBegun && [...word].length > 1;
    for (const candidate of begun ? Object.keys(shard) : [word]) {
      if (candidate !== word && !(begun && candidate.startsWith(word))) continue;
      let at = 0;
      for (const step of Object.hasOwn(shard, candidate) ? shard[candidate] : []) found.add((at += step));
    }
    return found;
  }

  async function search() {
    const turn = ++asked;
    const wanted = words(element("query").value);
    if (wanted.length === 0) return show([...archives.keys()], "");
    try {
      const sets = await Promise.all(wanted.map((word, at) => having(word, at === wanted.length - 1)));
      const found = [...sets[0]].filter((archive) => sets.every((set) => set.has(archive)));
      if (turn === asked) show(found.sort((a, b) => a - b), `${found.length} found`);
    } catch (error) {
      if (turn === asked) element("status").textContent = error.message;
    }
  }

  function show(found, status) {
    element("status").textContent = status;
    const body = element("archives").tBodies[0];
    body.replaceChildren();
    element("archives").hidden = found.length === 0;
    const more = () => {
      body.append(...found.slice(body.rows.length, body.rows.length + PAGE).map(row));
      element("more").hidden = body.rows.length >= found.length;
    };
    element("more").onclick = () => {
      const first = body.rows.length;
      more();
      body.rows[first].querySelector("a").focus(); // the button may be gone
    };
    more();
  }

  function row(number) {
    const [start, title, ...figures] = archives[number];
    const line = document.createElement("tr");
    const head = document.createElement("th");
    const link = document.createElement("a");
    link.href = start;
    link.textContent = title;
    head.scope = "row";
    head.append(link);
    line.append(head, ...figures.map((figure) => Object.assign(document.createElement("td"), { textContent: figure })));
    return line;
  }

  return {
    list(given) {
      archives = given.archives;
      count = given.shards;
      element("query").addEventListener("input", search);
      element("search").addEventListener("submit", (event) => event.preventDefault());
      search();
    },
    add(given) {
      arrived.get(given.shard)(given.words);
    },
  };
})();
