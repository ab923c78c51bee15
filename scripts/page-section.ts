// Which part of a generated page belongs to which command? What stands between a section's two comments is its own.

const start = (name: string) => `<!-- ${name}: start -->`;
const end = (name: string) => `<!-- ${name}: end -->`;

/** The page with the section in the place of the one of that name; at the end when there was none. */
export function putSection(page: string, name: string, body: string): string {
  const section = `${start(name)}\n${body.trim()}\n${end(name)}`;
  const place = findSection(page, name);
  if (!place) return `${page.trimEnd()}\n\n${section}\n`;
  return `${page.slice(0, place.from)}${section}${page.slice(place.to)}`;
}

/** The new page with the section as it stands on the old one; the new page as it is where the old one had none. */
export function keepSection(oldPage: string, newPage: string, name: string): string {
  const place = findSection(oldPage, name);
  if (!place) return newPage;
  const body = oldPage.slice(place.from + start(name).length, place.to - end(name).length);
  return putSection(newPage, name, body);
}

/** Throws when only one of the two comments is there: to guess where the section ends would lose text. */
function findSection(page: string, name: string): { from: number; to: number } | null {
  const from = page.indexOf(start(name));
  const last = page.indexOf(end(name));
  if (from < 0 && last < 0) return null;
  if (from < 0 || last < from) throw new Error(`The section "${name}" of the page has only one of its two comments`);
  return { from, to: last + end(name).length };
}
