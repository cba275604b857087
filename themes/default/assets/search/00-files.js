/* The index: files beside the pages, each asked for once and only when a question needs it. A page from a web server reads
   them; a page from a disk may only run them, and they do nothing elsewhere, so that no other site can read them. */
const here = new URL("../search/", document.currentScript.src);
const asked = new Map();
const arrived = new Map();
window.playpressSearch = (name, data) => arrived.set(name, data);

const fetched = async (name, address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw name;
  const text = await answer.text();
  return JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")));
};
const run = (name, address) => new Promise((resolve, reject) => {
  const script = document.createElement("script");
  script.onload = () => (arrived.has(name) ? resolve(arrived.get(name)) : reject(name));
  script.onerror = () => reject(name);
  script.src = address;
  document.head.append(script);
});
const file = (name, version = "") => {
  if (!asked.has(name)) {
    const address = `${new URL(`${name}.js`, here)}${version && `?${version}`}`;
    const read = here.protocol === "file:" ? run : fetched;
    asked.set(name, read(name, address).catch((error) => {
      asked.delete(name);
      throw error;
    }));
  }
  return asked.get(name);
};

/* What a block says of a word. A reader may type "constructor", which every object knows. */
const said = (block, word) => (Object.hasOwn(block, word) ? block[word] : "");

/* The last position whose start is not behind the one looked for. */
const position = (starts, wanted) => {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= wanted) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
};
