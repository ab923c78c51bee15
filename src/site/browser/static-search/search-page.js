// The search page of a static site: asks the index in files what the address asks for, and shows what it finds.

/**
 * @typedef {object} Result
 * @property {string | null} nextCursor
 */
/**
 * @typedef {object} Parts What the bundle brings along.
 * @property {(fetchFile: (name: string) => Promise<Uint8Array>, inflate: (bytes: Uint8Array) => Promise<Uint8Array>) => Promise<{ search(request: object): Promise<Result> }>} openSearch
 * @property {(result: Result, root: string) => { markup: string, told: string }} renderResults
 */

const HITS = 10;
const MAX_QUERY = 1000;

/** @param {Parts} parts */
export function startSearchPage({ openSearch, renderResults }) {
  const page = /** @type {HTMLElement} */ (document.getElementById('static-search'));
  const form = /** @type {HTMLFormElement} */ (page.querySelector('form'));
  const status = /** @type {HTMLElement} */ (page.querySelector('[role=status]'));
  const results = /** @type {HTMLElement} */ (page.querySelector('[data-results]'));
  const root = page.dataset.root ?? '';
  const indexUrl = new URL(page.dataset.index ?? '', location.href);
  /** @type {ReturnType<Parts['openSearch']> | undefined} */
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

  /** @param {string} text */
  const say = (text) => {
    status.textContent = text;
  };

  async function show() {
    const run = ++latest;
    const { q, wish } = asked(new URLSearchParams(location.search));
    fill(form, new URLSearchParams(location.search));
    results.replaceChildren();
    if (q === '') return say('');
    document.title = `${q} · Search`;
    say('Searching …');
    try {
      const search = await opened();
      let first = true;
      for (let cursor = /** @type {string | null | undefined} */ (undefined); cursor !== null; ) {
        const result = await search.search({ ...wish, q, ...(cursor && { cursor }) });
        if (run !== latest) return;
        const { markup, told } = renderResults(result, root);
        const part = document.createElement('div');
        part.innerHTML = markup;
        results.append(part);
        say(told);
        if (!first) /** @type {HTMLElement | null} */ (part.querySelector('a'))?.focus();
        first = false;
        cursor = result.nextCursor;
        if (cursor !== null) await more(results);
      }
    } catch {
      if (run !== latest) return;
      say('The search index could not be read. Are you online? Search again to try once more.');
    }
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const query = new URLSearchParams(/** @type {any} */ (new FormData(form)));
    for (const [name, value] of [...query]) if (value === '') query.delete(name);
    history.pushState(null, '', `?${query}`);
    show();
  });
  // Who is about to type will soon need what every search needs.
  form.addEventListener('focusin', () => void opened().catch(() => {}), { once: true });
  addEventListener('popstate', show);
  page.hidden = false;
  show();
}

/** Resolves when more is wanted. @param {HTMLElement} results @returns {Promise<void>} */
function more(results) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'More';
  results.append(button);
  return new Promise((resolve) => {
    button.addEventListener('click', () => {
      button.remove();
      resolve();
    });
  });
}

/** What the address asks for. @param {URLSearchParams} query */
function asked(query) {
  /** @param {string} name */
  const value = (name) => query.get(name)?.trim() || undefined;
  const filter = { show: value('show'), topic: value('topic'), speaker: value('speaker') };
  const target = query.get('in') === 'lessons' ? 'lessons' : 'passages';
  return {
    q: (query.get('q') ?? '').slice(0, MAX_QUERY).trim(),
    wish: { mode: 'hybrid', in: target, filter, limit: HITS, explain: false, perEpisode: 'balanced' },
  };
}

/** @param {HTMLFormElement} form @param {URLSearchParams} query */
function fill(form, query) {
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && field.type === 'radio') {
      field.checked = field.value === (query.get(field.name) ?? '');
    } else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
      field.value = query.get(field.name) ?? '';
    }
  }
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
