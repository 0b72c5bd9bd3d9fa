// Shows the page anew when what it is made of changed, renews the bar, and moves each finding of
// the page beside what it is about.
"use strict";
(() => {
  const root = document.documentElement.dataset.root;
  const bar = () => document.getElementById("serve-bar");
  let events = null;
  let asked = 0;
  // A form is on its way: to show the page anew would drop the answer.
  let isLeaving = false;
  // Between the press of a button and its release: to replace the button would drop the click.
  let isPressed = false;
  let isBehind = false;

  const beside = (finding) => {
    const { ref, field } = finding.dataset;
    const items = ref ? [...document.querySelectorAll("main [data-ref]")] : [];
    const item = items.find((one) => one.dataset.ref.split(" ").includes(ref) && one.offsetParent);
    if (item) return item.querySelector(":scope > div") || item;
    const fact = field && document.querySelector(`main [data-field="${CSS.escape(field)}"]`);
    return fact || null;
  };

  const listIn = (place, isAfter) => {
    const next = isAfter ? place.nextElementSibling : place.lastElementChild;
    if (next && next.matches("ul.findings.beside")) return next;
    const list = document.createElement("ul");
    list.className = "findings beside";
    list.setAttribute("aria-label", "这里的问题");
    if (isAfter) place.after(list);
    else place.append(list);
    return list;
  };

  const place = () => {
    for (const old of document.querySelectorAll("main ul.findings.beside")) old.remove();
    const heading = document.querySelector("main h1");
    for (const finding of bar().querySelectorAll(".finding[data-here]")) {
      const found = beside(finding);
      if (!found && !heading) continue;
      listIn(found || heading, !found).append(finding.cloneNode(true));
      // Open for readers without scripts: what is beside need not be above too.
      finding.closest("details").open = false;
    }
  };

  const renew = async () => {
    const mine = ++asked;
    const { path, key } = bar().dataset;
    const address = `${root}-/bar?${new URLSearchParams({ path })}`;
    let text;
    try {
      const answer = await fetch(address, { cache: "no-store" });
      if (!answer.ok) return;
      text = await answer.text();
    } catch {
      return;
    }
    if (mine !== asked || isLeaving) return;
    isBehind = isPressed;
    if (isBehind) return;
    const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("serve-bar");
    if (!fresh) return;
    if (key && fresh.dataset.key !== key) {
      location.reload();
      return;
    }
    update(bar(), fresh);
    place();
  };

  // Parts that stay the same keep the focus.
  const update = (old, fresh) => {
    for (const { name, value } of fresh.attributes) old.setAttribute(name, value);
    for (const part of old.querySelectorAll("[data-bar]")) {
      const next = fresh.querySelector(`[data-bar="${part.dataset.bar}"]`);
      const details = part.querySelector("details");
      if (details && details.open) for (const one of next.querySelectorAll("details")) one.open = true;
      if (!part.isEqualNode(next)) part.replaceWith(document.adoptNode(next));
    }
  };

  // The click follows the release, on a touch screen a moment later.
  const release = () => {
    setTimeout(() => {
      isPressed = false;
      if (isBehind) renew();
    }, 100);
  };

  const listen = () => {
    if (events || document.hidden) return;
    events = new EventSource(`${root}-/events?after=${bar().dataset.number}`);
    events.addEventListener("files", renew);
    events.addEventListener("findings", renew);
    events.addEventListener("open", () => {
      document.getElementById("serve-lost").textContent = "";
      renew();
    });
    events.addEventListener("error", () => {
      document.getElementById("serve-lost").textContent = "预览已经停了，这一页不会再更新";
    });
  };

  // A browser opens six connections to a server: pages in the background give theirs back.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) listen();
    else if (events) {
      events.close();
      events = null;
    }
  });
  addEventListener("pointerdown", () => {
    isPressed = true;
  });
  addEventListener("pointerup", release);
  addEventListener("pointercancel", release);
  addEventListener("submit", (event) => {
    isLeaving = !event.defaultPrevented;
  });
  addEventListener("pagehide", () => events && events.close());
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    isLeaving = false;
    events = null;
    listen();
  });
  if (!bar()) return;
  place();
  listen();
})();
