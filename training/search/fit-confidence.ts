// Fits the weights of src/answer/confidence.ts: when is what was found no answer? On questions that held-out episodes
// answer, on questions about the same subjects that nothing answers, and on questions about other episodes.
//
//   npx tsx training/search/fit-confidence.ts --data FOLDER --db FILE
import { readOptions, refuse } from '../../scripts/read-options.js';
import { isMeasured } from '../../src/answer/asked-for.js';
import { chooseSpans } from '../../src/answer/choose-spans.js';
import { confidenceWeights, nearness, readSigns, strengthNames } from '../../src/answer/confidence.js';
import { MAX_CITATIONS } from '../../src/answer/find-evidence.js';
import { readQuestion } from '../../src/answer/question.js';
import { questionKinds } from '../../src/answer/question-kind.js';
import { weighEvidence } from '../../src/answer/weigh-evidence.js';
import { loadRanking } from '../../src/compose.js';
import { createSearch } from '../../src/search/hybrid-search.js';
import { openArchive, slugOf } from './archive.js';
import { type AskedCase, FOLDS, type Group, readConfidenceCases } from './confidence-cases.js';
import { coverage } from './labelled-questions.js';
import { fitLogistic, product, sigmoid } from './logistic.js';

const HITS = 30;
const THRESHOLDS = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7];
const UNANSWERED = ['near', 'foreign', 'elsewhere', 'general'] as const satisfies readonly Group[];
const measuredKinds = questionKinds.filter(isMeasured);
const signNames = [...strengthNames, ...questionKinds, ...measuredKinds.map((kind) => `offered ${kind}`), 'bias'];

interface Judged extends Pick<AskedCase, 'group' | 'fold'> {
  readonly archive: 'large' | 'small';
  readonly row: readonly number[];
  /** Whether a cited span shows the evidence. */
  readonly right: boolean;
}

const isSame = (evidence: string, quote: string) =>
  coverage(evidence, quote) >= 0.5 || coverage(quote, evidence) >= 0.5;

const { data, db } = readOptions(import.meta.filename, { data: { type: 'string' }, db: { type: 'string' } });
if (!data || !db) refuse('--data FOLDER and --db FILE are needed');
const { store, embedder } = await openArchive(db, data);
const search = createSearch({
  ...{ index: store, reader: store, embedder: () => ({ status: 'ready', embedder }), ranking: loadRanking() },
});

/** `null` where nothing can be cited: no confidence is needed then. */
async function judge({ group, fold, within, text, file, evidence }: AskedCase): Promise<Judged | null> {
  const question = readQuestion(text);
  const { hits } = await search.search({
    ...{ q: question.query, mode: 'hybrid', in: 'passages', explain: true, snippets: false },
    ...{ filter: within === null ? {} : { episode: within }, limit: HITS },
  });
  const shown = chooseSpans(await weighEvidence(question, hits, { reader: store, embedder }), MAX_CITATIONS);
  if (shown.length === 0) return null;
  const signs = readSigns(shown, hits, question);
  const row = [
    ...strengthNames.map((name) => signs[name]),
    ...questionKinds.map((kind) => (kind === signs.kind && kind !== 'what' ? nearness(signs) : 0)),
    ...measuredKinds.map((kind) => Number(kind === signs.kind && signs.offered)),
    1,
  ];
  const right = shown.some(({ span: { run, sentences } }) => {
    const quote = sentences.map((sentence) => sentence.text).join(' ');
    return run.episode.slug === slugOf(file) && evidence.some((each) => isSame(each, quote));
  });
  return { group, fold, right, row, archive: within === null ? 'large' : 'small' };
}

const fitTo = (cases: readonly Judged[]) =>
  fitLogistic(
    cases.map(({ row, group }) => ({ row, positive: group === 'answerable' })),
    signNames.map((name) => confidenceWeights[name as keyof typeof confidenceWeights] ?? 0),
    { decay: 1e-4 },
  );

const cases: Judged[] = [];
for (const asked of readConfidenceCases(data)) {
  const judged = await judge(asked);
  if (judged) cases.push(judged);
}
await store.close();

const folds = Array.from({ length: FOLDS }, (_, fold) => fitTo(cases.filter((each) => each.fold !== fold)));
const held = cases.map((each) => ({ ...each, confidence: sigmoid(product(folds[each.fold]!, each.row)) }));

const share = <T>(all: readonly T[], holds: (each: T) => boolean) => (all.filter(holds).length / all.length).toFixed(3);

/** How often an answerable question's confidence is above that of one that is not. */
function areaUnder(answerable: typeof held, others: typeof held): string {
  const signs = answerable.flatMap((each) => others.map((other) => Math.sign(each.confidence - other.confidence)));
  return (signs.reduce<number>((sum, sign) => sum + (sign + 1) / 2, 0) / signs.length).toFixed(3);
}

function print(archive: Judged['archive']): void {
  const of = (group: Group) => held.filter((each) => each.archive === archive && each.group === group);
  const answerable = of('answerable');
  const areas = UNANSWERED.map((group) => `${areaUnder(answerable, of(group))} (${of(group).length} ${group})`);
  console.log(`${archive} archive: ${answerable.length} answerable above others, cross-validated: ${areas.join(', ')}`);
  for (const threshold of THRESHOLDS) {
    const isFrom = ({ confidence }: { confidence: number }) => confidence >= threshold;
    const refused = UNANSWERED.map((group) => `${group} ${share(of(group), (each) => !isFrom(each))}`);
    const shown = share(answerable, (each) => isFrom(each) && each.right);
    console.log(
      `${threshold}: answered ${share(answerable, isFrom)}, evidence cited ${shown}, refused: ${refused.join(', ')}`,
    );
  }
}

const weights = fitTo(cases);
signNames.forEach((name, i) => {
  console.log(`  ${name}: ${weights[i]!.toFixed(2)},`);
});
print('large');
print('small');
