// Our own sample show, for a newcomer's first start.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { dataPath } from '../compose.js';
import type { IngestService } from '../ingest/ingest-service.js';
import type { EpisodeReader } from '../store/store.js';

const sampleShow = z.object({
  slug: z.string(),
  title: z.string(),
  episodes: z.array(
    z.object({
      slug: z.string(),
      title: z.string(),
      file: z.string(),
      publishedAt: z.string(),
      pageUrl: z.string().optional(),
      people: z.array(z.object({ name: z.string(), role: z.enum(['host', 'guest']) })),
    }),
  ),
});

/**
 * Fills an empty archive with the sample show and waits until it is there. Each episode is a durable job, so a start
 * that is cut off goes on at the next.
 */
export async function loadSamples(server: { reader: EpisodeReader; ingest: IngestService }): Promise<void> {
  const { items } = await server.reader.findShows({ limit: 1 });
  if (items.length > 0) return;
  const folder = dataPath('samples');
  const show = sampleShow.parse(JSON.parse(await readFile(join(folder, 'show.json'), 'utf8')));
  for (const { file, ...episode } of show.episodes) {
    const bytes = await readFile(join(folder, file));
    await server.ingest.enqueue({
      ...episode,
      show: show.slug,
      showTitle: show.title,
      transcript: { bytes, origin: `samples/${file}` },
    });
  }
  await server.ingest.idle();
}
