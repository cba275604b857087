/* The code on a print says which version it is of (`?p=2026.4`): whoever scans it is told whether that is still current. */
blocks["[data-pp-version]"] = (note) => {
  const printed = new URLSearchParams(location.search).get("p")?.slice(0, 40);
  const now = note.dataset.ppVersion;
  if (!printed) return;
  english(note).textContent = printed === now ? `Your print is current: version ${now}.` : `Your print is version ${printed}. This is version ${now}: where they differ, this page is right.`;
  note.hidden = false;
};
