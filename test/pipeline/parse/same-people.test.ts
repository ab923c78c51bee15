// One talk in every family of formats: who takes part, and which spellings were read as one.
import { describe, expect, it } from 'vitest';
import { parseText } from './read-fixture.js';

const TALK = [
  ['Ada Byron (host)', 'Welcome to the show, everybody.'],
  ['Grace Hopper (guest)', 'It is good to be here with you.'],
  ['Ada Byron', 'Tell us how you began.'],
  ['Grace Hoper', 'With a machine that was very large.'],
  ['ADA BYRON', 'And how large was it?'],
  ['Grace Hopper', 'It filled a whole room, and then some.'],
  ['Ada Byron', 'That is hard to imagine now.'],
  ['Grace Hopper', 'You would be surprised how soon one gets used to it.'],
] as const;

const stamp = (at: number, mark: string) => `00:00:${String(at).padStart(2, '0')}${mark}000`;
const cues = (mark: string, write: (name: string, text: string) => string) =>
  TALK.map(
    ([name, text], i) => `${i + 1}\n${stamp(i * 5, mark)} --> ${stamp(i * 5 + 5, mark)}\n${write(name, text)}`,
  ).join('\n\n');
const segments = TALK.map(([speaker, text], i) => ({ speaker, text, start: i * 5, end: i * 5 + 5 }));

const FORMATS: Readonly<Record<string, string>> = {
  text: TALK.map(([name, text]) => `${name}: ${text}`).join('\n\n'),
  markdown: TALK.map(([name, text]) => `**${name}:** ${text}`).join('\n\n'),
  'captions with voices': `WEBVTT\n\n${cues('.', (name, text) => `<v ${name}>${text}`)}`,
  'captions with labels': cues(',', (name, text) => `${name}: ${text}`),
  'elements of a page': TALK.map(([name, text], i) => `<cite>${name}:</cite><time>0:0${i}</time><p>${text}</p>`).join(
    '\n',
  ),
  'words of a page': `<html><body>${TALK.map(([name, text]) => `<p><b>${name}:</b> ${text}</p>`).join('\n')}</body></html>`,
  'Podcasting 2.0 JSON': JSON.stringify({
    version: '1.0.0',
    segments: segments.map(({ text, start, end, speaker }) => ({
      speaker,
      startTime: start,
      endTime: end,
      body: text,
    })),
  }),
  'Whisper JSON': JSON.stringify({ segments }),
};

describe('the people of a talk', () => {
  it.each(Object.entries(FORMATS))('are the same in %s, and so is what was folded', (_, source) => {
    const { turns, metadata, findings } = parseText(source);
    expect(turns.map(({ speaker }) => speaker)).toEqual(
      TALK.map(([name]) => (name.toLowerCase().startsWith('ada') ? 'Ada Byron' : 'Grace Hopper')),
    );
    expect(metadata.people).toEqual([
      { name: 'Ada Byron', role: 'host' },
      { name: 'Grace Hopper', role: 'guest' },
    ]);
    expect(findings.map(({ message }) => message)).toEqual([
      '"Grace Hoper" was read as "Grace Hopper" (1 label)',
      '"ADA BYRON" was read as "Ada Byron" (1 label)',
    ]);
    expect(findings.every(({ line }) => line !== null)).toBe(true);
  });

  it('are told at the lines of a caption file', () => {
    const { findings } = parseText(FORMATS['captions with voices']!);
    expect(findings.map(({ line }) => line)).toEqual([16, 20]);
  });
});

describe('a code for a voice', () => {
  it.each([
    ['S1', 'S11'],
    ['SPEAKER_00', 'SPEAKER_01'],
    ['A', 'a'],
    ['0', '1'],
    ['ch_0', 'ch_1'],
  ])('stays who it is: %s and %s among people with names', (first, second) => {
    const named = ['Sam Adams', 'Alice Cole', first, second, first, 'Sam Adams', 'Alice Cole', first, second];
    const { turns, findings } = parseText(
      JSON.stringify({
        segments: named.map((speaker, i) => ({ speaker, text: `Words number ${i}.`, start: i, end: i + 1 })),
      }),
    );
    expect(turns.map(({ speaker }) => speaker)).toEqual(named);
    expect(findings).toEqual([]);
  });
});
