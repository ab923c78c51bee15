// Fits the weights of src/answer/choose-spans.ts on questions about held-out training episodes: which spans answer?
//
//   npx tsx training/search/fit-answers.ts --data FOLDER --db FILE
import { readOptions, refuse } from '../../scripts/read-options.js';
import { chooseSpans, type ScoredSpan, type SpanFeatureName, spanWeights } from '../../src/answer/choose-spans.js';
import { MAX_CITATIONS } from '../../src/answer/find-evidence.js';
import { readQuestion } from '../../src/answer/question.js';
import { weighEvidence } from '../../src/answer/weigh-evidence.js';
import { loadRanking } from '../../src/compose.js';
import { createSearch } from '../../src/search/hybrid-search.js';
import { openArchive, slugOf } from './archive.js';
import { coverage, type LabelledQuestion, questionKinds, readQuestions } from './labelled-questions.js';
import { fitRanking, product } from './logistic.js';

interface Case {
  readonly question: LabelledQuestion;
  readonly spans: readonly (ScoredSpan & { readonly right: boolean })[];
}

const HITS = 30;
const FOLDS = 5;
const featureNames = Object.keys(spanWeights) as SpanFeatureName[];
/** Set by hand: see choose-spans.ts. */
const tasteNames: readonly SpanFeatureName[] = ['isQuestion', 'brevity', 'length', 'whole', 'sells', 'leans'];

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

async function collect(question: LabelledQuestion): Promise<Case> {
  const read = readQuestion(question.text);
  const { hits } = await search.search({
    ...{ q: read.query, mode: 'hybrid', in: 'passages', filter: {}, explain: true, snippets: false },
    limit: HITS,
  });
  const slug = slugOf(question.file);
  const spans = (await weighEvidence(read, hits, { reader: store, embedder })).map((scored) => {
    const quote = scored.span.sentences.map(({ text }) => text).join(' ');
    const inEpisode = scored.span.run.episode.slug === slug;
    return { ...scored, right: inEpisode && question.evidence.some((evidence) => isSame(evidence, quote)) };
  });
  return { question, spans };
}

const cases: Case[] = [];
for (const question of readQuestions(data).answerable) cases.push(await collect(question));
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

await store.close();
