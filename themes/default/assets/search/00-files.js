/* The index: scripts beside the pages, each asked for once and only when a question needs it. */
const here = new URL("../search/", document.currentScript.src);
const asked = new Map();
const arrived = new Map();
window.playpressSearch = (name, data) => arrived.set(name, data);

const file = (name, version = "") => {
  if (!asked.has(name)) {
    asked.set(name, new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.onload = () => (arrived.has(name) ? resolve(arrived.get(name)) : reject(name));
      script.onerror = () => (asked.delete(name), reject(name));
      script.src = `${new URL(`${name}.js`, here)}${version && `?${version}`}`;
      document.head.append(script);
    }));
  }
  return asked.get(name);
};

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
