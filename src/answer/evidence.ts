// Which sentences could hold the answer? Those that the best passages cover, in their turns.
import type { EpisodeRef } from '../domain/episode.js';
import { announcesPromotion, countPromotion } from '../domain/promotion.js';
import type { Sentence } from '../domain/sentence.js';
import type { Turn } from '../domain/transcript.js';
import { stemOf, wordsOf } from '../domain/words.js';
import type { Embedder } from '../embedder/embedder.js';
import type { Hit } from '../search/search.js';
import type { EpisodeReader } from '../store/store.js';
import { citableSentences } from './citable-sentences.js';

/** Passages that are read for sentences. Ten gave no more right answers on held-out questions; each costs its embedding. */
export const PASSAGES_READ = 6;

/** Characters: a sponsor's text is about a minute long. */
const ANNOUNCED_WITHIN = 600;
/** Different signs in what is said around a span that make it an advert. */
const SURE_PROMOTION = 2;

/** A sentence where it stands in its turn, and what is known of it. */
export interface EvidenceSentence extends Sentence {
  readonly stems: ReadonlySet<string>;
  readonly wordCount: number;
  /** Of length 1, or zero; `null` without a model. */
  readonly vector: Float32Array | null;
  /** The best passage that covers it. */
  readonly hit: Hit;
}

/** Adjacent sentences of one turn. */
export interface EvidenceRun {
  readonly episode: EpisodeRef;
  /** Stems of who speaks in the passage and of the episode's title: questions name them, sentences do not. */
  readonly setting: ReadonlySet<string>;
  readonly turn: Turn;
  readonly sentences: readonly EvidenceSentence[];
  /** 0 to 1: how surely the sentences are an advert. */
  readonly sells: number;
  /** The question that the turn before, of another speaker, ends with. */
  readonly asked: EvidenceSentence | null;
}

type Reader = Pick<EpisodeReader, 'findTurns'>;

/** A sentence before it is embedded. */
interface Covered {
  readonly sentence: Sentence;
  readonly hit: Hit;
}

interface CoveredTurn {
  readonly turn: Turn;
  readonly sentences: readonly Sentence[];
  /** By index into `sentences`. */
  readonly covered: Map<number, Covered>;
  readonly asked: Covered | null;
}

/** The runs of sentences that the first hits cover. A hit whose turns are gone meanwhile gives none. */
export async function gatherEvidence(
  hits: readonly Hit[],
  reader: Reader,
  embedder: Embedder | null,
): Promise<EvidenceRun[]> {
  const read = hits.slice(0, PASSAGES_READ);
  const turnsOfHits = await Promise.all(read.map((hit) => findTurnsOf(hit, reader)));
  const turns = new Map<string, CoveredTurn>();
  read.forEach((hit, i) => {
    coverTurns(hit, turnsOfHits[i]!, turns);
  });
  const wanted = [...turns.values()].flatMap(({ covered, asked }) => [...covered.values(), ...(asked ? [asked] : [])]);
  const described = await describeAll(wanted, embedder);
  return [...turns.values()].flatMap((of) => runsOf(of, described));
}

/** The hit's turns and the one before them, by index. */
async function findTurnsOf(hit: Hit, reader: Reader): Promise<Map<number, Turn>> {
  const first = Math.max(0, hit.startTurn - 1);
  const indexes = Array.from({ length: hit.endTurn - first + 1 }, (_, i) => first + i);
  return new Map((await reader.findTurns(hit.episode.id, indexes)).map((turn) => [turn.index, turn]));
}

function coverTurns(hit: Hit, turns: ReadonlyMap<number, Turn>, into: Map<string, CoveredTurn>): void {
  for (const turn of turns.values()) {
    if (turn.index < hit.startTurn) continue;
    const key = `${hit.episode.id} ${turn.index}`;
    const of = into.get(key) ?? {
      turn,
      sentences: citableSentences(turn.text),
      covered: new Map(),
      asked: questionBefore(hit, turn, turns.get(turn.index - 1)),
    };
    into.set(key, of);
    const from = turn.index === hit.startTurn ? hit.startOffset : 0;
    const to = turn.index === hit.endTurn ? hit.endOffset : turn.text.length;
    of.sentences.forEach((sentence, i) => {
      if (sentence.end > from && sentence.start < to && !of.covered.has(i)) of.covered.set(i, { sentence, hit });
    });
  }
}

function questionBefore(hit: Hit, turn: Turn, before: Turn | undefined): Covered | null {
  if (!before || before.speaker === turn.speaker) return null;
  const sentence = citableSentences(before.text).findLast(({ text }) => text.endsWith('?'));
  return sentence ? { sentence, hit } : null;
}

async function describeAll(
  wanted: readonly Covered[],
  embedder: Embedder | null,
): Promise<ReadonlyMap<Covered, EvidenceSentence>> {
  const texts = wanted.map(({ sentence }) => sentence.text);
  // Without vectors the words still tell; search has already said that it is degraded.
  const vectors = embedder && texts.length > 0 ? await embedder.embedBatch(texts, 'passage').catch(() => null) : null;
  return new Map(wanted.map((each, i) => [each, describe(each, vectors?.[i] ?? null)]));
}

function describe({ sentence, hit }: Covered, vector: Float32Array | null): EvidenceSentence {
  const words = wordsOf(sentence.text);
  return { ...sentence, hit, vector, stems: new Set(words.map((word) => stemOf(word.text))), wordCount: words.length };
}

/** Stems of a hit's speakers and of its episode's title. */
export function settingOf({ speakers, episode }: Hit): Set<string> {
  return new Set(wordsOf([...speakers, episode.title].join(' ')).map((word) => stemOf(word.text)));
}

function runsOf(
  { turn, covered, asked }: CoveredTurn,
  described: ReadonlyMap<Covered, EvidenceSentence>,
): EvidenceRun[] {
  const runs: { at: number; sentences: EvidenceSentence[] }[] = [];
  for (const [index, each] of [...covered].sort(([a], [b]) => a - b)) {
    const last = runs.at(-1);
    const sentence = described.get(each)!;
    if (last?.at === index - 1) {
      last.sentences.push(sentence);
      last.at = index;
    } else runs.push({ at: index, sentences: [sentence] });
  }
  return runs.map(({ sentences }) => ({
    episode: sentences[0]!.hit.episode,
    setting: settingOf(sentences[0]!.hit),
    turn,
    sentences,
    sells: sellsAt(turn, sentences),
    asked: asked && described.get(asked)!,
  }));
}

function sellsAt({ text }: Turn, sentences: readonly EvidenceSentence[]): number {
  const { start } = sentences[0]!;
  const { end } = sentences.at(-1)!;
  if (announcesPromotion(text.slice(Math.max(0, start - ANNOUNCED_WITHIN), end))) return 1;
  return Math.min(1, countPromotion(text.slice(start, end)) / SURE_PROMOTION);
}
