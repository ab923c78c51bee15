// The ribbon with a script: one stop of the tab key for all of it, arrows go from link to link; a click between them goes to
// the very second; a line shows where the audio is.

const ribbon = document.getElementById('ribbon');
const plot = ribbon?.querySelector('svg.strip');
if (ribbon && plot) start(ribbon, plot);

/** @param {HTMLElement} ribbon @param {Element} plot */
function start(ribbon, plot) {
  const links = /** @type {SVGAElement[]} */ ([...plot.querySelectorAll('a:not([tabindex="-1"])')]);
  const { from, to, start: first, end: last } = ribbon.dataset;
  /** The places on the ribbon, as shares of its width, and the seconds between which times are known. */
  const known = { from: Number(from), to: Number(to), first: Number(first), last: Number(last) };
  const audio = document.querySelector('#player audio');

  /** @param {SVGAElement} link */
  function stopAt(link) {
    for (const each of links) each.setAttribute('tabindex', each === link ? '0' : '-1');
  }
  if (links[0]) stopAt(links[0]);
  // It is one stop now.
  ribbon.querySelector('.past')?.remove();
  // Not on the drawing itself: Chromium makes drawings that listen for the focus a stop of their own.
  ribbon.addEventListener('focusin', ({ target }) => {
    const link = links.find((each) => each === target);
    if (link) stopAt(link);
  });
  plot.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = links.indexOf(/** @type {SVGAElement} */ (event.target));
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: links.length - 1 }[event.key];
    const link = to === undefined || at === -1 ? undefined : links[to];
    if (!link) return;
    event.preventDefault();
    link.focus();
  });

  if (!(audio instanceof HTMLAudioElement) || !(known.last > known.first)) return;
  // Between the links with names: to the second, not only to the sentence.
  plot.addEventListener('click', (event) => {
    if (!(event instanceof MouseEvent) || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const place = event.target instanceof Element && event.target.closest('a[tabindex="-1"][aria-hidden]');
    if (!place) return;
    const { left, width } = plot.getBoundingClientRect();
    const share = ((event.clientX - left) / width - known.from) / (known.to - known.from);
    if (share < 0 || share > 1) return;
    event.preventDefault();
    const seconds = known.first + share * (known.last - known.first);
    dispatchEvent(new CustomEvent('hindcast:play', { detail: seconds }));
    document.querySelector('.transcript .now[data-t]')?.scrollIntoView({ block: 'center' });
  });

  const head = plot.querySelector('[data-head]');
  const draw = () => {
    const share = (audio.currentTime - known.first) / (known.last - known.first);
    const at = `${(known.from + share * (known.to - known.from)) * 100}%`;
    head?.setAttribute('x1', at);
    head?.setAttribute('x2', at);
    head?.setAttribute('visibility', share >= 0 && share <= 1 ? 'visible' : 'hidden');
  };
  audio.addEventListener('timeupdate', draw);
  audio.addEventListener('seeking', draw);
}
