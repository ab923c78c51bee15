// Which episode something is of.
import { z } from 'zod';

export const episodeRefSchema = z
  .object({ id: z.string(), slug: z.string(), title: z.string(), show: z.string() })
  .meta({ id: 'EpisodeRef', description: 'Which episode; `show` is its slug' });
