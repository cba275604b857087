"""Where letters stand: words that run together or fall apart in a line, and texts of a picture that overlap."""

APART = r"""() => {
  const framed = '.pp-badge, .pp-level, .pp-acronym, .pp-state, .pp-chip, code, kbd, label, button, abbr, q';
  const unread = 'svg, script, style, [hidden], .pp-hidden-text, caption';
  const shows = (at) => getComputedStyle(at).display;
  const inLine = (at) => shows(at) === 'inline' || (at.tagName === 'A' && shows(at) === 'inline-block');
  const blockOf = (node) => {
    let at = node.parentElement;
    while (inLine(at)) at = at.parentElement;
    return at;
  };
  const place = (node, from, to) => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return [...range.getClientRects()];
  };
  const main = document.querySelector('.md-content');
  for (const fold of main.querySelectorAll('details')) fold.open = true;
  const nodes = document.createTreeWalker(main, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const found = [];
  let before = null, between = '';
  const begin = () => {
    before = null;
    between = '';
  };
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    if (node.nodeType === 1) {
      if (node.matches('svg, input, br, .pp-hidden-text') || !inLine(node)) begin();
      continue;
    }
    const parent = node.parentElement;
    if (parent.closest(unread) || !parent.checkVisibility()) continue;
    const block = blockOf(node);
    if (before && before.block !== block) begin();
    const words = /\S(?:[^]*\S)?/.exec(node.data);
    if (!words) {
      between += node.data;
      continue;
    }
    const told = `${before?.words.slice(-24) ?? ''}|${words[0].slice(0, 24)}`;
    const size = parseFloat(getComputedStyle(parent).fontSize);
    if (!size) found.push(`not to be seen: ${told}`);
    const first = place(node, words.index, words.index + 1)[0];
    const last = before?.last;
    const sameLine = first && last && first.top < last.bottom - 3 && last.top < first.bottom - 3;
    /* What has a ground of its own has room around its words. */
    const inFrame = parent.closest(framed);
    if (sameLine && !inFrame && !before.inFrame) {
      const margin = inLine(parent) ? parseFloat(getComputedStyle(parent).marginInlineStart) : 0;
      const gap = first.left - last.right - margin;
      const spaced = /\s/.test(before.tail + between + node.data.slice(0, words.index));
      if (spaced ? gap < 1 || gap > size * 0.6 : Math.abs(gap) > 1.5) found.push(`${gap.toFixed(1)} px: ${told}`);
    }
    const end = words.index + words[0].length;
    before = { block, last: place(node, end - 1, end).pop(), tail: node.data.slice(end), words: words[0], inFrame };
    between = '';
  }
  return found;
}"""
"""Pairs of neighbours in a line with no room between them where there is a space, or with room where there is none."""

OVERLAPPING = r"""() => [...document.querySelectorAll('.md-content figure svg')].flatMap((picture) => {
  const parts = (text) => (text.querySelector('tspan') ? [...text.querySelectorAll('tspan')] : [text]);
  const texts = [...picture.querySelectorAll('text')].flatMap(parts);
  const boxes = texts.map((text) => [text.textContent, text.getBoundingClientRect()]).filter(([, box]) => box.width);
  const frame = picture.getBoundingClientRect();
  const out = boxes.filter(([, box]) => box.left < frame.left - 2 || box.right > frame.right + 2);
  const wide = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const high = (a, b) => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const over = (box, at) => boxes.slice(at + 1).filter(([, other]) => wide(box, other) > 1 && high(box, other) > 4);
  return [
    ...out.map(([words]) => `${words}: out of its picture`),
    ...boxes.flatMap(([words, box], at) => over(box, at).map(([others]) => `${words} | ${others}`)),
  ];
})"""
"""Pairs of texts of a picture one of which is printed over the other, and texts that stick out of their picture.

The box of a line has room above and below its letters, so lines may share some of it.
"""
