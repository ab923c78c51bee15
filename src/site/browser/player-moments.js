// Links to single sentences: a click on one offers to copy its link or to play from there. The words themselves stay plain text
// that can be selected and read out. The time of a turn plays from there, and has a button beside it that copies the link.

const transcript = document.querySelector('.transcript');
if (transcript instanceof HTMLElement) start(transcript);
for (const button of document.querySelectorAll('[data-copy]')) offerCopy(button);
for (const button of document.querySelectorAll('[data-pass]')) offerPassing(/** @type {HTMLElement} */ (button));

/** @param {HTMLElement} transcript */
function start(transcript) {
  const hasPlayer = document.getElementById('player') !== null;
  /** @type {HTMLElement | null} */
  let chosen = null;
  const { bar, said } = makeBar();

  /** @param {HTMLElement | null} sentence */
  function choose(sentence) {
    chosen?.classList.remove('chosen');
    chosen = sentence;
    said.textContent = '';
    if (!sentence) return bar.remove();
    sentence.classList.add('chosen');
    sentence.after(bar);
    const play = bar.querySelector('[data-do=play]');
    if (play instanceof HTMLElement) play.hidden = !(hasPlayer && sentence.dataset.t !== undefined);
  }

  /** @param {string} id */
  function addressOf(id) {
    const url = new URL(location.pathname, location.href);
    if (transcript.dataset.revision) url.searchParams.set('revision', transcript.dataset.revision);
    url.hash = id;
    return url.href;
  }

  /** @param {string} address @param {string} what */
  async function copy(address, what) {
    said.textContent = (await copied(address)) ? `The link to this ${what} was copied.` : address;
  }

  /** @param {number} steps */
  function move(steps) {
    const all = [...transcript.querySelectorAll('.speech span[id]')].filter((each) => each.textContent !== '');
    const next = all[all.indexOf(/** @type {Element} */ (chosen)) + steps];
    if (!(next instanceof HTMLElement)) return;
    const focused = document.activeElement;
    choose(next);
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    bar.scrollIntoView({ block: 'nearest' });
  }

  leadToNearest(transcript);
  addEventListener('hashchange', () => leadToNearest(transcript));

  bar.addEventListener('click', ({ target }) => {
    const name = target instanceof Element && target.closest('[data-do]')?.getAttribute('data-do');
    if (!chosen || !name) return;
    if (name === 'copy') copy(addressOf(chosen.id), 'sentence');
    if (name === 'play') dispatchEvent(new CustomEvent('hindcast:play', { detail: chosen.dataset.t }));
    if (name === 'before') move(-1);
    if (name === 'next') move(1);
    if (name === 'close') choose(null);
  });

  /** @param {Element} link */
  function chooseTurn(link) {
    const speech = link.closest('.speech');
    const first = speech?.querySelector('span[id]:not(:empty)');
    if (!speech || !(first instanceof HTMLElement)) return;
    choose(first);
    history.replaceState(history.state, '', addressOf(speech.id));
    copy(addressOf(speech.id), 'turn');
  }

  const copier = makeButton('copy-turn', 'Copy link');
  copier.setAttribute('aria-label', 'Copy link to this turn');
  copier.addEventListener('click', () => chooseTurn(copier));
  /** Whether the player can go there. @param {Element | null} link */
  const plays = (link) => hasPlayer && link?.closest('.speech')?.querySelector('[data-t]') !== null;
  /** Where somebody is. @param {Event} event */
  function offerTurn({ target }) {
    const link = target instanceof Element ? (target.closest('.speech')?.querySelector('a.lasting') ?? null) : null;
    if (link && plays(link) && copier.previousElementSibling !== link) link.after(copier);
  }
  transcript.addEventListener('focusin', offerTurn);
  transcript.addEventListener('pointerover', (event) => {
    // What is moved loses the focus.
    if (event.pointerType === 'mouse' && document.activeElement !== copier) offerTurn(event);
  });

  /** @param {Element} link */
  function playTurn(link) {
    const first = link.closest('.speech')?.querySelector('[data-t]');
    dispatchEvent(new CustomEvent('hindcast:play', { detail: first?.getAttribute('data-t') }));
  }

  transcript.addEventListener('click', (event) => {
    const { target } = event;
    if (!(target instanceof Element) || bar.contains(target) || copier.contains(target)) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = target.closest('a.lasting');
    if (link) {
      event.preventDefault();
      offerTurn(event);
      if (plays(link)) playTurn(link);
      else chooseTurn(link);
    } else if (!target.closest('a, button') && getSelection()?.isCollapsed) {
      const sentence = target.closest('.speech span[id]');
      choose(sentence instanceof HTMLElement && sentence !== chosen ? sentence : null);
    }
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !chosen) return;
    const within = bar.contains(document.activeElement);
    const link = chosen.closest('.speech')?.querySelector('a.lasting');
    choose(null);
    if (within && link instanceof HTMLElement) link.focus({ preventScroll: true });
  });
}

/** An address inside a sentence, as quotes have, leads to that sentence. @param {HTMLElement} transcript */
function leadToNearest(transcript) {
  const id = location.hash.slice(1);
  const [, turn, offset] = /^(turn-\d+)\.(\d+)$/u.exec(id) ?? [];
  if (!turn || document.getElementById(id)) return;
  const sentences = [...transcript.querySelectorAll(`[id^="${turn}."]`)];
  const nearest = sentences.findLast((each) => Number(each.id.slice(turn.length + 1)) <= Number(offset));
  if (nearest) location.replace(`#${nearest.id}`);
}

/** A button that copies the text of another element. @param {Element} button */
function offerCopy(button) {
  const line = button.closest('[data-scripted]');
  const text = document.getElementById(button.getAttribute('data-copy') ?? '')?.textContent ?? '';
  line?.removeAttribute('hidden');
  button.addEventListener('click', async () => {
    const said = line?.querySelector('[role=status]');
    const done = await copied(text);
    if (said) said.textContent = done ? 'Copied.' : 'This browser does not let pages copy.';
  });
}

/** Whether it was; browsers have no clipboard for pages that came over plain HTTP. @param {string} text */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Hands the page to whatever a phone passes things on with; else copies its address. @param {HTMLElement} button */
function offerPassing(button) {
  const line = button.closest('[data-scripted]');
  const { href } = new URL(button.dataset.pass ?? '', location.href);
  line?.removeAttribute('hidden');
  const canShare = 'share' in navigator;
  if (canShare) button.textContent = 'Share the episode';
  button.addEventListener('click', async () => {
    // Who thinks better of it has not failed.
    if (canShare) return void navigator.share({ title: button.dataset.title, url: href }).catch(() => {});
    const said = line?.querySelector('[role=status]');
    const done = await copied(href);
    if (said) said.textContent = done ? 'Copied.' : href;
  });
}

/** @param {string} className @param {string} [textContent] */
function makeButton(className, textContent) {
  return Object.assign(document.createElement('button'), { type: 'button', className, textContent });
}

function makeBar() {
  const bar = Object.assign(document.createElement('span'), { className: 'moment' });
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', 'This sentence');
  const buttons = [
    ['play', 'Play from here'],
    ['copy', 'Copy link'],
    ['before', '‹', 'The sentence before'],
    ['next', '›', 'The next sentence'],
    ['close', '×', 'Close'],
  ].map(([name, text, label]) => {
    const button = makeButton('', text);
    button.dataset.do = name;
    if (label) button.setAttribute('aria-label', label);
    return button;
  });
  const said = Object.assign(document.createElement('span'), { className: 'said' });
  said.setAttribute('role', 'status');
  bar.append(...buttons, said);
  return { bar, said };
}
