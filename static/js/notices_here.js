// Whoever wants to be told on this device presses once; the browser then asks, and gives an address for it alone.
// The button is made only when this finds that the browser can do it.

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));

async function subscribe(part) {
  if ((await Notification.requestPermission()) !== "granted") return part.dataset.refused;
  await navigator.serviceWorker.register("/sw.js");
  const { pushManager } = await navigator.serviceWorker.ready;
  const device = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(part.dataset.notices) });
  const answer = await fetch(part.dataset.address, { method: "POST", body: JSON.stringify(device) });
  return answer.ok ? part.dataset.done : part.dataset.failed;
}

export function offer() {
  const part = document.querySelector("[data-notices]");
  if (!part?.hidden || !("PushManager" in window) || !("Notification" in window)) return;
  const button = Object.assign(document.createElement("button"),
    { type: "button", className: "button button--secondary", textContent: part.dataset.start });
  const state = document.createElement("p");
  button.addEventListener("click", async () => {
    button.disabled = true;
    state.textContent = await subscribe(part).catch(() => part.dataset.failed);
    document.getElementById("announcement").textContent = state.textContent;
    button.disabled = false;
  });
  part.append(button, state);
  part.hidden = false;
}
