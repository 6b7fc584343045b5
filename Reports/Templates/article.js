"use strict";
(() => {
  const root = document.documentElement;
  const list = document.querySelector(".findings");
  root.classList.add("js");
  if (!list) return;
  const side = document.getElementById("findings");
  const text = document.getElementById("text");
  const items = [...list.children];
  const byId = new Map(items.map((item) => [item.id, item]));
  const severity = (element) => element.classList[0];
  const pieces = new Map();
  for (const mark of document.querySelectorAll("#text .m, .lanes [data-f]")) {
    const id = mark.dataset.f ? "f-" + mark.dataset.f : mark.getAttribute("href").slice(1);
    if (!pieces.has(id)) pieces.set(id, []);
    pieces.get(id).push(mark);
  }
  const narrow = matchMedia("(max-width: 60rem)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const details = (item) => item.querySelector("details");
  const copier = document.createElement("button");
  copier.type = "button";
  copier.textContent = "copy link";
  copier.addEventListener("click", () => copy(location.href.split("#")[0] + "#" + current.id));
  let current = null;

  for (const item of items) details(item).open = false;

  const pace = (from) => (still.matches || from === "address" ? "instant" : "smooth");

  /* On a narrow screen the finding lies over the lower end of the text. */
  function fold(isSheet) {
    side.classList.toggle("sheet", isSheet);
    root.style.setProperty("--sheet", isSheet ? side.offsetHeight + "px" : "0px");
  }

  function clear() {
    if (!current) return;
    current.classList.remove("on");
    details(current).open = false;
    for (const mark of pieces.get(current.id) || []) mark.classList.remove("on");
    copier.remove();
    fold(false);
    current = null;
  }

  /* from: what the reader used, so that only the other side moves. */
  function select(item, from) {
    if (current !== item) clear();
    current = item;
    item.classList.add("on");
    details(item).open = true;
    const marks = (pieces.get(item.id) || []).filter((mark) => mark.classList.contains("m"));
    for (const mark of marks) mark.classList.add("on");
    item.querySelector(".meta").append(copier);
    if (narrow.matches) fold(from !== "list" && marks.length > 0);
    if (from !== "text" && marks[0]) marks[0].scrollIntoView({ block: "center", behavior: pace(from) });
    if (!narrow.matches) {
      side.scrollTo({ top: Math.max(0, item.offsetTop - side.firstElementChild.offsetHeight), behavior: pace(from) });
    }
    history.replaceState(null, "", "#" + item.id);
  }

  document.addEventListener("click", (event) => {
    const tick = event.target.closest("[data-f]");
    if (tick) select(byId.get("f-" + tick.dataset.f), "strip");
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    const id = link.getAttribute("href").slice(1);
    if (byId.has(id)) {
      event.preventDefault();
      select(byId.get(id), "text");
    } else if (id.startsWith("m-")) {
      event.preventDefault();
      select(byId.get("f-" + id.slice(2)), "list");
    }
  });

  list.addEventListener("toggle", (event) => {
    const item = event.target.closest("li");
    if (!isPrinting && event.target.open && item !== current) select(item, "list");
  }, true);

  function copy(address) {
    const done = () => {
      copier.textContent = "copied";
      setTimeout(() => { copier.textContent = "copy link"; }, 1500);
    };
    const fallback = () => {
      const field = document.createElement("textarea");
      field.value = address;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
      copier.focus();
      done();
    };
    if (navigator.clipboard) navigator.clipboard.writeText(address).then(done, fallback); else fallback();
  }

  const visible = () => items.filter((item) => !item.hidden);

  function step(by) {
    const shown = visible();
    if (!shown.length) return;
    const at = shown.indexOf(current);
    select(shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length], "keys");
  }

  const boxes = [...document.querySelectorAll(".filters input")];
  const status = document.getElementById("shown");

  function filter() {
    const off = new Set(boxes.filter((box) => !box.checked).map((box) => box.name + " " + box.value));
    for (const item of items) {
      item.hidden = off.has("severity " + severity(item)) || off.has("category " + item.dataset.c);
      for (const mark of pieces.get(item.id) || []) {
        mark.classList.toggle("off", item.hidden);
        mark.toggleAttribute("hidden", item.hidden && Boolean(mark.dataset.f));
        if (mark.classList.contains("m")) mark.tabIndex = item.hidden ? -1 : 0;
      }
    }
    if (current && current.hidden) clear();
    const count = visible().length;
    const noun = items.length === 1 ? "finding" : "findings";
    status.textContent = count === items.length ? `${count} ${noun}` : `${count} of ${items.length} ${noun}`;
    const hidden = boxes.filter((box) => box.name === "category" && !box.checked).length;
    document.getElementById("off-categories").textContent = hidden ? ` (${hidden} off)` : "";
  }

  for (const box of boxes) box.addEventListener("change", filter);
  const menu = document.querySelector(".menu");
  document.addEventListener("pointerdown", (event) => { if (!menu.contains(event.target)) menu.open = false; });
  document.getElementById("close").addEventListener("click", clear);
  document.getElementById("previous").addEventListener("click", () => step(-1));
  document.getElementById("next").addEventListener("click", () => step(1));

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input[type=search], textarea")) return;
    if (event.key === "j" || event.key === "n") step(1);
    else if (event.key === "k" || event.key === "p") step(-1);
    else if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    } else if (event.key === "Escape" && current) {
      const mark = (pieces.get(current.id) || [])[0];
      clear();
      if (mark && text.contains(mark)) mark.focus({ preventScroll: true });
    } else if (event.key === "v") {
      const other = document.querySelector(".switch input:not(:checked)");
      if (other) other.checked = true;
    } else return;
    event.preventDefault();
  });

  let opened = [];
  let isPrinting = false;
  addEventListener("beforeprint", () => {
    isPrinting = true;
    opened = items.filter((item) => !details(item).open);
    for (const item of items) details(item).open = true;
  });
  addEventListener("afterprint", () => {
    for (const item of opened) details(item).open = false;
    setTimeout(() => { isPrinting = false; });
  });

  new IntersectionObserver((entries) => {
    root.classList.toggle("reading", entries.at(-1).isIntersecting);
  }, { rootMargin: "0px 0px -40% 0px" }).observe(document.querySelector(".split"));

  const follow = () => {
    const id = location.hash.slice(1);
    const item = byId.get(id.startsWith("m-") ? "f-" + id.slice(2) : id);
    if (item) select(item, "address");
  };
  addEventListener("hashchange", follow);
  filter();
  follow();
  /* The browser goes to the address once the page is whole, and so away from the mark. */
  addEventListener("load", () => setTimeout(follow));
})();
