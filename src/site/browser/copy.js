// Shows the buttons that copy a field, and says when it is done. Without a script the fields are copied by hand.

const told = document.querySelector('[data-copied]');

for (const button of document.querySelectorAll('button[data-copy]')) {
  const field = document.getElementById(button.getAttribute('data-copy') ?? '');
  if (!(button instanceof HTMLButtonElement) || !isField(field)) continue;
  button.hidden = false;
  button.addEventListener('click', async () => {
    field.select();
    const done = await copy(field.value);
    if (told) told.textContent = done ? 'Copied' : 'Press Ctrl+C to copy';
    if (!done) return;
    const [word] = button.childNodes;
    if (!word) return;
    word.textContent = 'Copied';
    setTimeout(() => {
      word.textContent = 'Copy';
    }, 2000);
  });
}

/**
 * @param {Element | null} element
 * @returns {element is HTMLInputElement | HTMLTextAreaElement}
 */
function isField(element) {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
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
