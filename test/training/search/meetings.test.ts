import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseTranscript } from '../../../src/pipeline/parse/parse-transcript.js';
import { readMeetings } from '../../../training/search/meetings.js';

const folder = mkdtempSync(join(tmpdir(), 'hindcast-meetings-'));
afterAll(() => rmSync(folder, { recursive: true }));

const meeting = {
  meeting_transcripts: [
    { speaker: 'Ann Lee (Oakville, Ind.)', content: 'Okay . {vocalsound} Shall we talk about the shape of the box ?' },
    { speaker: 'Tom', content: '<pause> .. .' },
    { speaker: 'Tom', content: 'A round box {disfmarker} a round box rolls off the table , so it should be flat .' },
    { speaker: 'Ann Lee (Oakville, Ind.)', content: 'Then the price , which must stay below ten euros in all .' },
  ],
  specific_query_list: [{ query: 'What shape should it have?', answer: 'Flat.', relevant_text_span: [['1', '2']] }],
};
writeFileSync(join(folder, 'TS_1a.json'), JSON.stringify(meeting));
const { episodes, questions } = readMeetings(folder);

describe('readMeetings', () => {
  it('gives transcripts that are read as the turns in which something is said', () => {
    const { turns } = parseTranscript(episodes[0]!.read());
    expect(turns.map(({ speaker, text }) => [speaker, text])).toEqual([
      ['Ann Lee', 'Okay. Shall we talk about the shape of the box?'],
      ['Tom', 'A round box a round box rolls off the table, so it should be flat.'],
      ['Ann Lee', 'Then the price, which must stay below ten euros in all.'],
    ]);
  });

  it('asks each question of its meeting', () => {
    expect(questions).toMatchObject([{ text: 'What shape should it have?', episode: 'ts-1a', kind: null }]);
    expect(episodes).toMatchObject([{ slug: 'ts-1a' }]);
  });

  it('throws for a file that is no meeting', () => {
    const other = mkdtempSync(join(tmpdir(), 'hindcast-meetings-'));
    writeFileSync(join(other, 'a.json'), '{"turns": []}');
    expect(() => readMeetings(other)).toThrow(/meeting_transcripts/u);
    rmSync(other, { recursive: true });
  });
});

describe('an answer to a question about a meeting', () => {
  const isAnswered = (text: string, slug = 'ts-1a') =>
    questions[0]!.isAnsweredBy({ text, speakers: ['Ann Lee', 'Tom'], episode: { slug } });

  it('has at least half of its words in the turns that answer, names of speakers aside', () => {
    expect(isAnswered('Tom: a round box rolls off the table, so it should be flat.\nAnn Lee: Then the price')).toBe(
      true,
    );
  });

  it('is not one when most of its words stand elsewhere', () => {
    const text = 'Tom: so it should be flat.\nAnn Lee: Then the price, which must stay below ten euros in all.';
    expect(isAnswered(text)).toBe(false);
  });

  it('is not one in another meeting', () => {
    expect(isAnswered('Tom: a round box rolls off the table, so it should be flat.', 'ts-1b')).toBe(false);
  });
});
