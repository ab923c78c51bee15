// The name of a show or an episode in a URL: what one looks like, and how a title becomes one.
import slugify from '@sindresorhus/slugify';

export const MAX_SLUG_LENGTH = 100;
/** Kebab-case: lower-case letters, digits and single hyphens between. */
export const SLUG_PATTERN = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The slug of a title, cut to the longest that is allowed; null where no letter or digit of it can be spelled in one. */
export function slugOf(title: string): string | null {
  return slugify(title).slice(0, MAX_SLUG_LENGTH).replace(/-+$/u, '') || null;
}

/** Names of the site's own paths; a show of that name could not be reached there. */
export const reservedSlugs: readonly string[] = [
  ...[
    'v1',
    'search',
    'ask',
    'topics',
    'lessons',
    'people',
    'embed',
    'oembed',
    'sitemaps',
    'assets',
    'docs',
    'healthz',
    'readyz',
    'metrics',
  ],
];

/** The slug of a show's title. */
export function showSlugOf(title: string): string {
  const slug = slugOf(title) ?? 'show';
  return reservedSlugs.includes(slug) ? `${slug}-show` : slug;
}

/** What a show is called that nobody gave a title: "ship-it" is "Ship It". Another title stays as it is. */
export function titleOrName(title: string, slug: string): string {
  if (title !== slug) return title;
  return slug.split('-').map(capitalised).join(' ');
}

function capitalised(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

/** The slug with an ending behind a hyphen, shortened where both are too long together. */
export function withEnding(slug: string, ending: string): string {
  return `${slug.slice(0, MAX_SLUG_LENGTH - ending.length - 1).replace(/-+$/u, '')}-${ending}`;
}
