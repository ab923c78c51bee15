// Which episode something is of.
import { z } from 'zod';

export const episodeRefSchema = z
  .object({
    id: z.string(),
    slug: z.string(),
    title: z.string(),
    show: z.string(),
    revision: z
      .int()
      .optional()
      .meta({ description: 'The revision of the transcript that turns and offsets count in, for `GET /v1/moments`' }),
  })
  .meta({ id: 'EpisodeRef', description: 'Which episode; `show` is its slug' });
