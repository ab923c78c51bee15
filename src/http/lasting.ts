// Links to moments outlast corrections when they name the revision that they count in.
import type { Services } from './services.js';

/** The episode with its revision of today, for `momentUrl`. To be read before what is linked to: a newer one would mislead. */
export async function lasting<Episode extends { readonly id: string }>(
  episode: Episode,
  reader: Services['reader'],
): Promise<Episode & { readonly revision: number | undefined }> {
  const revisions = await reader.findRevisions(episode.id, { limit: 1 });
  return { ...episode, revision: revisions?.items[0]?.number };
}
