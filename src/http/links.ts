// Paths on this server. Moments have theirs in search (`momentUrl`), because hits and citations carry it.

/** Path of a show's page. */
export function showUrl(show: string): string {
  return `/${encodeURIComponent(show)}`;
}

/** Path of an episode's page. */
export function episodeUrl(episode: { readonly show: string; readonly slug: string }): string {
  return `/${encodeURIComponent(episode.show)}/${encodeURIComponent(episode.slug)}`;
}

/** Path of a topic's page. */
export function topicUrl(slug: string): string {
  return `/topics/${encodeURIComponent(slug)}`;
}

/** Path of a lesson's page. */
export function lessonUrl(id: string): string {
  return `/lessons/${encodeURIComponent(id)}`;
}

/** Path of a person's page. */
export function personUrl(slug: string): string {
  return `/people/${encodeURIComponent(slug)}`;
}

/** Path of the picture of a lesson. */
export function cardUrl(id: string): string {
  return `${lessonUrl(id)}/card.png`;
}

/** Path of the picture of an episode. */
export function episodeCardUrl(episode: { readonly show: string; readonly slug: string }): string {
  return `${episodeUrl(episode)}/card.png`;
}

/** Path of a lesson as a card for pages of others. */
export function embedUrl(id: string): string {
  return `/embed${lessonUrl(id)}`;
}

/** Paths of RSS feeds: of a show, or of the whole archive. */
export const feedUrls = {
  episodes: (show?: string): string => (show === undefined ? '/feed.xml' : `${showUrl(show)}/feed.xml`),
  lessons: (show?: string): string => (show === undefined ? '/lessons/feed.xml' : `${showUrl(show)}/lessons.xml`),
} as const;
