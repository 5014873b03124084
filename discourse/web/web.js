"use strict";
// HTML is taken from the server alone, which escapes every word of a text; scripts in it would not run.
(() => {
  const EXAMPLE =
    "« La digue tiendra », aurait assuré à l'agence Hexa la préfète, Ida Lo, selon un proche du dossier.\n" +
    "Le maire doute que les travaux suffisent. D'après un rapport, l'eau monte d'environ deux centimètres par an.\n";
  const PAUSE = 250;
  const ROWS = 300;
  const SLICE = 30;
  const WHOLE = 20000;
  const LARGE = 100000;
  const at = (id) => document.getElementById(id);
  const word = (key) => document.querySelector(`#words [data-w="${key}"]`).dataset[document.documentElement.lang];
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [sheet];

  async function call(path, body) {
    let response;
    try {
      const sent = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
      response = await fetch(path, body ? sent : {});
    } catch {
      throw new Error(word("web.unreachable"));
    }
    if (response.ok) return response;
    throw new Error((await response.json()).error);
  }

  function tell(place, text, wrong = false) {
    place.textContent = text;
    place.classList.toggle("wrong", wrong);
  }

  // --- the text and what is found in it: one request at a time, always for the newest text

  let wanted = 0;
  let running = false;
  let timer = 0;

  function later() {
    clearTimeout(timer);
    wanted += 1;
    at("view").setAttribute("aria-busy", "true");
    timer = setTimeout(look, PAUSE);
  }

  async function look() {
    if (running) return;
    running = true;
    const asked = wanted;
    const text = at("text").value;
    const start = performance.now();
    tell(at("status"), text ? word("web.working") : "");
    try {
      if (text) {
        const body = { text, grammar: at("grammar").value, language: document.documentElement.lang };
        const view = await (await call("/api/view", body)).json();
        if (asked === wanted) {
          await fill(view, asked);
          const seconds = ((performance.now() - start) / 1000).toFixed(1);
          tell(at("status"), `${view.attributions} ${word("web.found")} · ${seconds} s`);
        }
      } else at("view").replaceChildren();
    } catch (error) {
      if (asked === wanted) tell(at("status"), error.message, true);
    }
    running = false;
    at("view").setAttribute("aria-busy", String(asked !== wanted));
    if (asked !== wanted) later();
  }

  const nodes = (html, inside) => {
    const whole = inside === "TBODY" ? `<table><tbody>${html}</tbody></table>` : html;
    const body = new DOMParser().parseFromString(whole, "text/html").body;
    return [...(inside === "TBODY" ? body.querySelector("tbody") : body).childNodes];
  };
  const breath = () => new Promise((go) => setTimeout(go));

  // a long text is put in by slices, so that the page answers between them
  async function fill(view, asked) {
    sheet.replaceSync(view.style);
    at("view").replaceChildren(...nodes(view.frame));
    for (const { place, items } of view.fills) {
      const target = document.querySelector(`#view [data-fill="${place}"]`);
      const rows = target.tagName === "TBODY";
      target.classList.toggle("long", items.length > ROWS);
      const first = rows ? items.slice(0, ROWS) : items;
      if (!(await put(target, first, asked))) return;
      if (items.length > first.length) more(target, items.slice(ROWS), asked);
    }
  }

  async function put(target, items, asked) {
    let slice = [];
    let size = 0;
    for (const item of items) {
      slice.push(item);
      size += item.length;
      if (size < SLICE * 1000) continue;
      target.append(...nodes(slice.join(""), target.tagName));
      [slice, size] = [[], 0];
      await breath();
      if (asked !== wanted) return false;
    }
    target.append(...nodes(slice.join(""), target.tagName));
    return true;
  }

  function more(target, items, asked) {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.w = "web.more";
    button.textContent = word("web.more");
    button.addEventListener("click", () => {
      button.remove();
      put(target, items, asked);
    });
    target.closest(".wide").append(button);
  }

  async function take(file) {
    const bytes = await file.arrayBuffer();
    try {
      at("text").value = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      at("text").value = new TextDecoder("windows-1252").decode(bytes);
    }
    later();
  }

  async function save() {
    const form = at("form").value;
    const body = { text: at("text").value, grammar: at("grammar").value, format: form };
    try {
      const response = await call("/api/export", { ...body, language: document.documentElement.lang });
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await response.blob());
      link.download = /filename="(.*)"/.exec(response.headers.get("Content-Disposition"))[1];
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    } catch (error) {
      tell(at("status"), error.message, true);
    }
  }

  // --- why an attribution was found: of a long text, its paragraph alone is explained

  async function explain(piece) {
    const panel = document.querySelector("#view .panel");
    const whole = piece.closest(".text");
    const scope = whole.textContent.length > WHOLE ? piece.closest("p") : whole;
    const before = document.createRange();
    before.setStart(scope, 0);
    before.setEndBefore(piece);
    const body = { text: scope.textContent, offset: [...before.toString()].length, grammar: at("grammar").value };
    const place = Object.assign(document.createElement("pre"), { className: "why", textContent: "…" });
    panel.append(place);
    try {
      place.textContent = (await (await call("/api/explain", body)).json()).lines.join("\n");
    } catch (error) {
      tell(place, error.message, true);
    }
  }

  // --- the grammar and its files

  let grammars = [];
  let original = "";
  const edits = new Map();

  const option = (value) => Object.assign(document.createElement("option"), { value, textContent: value });

  async function start() {
    try {
      ({ grammars } = await (await call("/api/grammars")).json());
    } catch (error) {
      tell(at("status"), error.message, true);
      return;
    }
    at("grammar").replaceChildren(...grammars.map(({ name }) => option(name)));
    list();
    if (at("text").value) later();
  }

  function list() {
    edits.clear();
    const { files } = grammars.find(({ name }) => name === at("grammar").value);
    at("rules-file").replaceChildren(...files.map(option));
    at("rules-file").value = "patterns.lark";
    if (at("rules").open) load();
  }

  async function load() {
    const path = at("rules-file").value;
    const query = new URLSearchParams({ grammar: at("grammar").value, path });
    try {
      original = (await (await call(`/api/file?${query}`)).json()).text;
      at("rules-text").value = edits.get(path) ?? original;
    } catch (error) {
      tell(at("rules-status"), error.message, true);
    }
  }

  function edit() {
    const text = at("rules-text").value;
    if (text === original) edits.delete(at("rules-file").value);
    else edits.set(at("rules-file").value, text);
    tell(at("rules-status"), [...edits.keys()].map((path) => `${path} (${word("web.edited")})`).join(", "));
  }

  async function attempt() {
    at("try").disabled = true;
    tell(at("rules-status"), word("web.trying"));
    at("rules-result").replaceChildren();
    try {
      const body = { grammar: at("grammar").value, edits: Object.fromEntries(edits), text: at("text").value };
      compared(await (await call("/api/diff", body)).json());
    } catch (error) {
      tell(at("rules-status"), error.message, true);
    }
    at("try").disabled = false;
  }

  function compared(result) {
    if (result.broken) {
      tell(at("rules-status"), result.broken, true);
      return;
    }
    const { lost, gained, changed } = result.counts;
    const counts = [`${word("web.lost")} ${lost}`, `${word("web.gained")} ${gained}`, `${word("web.changed")} ${changed}`];
    const sum = lost + gained + changed;
    tell(at("rules-status"), `${sum ? counts.join(", ") : word("web.same")} (${result.texts} ${word("texts")})`);
    if (!sum) return;
    const table = document.createElement("table");
    table.className = "changes";
    const names = ["web.verdict", "column.rule", "web.sentence", "web.fields"];
    table.createTHead().append(row("th", names.map(word)));
    const body = table.createTBody();
    for (const change of result.changes.slice(0, ROWS)) {
      const line = row("td", [word(`web.${change.verdict}`), change.rule, change.sentence, values(change)]);
      line.className = change.verdict;
      body.append(line);
    }
    at("rules-result").append(table);
  }

  function values({ verdict, fields, old, new: now }) {
    if (verdict === "changed") return fields.map((name) => `${name} : ${old[name] ?? "–"} → ${now[name] ?? "–"}`).join(" · ");
    const there = verdict === "lost" ? old : now;
    return ["cue", "speaker", "reporter", "quote", "hedge"].filter((name) => there[name]).map((name) => there[name]).join(" · ");
  }

  function row(kind, texts) {
    const line = document.createElement("tr");
    for (const text of texts) line.append(Object.assign(document.createElement(kind), { textContent: text }));
    return line;
  }

  // --- listeners

  at("text").addEventListener("input", later);
  at("text").addEventListener("paste", (event) => {
    const pasted = event.clipboardData.getData("text/plain");
    if (pasted.length < LARGE) return;
    // what the browser does with a large text itself, to be undone later, takes many seconds
    event.preventDefault();
    const place = at("text");
    place.setRangeText(pasted, place.selectionStart, place.selectionEnd, "end");
    later();
  });
  at("file").addEventListener("change", (event) => event.target.files[0] && take(event.target.files[0]));
  at("grammar").addEventListener("change", () => {
    list();
    later();
  });
  at("language").addEventListener("change", () => at("text").value && later());
  at("save").addEventListener("click", save);
  at("clear").addEventListener("click", () => {
    at("text").value = "";
    later();
  });
  at("example").addEventListener("click", () => {
    at("text").value = EXAMPLE;
    later();
  });
  at("rules").addEventListener("toggle", () => at("rules").open && !at("rules-text").value && load());
  at("rules-file").addEventListener("change", load);
  at("rules-text").addEventListener("input", edit);
  at("undo").addEventListener("click", () => {
    edits.clear();
    at("rules-text").value = original;
    edit();
  });
  at("try").addEventListener("click", attempt);
  at("view").addEventListener("click", (event) => {
    const piece = event.target.closest("[data-m]");
    // the report's own listener, on the document, fills the panel first
    if (piece) setTimeout(() => explain(piece));
  });
  for (const name of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(name, (event) => {
      event.preventDefault();
      at("text").classList.toggle("over", name === "dragover");
      if (name === "drop" && event.dataTransfer.files[0]) take(event.dataTransfer.files[0]);
    });
  }
  start();
})();
