/* A plan's numbers can be tried with others: that script is fetched by pages of plans alone. */
let planning;
blocks[".pp-whatif"] = (box) => {
  planning ??= fetched("script", { src: searchScript.replace("search.js", "plan.js") });
  planning.then(() => window.playpressPlan({ make, button }, box));
};
