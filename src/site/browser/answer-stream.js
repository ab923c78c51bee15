// Shows an answer while it is written, where the page has its outline (answer-outline.ts). What comes is only ever put in
// as text. Without this script the outline's button leads to the whole page.

/**
 * @typedef {{ episode: Episode, quote: string, speaker: string | null, startTime: number | null, timing: string | null,
 *   url: string, lessonUrl?: string | null }} Citation
 * @typedef {{ slug: string, title: string, show: string }} Episode
 * @typedef {{ state: string, answer: string, writtenBy: string, fallback: string | null, citations: Citation[],
 *   lookedAt: Episode[], nearestTopics: { slug: string, label: string }[], degraded: boolean }} Answer
 */

/** The server's own words about why it does not answer. */
class Refused extends Error {}

const outline = document.getElementById('written');
let leaving = new AbortController();

// Where this runs, an answer is waited for here, and not before the page comes.
for (const field of document.querySelectorAll('input[name=whole]')) field.remove();

if (outline) {
  const begin = () => {
    leaving = new AbortController();
    show('looking');
    follow(leaving.signal).catch((error) => {
      if (error.name !== 'AbortError') fail(error instanceof Refused ? error.message : '');
    });
  };
  addEventListener('submit', () => leaving.abort());
  addEventListener('pagehide', () => leaving.abort());
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && outline.ariaBusy === 'true') begin();
  });
  begin();
}

/** @param {AbortSignal} signal */
async function follow(signal) {
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
  const body = JSON.stringify(asked());
  const response = await fetch('/v1/ask', { method: 'POST', headers, body, signal });
  if (!response.ok || !response.body) throw new Refused((await response.json()).detail);
  let text = '';
  for await (const { event, data } of eventsOf(response.body)) {
    if (event === 'evidence') read(data.citations);
    else if (event === 'token') {
      text += data.text;
      fill('text', text);
      show('reading', 'text');
    } else if (event === 'done') finish(data);
    else if (event === 'error') throw new Refused(data.detail);
  }
  if (outline?.ariaBusy === 'true') throw new Error('The connection broke off');
}

/** The body for POST /v1/ask, from the fields of the form that asks for the whole page. */
function asked() {
  const form = /** @type {HTMLFormElement} */ (document.getElementById('asked'));
  const { q: question, before: _, said: __, ...filter } = Object.fromEntries(new FormData(form));
  const [before, said] = ['before', 'said'].map((name) => new FormData(form).getAll(name));
  return { question, ...filter, history: (before ?? []).map((each, i) => ({ question: each, answer: said?.[i] })) };
}

/**
 * Server-sent events as this server writes them: an `event` and a `data` line, or comments, and an empty line after.
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} stream
 */
async function* eventsOf(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, event, data] = /^event: (.*)\ndata: (.*)$/u.exec(block) ?? [];
      if (event && data) yield { event, data: JSON.parse(data) };
    }
  }
}

/** @param {Citation[]} citations */
function read(citations) {
  if (citations.length === 0) return;
  fill('titles', [...new Set(citations.map(({ episode }) => `“${episode.title}”`))].join(', '));
  show('reading');
}

/** @param {Answer} answer */
function finish({ state, answer, writtenBy, fallback, citations, lookedAt, nearestTopics, degraded }) {
  const isFound = state !== 'not_found';
  const isMadeOfQuotes = citations.length > 0 && citations.every(({ quote }) => answer.includes(quote));
  if (isFound) fillAnswer(answer, citations.length);
  else fill('refusal', answer);
  list('quotes', isFound ? citations : [], fillQuote);
  list('topics', nearestTopics, (item, { slug, label }) => link(item, `/topics/${encodeURIComponent(slug)}`, label));
  list('episodes', isFound ? [] : lookedAt, (item, { show, slug, title }) => {
    link(item, `/${encodeURIComponent(show)}/${encodeURIComponent(slug)}`, title);
  });
  show(
    ...(degraded ? ['degraded'] : []),
    state,
    ...(isFound ? [`by-${fallback ?? writtenBy}`] : []),
    ...(isFound && !isMadeOfQuotes ? ['text'] : []),
    ...['quotes', 'topics', 'episodes'].filter((name) => one(`[data-list=${name}]`).childElementCount > 0),
  );
  if (outline) outline.ariaBusy = 'false';
  for (const field of document.querySelectorAll('input[data-open]')) {
    if (!(field instanceof HTMLInputElement)) continue;
    field.disabled = false;
    if (field.name === 'said') field.value = cutTo(answer, Number(field.dataset.open));
  }
}

