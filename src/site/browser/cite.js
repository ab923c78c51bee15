// Copies a quote with its source, the link to a quote, or the link to an answer. Without this script the buttons stay hidden:
// links are copied by hand. Quotes that come while an answer is written are made from a template, so that is prepared too.

const told = document.querySelector('[data-copied]');

for (const root of [document, ...Array.from(document.querySelectorAll('template'), ({ content }) => content)]) {
  for (const button of root.querySelectorAll('button[data-cite]')) button.removeAttribute('hidden');
}

document.addEventListener('click', async ({ target }) => {
  const button = target instanceof Element ? target.closest('button[data-cite]') : null;
  if (!(button instanceof HTMLButtonElement)) return;
  const text = textFor(button);
  const done = await copy(text);
  if (told) told.textContent = done ? 'Copied' : 'The browser did not let it be copied';
  if (!done) return;
  const label = button.textContent;
  button.textContent = 'Copied';
  setTimeout(() => {
    button.textContent = label;
  }, 2000);
});

/** @param {HTMLButtonElement} button */
function textFor(button) {
  const item = button.closest('li');
  const link = item?.querySelector('.meta a');
  if (button.dataset.cite === 'answer' || !item || !(link instanceof HTMLAnchorElement)) return answerUrl();
  if (button.dataset.cite === 'link') return link.href;
  const said = item.querySelector('blockquote')?.textContent?.trim() ?? '';
  const [who, time] = ['strong', 'time'].map((name) => item.querySelector(`.meta ${name}`)?.textContent);
  // Where it is only about then, it says so in front.
  const isAbout = /\babout\s+\d/u.test(item.querySelector('.meta')?.textContent ?? '');
  const when = time && isAbout ? `about ${time}` : time;
  return `“${said}”\n— ${[who, link.textContent, when].filter(Boolean).join(', ')}\n${link.href}`;
}

/** The page's own address, without what only says how it is shown. */
function answerUrl() {
  const url = new URL(location.href);
  url.searchParams.delete('whole');
  url.hash = '';
  return url.href;
}

/**
 * Browsers have a clipboard only for pages that came over TLS or from this machine.
 * @param {string} text
 */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
