// How fast somebody listens and how far they came in each page: on this device only, and gone with 「すぐに離れる」
// (static/js/page.js removes the same name).

const NAME = "engawa-heard";
const MOST_PLACES = 50;
// Nobody wants to be brought back to a title, or to the last word.
const TOO_EARLY = 5;

export function heard() {
  try {
    return { speed: 1, places: {}, ...JSON.parse(localStorage.getItem(NAME)) };
  } catch {
    return { speed: 1, places: {} }; // a browser that keeps nothing, or something else under our name
  }
}

export function keep(change) {
  try {
    localStorage.setItem(NAME, JSON.stringify({ ...heard(), ...change }));
  } catch {
    // Full or forbidden: the place is not remembered, and the sound goes on.
  }
}

export const placeIn = (address) => heard().places[address];

export function keepPlace(address, place) {
  const { [address]: _old, ...others } = heard().places;
  // The page heard longest ago is forgotten first.
  const kept = Object.entries(others).slice(1 - MOST_PLACES);
  if (place.at > TOO_EARLY) kept.push([address, place]);
  keep({ places: Object.fromEntries(kept) });
}

export const forgetPlace = (address) => keepPlace(address, { at: 0 });

// The bar is open: a page that had to be loaded anew shows it again, silent, where the sound stopped.
export function keepOpen(page) {
  try {
    if (page) sessionStorage.setItem(NAME, JSON.stringify(page));
    else sessionStorage.removeItem(NAME);
  } catch {
    // As above.
  }
}

export function openPage() {
  try {
    return JSON.parse(sessionStorage.getItem(NAME));
  } catch {
    return null;
  }
}
