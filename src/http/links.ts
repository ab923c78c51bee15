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
