// Text that is safe to stand in an HTML page. Pages and exports are made of it, so that escaping has one definition.

/** Markup that was made by `html` or vouched for by `trusted`. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }

  toString(): string {
    return this.markup;
  }
}

type Content = Html | string | number | null | undefined | false | readonly Content[];

/** Tagged template: every value is escaped unless it is Html itself. Lists are joined; null, undefined, false vanish. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  const rest = values.map((value, i) => render(value) + strings[i + 1]!);
  return new Html(strings[0]! + rest.join(''));
}

/** Markup that comes from ourselves, to be put in as it is. */
export function trusted(markup: string): Html {
  return new Html(markup);
}

/** The five characters that mean something in HTML text and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => entities[character]!);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function render(value: Content): string {
  if (value instanceof Html) return value.markup;
  if (Array.isArray(value)) return value.map(render).join('');
  if (value === null || value === undefined || value === false) return '';
  return escapeHtml(String(value));
}
