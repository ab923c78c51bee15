// An answer in the speakers' own words: the best evidence, verbatim and cited, or an honest "not found".
import type { Citation } from '../domain/citation.js';
import { type Answer, type AnswerEvent, type Answerer, NOTHING_FOUND } from './answer.js';
import type { Evidence, EvidenceFinder } from './find-evidence.js';

/** Makes the answerer. It says nothing that it cannot cite. */
export function createExtractiveAnswerer(finder: EvidenceFinder): Answerer {
  return {
    async ask(request, { signal, onEvent = () => {} } = {}) {
      const evidence = await finder.find(request);
      signal?.throwIfAborted();
      const answer = answerInQuotes(evidence);
      onEvent({ type: 'evidence', citations: answer.citations, degraded: answer.degraded });
      tellWords(answer.answer, onEvent);
      return answer;
    },
  };
}

/** The words of an answer that is there as a whole, one event each. */
export function tellWords(answer: string, onEvent: (event: AnswerEvent) => void): void {
  for (const [text] of answer.matchAll(/\s*\S+/gu)) onEvent({ type: 'token', text });
}

/** The first quotes of the evidence as an answer, one paragraph each, led by who says it. */
export function answerInQuotes({ citations: found, shown, ...evidence }: Evidence): Answer {
  const citations = found.slice(0, shown);
  const answered = citations.length > 0;
  return {
    ...evidence,
    answered,
    answer: answered ? compose(citations) : NOTHING_FOUND,
    writtenBy: 'speakers',
    fallback: null,
    citations,
  };
}

function compose(citations: readonly Citation[]): string {
  return citations.map(({ speaker, quote }) => (speaker === null ? quote : `${speaker}: ${quote}`)).join('\n\n');
}
