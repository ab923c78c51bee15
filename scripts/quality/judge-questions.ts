// What would be cited for each question of a set, how surely, and does it show the evidence?
import type { AskRequest } from '../../src/answer/answer.js';
import { MAX_CITATIONS } from '../../src/answer/find-evidence.js';
import type { Citation } from '../../src/domain/citation.js';
import { plainWords, saysTheSame } from '../../training/linear/match-text.js';
import { readEditedSet } from './edited-set.js';
import type { JudgedQuestion } from './risk-coverage.js';

/** As much of a finder of evidence as judging takes. */
export interface Judge {
  /** What it would cite and how surely, before it is decided whether to answer. */
  judge(request: AskRequest): Promise<{ readonly confidence: number; readonly citations: readonly Citation[] }>;
}

/** Asks one by one what the set in a folder asks of its show. A question for which nothing can be cited has no confidence. */
export async function judgeQuestions(judge: Judge, folder: string): Promise<JudgedQuestion[]> {
  const { show, episodes } = readEditedSet(folder);
  const asked = episodes.flatMap(({ id, questions, unanswerable }) => [
    ...questions.map(({ q, evidence }) => ({ question: q, episode: id, evidence })),
    ...unanswerable.map((question) => ({ question, episode: id, evidence: [] })),
  ]);
  const judged: JudgedQuestion[] = [];
  for (const { question, episode, evidence } of asked) {
    const { confidence, citations } = await judge.judge({ question, filter: { show }, history: [] });
    judged.push({
      confidence: citations.length === 0 ? 0 : confidence,
      answerable: evidence.length > 0,
      right: citations.slice(0, MAX_CITATIONS).some((citation) => shows(citation, { episode, evidence })),
    });
  }
  return judged;
}

/** Of the right episode, and either says at least half of the other's words. */
function shows(
  { episode: { slug }, quote }: Citation,
  { episode, evidence }: { episode: string; evidence: readonly string[] },
): boolean {
  const said = plainWords(quote);
  return slug === episode && evidence.some((each) => saysTheSame(plainWords(each), said));
}
