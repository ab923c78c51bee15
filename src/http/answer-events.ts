// An answer on its way -> server-sent events: `evidence`, `token`s as they come, then each `citation`, and `done`.
import type { Answer, AnswerEvent } from '../answer/answer.js';
import { presentAnswer } from './present.js';
import type { EventStream } from './server-events.js';

export interface AnswerEvents {
  /** What the answerer tells on the way. */
  tell(event: AnswerEvent): void;
  /** The whole answer; ends the stream. */
  finish(answer: Answer): void;
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
    finish: (answer) => {
      release();
      const whole = presentAnswer(answer);
      for (const citation of whole.citations) stream.send('citation', citation);
      stream.send('done', whole);
      stream.end();
    },
  };
}
