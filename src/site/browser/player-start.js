// Where does listening begin? At the time that the address asks for, or at the words that it leads to: then the player has them
// ready, and is there to be pressed. Links to times, chapters and lessons play what they lead to.

const player = document.getElementById('player');
if (player) start(player);

/** @param {HTMLElement} player */
function start(player) {
  const seconds = askedTime(location.hash.slice(1)) ?? askedTime(location.search);
  if (seconds !== null) {
    cue(seconds);
    sentenceAt(seconds)?.scrollIntoView({ block: 'center' });
  } else goToWords();

  addEventListener('hashchange', () => {
    const time = askedTime(location.hash.slice(1));
    if (time !== null) cue(time);
    // Whoever reads on while it plays is not interrupted.
    else if (player.querySelector('audio')?.paused) goToWords();
  });
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest('[data-plays] a[href*="#"]');
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const at = timeBehind(link.getAttribute('href') ?? '');
    if (at !== null) dispatchEvent(new CustomEvent('hindcast:play', { detail: at }));
  });
}

/** @param {number} seconds */
function cue(seconds) {
  dispatchEvent(new CustomEvent('hindcast:cue', { detail: seconds }));
}

function goToWords() {
  // Not ":target", which there is only when the page is whole.
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const at = target?.closest('.transcript') ? timeIn(target) : null;
  if (at === null) return;
  cue(at);
  // The browser went there before the player was at the top.
  target?.scrollIntoView();
}

/** When the words are said that a link on this page leads to; null where that is not known. @param {string} href */
function timeBehind(href) {
  const url = new URL(href, location.href);
  if (url.pathname !== location.pathname) return null;
  return timeIn(document.getElementById(decodeURIComponent(url.hash.slice(1))));
}

/** @param {Element | null} element */
function timeIn(element) {
  const timed = element?.matches('[data-t]') ? element : element?.querySelector('[data-t]');
  return timed ? Number(timed.getAttribute('data-t')) : null;
}

/** The last one that has begun by then. @param {number} seconds */
function sentenceAt(seconds) {
  return [...document.querySelectorAll('[data-t]')].findLast((each) => Number(each.getAttribute('data-t')) <= seconds);
}

/** Of "t=754", "?t=12:34", "t=1h2m3s"; null for anything else. @param {string} parameters */
function askedTime(parameters) {
  const text = new URLSearchParams(parameters).get('t');
  if (!text) return null;
  if (/^\d{1,6}(?:\.\d+)?$/u.test(text)) return Number(text);
  if (/^(?:\d{1,5}:){1,2}\d{1,2}$/u.test(text))
    return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  const [, h, m, s] = /^(?=\d)(?:(\d{1,3})h)?(?:(\d{1,5})m)?(?:(\d{1,6})s)?$/u.exec(text) ?? [];
  if (h === undefined && m === undefined && s === undefined) return null;
  return Number(h ?? 0) * 3600 + Number(m ?? 0) * 60 + Number(s ?? 0);
}
