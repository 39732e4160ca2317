"use strict";
const finder = document.querySelector(".finder");
const rows = [...document.querySelectorAll(".stories tbody tr")].map((row) => ({ row, words: row.textContent.toLocaleLowerCase("en-GB") }));

function narrow() {
  const [words, kind] = ["words", "kind"].map((name) => finder.querySelector(`[name=${name}]`).value);
  const wanted = words.toLocaleLowerCase("en-GB").split(/\s+/).filter(Boolean);
  let left = 0;
  for (const { row, words: own } of rows) {
    const fits = (!kind || row.dataset.kind === kind) && wanted.every((word) => own.includes(word));
    row.hidden = !fits;
    left += fits;
  }
  const narrowed = Boolean(kind || wanted.length);
  finder.querySelector(".shown").textContent = narrowed ? `Shown: ${left} of ${rows.length} stories.` : "";
}

if (finder) {
  finder.hidden = false;
  finder.addEventListener("input", narrow);
  narrow();
}
