"""What a thumb misses: a look at every control of a page, and at every link that stands in no sentence."""

SMALL = """() => {
  const controls = 'button, select, summary, label, input:not([type=checkbox], [type=radio])';
  const targets = [...document.querySelectorAll(`a[href], ${controls}`)];
  const inLine = (at) => ['inline', 'contents'].includes(getComputedStyle(at).display);
  /* The words beside a link in its own line, but for those that only name its kind. */
  const beside = (link) => {
    let block = link.parentElement;
    while (inLine(block)) block = block.parentElement;
    const pieces = document.createTreeWalker(block, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    const lines = [''];
    let own = 0;
    for (let at = pieces.nextNode(); at; at = pieces.nextNode()) {
      if (at.nodeName === 'BR' || (at.nodeType === 1 && !inLine(at) && at.tagName !== 'A')) lines.push('');
      if (at === link) own = lines.length - 1;
      const apart = at.parentElement.closest('a, button, .pp-note-text, .pp-badge, .pp-acronym, .pp-level');
      const named = apart && block.contains(apart) && apart !== block;
      if (at.nodeType === 3 && !named) lines[lines.length - 1] += at.data;
    }
    return lines[own].replace(/\\b(and|or)\\b/g, '');
  };
  /* Neither out of the picture nor cut down to nothing, as the heads of a table are whose rows are cards. */
  const shown = (target) => {
    const { left, right } = target.getBoundingClientRect();
    const cut = (at) => at && (at.getBoundingClientRect().width < 2 || cut(at.parentElement));
    return right > 0 && left < innerWidth && !cut(target);
  };
  const alone = (target) => target.tagName !== 'A' || !/\\p{L}{2}/u.test(beside(target));
  const height = (target) => {
    target.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    const place = target.getClientRects()[0];
    const [x, middle] = [place.left + Math.min(place.width / 2, 40), place.top + place.height / 2];
    const hit = (y) => document.elementFromPoint(x, y)?.closest('a, button, select, summary, label, input') === target;
    const reach = (way) => {
      let far = 0;
      while (far < 24 && hit(middle + way * (far + 0.5))) far += 0.5;
      return far;
    };
    return reach(-1) + reach(1);
  };
  return targets
    .filter((each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && alone(each))
    .filter(shown)
    .map((each) => [height(each), each])
    .filter(([high]) => high < 43)
    .map(([high, each]) => [high, each.tagName, each.parentElement.className, each.textContent.trim().slice(0, 30)])
    .map((told) => told.join(' '));
}"""
"""Controls, and links that stand in no sentence, which a thumb cannot hit: how high the place is that belongs to each.

A point belongs to what would be tapped there, so that two places which overlap count for one of them only. A place of
44 pixels may lose half a pixel at either end, as it is looked at every half pixel.
"""
