"use strict";
/* The scripts of the record: theme, search, matching of names, filters, links and citations. No other code, no network.
   Every page reads without them. The functions of spelling are those of soc_data.tables.spelling, rule for rule. */
(() => {
  // Spelling

  let rules = null, steps = [], caseless = new Map(), alike = new Map(), spellings = new Map(), folds = new Map(), sounds = new Map();

  function learn(found) {
    rules = found;
    caseless = new Map(Object.entries(rules.casefold));
    alike = new Map(Object.entries(rules.alike));
    steps = rules.sound.map((step) => Array.isArray(step) ? [new RegExp(step[0], "gu"), step[1]] : new Map(Object.entries(step)));
    spellings = new Map();
    folds = new Map();
    sounds = new Map();
  }

  const remembered = (memory, make) => (text) => {
    if (!memory().has(text)) memory().set(text, make(text));
    return memory().get(text);
  };

  const spellingKey = remembered(() => spellings, (name) => {
    const folded = [...name.toLowerCase()].map((c) => caseless.get(c) ?? c).join("").normalize("NFKD");
    const letters = [...folded].filter((c) => !rules.apostrophes.includes(c) && !/\p{Mn}/u.test(c)).join("");
    return letters.replace(new RegExp(rules.separators, "gu"), " ").trim();
  });

  const folded = remembered(() => folds, (name) => {
    let text = ` ${[...spellingKey(name)].map((c) => alike.get(c) ?? c).join("")}`;
    for (const [start, left] of rules.starts) text = text.replaceAll(start, left);
    return text.trim();
  });

  const soundKey = remembered(() => sounds, (name) => {
    let text = ` ${folded(name)} `;
    for (const step of steps) {
      text = step instanceof Map ? [...text].map((c) => step.get(c) ?? c).join("") : text.replace(step[0], step[1]);
    }
    return text.trim();
  });

  /* The longest run that two texts share within bounds; of several the first, as difflib has it. */
  function longest(one, where, alo, ahi, blo, bhi) {
    let best = [alo, blo, 0], lengths = new Map();
    for (let i = alo; i < ahi; i++) {
      const next = new Map();
      for (const j of where.get(one[i]) ?? []) {
        if (j < blo) continue;
        if (j >= bhi) break;
        const length = (lengths.get(j - 1) ?? 0) + 1;
        next.set(j, length);
        if (length > best[2]) best = [i - length + 1, j - length + 1, length];
      }
      lengths = next;
    }
    return best;
  }

  /* How near two texts are, from 0 to 1: SequenceMatcher.ratio() of Python's difflib. */
  function ratio(first, second) {
    const one = [...first], other = [...second], where = new Map();
    if (!one.length && !other.length) return 1;
    other.forEach((c, j) => where.has(c) ? where.get(c).push(j) : where.set(c, [j]));
    let matched = 0;
    const queue = [[0, one.length, 0, other.length]];
    while (queue.length) {
      const [alo, ahi, blo, bhi] = queue.pop();
      const [i, j, length] = longest(one, where, alo, ahi, blo, bhi);
      if (!length) continue;
      matched += length;
      if (alo < i && blo < j) queue.push([alo, i, blo, j]);
      if (i + length < ahi && j + length < bhi) queue.push([i + length, ahi, j + length, bhi]);
    }
    return 2 * matched / (one.length + other.length);
  }

  function share(wanted, spelling) {
    for (const [key, least, score] of [[folded, 2, 0.9], [soundKey, 3, 0.8]]) {
      const words = key(wanted).split(" ").filter(Boolean), all = new Set(key(spelling).split(" "));
      if (words.some((w) => [...w].length >= least) && words.every((w) => all.has(w))) return score;
    }
    return 0;
  }

  function likeness(wanted, spelling) {
    if (wanted === spelling || (folded(wanted) && folded(wanted) === folded(spelling))) return 1;
    const one = soundKey(wanted).replaceAll(" ", ""), other = soundKey(spelling).replaceAll(" ", "");
    const heard = one && other ? ratio(one, other) : 0;
    const letters = ratio(spellingKey(wanted), spellingKey(spelling));
    const alone = one === other && [...one].length > 2 ? 0.95 : 0.85;
    return Math.min(0.99, Math.max(letters, 0.5 * heard + 0.5 * letters, alone * heard, share(wanted, spelling)));
  }

  if (typeof module !== "undefined") {
    module.exports = { folded, learn, likeness, ratio, soundKey, spellingKey };
    return;
  }

  // Theme, before the page is drawn

  const root = document.documentElement;
  const kept = { get: () => { try { return localStorage.getItem("theme"); } catch { return null; } },
                 set: (theme) => { try { localStorage.setItem("theme", theme); } catch { /* private window */ } } };
  if (kept.get()) root.dataset.theme = kept.get();

  // What pages share

  const language = root.lang === "ar" ? 1 : 0;
  const $ = (id) => document.getElementById(id);
  let words = {};
  const say = (text, values = {}) =>
    (words[text] && language ? words[text] : text).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

  function make(name, properties = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key in element && key !== "list") element[key] = value; else element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }

  const loads = {};
  function load(name) {
    loads[name] ??= new Promise((done, failed) => {
      document.head.append(make("script", { src: `${document.body.dataset.root}assets/${name}.js`, onload: done, onerror: failed }));
    });
    return loads[name];
  }

  async function names() {
    await load("index");
    if (!rules) { learn(window.socIndex.rules); words = window.socIndex.words; }
    return window.socIndex;
  }

  function save(name, rows) {
    const cell = (value) => /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
    const text = rows.map((row) => row.map((value) => cell(String(value ?? ""))).join(",")).join("\n") + "\n";
    const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" })), download: name });
    document.body.append(link);
    link.click();
    link.remove();
  }

  const own = (entry) => language && entry[2] ? entry[2] : entry[1];
  const to = (page) => document.body.dataset.up + page;
  const foreign = (text, tag = "bdi") => make(tag, { lang: /[\u0600-\u06ff]/.test(text) ? "ar" : "en", dir: "auto" }, text);

  // Search

  const LEAST = 0.75;
  const RANK = { people: 0.004, organizations: 0.003, places: 0.002, offices: 0.001, topics: 0.001, instruments: 0.001 };

  function named(index, query, kinds, most) {
    const found = [];
    for (const kind of kinds) {
      for (const entry of index.named[kind]) {
        let score = 0, spelling = "";
        for (const candidate of entry.slice(1)) {
          const near = candidate ? likeness(query, candidate) : 0;
          if (near > score) { score = near; spelling = candidate; }
        }
        if (score >= LEAST) found.push({ kind, id: entry[0], entry, score, spelling, rank: score + RANK[kind] });
      }
    }
    return found.sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1)).slice(0, most);
  }

  function session(index, query) {
    const number = /^\D*(\d{1,3})\D*$/.exec(query.replace(/[٠-٩]/g, (d) => "٠١٢٣٤٥٦٧٨٩".indexOf(d)));
    const wanted = spellingKey(query).split(" ").filter(Boolean);
    return index.sessions.flatMap((row) => {
      const all = spellingKey(`${row[0]} ${row[2] ?? ""} ${row[3]} ${row[4]}`).split(" ");
      const hit = (number && row[1] === Number(number[1])) || row[0] === query.trim() ? 1.01
        : wanted.length > 1 && wanted.every((w) => all.includes(w)) ? 0.95 : 0;
      return hit ? [{ kind: "sessions", id: row[0], label: row[3 + language], rank: hit }] : [];
    });
  }

  function worded(rows, query, text) {
    const wanted = folded(query).split(" ").filter((w) => [...w].length > 2);
    if (!wanted.length) return [];
    return rows.filter((row) => { const all = folded(text(row)); return wanted.every((w) => all.includes(w)); });
  }

  /* Whether the title of a source has each word as it was typed, and not only within others: Bahra, not Bahrain. */
  function whole(row, query) {
    const all = new Set(folded(`${row[1]} ${row[2]}`).split(" "));
    return folded(query).split(" ").every((word) => all.has(word));
  }

  function find(index, query, most = 8) {
    const text = query.trim().slice(0, 200);
    if (![...text].some((c) => /[\p{L}\p{N}]/u.test(c))) return [];
    const letters = /\p{L}/u.test(text) ? named(index, text, Object.keys(RANK), most) : [];
    const sources = worded(index.sources, text, (row) => `${row[0]} ${row[1]} ${row[2]}`)
      .map((row) => ({ kind: "sources", id: row[0], label: row[1], small: row[2], rank: row[0] === text ? 1.01 : whole(row, text) ? 0.71 : 0.7 }));
    return [...letters, ...session(index, text), ...sources].sort((a, b) => b.rank - a.rank).slice(0, most);
  }

  const kindOf = (hit) => say({ sessions: "Session", sources: "Source", statements: "Statement" }[hit.kind] ?? window.socIndex.kinds[hit.kind]);
  const pageOf = (hit) => to(hit.page ?? `${hit.kind}/${hit.id}.html`);
  const labelOf = (hit) => hit.label ?? own(hit.entry);

  function small(hit) {
    const parts = [kindOf(hit)];
    if (hit.spelling && hit.spelling !== labelOf(hit)) parts.push(hit.spelling);
    if (hit.small) parts.push(hit.small);
    return make("small", {}, ...parts.flatMap((part, i) => i ? [" · ", foreign(part)] : [part]));
  }

  function combobox(input) {
    const list = make("ul", { id: `${input.id}-options`, role: "listbox", className: "options", hidden: true });
    list.setAttribute("aria-label", input.labels[0]?.textContent ?? "");
    input.parentElement.append(list);
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) input.setAttribute(name, value);
    let hits = [], at = -1, asked = 0;
    const shut = () => { list.hidden = true; at = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
    const mark = (next) => {
      at = (next + hits.length) % hits.length;
      [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
      input.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    };
    const follow = (hit) => { location.href = pageOf(hit); };
    const ask = async () => {
      const turn = ++asked, index = await names();
      if (turn !== asked) return;
      hits = find(index, input.value);
      list.replaceChildren(...hits.map((hit, i) => {
        const item = make("li", { id: `${list.id}-${i}`, onclick: () => follow(hit) }, foreign(labelOf(hit)), small(hit));
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        return item;
      }));
      if (!hits.length) { shut(); return; }
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
    };
    input.addEventListener("focus", names, { once: true });
    input.addEventListener("input", () => { at = -1; clearTimeout(input.wait); input.wait = setTimeout(ask, 120); });
    input.addEventListener("blur", () => setTimeout(shut, 150));
    input.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { shut(); return; }
      if (list.hidden || !hits.length) return;
      if (event.key === "ArrowDown") { mark(at + 1); event.preventDefault(); }
      if (event.key === "ArrowUp") { mark(at < 0 ? hits.length - 1 : at - 1); event.preventDefault(); }
      if (event.key === "Enter" && at >= 0) { follow(hits[at]); event.preventDefault(); }
    });
  }

  async function searchPage() {
    const form = $("searching"), input = $("q2");
    form.hidden = false;
    const show = async () => {
      const query = new URLSearchParams(location.search).get("q") ?? "";
      input.value = query;
      if (!query.trim()) { $("results").replaceChildren(); $("found").textContent = ""; return; }
      const index = await names();
      await load("statements");
      const said = worded(window.socStatements.rows, query, (row) => `${row[0]} ${row[7]}`).map((row) => ({
        kind: "statements", id: row[0], label: row[7], page: statementPage(row), small: window.socStatements.sessions[row[1]][2 + language],
      }));
      const hits = [...find(index, query, Infinity), ...said];
      $("found").textContent = hits.length ? say("{n} found", { n: hits.length }) : say("Nothing found.");
      $("results").replaceChildren(make("ol", { className: "hits" }, ...hits.map((hit) =>
        make("li", {}, make("a", { href: pageOf(hit) }, foreign(labelOf(hit))), small(hit)))));
    };
    form.addEventListener("submit", (event) => { event.preventDefault(); go({ q: input.value }); show(); });
    addEventListener("popstate", show);
    await show();
  }

  const go = (values) => {
    const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value));
    history.pushState(null, "", `?${query}`);
  };

  // A list of names

  function matchPage() {
    const form = $("match");
    form.hidden = false;
    let rows = [];
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const index = await names();
      const lines = $("list").value.split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
      rows = lines.map((line) => [line, /\p{L}/u.test(line) ? named(index, line.slice(0, 200), ["people", "organizations", "places"], 1)[0] : undefined]);
      const body = rows.map(([line, hit]) => make("tr", {}, make("td", {}, foreign(line)),
        make("td", {}, hit ? make("a", { href: pageOf(hit) }, hit.id) : say("no match")),
        make("td", {}, hit ? foreign(own(hit.entry)) : ""), make("td", {}, hit ? foreign(hit.spelling) : ""),
        make("td", {}, hit ? hit.score.toFixed(2) + (hit.score < 0.9 ? ` ${say("not sure")}` : "") : "")));
      const head = ["a line of the list", "id", "Name", "matched as", "how near"].map((title) => make("th", { scope: "col" }, say(title)));
      $("results").replaceChildren(make("div", { className: "scroll" }, make("table", {}, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...body))));
      $("found").textContent = say("{n} found", { n: rows.filter(([, hit]) => hit).length });
      $("csv").hidden = !rows.length;
    });
    $("csv").addEventListener("click", () => save("names.csv", [["name", "table", "id", "preferred_name", "spelling", "likeness"],
      ...rows.map(([line, hit]) => hit ? [line, hit.kind, hit.id, hit.entry[1], hit.spelling, hit.score.toFixed(3)] : [line, "", "", "", "", ""])]));
  }

  // Statements

  const statementPage = (row) => `sessions/${row[1]}.html#${row[0].slice(row[1].length + 1)}`;
  const STEP = 50;

  async function statementsPage() {
    await Promise.all([load("statements"), names()]);
    const all = window.socStatements, form = $("filters"), results = $("results");
    const session = (row) => all.sessions[row[1]];
    const called = (id) => all.names[id] ? own(all.names[id]) : all.groups[id]?.[language] ?? id;
    const broader = (id) => all.broader[id] ? [id, ...broader(all.broader[id])] : [id];
    /* Name of a filter -> the values of a statement, and what a value is called. */
    const filters = {
      session: [(row) => [row[1]], (id) => all.sessions[id][2 + language]],
      year: [(row) => [session(row)[0]], String],
      speaker: [(row) => [row[3], ...row[9].filter(([role]) => role === "co-speaker").map(([, who]) => who)], called],
      party: [(row) => [row[3], ...row[9].map(([, who]) => who)], called],
      role: [(row) => row[9].map(([role]) => role), (id) => id === "speaker" ? say("Speaker") : all.roles[id][language]],
      act: [(row) => [row[4]], (id) => all.acts[id][language]],
      topic: [(row) => broader(row[5]), (id) => all.topics[id][language]],
      coded: [(row) => [session(row)[1]], (id) => all.coded[id][language]],
    };
    for (const [name, [values, label]] of Object.entries(filters)) {
      const counts = new Map();
      for (const row of all.rows) for (const value of new Set(values(row))) counts.set(value, (counts.get(value) ?? 0) + 1);
      const order = ["session", "year"].includes(name) ? [...counts] : [...counts].sort((a, b) => b[1] - a[1]);
      if (name === "role") order.unshift(["speaker", all.rows.length]);
      $(`f-${name}`).append(...order.map(([value, count]) => make("option", { value }, `${label(value)} (${count})`)));
    }
    const passes = (row, query) => Object.entries(filters).every(([name, [values]]) => {
      const wanted = query.get(name);
      if (!wanted) return true;
      if (name === "role" && query.get("party")) {  // the role of that party, not of any
        return wanted === "speaker" ? row[3] === query.get("party") : row[9].some(([role, who]) => role === wanted && who === query.get("party"));
      }
      return wanted === "speaker" && name === "role" ? true : values(row).includes(wanted);
    });
    let hits = [];
    const show = () => {
      const query = new URLSearchParams(location.search), active = [...query.values()].some(Boolean);
      for (const field of form.elements) {
        if (!field.name) continue;
        field.value = query.get(field.name) ?? "";
        const chosen = field.selectedOptions?.[0]?.textContent ?? "";  // a Latin name in an Arabic field is cut at its end
        field.dir = language && field.value && !/[\u0600-\u06ff]/.test(chosen) ? "ltr" : "";
      }
      const rows = all.rows.filter((row) => passes(row, query));
      hits = query.get("text") ? worded(rows, query.get("text"), (row) => row[7]) : rows;
      $("found").textContent = hits.length ? say("{n} found", { n: hits.length }) : say("Nothing found.");
      results.hidden = !active;
      $("unfiltered").hidden = active;
      document.querySelector(".sources")?.toggleAttribute("hidden", active);
      const list = make("ol", { className: "statements" }), more = make("button", { type: "button" }, say("Show more"));
      let shown = 0;
      const add = () => { list.append(...hits.slice(shown, shown += STEP).map(item)); more.hidden = shown >= hits.length; };
      more.onclick = add;
      add();
      results.replaceChildren(list, more);
    };
    const who = (id) => all.names[id] ? make("a", { href: to(`${all.names[id][0]}/${id}.html`) }, foreign(called(id))) : foreign(called(id));
    const sources = new Map(window.socIndex.sources.map((row) => [row[0], row]));
    const from = (row) => make("p", { className: "from" }, make("a", { className: "ref", href: to(`sources/${row[10]}.html`) },
      foreign(sources.get(row[10])[2]), row[11] === "excerpt" ? ` ${say("excerpt")}` : ` ¶${row[11].slice(1).replace("-", "–")}`));
    const item = (row) => make("li", { className: "st" },
      make("p", { className: "head" }, make("a", { href: to(statementPage(row)) }, `${session(row)[2 + language]}${language ? "،" : ","} ${row[2]}`), " ",
        make("b", {}, who(row[3])), " ", make("span", { className: "does" }, all.acts[row[4]][language]), " · ",
        make("a", { className: "topic", href: to(`topics/${row[5]}.html`) }, all.topics[row[5]][language])),
      make("p", { className: "sum", lang: "en", dir: "ltr" }, row[7]), from(row),
      row[9].length ? make("ul", { className: "parties" }, ...row[9].map(([role, id]) =>
        make("li", {}, make("span", { className: "role" }, all.roles[role][language]), " ", who(id)))) : null);
    const asked = () => Object.fromEntries(new FormData(form));
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", () => { go(asked()); show(); });
    form.addEventListener("reset", (event) => { event.preventDefault(); go({}); show(); });
    addEventListener("popstate", show);
    $("csv").addEventListener("click", () => save("statements.csv", [
      ["id", "session_id", "year", "position", "speaker", "act", "topic_id", "place_id", "layer", "parties", "summary", "source_id", "locator", "statements_coded"],
      ...hits.map((row) => [row[0], row[1], session(row)[0], row[2], row[3], row[4], row[5], row[6], row[8],
        row[9].map(([role, id]) => `${role}:${id}`).join("; "), row[7], row[10], row[11], session(row)[1]])]));
    show();
  }

  // Links and citations

  function citation(mark) {
    const list = mark.closest("[data-row]"), first = mark.parentElement.querySelector(".ref");
    const key = mark.dataset.key || `${document.body.dataset.id}-${mark.hash.slice(1)}`;
    const source = first && document.getElementById(first.hash.slice(1));
    const head = document.body.dataset.cite, at = head.indexOf("). ") + 3;
    let basis = "";
    if (source) {
      const parts = [source.querySelector(".ti").textContent, source.querySelector(".pu").textContent, source.dataset.published,
        source.querySelector(".out").getAttribute("href"), place(first)];
      basis = ` Based on: ${parts.filter(Boolean).join(", ")}.`;
    }
    return [key, `${head.slice(0, at)}${list.dataset.row} ${key}. In ${head.slice(at)}${basis}`];
  }

  /* The locator of a mark: `p7` for ¶7. */
  const place = (ref) => { const at = ref.textContent.indexOf("¶"); return at < 0 ? "excerpt" : `p${ref.textContent.slice(at + 1).replace("–", "-")}`; };

  function marks() {
    const said = JSON.parse(document.body.dataset.words), dialog = make("dialog", {});
    document.body.append(dialog);
    const copy = (text, label) => {
      const button = make("button", { type: "button" }, said[label]);
      button.onclick = async () => {
        try { await navigator.clipboard.writeText(text); } catch {
          const box = make("textarea", { value: text });
          dialog.append(box); box.select(); document.execCommand("copy"); box.remove();
        }
        button.textContent = said.Copied;
      };
      return button;
    };
    document.addEventListener("click", (event) => {
      const mark = event.target.closest?.("a[data-line]");
      if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      history.replaceState(null, "", mark.hash);
      const file = `${mark.closest("[data-file]").dataset.file}#L${mark.dataset.line}`, [key, text] = citation(mark), title = make("h2", { id: "cited" }, said["Cite {id}"].replace("{id}", key));
      const files = document.body.dataset.files, shut = make("button", { type: "button" }, said.Close);
      shut.onclick = () => dialog.close();
      dialog.setAttribute("aria-labelledby", "cited");
      dialog.replaceChildren(title, make("p", { lang: "en", dir: "ltr", className: "citation" }, text),
        make("p", {}, make("a", { href: files + file, className: "out", rel: "noreferrer", dir: "ltr" }, file.replace("#L", ", line "))),
        make("div", { className: "do" }, copy(mark.href, "Copy the link"), copy(text, "Copy the citation"), shut));
      dialog.showModal();
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    const said = JSON.parse(document.body.dataset.words), button = $("theme");
    const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    const label = () => { button.textContent = dark() ? said.Light : said.Dark; };
    button.hidden = false;
    button.onclick = () => { root.dataset.theme = dark() ? "light" : "dark"; kept.set(root.dataset.theme); label(); };
    label();
    for (const input of document.querySelectorAll(".find input")) if (!input.closest("#searching")) combobox(input);
    if ($("searching")) searchPage();
    if ($("match")) matchPage();
    if ($("filters")) statementsPage();
    marks();
    addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((found) => { found.open = true; }));
  });
})();
