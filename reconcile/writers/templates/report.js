"use strict";
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const keys = (element, name) => element.dataset[name].split(" ").filter(Boolean);
const abouts = new Map(all(".about").map((about) => [about.id.slice("about-".length), about]));
const filters = document.querySelector(".filters");
const lists = all("select", filters);

// The claim that the address names, by its panel or by its place in the text.
function named() {
  const [, kind, id] = /^#(about|claim)-(.*)$/s.exec(decodeURIComponent(location.hash)) || [];
  return abouts.has(id) ? { id, panel: kind === "about" ? abouts.get(id) : null } : null;
}

function fits(about, wanted) {
  const { mark, source, speaker } = about.dataset;
  return (!wanted.mark || wanted.mark.split(" ").includes(mark))
    && (!wanted.difference || keys(about, "differences").includes(wanted.difference))
    && (!wanted.source || wanted.source === source)
    && (!wanted.speaker || wanted.speaker === speaker)
    && (!wanted.only || (wanted.only === source && mark === "single-source"));
}

function filter() {
  const wanted = Object.fromEntries(lists.map((list) => [list.name, list.value]));
  const shown = new Set([...abouts].filter(([, about]) => fits(about, wanted)).map(([id]) => id));
  const items = all(".filtered");
  for (const item of items) {
    const differs = !wanted.difference || keys(item, "differences").includes(wanted.difference);
    item.hidden = !(differs && keys(item, "claims").some((id) => shown.has(id)));
  }
  for (const source of all(".source")) {
    source.hidden = [wanted.source, wanted.only].some((place) => place && place !== source.dataset.source);
  }
  for (const part of all(".text [data-claim]")) part.classList.toggle("muted", !shown.has(part.dataset.claim));
  for (const sign of all(".text .sign[data-of]")) sign.classList.toggle("muted", !shown.has(sign.dataset.of));
  tell(shown.size, items);
}

function tell(claims, items) {
  const narrowed = lists.some((list) => list.value);
  const left = items.filter((item) => !item.hidden).length;
  const count = (number, whole, word) => `${number} of ${whole} ${word}${whole === 1 ? "" : "s"}`;
  document.body.classList.toggle("narrowed", narrowed);
  filters.querySelector(".reset").hidden = !narrowed;
  filters.querySelector(".shown").textContent = narrowed
    ? `Shown: ${count(claims, abouts.size, "claim")}, ${count(left, items.length, "finding")}.` : "";
  for (const section of all("main > section")) {
    const own = all(".filtered", section);
    section.classList.toggle("bare", own.length > 0 && own.every((item) => item.hidden));
  }
}

// Scrolls the column that holds a claim, never the page, so that the claim stands near its top.
function bring(part) {
  const text = part.closest(".text");
  text.scrollTop += part.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 6;
}

function show() {
  for (const claim of all(".chosen, .claim.counterpart, .lone.counterpart")) claim.classList.remove("chosen", "counterpart");
  const aim = named();
  if (!aim) return;
  const mark = (id, name) => all(`[data-claim="${CSS.escape(id)}"]`).forEach((part, place) => {
    part.classList.add(name);
    if (!place) bring(part);
  });
  keys(abouts.get(aim.id), "others").reverse().forEach((id) => mark(id, "counterpart"));
  mark(aim.id, "chosen");
  document.querySelector(".columns").scrollIntoView({ block: "start" });
  if (!matchMedia("(min-width: 64rem)").matches) document.getElementById(`claim-${aim.id}`).scrollIntoView({ block: "start" });
  if (aim.panel) aim.panel.focus({ preventScroll: true });
}

filters.hidden = false;
filters.open = matchMedia("(min-width: 64rem)").matches;
filters.addEventListener("change", filter);
filters.querySelector(".reset").addEventListener("click", () => {
  for (const list of lists) list.value = "";
  filter();
  lists[0].focus();
});
addEventListener("hashchange", show);
addEventListener("keydown", (event) => {
  const aim = named();
  if (event.key === "Escape" && aim && aim.panel) aim.panel.querySelector(".close").click();
});
addEventListener("beforeprint", () => all(".folded, .rejected").forEach((part) => { part.open = true; }));
addEventListener("load", show);
filter();
