/* The editor without a reload: drafts are checked while they are typed, and buttons change the form in its place. */
"use strict";
const dark = matchMedia("(prefers-color-scheme: dark)");
const scheme = () => (dark.matches ? "slate" : "default");
const paint = () => { document.documentElement.dataset.mdColorScheme = scheme(); };
paint();
dark.addEventListener("change", paint);

addEventListener("DOMContentLoaded", () => {
  const form = () => document.querySelector(".pe-form");
  if (form()) edit(form);
  const search = document.getElementById("q");
  if (search) filter(search, document.getElementById("open-only"));
});

/* The list: only what is looked for. */
function filter(search, only) {
  const rows = [...document.querySelectorAll(".pe-kind li")];
  const show = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const all = !words.length && !only.checked;
    for (const row of rows) {
      const text = row.dataset.words.toLowerCase();
      row.hidden = (only.checked && !("open" in row.dataset)) || !words.every(word => text.includes(word));
    }
    for (const kind of document.querySelectorAll(".pe-kind")) {
      kind.hidden = !all && !kind.querySelector("li:not([hidden])");
    }
    document.querySelector(".pe-none").hidden = all || rows.some(row => !row.hidden);
  };
  search.addEventListener("input", show);
  only.addEventListener("change", show);
  show();
}

/* The form. `current` finds it, as it is replaced when a button has changed it. */
function edit(current) {
  let dirty = document.querySelector("[role=alert]") !== null;
  let waiting = 0;
  let asked = null;
  let rendered = null;
  const frame = document.querySelector(".pe-beside iframe");

  const grow = () => {
    if (CSS.supports("field-sizing", "content")) return;
    for (const each of current().querySelectorAll("textarea")) {
      each.style.height = "auto";
      if (each.scrollHeight) each.style.height = `${each.scrollHeight + 2}px`;
    }
  };
  grow();

  const send = async step => {
    asked?.abort();
    asked = new AbortController();
    const data = new URLSearchParams(new FormData(current()));
    data.set("do", step);
    const answer = await fetch(current().action, { method: "POST", body: data, signal: asked.signal });
    const found = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok) throw Object.assign(new Error(answer.statusText), { said: found.querySelector("main > p")?.textContent });
    return found;
  };

  const failed = error => {
    if (error.name !== "AbortError") say(error.said ?? "The editor does not answer. Is `playpress edit` still running? Nothing is lost: keep this page open.");
  };

  const look = () => {
    if (!frame?.checkVisibility()) return;
    const top = frame.contentWindow.scrollY;
    frame.addEventListener("load", () => frame.contentWindow.scrollTo(0, top), { once: true });
    frame.contentWindow.location.replace(`${current().action}/page`);
  };

  const check = async () => {
    const found = await send("check");
    for (const each of found.querySelectorAll(".pe-messages, #counts")) {
      const here = document.getElementById(each.id);
      if (here && here.innerHTML !== each.innerHTML) here.replaceChildren(...each.childNodes);
    }
    for (const each of found.querySelectorAll("[name][id^='f:']")) {
      const here = document.getElementById(each.id);
      here?.toggleAttribute("aria-invalid", false);
      if (here && each.hasAttribute("aria-invalid")) here.setAttribute("aria-invalid", "true");
      const named = each.nextElementSibling;
      if (here && named?.matches(".pe-named")) here.nextElementSibling.textContent = named.textContent;
    }
    for (const each of current().querySelectorAll(".pe-fault")) show(each);
    look();
  };

  const show = place => {
    for (let part = place?.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  };

  const say = words => {
    const said = document.createElement("p");
    said.textContent = words;
    document.querySelector(".pe-said").replaceChildren(said);
  };

  const change = async step => {
    const old = current();
    const open = [...old.querySelectorAll("details[open] > summary + input")].map(each => each.name);
    const pressed = document.activeElement;
    old.inert = true;  // the answer replaces the form: what was typed meanwhile would be gone
    let next = null;
    try {
      next = (await send(step)).querySelector(".pe-form");
    } finally {
      old.inert = false;
      pressed?.focus();
    }
    old.replaceWith(document.adoptNode(next));
    dirty = true;
    for (const name of open) {
      const part = current().querySelector(`input[name="${CSS.escape(name)}"]`)?.closest("details");
      if (part) part.open = true;
    }
    grow();
    const goal = document.getElementById(`f:${next.dataset.path}`) ?? document.getElementById(`w:${next.dataset.path}`) ?? document.getElementById(`a:${next.dataset.path}`);
    const target = goal?.matches("input, textarea, select") ? goal : goal?.querySelector("input:not([type=hidden]), textarea, select, button");
    target?.focus();
    target?.scrollIntoView({ block: "center" });
    look();
  };

  document.addEventListener("click", event => {
    const goal = event.target.closest("[data-goal]")?.dataset.goal;
    const place = goal && document.getElementById(`m:${goal}`);
    if (place) {
      event.preventDefault();
      show(place);
      place.scrollIntoView({ block: "center" });
      document.getElementById(`f:${goal}`)?.focus({ preventScroll: true });
    }
    const button = event.target.closest(".pe-form button[name=do]");
    if (!button || ["save", "anyway"].includes(button.value)) return;
    event.preventDefault();
    clearTimeout(waiting);
    (button.value === "check" ? check() : change(button.value)).catch(failed);
  });
  document.addEventListener("submit", event => {
    if (event.target === current()) { asked?.abort(); dirty = false; }
  });
  document.addEventListener("input", event => {
    if (!event.target.closest(".pe-form") || event.target.name?.endsWith("+")) return;
    dirty = true;
    grow();
    clearTimeout(waiting);
    const shown = event.target.closest(".pe-field, .pe-item")?.querySelector("details.pe-prose[open] .pe-rendered");
    waiting = setTimeout(() => Promise.all([check(), preview(shown)]).catch(failed), 500);
  });
  document.addEventListener("toggle", event => {
    if (event.target.matches?.(".pe-part[open]")) grow();
    if (event.target.matches?.("details.pe-prose[open]")) preview(event.target.querySelector(".pe-rendered")).catch(failed);
  }, true);
  addEventListener("beforeunload", event => { if (dirty) event.preventDefault(); });
  frame?.addEventListener("load", () => { frame.contentDocument?.body?.setAttribute("data-md-color-scheme", scheme()); });

  const preview = async place => {
    if (!place) return;
    rendered?.abort();
    rendered = new AbortController();
    const data = new URLSearchParams({ token: current().elements.token.value, text: document.getElementById(place.dataset.of).value });
    const answer = await fetch("/edit/prose", { method: "POST", body: data, signal: rendered.signal });
    if (answer.ok) place.replaceChildren(...new DOMParser().parseFromString(await answer.text(), "text/html").body.childNodes);
  };
}
