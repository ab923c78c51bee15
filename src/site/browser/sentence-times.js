// When is every sentence said? The page tells the times that nobody could guess; between two of them it is said by its words.

fill(Array.from(document.querySelectorAll('.speech > p:not(.who, .at) > span:not(:empty)')));

/** @param {Element[]} sentences */
function fill(sentences) {
  let words = 0;
  /** What waits for a known time after it. @type {{ sentence: Element, at: number }[]} */
  let between = [];
  /** @type {{ seconds: number, at: number } | null} */
  let last = null;
  for (const sentence of sentences) {
    const told = sentence.getAttribute('data-t');
    if (told === null) between.push({ sentence, at: words });
    else {
      const seconds = Number(told);
      if (last) {
        const pace = (seconds - last.seconds) / (words - last.at);
        for (const each of between) {
          each.sentence.setAttribute('data-t', (last.seconds + pace * (each.at - last.at)).toFixed(1));
        }
      }
      between = [];
      last = { seconds, at: words };
    }
    words += sentence.textContent?.match(/\S+/gu)?.length ?? 0;
  }
}
