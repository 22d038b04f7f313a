// A long list of requests by keyboard: ↑ and ↓ lead from row to row, the space bar ticks. Only with the focus inside the
// list, so that no key is taken from anybody who types or listens elsewhere (WCAG 2.1.4).
for (const list of document.querySelectorAll("[data-rows]")) {
  const rows = () => [...list.querySelectorAll("tbody tr")];
  const stopIn = (row, selector) => row?.querySelector(selector) ?? row?.querySelector("a, input");
  list.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const here = event.target.closest("tbody tr");
    if (!step || !here || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = rows()[rows().indexOf(here) + step];
    if (!next) return;
    event.preventDefault();
    stopIn(next, event.target.matches("input") ? "input[type=checkbox]" : "a").focus();
  });
  const all = list.querySelector("[data-tick-all]");
  all?.addEventListener("change", () => {
    for (const box of list.querySelectorAll("tbody input[type=checkbox]")) box.checked = all.checked;
  });
}
