// Values of schema.org as JSON-LD (https://schema.org/docs/full.html), made of plain values. Fields without a value are left
// out.

export type JsonLd = Readonly<{ '@type': string | readonly string[] }> & Readonly<Record<string, unknown>>;

/** Path on this server -> absolute URL. */
export type Absolute = (path: string) => string;

/** Without fields that say nothing. */
export function thing(type: string | readonly string[], fields: Readonly<Record<string, unknown>>): JsonLd {
  const said = Object.entries(fields).filter(([, value]) => {
    return value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
  });
  return { '@type': type, ...Object.fromEntries(said) };
}

/** ISO 8601 duration of seconds, to the second: "PT1H2M3S". */
export function isoDuration(seconds: number): string {
  const whole = Math.round(seconds);
  const parts = [
    [Math.floor(whole / 3600), 'H'],
    [Math.floor(whole / 60) % 60, 'M'],
    [whole % 60, 'S'],
  ] as const;
  return `PT${parts.map(([value, unit]) => (value > 0 ? `${value}${unit}` : '')).join('') || '0S'}`;
}

/** The way to a page from the front page; the last one is the page itself. */
export function breadcrumbs(steps: readonly { readonly name: string; readonly url: string }[]): JsonLd {
  return thing('BreadcrumbList', {
    itemListElement: steps.map(({ name, url }, index) => thing('ListItem', { position: index + 1, name, item: url })),
  });
}
