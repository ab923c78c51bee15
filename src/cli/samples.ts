// Our own sample show, for a newcomer's first start.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { IngestService } from '../ingest/ingest-service.js';
import { dataPath } from '../package-files.js';
import type { EpisodeReader, Milestones } from '../store/store.js';

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

const SAMPLES_OFFERED = 'samples-offered';

interface SampleTarget {
  readonly reader: EpisodeReader;
  readonly milestones: Milestones;
  readonly ingest: Pick<IngestService, 'enqueue' | 'idle'>;
}

/**
 * Fills an empty archive with the sample show and waits until it is there. Each episode is a durable job, so a start
 * that is cut off goes on at the next. Happens once in an archive's life: who deletes the show does not get it back.
 */
export async function loadSamples(server: SampleTarget): Promise<void> {
  if (await server.milestones.hasMilestone(SAMPLES_OFFERED)) return;
  await enqueueSamples(server);
  await server.milestones.saveMilestone(SAMPLES_OFFERED);
  await server.ingest.idle();
}

async function enqueueSamples({ reader, ingest }: SampleTarget): Promise<void> {
  const folder = dataPath('samples');
  const show = sampleShow.parse(JSON.parse(await readFile(join(folder, 'show.json'), 'utf8')));
  const { items } = await reader.findShows({ limit: 2 });
  // The sample show may be there in part, when the first start was cut off.
  if (items.some(({ slug }) => slug !== show.slug)) return;
  for (const { file, ...episode } of show.episodes) {
    const bytes = await readFile(join(folder, file));
    await ingest.enqueue({
      ...episode,
      show: show.slug,
      showTitle: show.title,
      transcript: { bytes, origin: `samples/${file}` },
    });
  }
}
