// Dates in templates: a few styles by name, so that no pattern can ask for a text of any length.

const styles: Readonly<Record<string, (date: Date) => string>> = {
  long: (date) => date.toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' }),
  short: (date) => date.toLocaleDateString('en-US', { dateStyle: 'medium', timeZone: 'UTC' }),
  iso: (date) => date.toISOString().slice(0, 10),
  rfc822: (date) => date.toUTCString(),
};

/** Empty for what is no ISO 8601 date. Throws for a style that is none. */
export function formatDate(date: unknown, style: unknown): string {
  const format = typeof style === 'string' && Object.hasOwn(styles, style) ? styles[style] : undefined;
  if (!format) throw new Error(`date has the styles ${Object.keys(styles).join(', ')}`);
  if (typeof date !== 'string' || Number.isNaN(Date.parse(date))) return '';
  return format(new Date(date));
}
