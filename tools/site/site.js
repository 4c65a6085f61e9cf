// The documents in the browser: light or dark, the menu of a narrow window, and the search, whose words come with search.js
// when somebody searches.
"use strict";

(function () {
  const themes = ["", "light", "dark"]; // "" is the system's

  function theme() {
    try {
      return localStorage.getItem("theme") || "";
    } catch {
      return ""; // a browser that keeps nothing
    }
  }

  function setTheme(name) {
    document.documentElement.dataset.theme = name;
    try {
      localStorage.setItem("theme", name);
    } catch {
      // for this page only
    }
  }
  document.documentElement.dataset.theme = theme();

  // ---- search ----

  const MOST = 30;

  // How well a part answers: -1 where a word is missing. Titles count more than texts, beginnings more than middles, and of
  // two the shorter title.
  function score(part, words) {
    const [title, page, , text] = part;
    let sum = 0;
    for (const word of words) {
      const at = title.toLowerCase().indexOf(word);
      if (at >= 0) {
        sum += at === 0 || /[^a-z0-9]/i.test(title[at - 1]) ? 60 : 30;
        if (title.length === word.length) sum += 40;
        if (
          title
            .toLowerCase()
            .split(/[^a-z0-9_$]+/)
            .includes(word)
        )
          sum += 20;
      } else if (page.toLowerCase().includes(word)) {
        sum += 8;
      } else if (text.toLowerCase().includes(word)) {
        sum += 4;
      } else {
        return -1;
      }
    }
    return sum - Math.min(title.length, 100) / 10;
  }

  function find(text) {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return { words, parts: [] };
    const parts = [];
    for (const part of window.SEARCHED) {
      const value = score(part, words);
      if (value > -1) parts.push({ part, value });
    }
    parts.sort((a, b) => b.value - a.value);
    return { words, parts: parts.slice(0, MOST).map((each) => each.part) };
  }

  function element(name, text) {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    return made;
  }

  // The text around the first word, in which the words are marked.
  function excerpt(text, words) {
    const at = Math.max(0, text.toLowerCase().indexOf(words[0]) - 50);
    const cut = (at > 0 ? "… " : "") + text.slice(at, at + 170);
    const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
    const span = element("span");
    cut.split(new RegExp("(" + pattern + ")", "i")).forEach((piece, i) => {
      span.append(i % 2 ? element("mark", piece) : piece);
    });
    return span;
  }

  function show(list, input, root) {
    const { words, parts } = find(input.value);
    list.replaceChildren();
    for (const [title, page, place, text] of parts) {
      const item = element("li");
      item.setAttribute("role", "option");
      const link = element("a");
      link.href = root + place;
      link.append(
        element("b", title),
        title === page ? "" : element("small", page),
        excerpt(text, words),
      );
      item.append(link);
      list.append(item);
    }
    if (words.length > 0 && parts.length === 0) list.append(element("p", "Nothing was found."));
    list.hidden = words.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
  }

  // Moves the choice among what was found.
  function move(list, step) {
    const items = [...list.querySelectorAll("li")];
    const at = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
    if (items.length === 0) return;
    if (at >= 0) items[at].removeAttribute("aria-selected");
    const next = items[(at + step + (at < 0 && step < 0 ? 1 : 0) + items.length) % items.length];
    next.setAttribute("aria-selected", "true");
    next.scrollIntoView({ block: "nearest" });
  }

  function startSearch() {
    const root = document.body.dataset.root;
    const list = document.getElementById("found");
    const input = document.getElementById("words");
    let loads = false;
    function update() {
      if (window.SEARCHED) return show(list, input, root);
      if (loads) return;
      loads = true;
      const script = element("script");
      script.src = root + "search.js";
      script.onload = update;
      document.head.append(script);
    }
    input.addEventListener("input", update);
    input.addEventListener("focus", update);
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") move(list, 1);
      else if (event.key === "ArrowUp") move(list, -1);
      else if (event.key === "Escape") input.blur();
      else return;
      event.preventDefault();
    });
    document.getElementById("search").addEventListener("submit", (event) => {
      event.preventDefault();
      const chosen = list.querySelector("[aria-selected=true] a") || list.querySelector("a");
      if (chosen) chosen.click();
    });
    list.addEventListener("click", () => (list.hidden = true));
    document.addEventListener("click", (event) => {
      if (!event.target.closest("#search")) list.hidden = true;
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") list.hidden = true;
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target === input) return;
      event.preventDefault();
      input.select();
      input.focus();
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    startSearch();
    document.getElementById("theme").addEventListener("click", () => {
      setTheme(themes[(themes.indexOf(theme()) + 1) % themes.length]);
    });
    const open = document.getElementById("open");
    open.addEventListener("click", () => {
      const shown = document.getElementById("menu").classList.toggle("open");
      open.setAttribute("aria-expanded", String(shown));
    });
    const here = document.querySelector("nav [aria-current]");
    const menu = document.getElementById("menu");
    if (here && here.offsetTop > menu.clientHeight / 2)
      menu.scrollTop = here.offsetTop - menu.clientHeight / 2;
  });
})();
