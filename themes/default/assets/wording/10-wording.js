/* Words to send: one press copies them as they stand. */
const { make, english, button, copied, later } = window.playpress;

later[".pp-wording"] = (box) => {
  const words = box.querySelector("code");
  const told = english(make("span", { role: "status" }));
  const copy = button("Copy", async () => {
    told.textContent = (await copied(words.textContent)) ? "Copied." : "Your browser does not allow copying from this page.";
  });
  box.prepend(make("p", { class: "pp-copy" }, copy, " ", told));
};
