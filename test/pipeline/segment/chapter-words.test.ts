import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Transcript } from '../../../src/domain/transcript.js';
import { isStopWord, stemOf } from '../../../src/domain/words.js';
import { createDeterministicEmbedder } from '../../../src/embedder/deterministic.js';
import { createChapterDescriber } from '../../../src/pipeline/segment/chapter-words.js';
import { parseTitleModel } from '../../../src/pipeline/segment/title-model.js';
import { embedSentences } from '../../../src/pipeline/sentences.js';
import { cutUnits } from '../../../src/pipeline/speech/units.js';
import { spokenWords } from '../../../src/pipeline/speech/words.js';
import { segmenterModels, titleModel } from '../../fixtures/analysis-models.js';
import { aTranscript, someTurns } from '../../fixtures/builders.js';
import { anyTranscript } from '../../fixtures/conversations.js';

const describeChapters = createChapterDescriber(segmenterModels);
const embedder = createDeterministicEmbedder({ dimension: 64 });

/** Chapters of so many sentences each. */
async function describeEvery(transcript: Transcript, size = Number.POSITIVE_INFINITY) {
  const units = cutUnits(transcript.turns, await embedSentences(transcript.turns, embedder));
  const runs = [];
  for (let first = 0; first < units.length; first += size) {
    runs.push({ first, end: Math.min(units.length, first + size), title: null as string | null });
  }
  return { units, runs, described: describeChapters(transcript, units, runs) };
}

const stemsOf = (title: string) =>
  spokenWords(title)
    .filter((word) => !isStopWord(word))
    .map(stemOf)
    .sort();

const interview = someTurns(
  ['Ada', 'How do you test database backups at Larkfield?'],
  [
    'Bruno',
    'Every Monday we restore the database backups on a staging server. Nobody trusted database backups before that. The staging server takes half an hour. A restored copy of the database is compared with production, table by table.',
  ],
  ['Ada', 'And what did that change for the team?'],
  [
    'Bruno',
    'The staging server became the place where people practise. Database backups are boring now, which is how it should be.',
  ],
);

