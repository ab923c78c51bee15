// Fits the weights of src/answer on questions about held-out training episodes: which spans answer, and when to refuse.
//
//   npx tsx training/search/fit-answers.ts --data FOLDER --db FILE
import { readOptions, refuse } from '../../scripts/read-options.js';
import { chooseSpans, type ScoredSpan, type SpanFeatureName, spanWeights } from '../../src/answer/choose-spans.js';
import { confidenceWeights, type EvidenceStrength, strengthOf } from '../../src/answer/confidence.js';
import { MAX_CITATIONS } from '../../src/answer/extractive-answerer.js';
import { readQuestion } from '../../src/answer/question.js';
import { weighEvidence } from '../../src/answer/weigh-evidence.js';
import { loadRanking } from '../../src/compose.js';
import { createSearch } from '../../src/search/hybrid-search.js';
import type { Hit } from '../../src/search/search.js';
import { openArchive, slugOf } from './archive.js';
import { coverage, type LabelledQuestion, questionKinds, readQuestions } from './labelled-questions.js';
import { fitLogistic, fitRanking, product, sigmoid } from './logistic.js';

interface Case {
  readonly question: LabelledQuestion;
  readonly names: ReadonlySet<string>;
  readonly hits: readonly Hit[];
  readonly spans: readonly (ScoredSpan & { readonly right: boolean })[];
}

const HITS = 30;
/** Of the questions about other episodes, every so many. */
const FOREIGN_STEP = 12;
/** More hits than are used, so that as many are left when some are taken out. */
const SPARE_HITS = 20;
/** A passage with more of the evidence than this gives it away. */
const TRACE = 0.1;
const FOLDS = 5;
const featureNames = Object.keys(spanWeights) as SpanFeatureName[];
/** Set by hand: see choose-spans.ts. */
const tasteNames: readonly SpanFeatureName[] = ['isQuestion', 'brevity', 'length'];
const strengthNames = Object.keys(confidenceWeights).filter((name) => name !== 'bias') as (keyof EvidenceStrength)[];

function isSame(evidence: string, quote: string): boolean {
  return coverage(evidence, quote) >= 0.5 || coverage(quote, evidence) >= 0.5;
}

function rowOf({ features }: ScoredSpan): number[] {
  return featureNames.map((name) => features[name]);
}

function rerank(spans: Case['spans'], weights: readonly number[]): Case['spans'] {
  return spans.map((span) => ({ ...span, score: product(weights, rowOf(span)) })).sort((a, b) => b.score - a.score);
}

/** Share of questions of which one of the cited spans is right. */
function citedRight(cases: readonly Case[], weights: readonly number[]): number {
  return (
    cases.filter(({ spans }) => chooseSpans(rerank(spans, weights), MAX_CITATIONS).some(({ right }) => right)).length /
    cases.length
  );
}

function fitSpans(cases: readonly Case[]): number[] {
  const groups = cases.map(({ spans }) => spans.map((span) => ({ row: rowOf(span), positive: span.right })));
  return fitRanking(
    groups,
    featureNames.map((name) => spanWeights[name]),
    { free: featureNames.map((name) => !tasteNames.includes(name)) },
  );
}

/** Fitted on the other folds, measured on each in turn. */
function crossValidate(cases: readonly Case[]): number {
  const folds = Array.from({ length: FOLDS }, (_, fold) => fold);
  const figures = folds.map((fold) => {
    const weights = fitSpans(cases.filter((_, i) => i % FOLDS !== fold));
    return citedRight(
      cases.filter((_, i) => i % FOLDS === fold),
      weights,
    );
  });
  return figures.reduce((sum, figure) => sum + figure, 0) / FOLDS;
}

function printWeights(names: readonly string[], weights: readonly number[]): void {
  for (const [i, name] of names.entries()) console.log(`  ${name}: ${weights[i]!.toFixed(2)},`);
}

