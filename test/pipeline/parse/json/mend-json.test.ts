import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mendJson } from '../../../../src/pipeline/parse/json/mend-json.js';
import { parseText, spoken } from '../read-fixture.js';

const [ADA, GRACE] = [
  '{"speaker": "Ada", "startTime": 1, "endTime": 2, "body": "Hello there."}',
  '{"speaker": "Grace", "startTime": 3, "endTime": 4, "body": "Hi."}',
];
const SAID = [
  ['Ada', 'Hello there.'],
  ['Grace', 'Hi.'],
];

describe('JSON that is not quite JSON', () => {
  it.each([
    ['a comma too many', `{"version": "1.0.0", "segments": [${ADA}, ${GRACE}, ], }`],
    ['numbers of Python', `{"version": "1.0.0", "p": NaN, "q": [-Infinity, Infinity], "segments": [${ADA}, ${GRACE}]}`],
    ['documents one below the other', `${ADA}\n${GRACE}`],
    ['documents over several lines', `${ADA.replaceAll(', ', ',\n')}\n${GRACE.replaceAll(', ', ',\n')}`],
    ['documents with commas between', `${ADA},\n${GRACE}`],
    ['a line end inside a text', `{"version": "1.0.0", "segments": [${ADA.replace('Hello ', 'Hello\n')}, ${GRACE}]}`],
    ['a line separator, which JSON allows', `{"segments": [${ADA.replace('Hello ', 'Hello\u2028')}, ${GRACE}]}`],
  ])('is read with %s', (_, text) => {
    expect(spoken(parseText(text))).toEqual(SAID);
  });

  it('says what was mended', () => {
    const { findings } = parseText(`{"version": "1.0.0", "gain": NaN, "segments": [${ADA}, ${GRACE}, ]}`);
    expect(findings.map(({ message }) => message)).toEqual([
      'Not quite JSON: numbers that are none (NaN, Infinity) were read as nothing: 1',
      'Not quite JSON: commas before a closing bracket were left out: 1',
    ]);
  });

  it('keeps the lines of findings', () => {
    const text = `{"version": "1.0.0", "gain": NaN,\n"segments": [\n${ADA},\n{"speaker": "Bea"},\n${GRACE}]}`;
    expect(parseText(text).findings.map(({ line }) => line)).toContain(4);
  });

  it('is refused where it is cut off', () => {
    expect(() => parseText(`{"version": "1.0.0", "segments": [${ADA}, {"speaker": "Gra`)).toThrow(/breaks the rules/);
  });
});

describe('JSON as it should be', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(fc.oneof(fc.object(), fc.array(fc.jsonValue())), fc.boolean(), (document, spaced) => {
        const text = JSON.stringify(document, null, spaced ? 1 : 0);
        expect(mendJson(text)).toEqual({ source: text, told: [] });
      }),
    );
  });
});