describe('createChapterDescriber', () => {
  it('names a chapter by what is said most of all in it', async () => {
    const { described } = await describeEvery(aTranscript({ turns: interview }));
    expect(described[0]!.title.toLowerCase()).toMatch(/backups|staging server/);
  });

  it('gives any chapter two to eight words, a capital first, no function word last, and no title twice', async () => {
    await fc.assert(
      fc.asyncProperty(anyTranscript, fc.integer({ min: 1, max: 12 }), async (transcript, size) => {
        const { described } = await describeEvery(transcript, size);
        const titles = described.map(({ title }) => title);
        expect(new Set(titles.map((title) => stemsOf(title).join(' '))).size).toBe(titles.length);
        for (const title of titles) {
          const words = title.split(' ');
          expect(words.length).toBeGreaterThanOrEqual(2);
          expect(words.length).toBeLessThanOrEqual(8);
          expect(title.charAt(0)).toBe(title.charAt(0).toUpperCase());
          if (!/^(?:Part \d+|What .*)$/.test(title)) expect(isStopWord(words.at(-1)!.replace(/\?$/, ''))).toBe(false);
        }
      }),
      { numRuns: 40, seed: 11 },
    );
  });

  it('sums up in sentences of the chapter, in their order', async () => {
    await fc.assert(
      fc.asyncProperty(anyTranscript, fc.integer({ min: 1, max: 12 }), async (transcript, size) => {
        const { units, runs, described } = await describeEvery(transcript, size);
        described.forEach(({ summary, summaryUnits }, i) => {
          expect(summaryUnits.length).toBeGreaterThan(0);
          expect([...summaryUnits].sort((a, b) => a - b)).toEqual(summaryUnits);
          for (const unit of summaryUnits) {
            expect(unit).toBeGreaterThanOrEqual(runs[i]!.first);
            expect(unit).toBeLessThan(runs[i]!.end);
          }
          expect(summary).toBe(summaryUnits.map((unit) => units[unit]!.text).join(' '));
        });
      }),
      { numRuns: 40, seed: 12 },
    );
  });

  it('begins no summary with a word that points back where another sentence stands alone', async () => {
    const turns = someTurns([
      'Ada',
      'That is why it was restored every single Monday morning. This is what they compared with production every week. Database backups only count once somebody has restored them.',
    ]);
    const { described } = await describeEvery(aTranscript({ turns }));
    expect(described[0]!.summary).toBe('Database backups only count once somebody has restored them.');
  });

  it('keeps the title of the publisher, and gives it to no other chapter', async () => {
    const transcript = aTranscript({ turns: interview });
    const units = cutUnits(transcript.turns, await embedSentences(transcript.turns, embedder));
    const only = describeChapters(transcript, units, [{ first: 0, end: units.length, title: null }])[0]!.title;
    const both = describeChapters(transcript, units, [
      { first: 0, end: 2, title: only },
      { first: 2, end: units.length, title: null },
    ]);
    expect(both[0]!.title).toBe(only);
    expect(both[1]!.title).not.toBe(only);
  });

  it('gives no chapter the words of another title in other forms or another order', async () => {
    const transcript = aTranscript({ turns: interview });
    const units = cutUnits(transcript.turns, await embedSentences(transcript.turns, embedder));
    const besides = (title: string) =>
      describeChapters(transcript, units, [
        { first: 0, end: 2, title },
        { first: 2, end: units.length, title: null },
      ])[1]!.title;
    const [one, two] = besides('The weather').split(' ');
    const otherNumber = (word: string) => (word.endsWith('s') ? word.slice(0, -1) : `${word}s`);
    const title = besides(`The ${otherNumber(two!)} of ${otherNumber(one!)}`);
    expect(stemsOf(title)).not.toEqual(stemsOf(`${one} ${two}`));
    expect(title).not.toMatch(/^Part /);
  });

  it('calls no chapter by who speaks in it', async () => {
    const spoken = 'Bruno Diaz said that. Bruno Diaz was there. Bruno Diaz restored the database backups.';
    const turns = someTurns(['Ada Cole', spoken], ['Bruno Diaz', 'Ada Cole asked for it.']);
    const { described } = await describeEvery(aTranscript({ turns }));
    expect(described[0]!.title).not.toMatch(/^(?:Bruno Diaz|Ada Cole)$/);
  });

  it('finds a phrase in captions without stops and capitals', async () => {
    const words =
      'so what we do is we restore the database backups every monday and then we compare the database backups with production because nobody trusts database backups that were never restored and ';
    const { described } = await describeEvery(aTranscript({ turns: someTurns([null, words.repeat(3)]) }));
    expect(described[0]!.title).toMatch(/backups/i);
  });

  it('puts no capitals of a source that shouts into a title', async () => {
    const turns = interview.map((turn) => ({ ...turn, text: turn.text.toUpperCase() }));
    const { described } = await describeEvery(aTranscript({ turns }));
    expect(described[0]!.title).toMatch(/[a-z]{4}/);
  });

  it('names a chapter in another language by words that come back in it', async () => {
    const text =
      'Heute sprechen wir über Datensicherung. Unsere nächtliche Datensicherung war jahrelang leer. Niemand hatte die nächtliche Datensicherung geprüft. Jetzt prüfen wir jede nächtliche Datensicherung am Montag.';
    const { described } = await describeEvery(aTranscript({ turns: someTurns(['Anna', text]) }));
    expect(described[0]!.title).toBe('Nächtliche Datensicherung');
  });
});

describe('parseTitleModel', () => {
  it('says where the model came from and refuses another one', () => {
    expect(titleModel.provenance.data).not.toBe('');
    expect(titleModel.provenance.licence).not.toBe('');
    expect(() => parseTitleModel({ ...titleModel, kind: 'chapter-boundary' })).toThrow();
    expect(() => parseTitleModel({ ...titleModel, title: undefined })).toThrow();
  });
});
