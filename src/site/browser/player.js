// Plays an episode along its transcript: what is said is marked, times lead into the audio, and this browser remembers how
// far it was heard. Without this script the browser's own controls play, and times lead to the words alone.

const BACK = 15;
const ON = 30;
/** Seconds: less than that is not worth going on from. */
const WORTH_RESUMING = 30;
/** Seconds between two notes of how far it was heard. */
const NOTE_EVERY = 5;
/** Between the player and what is gone to, in pixels. */
const ROOM = 16;
/** A link that could not be copied is read off. */
const SAID_FOR_MS = 15_000;

const found = document.getElementById('player');
if (found) start(found);

/** @param {HTMLElement} player */
function start(player) {
  const audio = /** @type {HTMLAudioElement} */ (one('audio', player));
  const sentences = Array.from(document.querySelectorAll('[data-t]'), (element) => {
    return { element, at: Number(element.getAttribute('data-t')) };
  });
  const settings = remembered('hindcast:player') ?? {};
  const place = `hindcast:at:${player.dataset.path}`;
  /** @type {Element | null} */
  let marked = null;
  let noted = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let silence;

  for (const part of player.querySelectorAll('[data-scripted]')) part.removeAttribute('hidden');
  const speed = /** @type {HTMLSelectElement} */ (one('[data-set=speed]', player));
  const [follow, keys] = ['follow', 'keys'].map((name) => {
    const box = /** @type {HTMLInputElement} */ (one(`[data-set=${name}]`, player));
    box.checked = settings[name] === true;
    return box;
  });
  const timer = /** @type {HTMLElement} */ (one('[data-clock]', player));
  if (settings.speed) speed.value = String(settings.speed);
  audio.playbackRate = Number(speed.value) || 1;
  player.addEventListener('change', () => {
    audio.playbackRate = Number(speed.value) || 1;
    remember('hindcast:player', { speed: Number(speed.value), follow: follow?.checked, keys: keys?.checked });
    if (follow?.checked) show(marked);
  });

  /** @param {number} seconds @param {boolean} [andPlay] */
  function seek(seconds, andPlay = true) {
    const last = Number.isFinite(audio.duration) ? audio.duration : Number.MAX_SAFE_INTEGER;
    audio.currentTime = Math.max(0, Math.min(seconds, last));
    tellTime();
    mark();
    if (andPlay) audio.play().catch(whyNot);
  }

  /** Index of the sentence that is said; -1 before the first. */
  function current() {
    let [low, high] = [0, sentences.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sentences[middle]?.at ?? 0) <= audio.currentTime + 0.05) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  function mark() {
    const now = sentences[current()]?.element ?? null;
    if (now === marked) return;
    for (const element of document.querySelectorAll('.now')) element.classList.remove('now');
    marked?.removeAttribute('aria-current');
    now?.setAttribute('aria-current', 'true');
    for (const element of [now, now?.closest('.speech'), now?.closest('.part')]) element?.classList.add('now');
    marked = now;
    if (follow?.checked && !audio.paused) show(now);
  }

  /** @param {string} words */
  function say(words) {
    const status = one('[data-status]', player);
    status.textContent = words;
    clearTimeout(silence);
    silence = setTimeout(() => status.replaceChildren(), SAID_FOR_MS);
  }

  /** Pausing while it loads is no failure, and a file that cannot be loaded is told by its own event. @param {unknown} error */
  function whyNot(error) {
    const isBlocked = error instanceof DOMException && error.name === 'NotAllowedError';
    if (isBlocked) say('The browser waits for you to press play.');
  }

  /** Stays: it is not mended by waiting. */
  function tellFailure() {
    say('');
    clearTimeout(silence);
    const file = Object.assign(document.createElement('a'), {
      href: audio.currentSrc,
      textContent: 'Try the file itself',
    });
    file.rel = 'noopener nofollow';
    const { host } = new URL(audio.currentSrc);
    one('[data-status]', player).append(
      `The audio could not be loaded from ${host}. Every word of it is below. `,
      file,
    );
  }

  /** @param {number} steps */
  function step(steps) {
    const to = sentences[Math.max(0, current() + steps)];
    if (to) seek(to.at, !audio.paused);
  }

  /** Browsers say "0:00 / 0:00" of a file that they have not loaded. */
  function tellTime() {
    const { length } = timer.dataset;
    timer.textContent = clock(audio.currentTime) + (length ? ` of ${clock(Number(length))}` : '');
    timer.hidden = audio.duration > 0;
  }

  /** @type {Record<string, (seconds?: number) => void>} */
  const acts = {
    back: (seconds = BACK) => seek(audio.currentTime - seconds, !audio.paused),
    on: (seconds = ON) => seek(audio.currentTime + seconds, !audio.paused),
    resume: () => {
      seek(Number(remembered(place)));
      show(marked);
      resume.setAttribute('hidden', '');
    },
    toggle: () => (audio.paused ? seek(audio.currentTime) : audio.pause()),
    before: () => step(-1),
    next: () => step(1),
  };
  player.addEventListener('click', ({ target }) => {
    const name = target instanceof Element && target.closest('[data-do]')?.getAttribute('data-do');
    if (name) acts[name]?.();
  });

  for (const happening of ['timeupdate', 'durationchange']) audio.addEventListener(happening, tellTime);
  tellTime();
  audio.addEventListener('timeupdate', () => {
    mark();
    if (audio.paused || Math.abs(audio.currentTime - noted) < NOTE_EVERY) return;
    noted = audio.currentTime;
    remember(place, Math.floor(noted));
  });
  /** From now on the player is at the top of the window, and what is gone to does not lie under it. */
  function stay() {
    player.dataset.on = '';
    makeRoom();
  }

  function makeRoom() {
    if (player.dataset.on === undefined) return;
    const { style } = document.documentElement;
    style.scrollPaddingTop = `${player.offsetHeight + ROOM}px`;
    // For what stays in sight below it.
    style.setProperty('--over', style.scrollPaddingTop);
  }
  new ResizeObserver(makeRoom).observe(player);

  audio.addEventListener('play', () => {
    stay();
    say('');
    const { top = -1, bottom = -1 } = marked?.getBoundingClientRect() ?? {};
    if (bottom > 0 && top < player.getBoundingClientRect().bottom) show(marked);
  });
  audio.addEventListener('seeked', mark);
  audio.addEventListener('ended', () => remember(place, null));
  audio.addEventListener('error', tellFailure);

  addEventListener('hindcast:do', (event) => {
    if (event instanceof CustomEvent) acts[event.detail.act]?.(event.detail.seconds);
  });
  addEventListener('hindcast:say', (event) => {
    if (event instanceof CustomEvent) say(event.detail);
  });
  addEventListener('hindcast:play', (event) => {
    if (event instanceof CustomEvent) seek(Number(event.detail));
  });

  const heard = Number(remembered(place) ?? 0);
  const resume = one('[data-do=resume]', player);
  if (heard >= WORTH_RESUMING) {
    resume.textContent = `Go on at ${clock(heard)}`;
    resume.removeAttribute('hidden');
  }
  addEventListener('hindcast:cue', (event) => {
    if (!(event instanceof CustomEvent)) return;
    const seconds = Number(event.detail);
    seek(seconds, false);
    stay();
    say(`Ready at ${clock(seconds)}.`);
    resume.setAttribute('hidden', '');
  });
}

/** @param {Element | null | undefined} element */
function show(element) {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element?.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' });
}

/** "1:02:03". @param {number} seconds */
function clock(seconds) {
  const whole = Math.floor(seconds);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const pad = (/** @type {number} */ value) => String(value).padStart(2, '0');
  return h > 0 ? `${h}:${pad(m)}:${pad(s)}` : `${m}:${pad(s)}`;
}

/** What this browser keeps; nothing where it keeps nothing. @param {string} name */
function remembered(name) {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null');
  } catch {
    return null;
  }
}

/** @param {string} name @param {unknown} value */
function remember(name, value) {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing starts from the beginning.
  }
}

/** @param {string} selector @param {ParentNode} within @returns {Element} */
function one(selector, within) {
  const element = within.querySelector(selector);
  if (!element) throw new Error(`The page has no ${selector}`);
  return element;
}
