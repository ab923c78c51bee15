// An answer on its way -> server-sent events: `evidence`, `token`s as they come, then each `citation`, and `done`.
import type { z } from 'zod';
import type { AnswerEvent } from '../answer/answer.js';
import type { answerSchema } from './schemas/answer.js';
import type { EventStream } from './server-events.js';

export interface AnswerEvents {
  /** What the answerer tells on the way. */
  tell(event: AnswerEvent): void;
  /** The whole answer, as it is presented; ends the stream. */
  finish(whole: z.output<typeof answerSchema>): void;
}

/** Words that come while the reader is behind are joined to one event, so that a slow reader costs no more than the text. */
export function tellAnswer(stream: EventStream): AnswerEvents {
  let held = '';
  const release = (): void => {
    if (held !== '') stream.send('token', { text: held });
    held = '';
  };
  stream.onDrain(release);
  return {
    tell: (event) => {
      if (event.type === 'evidence') {
        stream.send('evidence', { citations: event.citations, degraded: event.degraded });
        return;
      }
      held += event.text;
      if (!stream.isFull()) release();
    },
    finish: (whole) => {
      release();
      for (const citation of whole.citations) stream.send('citation', citation);
      stream.send('done', whole);
      stream.end();
    },
  };
}
