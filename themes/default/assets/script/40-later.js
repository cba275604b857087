/* What a page can begin without is fetched by it: signs to point at its parts, the work of a reader, trying a plan's numbers, keeping what was done and learnt, videos of other sites, words to copy. */
later("plan", ".pp-whatif");
later("point", ".md-content");
later("learn", ".pp-checklist", "[data-pp-path-total]", "[data-pp-start]", ".pp-quiz");
later("mine", "[data-pp-mine]");
later("video", ".pp-video");
later("wording", ".pp-wording");
