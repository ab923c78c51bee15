// Links to sentences of an earlier revision lead to the same words.
import { describe, expect, it } from 'vitest';
import { compareReadings } from '../../src/domain/compare-readings.js';
import { followSentences, type Since } from '../../src/domain/follow-places.js';
import { sentenceAt, sentencesOf } from '../../src/domain/paragraphs.js';
import { someTurns } from '../fixtures/builders.js';

type Lines = readonly (readonly [speaker: string, text: string])[];

const first: Lines = [
  ['Ada', 'Welcome back. Today we speak of restores.'],
  ['Rui', 'You should check a restore by its content. A count proves nothing at all. Ten rows are ten rows.'],
  ['Ada', 'And who keeps the backup of the backup?'],
];

function sinceFirst(...versions: Lines[]): Since {
  const readings = [first, ...versions].map((lines) => ({ turns: someTurns(...lines), chapters: [], lessons: [] }));
  const differences = readings.slice(1).map((now, i) => compareReadings(readings[i]!, now).diff.turns);
  return { turnCount: first.length, differences };
}

/** Sentence of the first version -> the sentence that a link to it leads to. */
function followed(...versions: Lines[]): Record<string, string | undefined> {
  const turns = someTurns(...versions.at(-1)!);
  const texts = first.map(([, text]) => text);
  return Object.fromEntries(
    followSentences(sinceFirst(...versions), turns).map(({ before, now }) => [
      sentenceAt(sentencesOf(texts[before.turn]!), before.offset)!.text,
      sentenceAt(sentencesOf(turns[now.turn]!.text), now.offset)?.text,
    ]),
  );
}

const itself = Object.fromEntries(first.flatMap(([, text]) => sentencesOf(text).map(({ text }) => [text, text])));

describe('followSentences', () => {
  it('leads every sentence to itself where nothing changed', () => {
    expect(followed(first)).toEqual(itself);
  });

  it('follows a sentence into another turn, where turns came before, and where a turn was divided', () => {
    const divided: Lines = [
      ['Host', 'A word from our sponsor, who sells umbrellas.'],
      first[0]!,
      ['Rui', 'You should check a restore by its content.'],
      ['Ada', 'Mm-hm.'],
      ['Rui', 'A count proves nothing at all. Ten rows are ten rows.'],
      first[2]!,
    ];
    expect(followed(divided)).toEqual(itself);
  });

  it('follows a sentence whose words were corrected', () => {
    const corrected: Lines = [first[0]!, ['Rui', first[1]![1].replace('nothing at all', 'not a thing')], first[2]!];
    expect(followed(corrected)).toEqual({
      ...itself,
      'A count proves nothing at all.': 'A count proves not a thing.',
    });
  });

  it('follows over several corrections, of which each moves it', () => {
    const sponsor = ['Host', 'A word from our sponsor, who sells umbrellas.'] as const;
    const once: Lines = [sponsor, ...first];
    const twice: Lines = [sponsor, first[0]!, ['Rui', `Well, listen. ${first[1]![1]}`], first[2]!];
    expect(followed(once, twice)).toEqual(itself);
  });

  it('leads a sentence that went to the turn that took its place', () => {
    const cut: Lines = [
      first[0]!,
      ['Rui', 'You should check a restore by its content. Ten rows are ten rows.'],
      first[2]!,
    ];
    expect(followed(cut)['A count proves nothing at all.']).toBe('You should check a restore by its content.');
  });
});
