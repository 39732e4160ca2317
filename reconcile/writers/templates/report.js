"use strict";
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const chosen = (name) => new Set(all(`.filters input[name=${name}]:checked`).map((box) => box.value));
const keys = (element, name) => element.dataset[name].split(" ").filter(Boolean);

// The panel that the address names; the :target of a page still loading is not set yet.
function opened() {
  const aim = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  return aim && aim.classList.contains("about") ? aim : null;
}

function filter() {
  const sources = chosen("source");
  const marks = chosen("mark");
  const items = all(".filtered");
  for (const item of items) {
    const own = keys(item, "sources");
    const enough = own.filter((key) => sources.has(key)).length >= Math.min(2, own.length);
    item.hidden = !(enough && keys(item, "marks").some((key) => marks.has(key)));
  }
  for (const source of all(".source")) source.hidden = !sources.has(source.dataset.source);
  for (const sign of all(".text .claim, .text .sign")) {
    sign.classList.toggle("muted", ![...sign.classList].some((name) => marks.has(name)));
  }
  const left = items.filter((item) => !item.hidden).length;
  const word = items.length === 1 ? "finding" : "findings";
  document.querySelector(".shown").textContent = left < items.length ? `${left} of ${items.length} ${word} shown.` : "";
}

function show() {
  for (const claim of all(".chosen, .counterpart")) claim.classList.remove("chosen", "counterpart");
  const about = opened();
  if (!about) return;
  const mark = (id, name) => all(`[data-claim="${CSS.escape(id)}"]`).forEach((part) => part.classList.add(name));
  keys(about, "others").forEach((id) => mark(id, "counterpart"));
  mark(about.id.slice("about-".length), "chosen");
  about.focus({ preventScroll: true });
}

document.querySelector(".filters").hidden = false;
document.querySelector(".filters").addEventListener("change", filter);
addEventListener("hashchange", show);
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && opened()) opened().querySelector(".close").click();
});
addEventListener("beforeprint", () => all(".agreement").forEach((part) => { part.open = true; }));
filter();
show();
