// A form that came back with errors must say so first, and a swapped list must say how many it found:
// neither reaches somebody who listens unless the focus moves or a live region speaks.

document.querySelector("[data-focus-on-load]")?.focus();

// 「この設定にしました」 is news once; loading the page anew must not say it again.
const address = new URL(location.href);
if (address.searchParams.has("said")) {
  address.searchParams.delete("said");
  history.replaceState(null, "", address);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".error-summary a[href^='#']");
  const control = link && document.getElementById(link.hash.slice(1));
  // In the simple layout the address itself brings the question into sight.
  if (!control || control.closest(".questions")) return;
  event.preventDefault();
  const label = control.closest("fieldset")?.querySelector("legend") ?? control.labels?.[0] ?? control;
  label.scrollIntoView();
  control.focus({ preventScroll: true });
});

// The one live region of the page. Several parts settle in one swap, and only the last may speak: once, without readings.
let speaking;
document.addEventListener("htmx:afterSettle", () => {
  clearTimeout(speaking);
  const region = document.getElementById("announcement");
  region.textContent = "";
  speaking = setTimeout(() => {
    const words = document.querySelector("[data-announce]")?.cloneNode(true);
    for (const reading of words?.querySelectorAll("rt, rp") ?? []) reading.remove();
    if (words) region.textContent = words.textContent.trim().replace(/\s+/g, " ");
  }, 150);
});

// What is kept for times without a line costs the first view nothing: it is fetched when nobody waits for the page any
// more, and only from the second page on, or where there is something to keep or to send.
function wantsOffline() {
  if (!navigator.serviceWorker) return false;
  try {
    const isSecond = sessionStorage.getItem("engawa-visited");
    sessionStorage.setItem("engawa-visited", "yes");
    return isSecond || navigator.serviceWorker.controller || document.querySelector("[data-keep], [data-offline]");
  } catch {
    return false; // a browser that keeps nothing
  }
}
const whenIdle = window.requestIdleCallback ?? ((work) => setTimeout(work, 200));
if (wantsOffline()) addEventListener("load", () => whenIdle(() => import("./offline/start.js")));
