// Which sentence sounds when, as the server tells it: the first ones while the rest is being made, then all.

const AGAIN = 1000; // how often a page that is being made is asked for more
const MOST_FAILURES = 8;

export class Cues {
  sentences = [];
  seconds = 0;
  digest = "";
  isFinished = false;
  isGone = false; // the page is no longer there, or says nothing
  #isNeeded = true;

  // `address(edition)` is where they are told.
  async load(address, learned) {
    for (let failures = 0; this.#isNeeded && failures < MOST_FAILURES; ) {
      const answer = await fetch(address(this.digest)).catch(() => null);
      if (!this.#isNeeded) return;
      this.isGone = answer?.status === 404;
      if (this.isGone) return;
      if (answer?.ok) {
        this.#learn(await answer.json());
        learned();
        failures = 0;
      } else failures += 1;
      if (this.isFinished) return;
      await new Promise((done) => setTimeout(done, AGAIN * (failures + 1)));
    }
  }

  #learn({ sentences, seconds, digest, finished }) {
    Object.assign(this, { sentences, digest, isFinished: finished, seconds: finished ? seconds : 0 });
  }

  stop() {
    this.#isNeeded = false;
  }

  at(time) {
    return this.sentences.findLastIndex((_sentence, index) => this.isMade(index) && this.start(index) <= time + 0.03);
  }

  isMade(index) {
    return Number.isFinite(this.start(index));
  }

  start(index) {
    return this.sentences[index]?.start;
  }

  // The next heading from a place on, that place included; -1 when there is none.
  heading(index, way) {
    for (let place = index; place >= 0 && place < this.sentences.length; place += way) {
      if (this.sentences[place].level > 0 && this.isMade(place)) return place;
    }
    return -1;
  }
}
