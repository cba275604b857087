/* What only some pages need is fetched by them: trying a plan's numbers, and keeping what somebody has done and learnt. */
later("plan", ".pp-whatif");
later("learn", ".pp-checklist", "[data-pp-path-total]", "[data-pp-start]", ".pp-quiz");
