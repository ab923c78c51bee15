import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSentence, type Proof } from '../../src/answer/check-sentence.js';
import { numbersIn } from '../../src/answer/proof/numbers.js';
import { splitSentences } from '../../src/domain/sentence.js';
import { aCitation } from '../fixtures/evidence.js';
import { readSample } from '../fixtures/samples.js';

const tapes = aCitation({
  quote:
    'We restore the whole archive every Tuesday at noon. A backup that nobody has restored is only a rumour. In 2019 we lost nine days of orders because the tapes were blank.',
});
const lamps = aCitation({
  speaker: 'Mira Castellanos',
  title: 'Gardens of glass',
  quote: 'Tomatoes need sixteen hours of light. We rent the lamps from Halden Electric for 1,200 euros a month.',
});
const question = 'Why did Ines say that Tom lost nine days of orders?';

function check(text: string, ...proofs: readonly Proof[]) {
  return checkSentence({ text, question }, proofs.length > 0 ? proofs : [tapes]);
}

describe('checkSentence', () => {
  it.each([
    'In 2019 we lost nine days of orders because the tapes were blank.',
    'They lost 9 days of orders in 2019, because the tapes were blank.',
    'Tom Halvorsen says that the whole archive is restored every Tuesday at noon.',
    'According to Tom Halvorsen, a backup that has never been restored is only a rumour.',
    'In "Bread and backups" they restore the archive each Tuesday.',
    'It took nine days.',
  ])('has nothing against "%s"', (text) => {
    expect(check(text)).toBeNull();
  });

  it.each([
    ['number', 'In 2019 we lost ten days of orders because the tapes were blank.'],
    ['number', 'In 2018 we lost nine days of orders because the tapes were blank.'],
    ['number', 'We lost nine days of orders, or 30%, because the tapes were blank.'],
    ['number', 'We restore the whole archive for the third time every Tuesday.'],
    ['name', 'In 2019 Google lost nine days of orders because the tapes were blank.'],
    ['name', 'Google lost nine days of orders because the tapes were blank.'],
    ['name', 'We restore the whole archive every Friday at noon.'],
    ['name', 'We restore the whole archive every Tuesday on PostgreSQL.'],
    ['speaker', 'Ines says that nine days of orders were lost because the tapes were blank.'],
    ['speaker', 'According to Ines, nine days of orders were lost because the tapes were blank.'],
    ['denial', 'In 2019 we lost nine days of orders because the tapes were not blank.'],
    ['denial', 'A backup that somebody has restored is only a rumour.'],
    ['denial', "We don't restore the whole archive every Tuesday at noon."],
    ['content', 'The moon is made of green cheese and backup tapes.'],
    ['content', 'Yes.'],
    ['question', 'Why did they lose nine days of orders?'],
    ['markup', 'We lost nine days of orders, see https://tapes.example/orders.'],
    ['markup', 'We lost nine days of orders, see tapes.example.'],
    ['markup', 'We lost nine days of orders <img src=x> because the tapes were blank.'],
    ['length', `The tapes were blank ${'and the tapes were blank '.repeat(12)}.`],
    ['length', `The tapes were ${'b'.repeat(1000)}.`],
  ])('finds the %s in "%s"', (fault, text) => {
    expect(check(text)).toBe(fault);
  });

  it('takes words for numbers as they are meant', () => {
    expect(check('The lamps cost twelve hundred euros a month.', lamps)).toBeNull();
    expect(check('They rent the lamps for €1200 a month.', lamps)).toBeNull();
    expect(check('They rent the lamps for 1,300 euros a month.', lamps)).toBe('number');
    expect(check('They rent the lamps for 1,200 dollars a month.', lamps)).toBe('number');
  });

  it('sees that numbers have changed places', () => {
    const swap = aCitation({ quote: 'Three people restored nine tapes.' });
    expect(check('Nine tapes were restored by three people.', swap)).toBeNull();
    expect(check('Nine people restored three tapes.', swap)).toBe('number');
  });

  it('reads all the quotes that are cited together', () => {
    const both = 'Blank tapes lost nine days of orders, and tomatoes need sixteen hours of light.';
    expect(check(both, tapes)).toBe('number');
    expect(check(both, tapes, lamps)).toBeNull();
  });

  it('takes an address that was said for a name', () => {
    const said = aCitation({ quote: 'We publish the sums on tapes.example every night.' });
    expect(check('They publish the sums on tapes.example.', said)).toBeNull();
  });
});

