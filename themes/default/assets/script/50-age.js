/* A page that was built some time ago says what is overdue today. */
blocks["[data-pp-until]"] = (time) => {
  const end = new Date(`${time.dateTime}T23:59:59`);
  if (end < Date.now() && !time.querySelector("strong")) time.append(make("strong", {}, " (past)"));
};
