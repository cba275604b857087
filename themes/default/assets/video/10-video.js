/* A video on another site is a link until its button is pressed: nothing is fetched from that site before. */
const { make, later } = window.playpress;

later[".pp-video"] = (box) => {
  const link = box.querySelector("a");
  const site = new URL(link.href).hostname;
  const play = make("button", { type: "button", class: "pp-play" }, make("strong", {}, new Text(link.textContent)), make("span", {}, `Load the video from ${site}`));
  play.addEventListener("click", () => {
    const frame = make("iframe", {
      src: link.href,
      title: link.textContent,
      allow: "autoplay; encrypted-media; fullscreen; picture-in-picture",
      referrerpolicy: "strict-origin-when-cross-origin",
      allowfullscreen: "",
    });
    play.replaceWith(frame);
    frame.focus();
    /* The player comes from elsewhere, which takes the focus away again. */
    frame.addEventListener("load", () => document.activeElement === frame && (frame.blur(), frame.focus()), { once: true });
  });
  const paper = make("span", { class: "pp-video-link" }, ...box.childNodes);
  box.replaceChildren(play, paper);
};
