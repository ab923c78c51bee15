// Times: seconds, and how they are known.
import { z } from 'zod';

export const timingSchema = z
  .enum(['exact', 'interpolated'])
  .nullable()
  .meta({
    description:
      '`exact`: stands in the source. `interpolated`: lies between two stamps of the source, by words. ' +
      'null: the source has no times there',
  });

export const secondsSchema = z.number().nullable().meta({ description: 'Seconds; null where unknown' });
