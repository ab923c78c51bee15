import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chapter } from '../../../src/domain/chapter.js';
import { comparePositions } from '../../../src/domain/position.js';
import { type Transcript, textOfSpan } from '../../../src/domain/transcript.js';
import { createDeterministicEmbedder } from '../../../src/embedder/deterministic.js';
import { parseTranscript } from '../../../src/pipeline/parse/parse-transcript.js';
import { createChapterSegmenter } from '../../../src/pipeline/segment/chapter-segmenter.js';
import { embedSentences } from '../../../src/pipeline/sentences.js';
import { loadAnalysisEmbedder, segmenterModels } from '../../fixtures/analysis-models.js';
import { aConversation, anyTranscript, conversationAbout } from '../../fixtures/conversations.js';

const embedder = createDeterministicEmbedder({ dimension: 256 });
const segmenter = createChapterSegmenter(segmenterModels);
const segment = async (transcript: Transcript) =>
  segmenter.segment(transcript, await embedSentences(transcript.turns, embedder));

function expectToCover(chapters: readonly Chapter[], { turns }: Transcript) {
  expect(chapters[0]!.start).toEqual({ turn: 0, offset: 0 });
  expect(chapters.at(-1)!.end).toEqual({ turn: turns.length - 1, offset: turns.at(-1)!.text.length });
  chapters.forEach((chapter, i) => {
    expect(chapter.index).toBe(i);
    expect(comparePositions(chapter.start, chapter.end)).toBeLessThan(0);
    if (chapters[i + 1]) expect(chapters[i + 1]!.start).toEqual(chapter.end);
  });
}

