// The three sets of questions, each with its archive: one to learn from, one beside it, one of quite other talk.
import { join } from 'node:path';
import type { WordNeighbours } from '../../src/search/word-neighbours.js';
import { type Archive, openArchive, openArchiveOf } from '../../training/search/archive.js';
import { type Asked, askLabelled } from '../../training/search/asked.js';
import { readEvaluationSet } from '../../training/search/evaluation-set.js';
import { heldOutFiles, readQuestions } from '../../training/search/labelled-questions.js';
import { readMeetings } from '../../training/search/meetings.js';
import { measureApart, measureLearningSet, type StepWeights } from './measure.js';
import { measureServed } from './served.js';
import type { MeasuredSet, Part } from './table.js';

export interface Learned {
  readonly neighbours: WordNeighbours;
  readonly weights: StepWeights;
}

/** `data`: the folder of the training text. The weights of the other sets are learned on the way. */
export async function measureHeldOut(
  databasePath: string,
  data: string,
  neighbours: WordNeighbours,
): Promise<{ set: MeasuredSet; weights: StepWeights }> {
  return withArchive(openArchive(databasePath, data), async (archive) => {
    const labelled = readQuestions(data).answerable.map(askLabelled);
    const { questions, steps, weights } = await measureLearningSet(archive, labelled, neighbours);
    const note = `Lessons of, and questions about, ${heldOutFiles(data).length} podcast episodes that the embedding model never saw; of those that name nobody, four in ten are asked with the name of who said it. Learned rows are cross-validated: each question is ranked by weights learned on other episodes.`;
    return { set: { title: 'Held-out episodes', note, parts: partsOf(questions), steps }, weights };
  });
}

/** `folder` holds the evaluation set. */
export async function measureEvaluation(databasePath: string, folder: string, learned: Learned): Promise<MeasuredSet> {
  const { episodes, questions } = readEvaluationSet(folder);
  const steps = await withArchive(openArchiveOf(databasePath, episodes), (archive) =>
    measureApart(archive, questions, learned),
  );
  const note = `The questions of \`npm run quality\` over its ${episodes.length} podcast episodes. The last two rows ask the search service: once for fifty hits, once for the page of ten that people get, on which one episode may have five hits before the others have had their turn.`;
  const served = await measureServed(databasePath, questions);
  return { title: 'Evaluation set', note, parts: partsOf(questions), steps: [...steps, ...served] };
}

/** `data`: the folder of the training text, of which the validation meetings are left out of all training. */
export async function measureMeetings(databasePath: string, data: string, learned: Learned): Promise<MeasuredSet> {
  const { episodes, questions } = readMeetings(meetingsFolder(data));
  const steps = await withArchive(openArchiveOf(databasePath, episodes), (archive) =>
    measureApart(archive, questions, learned),
  );
  const note = `The questions of QMSum's validation part (MIT) about ${episodes.length} meetings of researchers, designers and parliaments, over all of them. A passage answers when at least half of its words stand in the turns that QMSum names. Many questions would fit several meetings; only the one that was asked about counts.`;
  return { title: 'Meetings', note, parts: partsOf(questions), steps };
}

export function meetingsFolder(data: string): string {
  return join(data, 'meetings/val');
}

async function withArchive<Result>(
  opening: Promise<Archive>,
  measure: (archive: Archive) => Promise<Result>,
): Promise<Result> {
  const archive = await opening;
  try {
    return await measure(archive);
  } finally {
    await archive.store.close();
  }
}

/** All of them and, where that is known, those that are paraphrased. */
function partsOf(questions: readonly Asked[]): Part[] {
  const places = questions.map((_, i) => i);
  const paraphrased = places.filter((i) => questions[i]!.kind === 'paraphrased');
  const all = { label: 'all', places };
  return paraphrased.length > 0 ? [all, { label: 'paraphrased', places: paraphrased }] : [all];
}
