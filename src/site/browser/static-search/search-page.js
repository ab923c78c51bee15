// The search page of a static site: asks the index in files what the address asks for, and shows what it finds.

/**
 * @template Search
 * @typedef {object} Parts What the bundle brings along.
 * @property {(fetchFile: (name: string) => Promise<Uint8Array>, inflate: (bytes: Uint8Array) => Promise<Uint8Array>) => Promise<Search>} openSearch
 * @property {(parameters: URLSearchParams, search: Search, root: string) => Promise<{ above: string, results: string, told: string }>} renderSearch
 * @property {(parameters: URLSearchParams, q: string) => URLSearchParams} withQuery
 */

/** @template Search @param {Parts<Search>} parts */
export function startSearchPage({ openSearch, renderSearch, withQuery }) {
  /** @param {string} selector */
  const part = (selector) => /** @type {HTMLElement} */ (document.querySelector(selector));
  const [page, heading, status] = [part('#static-search'), part('h1'), part('#static-search-status')];
  const [above, results, beginning] = [part('[data-above]'), part('[data-results]'), part('[data-beginning]')];
  const form = /** @type {HTMLFormElement} */ (page.querySelector('form'));
  const box = /** @type {HTMLInputElement} */ (form.elements.namedItem('q'));
  const [title, question] = [document.title, heading.textContent];
  const root = page.dataset.root ?? '';
  const indexUrl = new URL(page.dataset.index ?? '', location.href);
  /** @type {Promise<Search> | undefined} */
  let opening;
  /** Searches that came after this one make its result stale. */
  let latest = 0;

  function opened() {
    opening ??= openSearch((name) => fetchFile(new URL(name, indexUrl)), inflate);
    opening.catch(() => {
      opening = undefined;
    });
    return opening;
  }

  /** @param {string} text @param {boolean} [isSeen] What the page shows anyway is only told. */
  function say(text, isSeen = true) {
    status.classList.toggle('unseen', !isSeen);
    status.textContent = text;
  }

  /** @param {HTMLElement} place @param {string} markup */
  function put(place, markup) {
    place.innerHTML = markup;
    for (const each of place.querySelectorAll('[data-needs-server]')) each.remove();
  }

  /** @returns {Promise<void>} */
  async function show() {
    const run = ++latest;
    const parameters = new URLSearchParams(location.search);
    const q = (parameters.get('q') ?? '').trim();
    box.value = q;
    document.title = q === '' ? title : `${q} · ${title}`;
    heading.textContent = q === '' ? question : `Search: ${q}`;
    heading.classList.toggle('unseen', q !== '');
    beginning.hidden = q !== '';
    put(above, '');
    put(results, '');
    if (q === '') return say('');
    say('Searching …');
    try {
      const shown = await renderSearch(parameters, await opened(), root);
      if (run !== latest) return;
      put(above, shown.above);
      put(results, shown.results);
      say(shown.told, false);
    } catch {
      if (run !== latest) return;
      // A page further on is of an index that was replaced meanwhile.
      if (parameters.has('cursor')) return go(withQuery(parameters, q), true);
      say('The search index could not be read. Are you online? Search again to try once more.');
    }
  }

  /** @param {URLSearchParams} parameters @param {boolean} [instead] @returns {Promise<void>} */
  function go(parameters, instead = false) {
    if (instead) history.replaceState(null, '', `?${parameters}`);
    else history.pushState(null, '', `?${parameters}`);
    return show();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    go(withQuery(new URLSearchParams(location.search), box.value));
  });
  // Another search needs no other page. Tabs, filters and pages are links all the same: they can be copied and opened beside.
  page.addEventListener('click', async (event) => {
    const link = /** @type {Element} */ (event.target).closest('a[href^="?"]');
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const label = link.textContent;
    await go(new URLSearchParams(/** @type {HTMLAnchorElement} */ (link).search));
    // The link is gone with the list that it stood in: who came by keyboard goes on where it stands now, or at the hits.
    const same = [...above.querySelectorAll('a')].find((each) => each.textContent === label);
    const next = same ?? /** @type {HTMLElement | null} */ (results.querySelector('.hit a, li a'));
    next?.focus({ preventScroll: true });
    scrollTo(0, 0);
  });
  // Who is about to type will soon need what every search needs.
  form.addEventListener('focusin', () => void opened().catch(() => {}), { once: true });
  addEventListener('popstate', show);
  form.hidden = false;
  show();
}

/** @param {URL} url */
async function fetchFile(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} is answered with ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** @param {Uint8Array} bytes */
async function inflate(bytes) {
  const stream = new Blob([/** @type {BlobPart} */ (bytes)])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