describe('createChapterSegmenter', () => {
  it('covers any transcript without gap or overlap, byte for byte the same each time', async () => {
    await fc.assert(
      fc.asyncProperty(anyTranscript, async (transcript) => {
        const chapters = await segment(transcript);
        expectToCover(chapters, transcript);
        expect(JSON.stringify(await segment(transcript))).toBe(JSON.stringify(chapters));
      }),
      { numRuns: 40, seed: 7 },
    );
  });

  it('sums a chapter up in sentences that were said in it', async () => {
    const transcript = aConversation(conversationAbout(['backups', 'hiring']));
    for (const chapter of await segment(transcript)) {
      const said = textOfSpan(transcript.turns, chapter).replace(/\s+/g, ' ');
      const [first, second] = chapter.summary.split(/(?<=[.?!]) /);
      expect(said).toContain(first);
      expect(said).toContain(second ?? '');
    }
  });

  it('calls computed chapters by two to eight words', async () => {
    for (const { title } of await segment(aConversation(conversationAbout(['backups', 'hiring', 'compilers'])))) {
      expect(title.split(' ').length).toBeGreaterThanOrEqual(2);
      expect(title.split(' ').length).toBeLessThanOrEqual(8);
      expect(title.charAt(0)).toBe(title.charAt(0).toUpperCase());
    }
  });

  it('cuts where the subject changes', async () => {
    const builtIn = await loadAnalysisEmbedder();
    const transcript = aConversation(conversationAbout(['backups', 'hiring', 'compilers']));
    const chapters = segmenter.segment(transcript, await embedSentences(transcript.turns, builtIn));
    expect(chapters.map(({ start }) => start.turn)).toEqual(expect.arrayContaining([0, 12, 24]));
    expect(chapters.length).toBeLessThan(9);
  });

  it("takes the publisher's headings as chapters, with their words", async () => {
    const chapters = await segment(
      aConversation([
        { heading: 'Transcript' },
        ['Ada', 'Welcome to the show, Bo. It is good to have you.'],
        { heading: 'The night the tapes burned' },
        ['Bo', 'We lost the archive. The restore took a week.'],
        ['Ada', 'A week?'],
        { heading: 'An empty part' },
        { heading: 'What to do instead' },
        ['Bo', 'Keep three copies, and restore one of them each month.'],
        { heading: 'After the last word' },
      ]),
    );
    expect(chapters.map(({ origin, title, start }) => [origin, origin === 'publisher' && title, start.turn])).toEqual([
      ['computed', false, 0],
      ['publisher', 'The night the tapes burned', 1],
      ['publisher', 'What to do instead', 3],
    ]);
  });

  it("takes a publisher's stamps as chapters, where the talk reaches them", async () => {
    const list = '00:00 Welcome to the show\n00:20 The night the tapes burned\n00:40 What to do instead';
    const lines = [
      'Welcome back.',
      'We lost it all.',
      'How long were you down?',
      'A week.',
      'And now?',
      'We read copies.',
    ];
    const turns = lines.map((line, i) => `[00:${i}0] ${i % 2 ? 'Bo' : 'Ada'}: ${line}`);
    const chapters = await segment(parseTranscript(Buffer.from(`${list}\n\n${turns.join('\n\n')}`)));
    expect(chapters.map(({ origin, title, start, startTime }) => [origin, title, start.turn, startTime])).toEqual([
      ['publisher', 'Welcome to the show', 0, 0],
      ['publisher', 'The night the tapes burned', 2, 20],
      ['publisher', 'What to do instead', 4, 40],
    ]);
  });

  it('cuts a long stretch under one heading further', async () => {
    const lines = conversationAbout(['backups', 'hiring', 'compilers'], 12);
    const chapters = await segment(aConversation([{ heading: 'Everything' }, ...lines]));
    expect(chapters[0]).toMatchObject({ title: 'Everything', origin: 'publisher' });
    expect(chapters.slice(1).map(({ origin }) => origin)).toContain('computed');
  });

  it('takes its times from the source and invents none', async () => {
    const lines = conversationAbout(['backups', 'hiring']);
    const timed = await segment(aConversation(lines, { timed: true }));
    for (const { start, startTime, timing } of timed) {
      expect([startTime, timing]).toEqual([start.turn * 10, 'exact']);
    }
    expect(timed.at(-1)!.endTime).toBe(lines.length * 10);
    for (const { startTime, endTime, timing } of await segment(aConversation(lines))) {
      expect([startTime, endTime, timing]).toEqual([null, null, null]);
    }
  });

  it('makes one chapter of a single word', async () => {
    const chapters = await segment(aConversation([[null, 'Hello']]));
    expect(chapters).toHaveLength(1);
    expect(chapters[0]).toMatchObject({ summary: 'Hello', start: { turn: 0, offset: 0 }, end: { turn: 0, offset: 5 } });
  });

  it('cuts a talk of one turn without punctuation', async () => {
    const text = conversationAbout(['backups', 'hiring', 'compilers'], 12)
      .map((line) => (line as [string, string])[1])
      .join(' ')
      .replace(/[.?,]/g, '');
    const transcript = aConversation([[null, text]]);
    const sentences = await embedSentences(transcript.turns, await loadAnalysisEmbedder());
    const chapters = segmenter.segment(transcript, sentences);
    expectToCover(chapters, transcript);
    expect(chapters.length).toBeGreaterThan(1);
  });

  it('stays fast with ten thousand turns and with one turn of fifty thousand words', async () => {
    const short = aConversation(
      Array.from({ length: 10_000 }, (_, i) => [i % 2 ? 'Ada' : 'Bo', `Line number ${i}, yes.`]),
    );
    const long = aConversation([[null, Array.from({ length: 50_000 }, (_, i) => `w${i % 997}`).join(' ')]]);
    for (const transcript of [short, long]) {
      const sentences = await embedSentences(transcript.turns, createDeterministicEmbedder({ dimension: 32 }));
      const before = process.cpuUsage();
      const chapters = segmenter.segment(transcript, sentences);
      // Quadratic work would take minutes.
      expect(process.cpuUsage(before).user / 1e6).toBeLessThan(5);
      expectToCover(chapters, transcript);
    }
  });
});
