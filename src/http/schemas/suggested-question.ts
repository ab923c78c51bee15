// A question that an episode answers, for a listener who does not know what to ask.
import { z } from 'zod';
import { questionExample } from './examples.js';
import { secondsSchema, timingSchema } from './timing.js';

/** Without the id, for schemas that hold more. */
export const questionFields = {
  question: z.string().meta({ description: 'Stands alone; can be asked as it is' }),
  turn: z.int().meta({ description: 'Where the answer begins' }),
  startTime: secondsSchema,
  timing: timingSchema,
  url: z.string().meta({ description: 'Path on this server that leads to the moment' }),
};

export const suggestedQuestionSchema = z
  .object(questionFields)
  .meta({ id: 'SuggestedQuestion', examples: [questionExample] });
