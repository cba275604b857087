/* What only some pages need is fetched by them: trying a plan's numbers, keeping what was done and learnt, videos of other sites, words to copy. */
later("plan", ".pp-whatif");
later("learn", ".pp-checklist", "[data-pp-path-total]", "[data-pp-start]", ".pp-quiz");
later("video", ".pp-video");
later("wording", ".pp-wording");
