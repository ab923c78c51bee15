// Fits how near a sentence has to be to what somebody is to have said: src/answer/forms/who-said.ts. Asks for sentences of
// held-out episodes as somebody would who remembers them badly, with their episode in the archive and without it.
//
//   npx tsx training/search/fit-who-said.ts --data FOLDER --db FILE
import { readOptions, refuse } from '../../scripts/read-options.js';
import { createReadSaid } from '../../src/answer/forms/subject.js';
import {
  nearest,
  PASSAGES_READ,
  readSentences,
  type SaidSentence,
  saidWeights,
} from '../../src/answer/forms/who-said.js';
import { loadRanking } from '../../src/compose.js';
import { isStopWord, wordsOf } from '../../src/domain/words.js';
import type { EmbedderState } from '../../src/embedder/embedder.js';
import { WHOLE } from '../../src/search/alignment.js';
import { createSearch } from '../../src/search/hybrid-search.js';
import type { StoredLesson } from '../../src/store/store.js';
import { openArchive } from './archive.js';
import { fitLogistic } from './logistic.js';

const LESSONS = 500;
/** Words: shorter sentences say too little, longer ones nobody remembers. */
const LENGTH = { least: 6, most: 28 };
const FORGOTTEN = 0.35;
const REPLACED = 0.4;
/** How near the words are that replace others. */
const NEAR = { least: 0.3, most: 0.65 };
const FEWEST_PASSAGES = 3;
const FEWEST_TELLING = 2;
const SPARE_HITS = 34;

const { data, db } = readOptions(import.meta.filename, { data: { type: 'string' }, db: { type: 'string' } });
if (!data || !db) refuse('--data FOLDER and --db FILE are needed');
const { store, embedder } = await openArchive(db, data);
const ranking = loadRanking();
const state = (): EmbedderState => ({ status: 'ready', embedder });
const search = createSearch({ index: store, reader: store, embedder: state, ranking });
const sources = { reader: store, embedder: state, readSaid: createReadSaid(store, ranking.neighbours) };
const vocabulary = (await store.vocabulary())
  .filter(({ passages }) => passages > FEWEST_PASSAGES)
  .map(({ word }) => ({ word, number: ranking.neighbours.numberOf(word) }));
const marks = new Uint8Array(ranking.neighbours.size);
let seed = 7;

/** 0 to 1, the same in every run (the linear congruential generator of ANSI C). */
function random(): number {
  seed = (seed * 1103515245 + 12345) & 0x7fffffff;
  return seed / 0x7fffffff;
}

function nearWord(word: string): string {
  const number = ranking.neighbours.numberOf(word.toLowerCase());
  ranking.neighbours.mark(number, marks);
  const near = vocabulary.filter((each) => {
    const nearness = marks[each.number]! / WHOLE;
    return nearness > NEAR.least && nearness < NEAR.most;
  });
  ranking.neighbours.clear(number, marks);
  return near[Math.floor(random() * near.length)]?.word ?? word;
}

/** The statement as it is remembered; `null` where nothing much is left of it. */
function remember(statement: string): string | null {
  const words = wordsOf(statement).map(({ text }) => text);
  if (words.length < LENGTH.least || words.length > LENGTH.most) return null;
  const kept = words.filter((word) => isStopWord(word) || random() > FORGOTTEN);
  if (kept.filter((word) => !isStopWord(word)).length < FEWEST_TELLING) return null;
  return kept.map((word) => (isStopWord(word) || random() > REPLACED ? word : nearWord(word))).join(' ');
}

interface Case {
  readonly subject: string;
  readonly lesson: StoredLesson;
  readonly sentences: readonly SaidSentence[];
  /** As if the lesson's episode were not in the archive. */
  readonly bereft: boolean;
}

async function collect(lesson: StoredLesson): Promise<Case[]> {
  const subject = remember(lesson.statement);
  if (subject === null) return [];
  const { hits } = await search.search({
    ...{ q: subject, mode: 'hybrid', in: 'passages', filter: {}, explain: false, snippets: false },
    limit: PASSAGES_READ + SPARE_HITS,
  });
  const cases = [false, true].map(async (bereft) => {
    const left = hits.filter(({ episode }) => !bereft || episode.id !== lesson.episode.id);
    const sentences = await readSentences(subject, left.slice(0, PASSAGES_READ), sources);
    return { subject, lesson, sentences, bereft };
  });
  return Promise.all(cases);
}

function isRight({ lesson }: Case, { episode, turn, start, end }: SaidSentence): boolean {
  const inTurn = episode.id === lesson.episode.id && turn.index === lesson.turn;
  return inTurn && start < lesson.endOffset && end > lesson.startOffset;
}

const { items } = await store.findLessons({}, { limit: LESSONS });
const cases = (await Promise.all(items.map(collect))).flat();
const names = ['share', 'cosine'] as const;
const rows = cases.flatMap((each) => {
  const best = each.sentences.toSorted((a, b) => b.share + b.cosine! - a.share - a.cosine!)[0];
  return best ? [{ row: [best.share, best.cosine!, 1], positive: isRight(each, best) }] : [];
});
const fitted = fitLogistic(rows, [...names.map((name) => saidWeights[name]), saidWeights.bias]);
for (const [i, name] of [...names, 'bias'].entries()) console.log(`  ${name}: ${fitted[i]!.toFixed(2)},`);
const share = (of: readonly Case[], holds: (best: SaidSentence | null, of: Case) => boolean) =>
  (of.filter((each) => holds(nearest(each.subject, each.sentences), each)).length / of.length).toFixed(3);
const held = cases.filter(({ bereft }) => !bereft);
const gone = cases.filter(({ bereft }) => bereft);
console.log(`${held.length} sentences, with the weights as they ship:`);
console.log(`found ${share(held, (best, of) => best !== null && isRight(of, best))}`);
console.log(`taken for another ${share(held, (best, of) => best !== null && !isRight(of, best))}`);
console.log(`answered without their episode ${share(gone, (best) => best !== null)}`);
await store.close();
