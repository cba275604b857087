/* Exact numbers: a fraction is two whole numbers, and is rounded only to be shown, the way the program rounds. */
const fraction = (text) => {
  const [found, whole, decimals = "", below = "1"] = /^(\d{1,99})(?:\.(\d{1,9}))?(?:\/(\d+))?$/.exec(text.replace(/[,\s]/g, "")) || [];
  return found ? [BigInt(whole + decimals), 10n ** BigInt(decimals.length) * BigInt(below)] : [0n, 0n];
};
const NONE = [0n, 1n];
const known = ([, below]) => below !== 0n;
const times = ([a, b], [c, d]) => [a * c, b * d];
const over = ([a, b], [c, d]) => [a * d, b * c];
const plus = ([a, b], [c, d]) => [a * d + c * b, b * d];
const minus = (x, [c, d]) => plus(x, [-c, d]);
const above = (x, y) => minus(x, y)[0] > 0n;
const largest = (found) => found.reduce((most, each) => (above(each, most) ? each : most));

const floor = ([a, b]) => (a < 0n && a % b ? a / b - 1n : a / b);
const halfUp = ([a, b], parts) => floor([2n * a * parts + b, 2n * b]);
const halfEven = ([a, b], parts) => {
  const up = halfUp([a, b], parts);
  return up % 2n && (2n * a * parts) % b === 0n && ((2n * a * parts) / b) % 2n ? up - 1n : up;
};
const grouped = (whole) => whole.toLocaleString("en");
const plain = (x) => {
  const parts = halfEven(x, 10000n);
  return grouped(parts / 10000n) + `.${String(parts % 10000n).padStart(4, "0")}`.replace(/\.?0+$/, "");
};
const rounded = (x) => plain(halfUp(x, 100n) ? [halfUp(x, 100n), 100n] : x);
const inCents = (x) => {
  let cents = halfUp(x, 100n);
  if (!cents) return plain(x);
  if (cents >= 100000n && (100n * x[0]) % x[1]) cents = 100n * halfUp(x, 1n);
  return grouped(cents / 100n) + (cents % 100n ? `.${String(cents % 100n).padStart(2, "0")}` : "");
};
const count = ([a, b]) => (b ? grouped(-floor([-a, b])) : "unknown");
const percent = ([a, b]) => {
  if ((100n * a) % b === 0n) return `${(100n * a) / b}%`;
  const tenths = halfUp([a, b], 1000n);
  if (a < b && tenths === 1000n) return "more than 99.9%";
  return tenths ? `${tenths / 10n}.${tenths % 10n}%` : "less than 0.1%";
};
const share = (x) => `${plain(times(x, [100n, 1n]))}%`;

/* Figures as the language of the page writes them; all that is computed here has them as English does. */
const latin = `${document.documentElement.lang || "en"}-u-nu-latn`;
const signs = Object.fromEntries(new Intl.NumberFormat(latin, { useGrouping: true }).formatToParts(12345.6).map(({ type, value }) => [type, value]));
const nought = new Intl.NumberFormat(latin, { style: "percent" }).format(0);
const local = (text) =>
  text.replace(/(\d[\d,]*(?:\.\d+)?)(%?)/g, (_, figures, sign) => {
    const written = figures.replace(/[,.]/g, (each) => (each === "," ? signs.group : signs.decimal));
    return sign ? nought.replace("0", written) : written;
  });
