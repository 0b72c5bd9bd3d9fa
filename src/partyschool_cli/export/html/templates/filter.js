"use strict";
// Shows only what holds every word of the box, on pages that have one; without it, it is hidden.
(() => {
  const bar = document.querySelector(".filter");
  if (bar === null) return;
  const input = bar.querySelector("input");
  const found = bar.querySelector(".found");
  const whole = found.textContent;
  const nothing = document.querySelector(".nothing");
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  const items = all("[data-item]").map((node) => ({
    node,
    text: fold(`${node.textContent} ${node.dataset.words || ""}`),
  }));
  const groups = all("[data-group]");
  const links = all(".contents a").map((link) => ({
    entry: link.closest("li"),
    target: document.getElementById(link.hash.slice(1)),
  }));
  const has = (node) => node.querySelector("[data-item]:not([hidden])") !== null;

  // Equal dates are said once: by the first row that is seen.
  const merge = (group) => {
    let before = [];
    for (const row of all("[data-item]:not([hidden])", group)) {
      const cells = all("[data-merge]", row);
      cells.forEach((cell, index) => {
        const above = before[index];
        cell.classList.toggle("same", !!above && above.dataset.merge === cell.dataset.merge);
      });
      before = cells;
    }
  };

  // On a phone a week is a column of days; those with nothing left go.
  const thin = (group) => {
    for (const head of all("th[data-day]", group)) {
      const cells = all(`td[data-day="${head.dataset.day}"]`, group);
      const left = cells.map((cell) => {
        cell.classList.toggle("unmatched", input.value.trim() !== "" && !has(cell));
        return has(cell);
      });
      head.classList.toggle("unmatched", input.value.trim() !== "" && !left.includes(true));
    }
  };

  const apply = () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { node, text } of items) {
      node.hidden = !words.every((word) => text.includes(word));
      count += node.hidden ? 0 : 1;
    }
    for (const group of groups) {
      group.hidden = !has(group);
      merge(group);
      thin(group);
    }
    for (const { entry, target } of links) entry.hidden = target.hidden;
    nothing.hidden = count > 0 || items.length === 0;
    const unit = found.dataset.unit;
    found.textContent = words.length
      ? `找到 ${count} ${unit}，共 ${items.length} ${unit}`
      : whole;
    document.documentElement.classList.toggle("filtered", words.length > 0);
  };

  let timer = 0;
  const soon = (event) => {
    // What is being typed in pinyin is no word yet.
    if (event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(apply, 120);
  };
  input.addEventListener("input", soon);
  input.addEventListener("compositionend", soon);
  bar.hidden = false;
  document.documentElement.classList.add("filterable");
  // A page that is opened again keeps what was typed.
  if (input.value) apply();
})();