/** Quotes of one to three sentences from the sample show: as people talk, numbers, names, denials and all. */
const quotes = [
  ...readSample('expand-wait-contract.md')
    .toString('utf8')
    .matchAll(/^\*\*[^*]+\*\*:?\s*(.+)$/gmu),
]
  .flatMap(([, turn]) => {
    const sentences = splitSentences(turn!.replace(/\\\[[\d:]+\\\]\s*/gu, ''));
    return sentences.map((_, i) => sentences.slice(i, i + 3).map(({ text }) => text));
  })
  .filter((sentences) => checkSentence({ text: sentences[0]!, question: '' }, [lamps]) !== 'question');
const aQuote = fc.constantFrom(...quotes);

describe('a sentence of the evidence itself', () => {
  const proof = (sentences: readonly string[]) => aCitation({ quote: sentences.join(' ') });
  const checkOwn = (text: string, sentences: readonly string[]) =>
    checkSentence({ text, question: '' }, [proof(sentences)]);
  /** It holds telling words and no words that only look like an address. */
  const tells = (sentences: readonly string[]) => checkOwn(sentences[0]!, sentences) === null;

  it('passes unless it tells nothing', () => {
    expect(quotes.length).toBeGreaterThan(50);
    const faults = quotes.map((sentences) => checkOwn(sentences[0]!, sentences)).filter((fault) => fault !== null);
    expect(faults).toEqual(faults.map(() => 'content'));
    expect(faults.length).toBeLessThan(quotes.length / 10);
  });

  it('fails with another number', () => {
    const numbered = quotes.filter(
      (sentences) => tells(sentences) && /\d|\b(?:two|three|four|five|ten)\b/u.test(sentences[0]!),
    );
    expect(numbered.length).toBeGreaterThan(5);
    fc.assert(
      fc.property(fc.constantFrom(...numbered), fc.integer({ min: 1_000, max: 9_999 }), (sentences, other) => {
        fc.pre(!numbersIn(sentences.join(' ')).some(({ value }) => value === String(other)));
        const changed = sentences[0]!.replace(/\d[\d,.]*(?<=\d)|\b(?:two|three|four|five|ten)\b/u, String(other));
        expect(checkOwn(changed, sentences)).toBe('number');
      }),
    );
  });

  it('fails with "not" put in before any of its telling words', () => {
    fc.assert(
      fc.property(aQuote, fc.nat(), (sentences, place) => {
        fc.pre(tells(sentences));
        const words = sentences[0]!.split(' ');
        const at = place % words.length;
        fc.pre(!/^(?:only|just|merely|simply)$/iu.test(words[at]!.replace(/\P{L}/gu, '')));
        // "Instead not of sending": one denial took the place of another.
        fc.pre(!/^(?:instead of|rather than)$/iu.test(words.slice(at - 1, at + 1).join(' ')));
        const denied = [...words.slice(0, at), 'not', ...words.slice(at)].join(' ');
        expect(checkOwn(denied, [sentences[0]!])).not.toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it('fails with a name that nobody said', () => {
    fc.assert(
      fc.property(aQuote, fc.nat(), (sentences, place) => {
        fc.pre(tells(sentences));
        const words = sentences[0]!.split(' ');
        const at = place % words.length;
        expect(checkOwn([...words.slice(0, at), 'Zorbex', ...words.slice(at)].join(' '), sentences)).not.toBeNull();
      }),
    );
  });

  it('gives a verdict on any text', () => {
    const piece = fc.constantFrom(
      'not',
      'nine',
      '2,000',
      'Tom',
      'says',
      'tapes',
      '[1]',
      '%',
      'first',
      'and',
      '\u202e',
      '.',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((pieces) => pieces.join(' ')),
    );
    fc.assert(
      fc.property(text, text, (claim, said) => {
        const fault = checkSentence({ text: claim, question: '' }, [aCitation({ quote: said })]);
        expect(fault === null || typeof fault === 'string').toBe(true);
      }),
    );
  });
});
