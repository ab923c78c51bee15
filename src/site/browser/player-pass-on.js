// How is the moment that is heard passed on? As a link that is copied, or by whatever the device passes things on with.

const player = document.getElementById('player');
const audio = player?.querySelector('audio');
if (player && audio) offer(player, audio);

/** @param {HTMLElement} player @param {HTMLAudioElement} audio */
function offer(player, audio) {
  if ('share' in navigator) player.querySelector('[data-do=share]')?.removeAttribute('hidden');

  /** Its time is in the sentence that is heard, never in the one before. */
  function addressOfMoment() {
    const heard = document.querySelector('.transcript [aria-current=true]')?.getAttribute('data-t');
    const url = new URL(player.dataset.path ?? '', location.href);
    url.searchParams.set('t', String(Math.max(Math.floor(audio.currentTime * 10) / 10, Number(heard ?? 0))));
    return url.href;
  }

  async function copy() {
    const address = addressOfMoment();
    try {
      await navigator.clipboard.writeText(address);
      say('The link to this moment was copied.');
    } catch {
      say(`The link to this moment: ${address}`);
    }
  }

  function share() {
    const { title = '' } = player.dataset;
    // Who thinks better of it has not failed.
    navigator.share({ title, url: addressOfMoment() }).catch(() => {});
  }

  player.addEventListener('click', ({ target }) => {
    const name = target instanceof Element && target.closest('[data-do]')?.getAttribute('data-do');
    if (name === 'copy') copy();
    if (name === 'share') share();
  });
  addEventListener('hindcast:do', (event) => {
    if (event instanceof CustomEvent && event.detail.act === 'copy') copy();
  });
}

/** @param {string} words */
function say(words) {
  dispatchEvent(new CustomEvent('hindcast:say', { detail: words }));
}
