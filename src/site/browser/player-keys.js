// What do keys do in the player, and those of headphones and the lock screen?

const player = document.getElementById('player');
const audio = player?.querySelector('audio');
if (player && audio) takeKeys(player, audio);

/** @param {HTMLElement} player @param {HTMLAudioElement} audio */
function takeKeys(player, audio) {
  /** @type {Record<string, string>} */
  const acts = { k: 'toggle', j: 'back', l: 'on', ',': 'before', '.': 'next', c: 'copy' };
  const everywhere = player.querySelector('[data-set=keys]');
  // One letter is a command only where somebody is in the player, or asked for it on the whole page (WCAG 2.1.4).
  document.addEventListener('keydown', (event) => {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !(target instanceof Element))
      return;
    if (target.closest('input:not([type=checkbox]), select, textarea, [contenteditable]')) return;
    if (!everywhere?.matches(':checked') && !player.contains(target)) return;
    const act = acts[key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    carryOut(act);
  });
  audio.addEventListener('play', () => {
    if (!('mediaSession' in navigator)) return;
    const { title = '', show: artist = '' } = player.dataset;
    const session = navigator.mediaSession;
    session.metadata = new MediaMetadata({ title, artist });
    session.setActionHandler('seekbackward', ({ seekOffset }) => carryOut('back', seekOffset));
    session.setActionHandler('seekforward', ({ seekOffset }) => carryOut('on', seekOffset));
    session.setActionHandler('previoustrack', () => carryOut('before'));
    session.setActionHandler('nexttrack', () => carryOut('next'));
  });
}

/** @param {string} act @param {number | null} [seconds] */
function carryOut(act, seconds) {
  dispatchEvent(new CustomEvent('hindcast:do', { detail: { act, seconds: seconds ?? undefined } }));
}
