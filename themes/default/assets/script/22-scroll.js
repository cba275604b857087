/* What is wider than its box is scrolled by keyboard as well, and takes no key where all of it is seen. */
const scrolled = new ResizeObserver((boxes) => {
  for (const { target } of boxes) {
    const wide = target.scrollWidth > target.clientWidth;
    for (const [name, value] of Object.entries({ tabindex: 0, role: "group", "aria-label": words(target.querySelector("caption")) })) {
      if (wide) target.setAttribute(name, value);
      else target.removeAttribute(name);
    }
  }
});
blocks[".pp-plain"] = (box) => scrolled.observe(box);