const { data, db } = readOptions(import.meta.filename, { data: { type: 'string' }, db: { type: 'string' } });
if (!data || !db) refuse('--data FOLDER and --db FILE are needed');
const { store, embedder } = await openArchive(db, data);
const search = createSearch({
  ...{ index: store, reader: store, embedder: () => ({ status: 'ready', embedder }), ranking: loadRanking() },
});

/** `bereft`: as if the passages that hold the evidence were not in the archive, and all else of the episode were. */
async function collect(question: LabelledQuestion, bereft: boolean): Promise<Case> {
  const read = readQuestion(question.text);
  const result = await search.search({
    ...{ q: read.query, mode: 'hybrid', in: 'passages', filter: {}, explain: true, snippets: false },
    limit: HITS + SPARE_HITS,
  });
  const slug = slugOf(question.file);
  const holds = (hit: Hit) =>
    hit.episode.slug === slug && question.evidence.some((evidence) => coverage(evidence, hit.text) > TRACE);
  const hits = (bereft ? result.hits.filter((hit) => !holds(hit)) : result.hits).slice(0, HITS);
  const spans = (await weighEvidence(read, hits, { reader: store, embedder })).map((scored) => {
    const quote = scored.span.sentences.map(({ text }) => text).join(' ');
    const inEpisode = scored.span.run.episode.slug === slug;
    return { ...scored, right: inEpisode && question.evidence.some((evidence) => isSame(evidence, quote)) };
  });
  return { question, names: read.names, hits, spans };
}

async function collectAll(questions: readonly LabelledQuestion[], bereft = false): Promise<Case[]> {
  const cases: Case[] = [];
  for (const question of questions) cases.push(await collect(question, bereft));
  return cases;
}

const { answerable, foreign } = readQuestions(data);
const cases = await collectAll(answerable);
const shipped = featureNames.map((name) => spanWeights[name]);
for (const kind of questionKinds) {
  const of = cases.filter(({ question }) => question.kind === kind);
  const reachable = of.filter(({ spans }) => spans.some(({ right }) => right)).length / of.length;
  console.log(
    `${kind}: reachable ${reachable.toFixed(3)}, cited right as it ships ${citedRight(of, shipped).toFixed(3)}`,
  );
}
const fitted = fitSpans(cases);
console.log(
  `all: as it ships ${citedRight(cases, shipped).toFixed(3)}, fitted ${citedRight(cases, fitted).toFixed(3)}, cross-validated ${crossValidate(cases).toFixed(3)}`,
);
printWeights(featureNames, fitted);

const groups = {
  answerable: cases,
  bereft: await collectAll(answerable, true),
  foreign: await collectAll(foreign.filter((_, i) => i % FOREIGN_STEP === 0)),
};
const judged = Object.entries(groups).flatMap(([group, of]) =>
  of.flatMap(({ spans, hits, names }) => {
    const chosen = chooseSpans(rerank(spans, fitted), MAX_CITATIONS);
    if (!chosen[0]) return [];
    const strength = strengthOf(chosen[0], hits, names);
    const right = chosen.some((span) => span.right);
    const row = [...strengthNames.map((name) => strength[name]), 1];
    return [{ row, group: group === 'answerable' ? (right ? 'right' : 'wrong') : group, positive: right }];
  }),
);
const weights = fitLogistic(
  judged.filter(({ group }) => group !== 'wrong'),
  [...strengthNames.map((name) => confidenceWeights[name]), confidenceWeights.bias],
);
printWeights([...strengthNames, 'bias'], weights);
for (const group of ['right', 'wrong', 'bereft', 'foreign']) {
  const of = judged.filter((each) => each.group === group).map(({ row }) => sigmoid(product(weights, row)));
  const shares = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7].map((threshold) => {
    const share = of.filter((confidence) => confidence >= threshold).length / of.length;
    return `${threshold}: ${share.toFixed(2)}`;
  });
  console.log(`share answered of the ${group.padEnd(8)} from threshold  ${shares.join('  ')}`);
}
await store.close();