/** Between words, as the server cuts. @param {string} text @param {number} most */
function cutTo(text, most) {
  if (text.length <= most) return text;
  const end = text.lastIndexOf(' ', most);
  return text.slice(0, end > 0 ? end : most);
}

/** @param {string} problem */
function fail(problem) {
  fill('problem', problem);
  show('failed');
}

/** @param {string} answer @param {number} quotes */
function fillAnswer(answer, quotes) {
  const pieces = answer.split(/(\[\d{1,2}\])/u).map((piece) => {
    const number = Number(/^\[(\d+)\]$/u.exec(piece)?.[1]);
    if (!(number >= 1 && number <= quotes)) return piece;
    return Object.assign(document.createElement('a'), { href: `#quote-${number}`, textContent: piece });
  });
  one('[data-fill=text]').replaceChildren(...pieces);
}

/** As parts of a source are set apart on every page. */
const BETWEEN = '\u00a0· ';

/** @param {Element} item @param {Citation} citation @param {number} i */
function fillQuote(item, { quote, speaker, episode, startTime, timing, url, lessonUrl }, i) {
  item.id = `quote-${i + 1}`;
  one('blockquote', item).textContent = quote;
  const [who, about] = [one('strong', item), one('span', item)];
  const when = /** @type {HTMLTimeElement} */ (one('time', item));
  link(item, url, episode.title);
  if (speaker === null) who.remove();
  else {
    who.textContent = speaker;
    who.after(BETWEEN);
  }
  if (startTime === null) when.remove();
  else {
    showTime(when, startTime);
    about.before(BETWEEN);
  }
  if (timing !== 'interpolated') about.remove();
  const lesson = one('[data-fill=lesson]', item);
  if (!lessonUrl) lesson.remove();
  else {
    lesson.setAttribute('href', lessonUrl);
    lesson.before(BETWEEN);
  }
}

/** As "1:02:03". @param {HTMLTimeElement} element @param {number} seconds */
function showTime(element, seconds) {
  const whole = Math.floor(seconds);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const pad = (/** @type {number} */ value) => String(value).padStart(2, '0');
  element.textContent = h > 0 ? `${h}:${pad(m)}:${pad(s)}` : `${m}:${pad(s)}`;
  element.dateTime = `PT${h}H${m}M${s}S`;
}

/** @param {Element} item @param {string} url @param {string} text */
function link(item, url, text) {
  const target = item instanceof HTMLAnchorElement ? item : one('a', item);
  target.setAttribute('href', url);
  target.textContent = text;
}

/**
 * @template T
 * @param {string} name @param {readonly T[]} values @param {(item: Element, value: T, i: number) => void} put
 */
function list(name, values, put) {
  const template = /** @type {HTMLTemplateElement} */ (one(`template[data-item=${name}]`));
  const items = values.map((value, i) => {
    const item = /** @type {Element} */ (document.importNode(template.content, true).firstElementChild);
    put(item, value, i);
    return item;
  });
  one(`[data-list=${name}]`).replaceChildren(...items);
}

/** @param {string} name @param {string} text */
function fill(name, text) {
  one(`[data-fill=${name}]`).textContent = text;
}

/** Shows these parts of the outline, and no other. @param {string[]} names */
function show(...names) {
  for (const part of document.querySelectorAll('[data-part]')) {
    if (part instanceof HTMLElement) part.hidden = !names.includes(part.dataset.part ?? '');
  }
}

/** @param {string} selector @param {ParentNode} within @returns {Element} */
function one(selector, within = document) {
  const found = within.querySelector(selector);
  if (!found) throw new Error(`The page has no ${selector}`);
  return found;
}
