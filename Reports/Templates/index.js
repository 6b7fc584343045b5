"use strict";
(() => {
  document.documentElement.classList.add("js");
  const data = JSON.parse(document.getElementById("data").textContent);
  const columns = data.columns;
  const at = Object.fromEntries(columns.map((name, index) => [name, index]));
  const rows = data.rows;
  const body = document.querySelector(".articles tbody");
  const heads = [...document.querySelectorAll(".articles thead th")];
  const hasDelta = heads.some((head) => head.dataset.key === "delta");
  const perPage = 100;
  const words = { pass: "Passes", fail: "Fails", unscored: "Not scored", error: "Not read" };
  const order = { error: 0, fail: 1, unscored: 2, pass: 3 };
  const collator = new Intl.Collator(undefined, { numeric: true });
  const haystack = rows.map((row) => (row[at.name] + "\n" + row[at.title]).toLowerCase());
  let shown = rows.map((_, index) => index);
  let page = 0;
  let sort = { key: "score", isAscending: true };

  const cell = (content, className) => {
    const td = document.createElement("td");
    if (className) td.className = className;
    td.append(content);
    return td;
  };
  const isolated = (text) => {
    const bdi = document.createElement("bdi");
    bdi.textContent = text;
    return bdi;
  };
  const number = (value) => value.toLocaleString("en");
  const percent = (value) => {
    if (value === null) return "–";
    if (value > 0.999 && value < 1) return "over 99.9 %";
    return (Math.round(value * 1000) / 10) + " %";
  };

  function element(row) {
    const tr = document.createElement("tr");
    const score = row[at.score];
    const badge = document.createElement("span");
    badge.className = "verdict " + (row[at.verdict] === "error" ? "unscored" : row[at.verdict]);
    badge.textContent = words[row[at.verdict]];
    const link = document.createElement("a");
    link.href = row[at.page];
    link.append(isolated(row[at.title]));
    const small = document.createElement("small");
    small.append(isolated(row[at.name]));
    const name = cell(link, "name");
    name.append(small);
    tr.append(cell(score === null ? "–" : score.toFixed(1), "number"), cell(badge), name,
      cell(percent(row[at.spin]), "number"));
    for (const key of ["critical", "major", "minor", "info", "words"]) {
      const value = row[at[key]];
      tr.append(cell(number(value), "number wide" + (value ? "" : " zero")));
    }
    if (hasDelta) {
      const delta = row[at.delta];
      const text = delta === null ? "new" : delta === 0 ? "=" : (delta > 0 ? "+" : "−") + Math.abs(delta).toFixed(1);
      tr.append(cell(text, "number " + (delta > 0 ? "change-up" : delta < 0 ? "change-down" : "")));
    }
    return tr;
  }

  function draw() {
    const pages = Math.max(1, Math.ceil(shown.length / perPage));
    page = Math.min(page, pages - 1);
    const first = page * perPage;
    body.replaceChildren(...shown.slice(first, first + perPage).map((index) => element(rows[index])));
    document.getElementById("shown").textContent = shown.length === rows.length
      ? `${number(rows.length)} articles` : `${number(shown.length)} of ${number(rows.length)} articles`;
    document.getElementById("place").textContent = shown.length
      ? `${number(first + 1)}–${number(Math.min(first + perPage, shown.length))} of ${number(shown.length)}` : "";
    document.getElementById("back").disabled = page === 0;
    document.getElementById("forward").disabled = page >= pages - 1;
    document.querySelector(".pager").hidden = pages === 1;
  }

  function compare(key) {
    const column = at[key];
    if (key === "name") return (a, b) => collator.compare(rows[a][at.title], rows[b][at.title]);
    if (key === "verdict") return (a, b) => order[rows[a][column]] - order[rows[b][column]];
    return (a, b) => rows[a][column] - rows[b][column];
  }

  function update() {
    const wanted = document.getElementById("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const off = new Set([...document.querySelectorAll("input[name=verdict]:not(:checked)")].map((box) => box.value));
    const hits = [];
    for (let index = 0; index < rows.length; index++) {
      const verdict = rows[index][at.verdict];
      if (off.has(verdict === "error" ? "unscored" : verdict)) continue;
      if (wanted.every((word) => haystack[index].includes(word))) hits.push(index);
    }
    const by = compare(sort.key);
    const isMissing = (index) => sort.key !== "name" && sort.key !== "verdict" && rows[index][at[sort.key]] === null;
    const sign = sort.isAscending ? 1 : -1;
    hits.sort((a, b) => (isMissing(a) - isMissing(b)) || sign * by(a, b) || a - b);
    shown = hits;
    for (const head of heads) {
      if (head.dataset.key === sort.key) head.setAttribute("aria-sort", sort.isAscending ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
    }
    draw();
  }

  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const key = head.dataset.key;
      const isAscending = sort.key === key ? !sort.isAscending : ["score", "name", "verdict", "delta"].includes(key);
      sort = { key, isAscending };
      page = 0;
      update();
    });
  }
  let timer = 0;
  document.getElementById("search").addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => { page = 0; update(); }, 80);
  });
  for (const box of document.querySelectorAll("input[name=verdict]")) {
    box.addEventListener("change", () => { page = 0; update(); });
  }
  const turn = (by) => {
    page += by;
    draw();
    document.getElementById("articles").scrollIntoView();
  };
  document.getElementById("back").addEventListener("click", () => turn(-1));
  document.getElementById("forward").addEventListener("click", () => turn(1));
  update();
})();
