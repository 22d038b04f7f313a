// The keys of a headset, a lock screen or a keyboard: they never clash with a screen reader's.

const WAYS = {
  play: "play", pause: "stop", stop: "stop", previoustrack: "headingBefore", nexttrack: "headingAfter",
  seekbackward: "before", seekforward: "after",
};
let shown = "";

export function showOutside(told) {
  const session = navigator.mediaSession;
  if (!session) return;
  if (!told) {
    session.metadata = null;
    session.playbackState = "none";
    for (const way of Object.keys(WAYS)) listen(session, way, null);
    shown = "";
    return;
  }
  if (shown !== told.title) {
    shown = told.title;
    const town = document.querySelector(".header__name")?.textContent.trim() ?? "";
    session.metadata = new MediaMetadata({ title: told.title, artist: town });
    for (const [way, name] of Object.entries(WAYS)) listen(session, way, told.actions[name]);
  }
  session.playbackState = told.isPlaying ? "playing" : "paused";
  if (told.length) session.setPositionState({ duration: told.length, playbackRate: told.speed, position: Math.min(told.at, told.length) });
}

function listen(session, way, act) {
  try {
    session.setActionHandler(way, act);
  } catch {
    // A key that this browser does not know.
  }
}
