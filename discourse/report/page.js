"use strict";
// Every listener stands on the document, so that parts of the page may be replaced. Words of texts are only ever
// copied as nodes or set as text.
(() => {
  const root = document.documentElement;
  const all = (selector, place = document) => [...place.querySelectorAll(selector)];
  root.classList.remove("plain");

  function translate(language) {
    root.lang = language;
    const words = new Map(all("#words i").map((entry) => [entry.dataset.w, entry.dataset[language]]));
    for (const place of all("[data-w]")) {
      if (!place.closest("#words")) place.textContent = words.get(place.dataset.w);
    }
    for (const place of all("[data-fr]")) {
      if (!place.closest("#words")) place.textContent = place.dataset[language];
    }
    document.title = words.get("title");
  }

  const marksOf = (piece) => piece.dataset.m.split(" ").map((mark) => mark.split("/"));

  function filter() {
    const form = document.getElementById("filters");
    if (!form) return;
    const off = new Set(all("[name=field]:not(:checked)", form).map((box) => box.value));
    const wanted = all("select", form).filter((list) => list.value !== "");
    const search = form.elements.search.value.trim().toLocaleLowerCase();
    const hidden = new Set();
    let shown = 0;
    for (const row of all(".attributions tbody tr")) {
      const fits = wanted.every((list) => row.dataset[list.name] === list.value);
      row.hidden = !(fits && row.textContent.toLocaleLowerCase().includes(search));
      if (row.hidden) hidden.add(row.id);
      else shown += 1;
    }
    for (const piece of all("[data-m]")) {
      const drawn = marksOf(piece).filter(([row, field]) => !off.has(field) && !hidden.has(row));
      piece.className = drawn.map(([, , name]) => name).join(" ");
    }
    document.getElementById("shown").textContent = shown;
  }

  function sort(button) {
    const head = button.closest("th");
    const column = [...head.parentNode.children].indexOf(head);
    const body = head.closest("table").tBodies[0];
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of head.parentNode.children) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const order = new Intl.Collator("fr", { numeric: true }).compare;
    const rows = [...body.rows].map((row) => [row.cells[column].textContent, row]);
    rows.sort(([one], [other]) => (down ? order(other, one) : order(one, other)));
    body.append(...rows.map(([, row]) => row));
  }

  function light(rows) {
    for (const place of all(".on")) place.classList.remove("on");
    for (const row of rows) {
      document.getElementById(row)?.classList.add("on");
      for (const piece of all(`[data-m*="${row}/"]`)) piece.classList.add("on");
    }
  }

  function told(row) {
    const heads = row.closest("table").tHead.rows[0].cells;
    const title = document.createElement("h4");
    const list = document.createElement("dl");
    for (const [place, cell] of [...row.cells].entries()) {
      const copies = [...cell.childNodes].map((node) => node.cloneNode(true));
      if (!copies.length) continue;
      if (place === 0) {
        title.append(...copies);
        title.querySelector("a")?.setAttribute("href", `#${row.id}`);
        continue;
      }
      const [term, words] = [document.createElement("dt"), document.createElement("dd")];
      term.textContent = heads[place].textContent;
      words.append(...copies);
      list.append(term, words);
    }
    return [title, list];
  }

  function show(piece) {
    const panel = piece.closest(".reader").querySelector(".panel");
    const rows = [...new Set(marksOf(piece).map(([row]) => row))];
    const there = rows.map((row) => document.getElementById(row)).filter((row) => row && !row.hidden);
    if (!there.length) return;
    panel.replaceChildren(...there.flatMap(told));
    light(there.map((row) => row.id));
  }

  document.addEventListener("pointerover", (event) => {
    const piece = event.target.closest?.("[data-m]");
    const row = event.target.closest?.("tr[id]");
    if (piece) show(piece);
    else if (row) light([row.id]);
  });
  document.addEventListener("focusin", (event) => {
    if (event.target.matches("[data-m]")) show(event.target);
  });
  document.addEventListener("click", (event) => {
    const piece = event.target.closest("[data-m]");
    const button = event.target.closest("thead button");
    // the pointer asks for the panel; the keyboard has it already and follows the link to the row
    if (piece && event.detail > 0) {
      event.preventDefault();
      show(piece);
    }
    if (button) sort(button);
  });
  document.addEventListener("change", (event) => {
    if (event.target.id === "language") translate(event.target.value);
    else if (event.target.id === "theme") root.dataset.theme = event.target.value;
    else if (event.target.form?.id === "filters") filter();
  });
  document.addEventListener("input", (event) => {
    if (event.target.name === "search") filter();
  });
  document.addEventListener("reset", (event) => {
    if (event.target.id === "filters") setTimeout(filter);
  });
  document.addEventListener("submit", (event) => event.preventDefault());
})();
