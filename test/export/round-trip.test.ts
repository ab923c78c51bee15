// Out through our exports and in through our readers: words, speakers and times are the same.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFormatFile, readManifest } from '../../scripts/formats/manifest.js';
import { HindcastError } from '../../src/domain/errors.js';
import { countWords, type Turn } from '../../src/domain/transcript.js';
import { isTimed } from '../../src/export/transcript/cues.js';
import { parseTranscript } from '../../src/pipeline/parse/parse-transcript.js';
import { describeWhere, missingOfShared, SHARED } from '../fixtures/describe-where.js';
import { differences, type Written, written } from './round-trip.js';

const formats = Object.keys(written) as Written[];
const timedFormats: readonly Written[] = ['vtt', 'srt', 'podcast-json'];

const names = ['Ada Marsh', 'Rui Okafor', 'Jean-Luc Picard', "Dr. O'Neil", 'Zoë Ångström', 'Lee'] as const;
const plain = fc.constantFrom(
  ...'we should never trust a backup because the team learned that it was worth more than any plan and restore it'.split(
    ' ',
  ),
  ...'Kubernetes 3.5 42% well, e.g. don’t “so” C# rock’n’roll AT&T 1+1=2 x_y_z 10:45 a*b https://x.io/a?b=c (laughs)'.split(
    ' ',
  ),
);
/** Words that would read as labels, or as captions that roll up, at the start of a line. */
const misleading = fc.constantFrom(
  ...['Remember: we', 'Lesson one: that', 'email:', 'Reliability:', 'Plan B:', 'na na na na na na', '- and -'],
);

const sentenceOf = (words: fc.Arbitrary<readonly string[]>) =>
  fc.tuple(words, fc.constantFrom('.', '?', '!', '…')).map(([said, end]) => `So ${said.join(' ')}${end}`);
const plainWords = fc.array(plain, { minLength: 3, maxLength: 25 });
const misleadingWords = fc
  .tuple(plainWords, misleading, plainWords)
  .map(([before, words, after]) => [...before, words, ...after]);

const speechOf = (sentence: fc.Arbitrary<string>) => {
  return fc.array(fc.tuple(sentence, fc.constantFrom(' ', ' ', '\n\n')), { minLength: 1, maxLength: 8 }).map((said) =>
    said
      .map(([text, gap]) => text + gap)
      .join('')
      .trim(),
  );
};

/** Everybody speaks three times or more: "Name:" that comes once in an SRT could be a remark. */
const conversationOf = (sentence: fc.Arbitrary<string>) =>
  fc
    .record({
      voices: fc.uniqueArray(fc.constantFrom(...names), { minLength: 2, maxLength: 4 }),
      texts: fc.array(fc.tuple(speechOf(sentence), fc.nat(2_000)), { minLength: 12, maxLength: 30 }),
      nobody: fc.boolean(),
    })
    .map(({ voices, texts, nobody }) => {
      let time = 0;
      return texts.map(([text, pause], index): Turn => {
        const speaker = nobody && index === 5 ? null : voices[index % voices.length]!;
        const startTime = round(time + pause / 1000);
        const endTime = round(startTime + countWords(text) * 0.4);
        time = endTime;
        return { index, speaker, text, startTime, endTime, timing: 'exact', anchors: [{ offset: 0, time: startTime }] };
      });
    });
const conversation = conversationOf(sentenceOf(plainWords));
const misleadingConversation = conversationOf(
  fc.oneof({ weight: 5, arbitrary: sentenceOf(plainWords) }, sentenceOf(misleadingWords)),
);

function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

describe('a conversation, written and read again', () => {
  it.each(formats)('as %s keeps its words, speakers and starts', { timeout: 60_000 }, (format) => {
    fc.assert(
      fc.property(conversation, (turns) => {
        expect(differences(format, turns)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  // SRT has no mark for a name: there such words are kept from the start of lines as far as the room allows.
  it.each(['vtt', 'podcast-json'] as const)(
    'as %s has no line that reads as a label',
    { timeout: 60_000 },
    (format) => {
      fc.assert(
        fc.property(misleadingConversation, (turns) => {
          expect(differences(format, turns)).toEqual([]);
        }),
        { numRuns: 60 },
      );
    },
  );

  it.each(['markdown', 'html'] as const)('as %s needs no times', { timeout: 60_000 }, (format) => {
    fc.assert(
      fc.property(conversation, (turns) => {
        const untimed = turns.map((turn) => ({ ...turn, startTime: null, endTime: null, timing: null, anchors: [] }));
        expect(differences(format, untimed)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

/** What a format cannot hold, or its readers cannot be sure of. Everything else has to come back. */
const unsure: Readonly<Record<string, string>> = {
  'assemblyai-transcription.json srt': '"A:" without any "Q:" is the letter of a list',
  'assemblyai-transcription.json markdown': '"A:" without any "Q:" is the letter of a list',
  'assemblyai-transcription.json html': '"A:" without any "Q:" is the letter of a list',
  'ladybug-62-otter.md srt': 'somebody says one card only',
  'pycaption-nova-dfxp.xml srt': 'somebody says one card only',
  'pycaption-nova-no-hours.vtt srt': 'somebody says one card only',
  'podlovers-003-de.json srt': 'a tag is spoken of, and SRT cannot escape one',
  'empowerapps-yak-shaving-host.srt srt': 'a label stands in the words as they were received',
  'pycaption-nova-dfxp.xml markdown': 'two spellings of a name are folded in written transcripts',
  'pycaption-nova-no-hours.vtt markdown': 'two spellings of a name are folded in written transcripts',
  'podnews-weekly-2023-03-17-no-cite-first.html markdown': '"Jingle:" is a mark in written transcripts',
  'podnews-weekly-2023-05-05.json markdown': '"Jingles:" is a mark in written transcripts',
};

/** A page of hardly any words and no names says nothing of what it is. */
function holds(format: Written, turns: readonly Turn[]): boolean {
  const words = turns.reduce((sum, { text }) => sum + countWords(text), 0);
  return format !== 'html' || words >= LEAST_PAGE_WORDS || turns.some(({ speaker }) => speaker !== null);
}
const LEAST_PAGE_WORDS = 20;

describeWhere(missingOfShared('formats'), 'real transcripts, written and read again', () => {
  const set = `${SHARED}formats`;
  const manifest = missingOfShared('formats') === null ? readManifest(set) : [];
  const read = manifest.flatMap((entry) => {
    try {
      return [{ file: entry.file, turns: parseTranscript(readFormatFile(set, entry)).turns }];
    } catch (error) {
      if (error instanceof HindcastError) return [];
      throw error;
    }
  });

  it.each(formats)('as %s keep words, speakers and starts', { timeout: 120_000 }, (format) => {
    const fit = read.filter(({ turns }) => (isTimed(turns) || !timedFormats.includes(format)) && holds(format, turns));
    const lost = fit.flatMap(({ file, turns }) => {
      const found = unsure[`${file} ${format}`] === undefined ? differences(format, turns) : [];
      return found.length > 0 ? [`${file}: ${found.join('; ')}`] : [];
    });
    expect(lost).toEqual([]);
    expect(fit.length).toBeGreaterThan(40);
  });
});
