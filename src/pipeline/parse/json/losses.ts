// What of a JSON transcript has no place in turns? Counted by the names of fields, which recognisers share.
import { type Loss, LossCount, type LossKind } from '../../../domain/loss.js';
import { isRecord } from './values.js';

const KINDS: readonly (readonly [LossKind, RegExp])[] = [
  [
    'confidence',
    /^(?:.*confidence|probability|score|.*logprob|no_speech_prob|compression_ratio|loudnessscores|acasrconf)$/i,
  ],
  ['word-time', /^tOffsetMs$/],
  ['annotation', /^(?:.*sentiment.*|entities|intents|topics|.*_?categories.*|issuesdetected)$/i],
  ['summary', /^(?:summary|summaries|gist|headline|.*summar(?:y|ization).*)$/i],
  ['highlight', /^(?:.*highlights?\d*|.*_highlights_result|keyphrases)$/i],
  ['translation', /^translations?$/i],
  ['chapter', /^chapters$/i],
];

/** Fields that hold single words, and fields that hold other readings beside the first. */
const WORDS = /^(?:words|items|elements|word_segments|timestamps|displaywords|tokens_data)$/i;
const READINGS = /^(?:alternatives|nbest)$/i;

/** Lists count by their entries, all else by one. Linear, without recursion. */
export function lossesOf(document: unknown): Loss[] {
  const losses = new LossCount();
  const open: unknown[] = [document];
  while (open.length > 0) {
    const value = open.pop();
    if (Array.isArray(value)) for (const each of value) open.push(each);
    else if (isRecord(value))
      for (const [key, field] of Object.entries(value)) countField(key, field, { losses, open });
  }
  return losses.list();
}

/** What is inside a summary or a chapter is lost with it; words and readings may hold losses of their own. */
function countField(key: string, field: unknown, { losses, open }: { losses: LossCount; open: unknown[] }): void {
  if (field === null || field === '' || field === false) return;
  const kind = kindOf(key, field);
  if (kind) losses.add(kind.what, null, kind.count);
  if (!kind || kind.what === 'word-time' || kind.what === 'alternative') open.push(field);
}

function kindOf(key: string, field: unknown): { what: LossKind; count: number } | null {
  const size = Array.isArray(field) ? field.length : 1;
  if (Array.isArray(field) && WORDS.test(key)) return { what: 'word-time', count: size };
  if (Array.isArray(field) && READINGS.test(key)) return { what: 'alternative', count: size - 1 };
  const [what] = KINDS.find(([, name]) => key.length < 60 && name.test(key)) ?? [];
  return what ? { what, count: size } : null;
}
