// Fits the weights of src/answer/confidence.ts: when is what was found no answer? On questions that held-out episodes
// answer, on questions about the same subjects that nothing answers, and on questions about other episodes.
//
//   npx tsx training/search/fit-confidence.ts --data FOLDER --db FILE
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readOptions, refuse } from '../../scripts/read-options.js';
import { chooseSpans } from '../../src/answer/choose-spans.js';
import { confidenceWeights, strengthNames, strengthOf } from '../../src/answer/confidence.js';
import { MAX_CITATIONS } from '../../src/answer/find-evidence.js';
import { readQuestion } from '../../src/answer/question.js';
import { questionKinds } from '../../src/answer/question-kind.js';
import { weighEvidence } from '../../src/answer/weigh-evidence.js';
import { loadRanking } from '../../src/compose.js';
import { createSearch } from '../../src/search/hybrid-search.js';
import { readAsked } from '../written/asked.js';
import { openArchive, slugOf } from './archive.js';
import { coverage, readQuestions } from './labelled-questions.js';
import { fitLogistic, product, sigmoid } from './logistic.js';
import { readMeetings } from './meetings.js';

const HITS = 30;
/** Of the questions about other episodes, every so many. */
const FOREIGN_STEP = 4;
const FOLDS = 5;
const THRESHOLDS = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7];
const ASKING = /\?|^(?:how|what|why|when|who|which|is|are|do|does|can|should|where)\b/i;

/**
 * `near`: about the archive's own subjects, answered nowhere. `foreign`: about episodes of its shows that are not in it.
 * `elsewhere`: about product and committee meetings, of which its shows say nothing.
 */
type Group = 'answerable' | 'near' | 'foreign' | 'elsewhere';
interface Question {
  readonly group: Group;
  readonly text: string;
  readonly file: string;
  readonly evidence: readonly string[];
}
interface Case {
  readonly group: Group;
  readonly fold: number;
  readonly row: readonly number[];
  /** Whether a cited span shows the evidence. */
  readonly right: boolean;
}

function questionsOf(root: string): Question[] {
  const asked = readAsked(root).flatMap(({ file, questions, unanswerable }): Question[] => [
    ...questions.map(({ text, evidence }) => ({ group: 'answerable' as const, text, file, evidence })),
    ...unanswerable.map((text) => ({ group: 'near' as const, text, file, evidence: [] })),
  ]);
  const { answerable, foreign } = readQuestions(root);
  const isAsking = ({ text }: { readonly text: string }) => ASKING.test(text);
  return [
    ...asked,
    ...answerable
      .filter(isAsking)
      .map(({ text, file, evidence }) => ({ group: 'answerable' as const, text, file, evidence })),
    ...foreign
      .filter(isAsking)
      .filter((_, i) => i % FOREIGN_STEP === 0)
      .map(({ text, file }) => ({ group: 'foreign' as const, text, file, evidence: [] })),
    ...readMeetings(join(root, 'meetings/val')).questions.map(({ text }) => ({
      ...{ group: 'elsewhere' as const, text, file: '', evidence: [] },
    })),
  ];
}

const isSame = (evidence: string, quote: string) =>
  coverage(evidence, quote) >= 0.5 || coverage(quote, evidence) >= 0.5;

const { data, db } = readOptions(import.meta.filename, { data: { type: 'string' }, db: { type: 'string' } });
if (!data || !db) refuse('--data FOLDER and --db FILE are needed');
const { store, embedder } = await openArchive(db, data);
const search = createSearch({
  ...{ index: store, reader: store, embedder: () => ({ status: 'ready', embedder }), ranking: loadRanking() },
});

async function judge({ group, text, file, evidence }: Question): Promise<Case | null> {
  const question = readQuestion(text);
  const { hits } = await search.search({
    ...{ q: question.query, mode: 'hybrid', in: 'passages', filter: {}, explain: true, snippets: false },
    limit: HITS,
  });
  const chosen = chooseSpans(await weighEvidence(question, hits, { reader: store, embedder }), MAX_CITATIONS);
  if (!chosen[0]) return null;
  const strength = strengthOf(chosen[0], hits, question);
  const kinds = questionKinds.map((kind) => Number(kind === question.kind && kind !== 'what'));
  const right = chosen.some(({ span: { run, sentences } }) => {
    const quote = sentences.map((sentence) => sentence.text).join(' ');
    return run.episode.slug === slugOf(file) && evidence.some((each) => isSame(each, quote));
  });
  // By episode, or for foreign ones by question: what a fold is measured on shares no subject with what it learned from.
  const fold =
    createHash('sha256')
      .update(file === '' ? text : file)
      .digest()[0]! % FOLDS;
  return { group, fold, right, row: [...strengthNames.map((name) => strength[name]), ...kinds, 1] };
}

const fitTo = (cases: readonly Case[]) =>
  fitLogistic(
    cases.map(({ row, group }) => ({ row, positive: group === 'answerable' })),
    [...strengthNames.map((name) => confidenceWeights[name]), ...questionKinds.map(() => 0), confidenceWeights.bias],
  );

const cases: Case[] = [];
for (const question of questionsOf(data)) {
  const judged = await judge(question);
  if (judged) cases.push(judged);
}
await store.close();

const folds = Array.from({ length: FOLDS }, (_, fold) => fitTo(cases.filter((each) => each.fold !== fold)));
const held = cases.map((each) => ({ ...each, confidence: sigmoid(product(folds[each.fold]!, each.row)) }));
const of = (group: Group) => held.filter((each) => each.group === group);
const answered = (group: readonly (typeof held)[number][], threshold: number) =>
  (group.filter(({ confidence }) => confidence >= threshold).length / group.length).toFixed(3);

/** How often an answerable question's confidence is above that of one of the group. */
function areaUnder(group: Group): string {
  const others = of(group);
  const pairs = of('answerable').flatMap((each) =>
    others.map((other) => Math.sign(each.confidence - other.confidence)),
  );
  return (pairs.reduce<number>((sum, sign) => sum + (sign + 1) / 2, 0) / pairs.length).toFixed(3);
}

const weights = fitTo(cases);
[...strengthNames, ...questionKinds, 'bias'].forEach((name, i) => {
  console.log(`  ${name}: ${weights[i]!.toFixed(2)},`);
});
console.log(
  `${of('answerable').length} answerable, ${of('near').length} near, ${of('foreign').length} foreign, ${of('elsewhere').length} elsewhere`,
);
console.log(
  `above near ${areaUnder('near')}, above foreign ${areaUnder('foreign')}, above elsewhere ${areaUnder('elsewhere')} (cross-validated)`,
);
for (const threshold of THRESHOLDS) {
  const shown = of('answerable').filter(({ confidence, right }) => confidence >= threshold && right).length;
  console.log(
    `${threshold}: answered ${answered(of('answerable'), threshold)}, evidence cited ${(shown / of('answerable').length).toFixed(3)}, ` +
      `not refused: near ${answered(of('near'), threshold)}, foreign ${answered(of('foreign'), threshold)}, elsewhere ${answered(of('elsewhere'), threshold)}`,
  );
}
