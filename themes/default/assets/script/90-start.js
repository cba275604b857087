/* Begin: on every page the theme shows, once for each element. One that fails is reported and keeps no other from beginning. */
const start = () => {
  /* Material leaves its search without a name. */
  document.querySelector(".md-search[role=dialog]:not([aria-label])")?.setAttribute("aria-label", "Search");
  for (const [selector, begin] of Object.entries(blocks)) {
    for (const box of document.querySelectorAll(`${selector}:not([data-pp-ready])`)) {
      box.dataset.ppReady = "";
      try {
        begin(box);
      } catch (error) {
        reportError(error);
      }
    }
  }
};

/* What the theme makes a button of answers to Enter only, and our button inside of a label to nothing. */
addEventListener("keydown", (event) => {
  const answers = { " ": "label[tabindex], label [tabindex]", Enter: "label [tabindex]" }[event.key];
  if (answers && event.target.matches(answers)) (event.preventDefault(), event.target.click());
});
/* On paper nothing is folded away; afterwards everything is as it was. */
let unfolded = [];
addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll("details:not([open])")];
  for (const each of unfolded) each.open = true;
});
addEventListener("afterprint", () => {
  for (const each of unfolded) each.open = false;
});

if (window.document$) window.document$.subscribe(start);
else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
