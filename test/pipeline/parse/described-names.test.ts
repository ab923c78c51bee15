// Labels that say beside the name what somebody does: "Rui Okafor, CTO of Foo:".
import { describe, expect, it } from 'vitest';
import { parseText, spoken } from './read-fixture.js';

const talk = (...labels: readonly string[]) => labels.map((label, i) => `${label}: Words ${i}.`).join('\n\n');
const speakers = (text: string) => spoken(parseText(text)).map(([speaker]) => speaker);

describe('a label with a job', () => {
  it.each([
    'Rui Okafor, CTO of Foo',
    'Rui Okafor (CTO, Foo)',
    'Rui Okafor (CTO)',
    'Rui Okafor [CTO at Foo]',
    'Rui Okafor, co-founder and CEO',
    'Rui van der Okafor, professor of history at Foo',
  ])('is the label of the name, in text and in bold: %s', (label) => {
    const name = label.split(/,| [([]/)[0];
    const plain = talk('Ada Byron', label, 'Ada Byron', 'Ada Byron', label, 'Ada Byron');
    const bold = plain.replace(/^(.*):/gm, '**$1:**');
    for (const text of [plain, bold]) expect(new Set(speakers(text))).toEqual(new Set(['Ada Byron', name]));
    expect(parseText(plain).findings).toContainEqual({
      line: 3,
      message: `"${label}" was read as "${name}" (2 labels)`,
    });
  });

  it('stands once in a talk, and is one with the name alone', () => {
    const text = talk('Ada Byron', 'Rui Okafor, CTO of Foo', 'Ada Byron', 'Rui', 'Ada Byron', 'Rui Okafor');
    expect(speakers(text)).toEqual(['Ada Byron', 'Rui Okafor', 'Ada Byron', 'Rui Okafor', 'Ada Byron', 'Rui Okafor']);
  });

  it('is read so in captions and in the fields of JSON', () => {
    const segments = ['Ada Byron', 'Rui Okafor, CTO of Foo', 'Ada Byron'].map((speaker, i) => ({
      ...{ speaker, startTime: i, endTime: i + 1 },
      body: 'Hello.',
    }));
    const json = parseText(JSON.stringify({ version: '1.0.0', segments }));
    expect(spoken(json).map(([speaker]) => speaker)).toEqual(['Ada Byron', 'Rui Okafor', 'Ada Byron']);
  });
});

describe('a label with another description', () => {
  it('is one where the name is a label elsewhere', () => {
    const text = talk('Ada Byron', 'Rui Okafor, Foo Industries', 'Ada Byron', 'Rui Okafor', 'Ada Byron');
    expect(speakers(text)).toEqual(['Ada Byron', 'Rui Okafor', 'Ada Byron', 'Rui Okafor', 'Ada Byron']);
  });

  it('is one where the whole comes again', () => {
    const text = talk(
      'Ada Byron',
      'Rui Okafor, Foo Industries',
      'Ada Byron',
      'Rui Okafor, Foo Industries',
      'Ada Byron',
    );
    expect(new Set(speakers(text))).toEqual(new Set(['Ada Byron', 'Rui Okafor']));
  });

  it('keeps a company in brackets, and a degree', () => {
    const text = talk(
      'Ada Byron',
      'Rui Okafor (Foo)',
      'Ada Byron',
      'Rui Okafor (Foo)',
      'Grace Hopper, PhD',
      'Ada Byron',
    );
    expect(speakers(text)).toContain('Rui Okafor (Foo)');
    expect(speakers(text)).toContain('Grace Hopper, PhD');
  });

  it.each([
    'Ada Byron, Grace Hopper',
    'Rui Okafor, who was the CTO',
    'In the end, professor',
    'Well, doctor',
    'Rui Okafor, Foo Industries',
  ])('is none where nothing else says that it is a name: %s', (label) => {
    const text = talk('Ada Byron', 'Grace Hopper', 'Ada Byron', 'Grace Hopper', 'Ada Byron', label, 'Grace Hopper');
    expect(new Set(speakers(text))).toEqual(new Set(['Ada Byron', 'Grace Hopper']));
  });
});

describe('a label with a title', () => {
  it.each(['DR. RUI OKAFOR', 'Dr. Rui Okafor', 'Prof. Rui Okafor'])('is a label, once or often: %s', (label) => {
    expect(
      new Set(speakers(talk('ADA BYRON', label, 'ADA BYRON', 'GRACE HOPPER', 'ADA BYRON', 'GRACE HOPPER'))),
    ).toEqual(new Set(['ADA BYRON', label, 'GRACE HOPPER']));
    expect(new Set(speakers(talk('Ada Byron', label, 'Ada Byron', label)))).toEqual(new Set(['Ada Byron', label]));
  });
});
