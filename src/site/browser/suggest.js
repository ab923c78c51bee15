// Completes what is typed into a search box: a combobox with a list (WAI-ARIA Authoring Practices 1.2, "Editable Combobox With
// List Autocomplete"). Without this script the box is a plain one. What comes is only ever put in as text.

/**
 * @typedef {{ kind: 'topic' | 'person' | 'show' | 'episode' | 'words', text: string, url: string, count?: number }} Suggestion
 */

/** Milliseconds after a key: who types on is not yet answered. */
const PATIENCE = 80;
const SHORTEST = 2;
const KINDS = { topic: 'Topic', person: 'Speaker', show: 'Show', episode: 'Episode', words: 'Search' };

for (const [i, form] of document.querySelectorAll('form[data-suggest]').entries()) {
  const input = form.querySelector('input[name=q]');
  if (form instanceof HTMLFormElement && input instanceof HTMLInputElement) complete(form, input, `suggestions-${i}`);
}

/** @param {HTMLFormElement} form @param {HTMLInputElement} input @param {string} id */
function complete(form, input, id) {
  const list = makeList(id);
  const told = Object.assign(document.createElement('p'), { className: 'unseen', role: 'status' });
  /** @type {Map<string, Suggestion[]>} */
  const known = new Map();
  let typed = input.value;
  let chosen = -1;
  let waiting = 0;
  let asking = new AbortController();

  // A search field has a role of its own, which a combobox may not take.
  input.type = 'text';
  input.enterKeyHint = 'search';
  input.removeAttribute('list');
  input.autocomplete = 'off';
  input.spellcheck = true;
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': id })) {
    input.setAttribute(name, value);
  }
  input.after(list);
  form.append(told);
  close();

  input.addEventListener('input', () => {
    typed = input.value;
    clearTimeout(waiting);
    asking.abort();
    waiting = setTimeout(() => suggest(typed.trim()), PATIENCE);
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const options = list.children.length;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && options > 0) {
      event.preventDefault();
      if (list.hidden) open();
      else choose(next(chosen, step, options));
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      input.value = typed;
      close();
    } else if (event.key === 'Enter' && chosen >= 0) {
      event.preventDefault();
      go(list.children[chosen]);
    }
  });
  input.addEventListener('blur', close);
  form.addEventListener('submit', close);
  // The field keeps the focus, so that the list stays while it is pressed.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', ({ target }) => {
    if (target instanceof Element) go(target.closest('[role=option]'));
  });

  /** @param {string} text */
  async function suggest(text) {
    asking = new AbortController();
    if (text.length < SHORTEST) return fill([]);
    try {
      const found = known.get(text) ?? (await ask(text, asking.signal));
      known.set(text, found);
      if (text === input.value.trim() && document.activeElement === input) fill(found);
    } catch {
      // Whoever types goes on without suggestions.
      fill([]);
    }
  }

  /** @param {Suggestion[]} found */
  function fill(found) {
    list.replaceChildren(...found.map((each, i) => makeOption(each, `${id}-${i}`)));
    told.textContent = found.length === 0 ? '' : found.length === 1 ? '1 suggestion' : `${found.length} suggestions`;
    if (found.length === 0) close();
    else open();
  }

  function open() {
    // Under the field, also where the buttons stand in a line of their own.
    list.style.top = `${input.offsetTop + input.offsetHeight}px`;
    list.style.left = `${input.offsetLeft}px`;
    list.style.width = `${input.offsetWidth}px`;
    list.hidden = false;
    input.ariaExpanded = 'true';
    choose(-1);
  }

  function close() {
    list.hidden = true;
    input.ariaExpanded = 'false';
    choose(-1);
  }

  /** -1: none, and the box says what was typed. @param {number} index */
  function choose(index) {
    chosen = index;
    for (const [i, option] of [...list.children].entries()) option.ariaSelected = String(i === index);
    const option = list.children[index];
    if (!(option instanceof HTMLElement)) {
      input.removeAttribute('aria-activedescendant');
      if (!list.hidden) input.value = typed;
      return;
    }
    input.setAttribute('aria-activedescendant', option.id);
    input.value = option.dataset.text ?? typed;
    option.scrollIntoView({ block: 'nearest' });
  }
}

/** Up and down in a ring, in which the box itself has a place. @param {number} from @param {number} step @param {number} count */
function next(from, step, count) {
  return ((from + 1 + step + count + 1) % (count + 1)) - 1;
}

/** @param {string} text @param {AbortSignal} signal @returns {Promise<Suggestion[]>} */
async function ask(text, signal) {
  const response = await fetch(`/v1/suggest?${new URLSearchParams({ q: text })}`, { signal });
  return response.ok ? (await response.json()).items : [];
}

/** @param {Element | null | undefined} option */
function go(option) {
  if (option instanceof HTMLElement && option.dataset.url) location.assign(option.dataset.url);
}

/** @param {string} id */
function makeList(id) {
  const list = document.createElement('ul');
  list.id = id;
  list.className = 'suggestions';
  list.role = 'listbox';
  list.ariaLabel = 'Suggestions';
  return list;
}

/** @param {Suggestion} suggestion @param {string} id */
function makeOption({ kind, text, url }, id) {
  const option = document.createElement('li');
  option.id = id;
  option.role = 'option';
  Object.assign(option.dataset, { url, text });
  const name = Object.assign(document.createElement('span'), { textContent: text });
  const what = Object.assign(document.createElement('span'), { className: 'meta', textContent: KINDS[kind] });
  option.append(name, ' ', what);
  return option;
}
