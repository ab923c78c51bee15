// Where edits belong after everything was derived again.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorOfChapter, placeOnChapters, placeOnLessons } from '../../src/domain/edit-place.js';
import { someTurns } from '../fixtures/builders.js';

const WORDS = 'rope tide mast keel ice fog bell quay salt crew wind chart'.split(' ');
const spoken = (min: number, max: number) =>
  fc.array(fc.constantFrom(...WORDS), { minLength: min, maxLength: max }).map((words) => words.join(' '));
const aLesson = (id: string, quote: string, turn = 0) => ({ id, quote, turn });
const anAnchor = (lessonId: string, quote: string, turn = 0) => ({ lessonId, quote, turn });
const aStart = (index: number, turn: number, offset = 0) => ({ index, start: { turn, offset } });

describe('placeOnLessons', () => {
  it('goes by the id first, whatever the words', () => {
    const lessons = [aLesson('a', 'check every restore by hand'), aLesson('b', 'something else entirely')];
    expect(placeOnLessons([anAnchor('b', 'check every restore by hand')], lessons)).toEqual(['b']);
  });

  it('goes to the lesson that shares most words', () => {
    const lessons = [
      aLesson('a', 'check every restore by hand and sleep well'),
      aLesson('b', 'so check every restore by hand on a Monday and then write it down'),
    ];
    expect(placeOnLessons([anAnchor('x', 'Check every restore by hand on a Monday.')], lessons)).toEqual(['b']);
  });

  it.each([
    ['half of them', 'one two three four five six seven eight', 'one two three four nine ten eleven twelve', null],
    ['more than half', 'one two three four five six seven eight', 'one two three four five ten eleven twelve', 'a'],
    ['all, but none next to each other', 'one two three four', 'one a two b three c four d', null],
    ['common pairs alone', 'of the boat in the harbour at the quay', 'of the mast in the wind at the end', null],
    ['no word at all', '…', '—', null],
  ])('with %s in common: %j and %j', (_, before, after, place) => {
    expect(placeOnLessons([anAnchor('x', before)], [aLesson('a', after)])).toEqual([place]);
  });

  it('gives a lesson to one anchor, the one that is most alike, and the others wait', () => {
    const anchors = [anAnchor('x', 'two three four five six'), anAnchor('y', 'one two three four five six')];
    expect(placeOnLessons(anchors, [aLesson('a', 'one two three four five six')])).toEqual([null, 'a']);
  });

  it('goes to the nearest of lessons of the same words', () => {
    const lessons = [
      aLesson('far', 'so one two three', 0),
      aLesson('near', 'so one two three', 8),
      aLesson('z', 'so one two three', 40),
    ];
    expect(placeOnLessons([anAnchor('x', 'one two three', 9)], lessons)).toEqual(['near']);
  });

  it('keeps a quote whose bounds moved over other words, however many', () => {
    const bounds = fc.record({ quote: spoken(1, 30), before: spoken(0, 60), after: spoken(0, 60) });
    fc.assert(
      fc.property(bounds, ({ quote, before, after }) => {
        const longer = [aLesson('a', `${before} ${quote} ${after}`)];
        expect(placeOnLessons([anAnchor('x', quote)], longer)).toEqual(['a']);
        expect(placeOnLessons([anAnchor('x', longer[0]!.quote)], [aLesson('a', quote)])).toEqual(['a']);
      }),
    );
  });

  it('places no two anchors on one lesson, and none on a lesson without common words', () => {
    const some = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), spoken(0, 8), fc.nat(20)), { maxLength: 6 });
    fc.assert(
      fc.property(some, some, (anchored, held) => {
        const lessons = [...new Map(held.map((each) => [each[0], aLesson(...each)])).values()];
        const places = placeOnLessons(
          anchored.map((each) => anAnchor(...each)),
          lessons,
        );
        const found = places.filter((place) => place !== null);
        expect(places).toHaveLength(anchored.length);
        expect(new Set(found).size).toBe(found.length);
        for (const place of found) expect(lessons.map(({ id }) => id)).toContain(place);
        const foreign = anchored.map(([, quote, turn]) => anAnchor('none', quote, turn));
        expect(placeOnLessons(foreign, [aLesson('a', 'nothing of that kind')])).toEqual(anchored.map(() => null));
      }),
    );
  });
});

/** A turn of words that stand nowhere else. */
const unlike = (name: string, count: number) => Array.from({ length: count }, (_, i) => `${name}${i}`).join(' ');
const turnsOf = (...texts: string[]) => someTurns(...texts.map((text) => ['Ada', text] as const));

describe('anchorOfChapter', () => {
  it('holds the first twenty words verbatim, over the bounds of turns', () => {
    const turns = turnsOf('Before. So, then: what?', `about ${unlike('w', 30)}`);
    expect(anchorOfChapter({ turn: 0, offset: 8 }, turns)).toEqual({
      words: `So, then: what? about ${unlike('w', 16)}`,
      wordsBefore: 1,
    });
  });
});

describe('placeOnChapters', () => {
  const turns = turnsOf(unlike('a', 300), unlike('b', 300), unlike('c', 300));
  const atB = anchorOfChapter({ turn: 1, offset: 0 }, turns);

  it('goes to the chapter that starts nearest to the words', () => {
    const chapters = [aStart(0, 0), aStart(1, 0, turns[0]!.text.indexOf('a200')), aStart(2, 1, 10), aStart(3, 2)];
    expect(placeOnChapters([atB], chapters, turns)).toEqual([2]);
  });

  it('waits where no chapter starts within two hundred words', () => {
    const at = (word: string) => aStart(1, 0, turns[0]!.text.indexOf(word));
    expect(placeOnChapters([atB], [aStart(0, 0), at('a100 ')], turns)).toEqual([1]);
    expect(placeOnChapters([atB], [aStart(0, 0), at('a99 ')], turns)).toEqual([null]);
  });

  it('finds words that were corrected, left out or added to', () => {
    const [first, ...others] = unlike('b', 300).split(' ');
    const changed = [
      ['corrected', first, others[0], 'corrected', ...others.slice(2)],
      others,
      [first, 'well', 'now', ...others],
      ['and', first, ...others.slice(0, 9), 'er', ...others.slice(9)],
    ];
    for (const words of changed) {
      const now = turnsOf(unlike('n', 50), unlike('a', 300), words.join(' '), unlike('c', 300));
      expect(placeOnChapters([atB], [aStart(0, 0), aStart(1, 2), aStart(2, 3)], now)).toEqual([1]);
    }
  });

  it('waits where less than half of the words are left', () => {
    const words = unlike('b', 300)
      .split(' ')
      .map((word, i) => (i % 4 === 0 ? `other${i}` : word));
    const now = turnsOf(unlike('a', 300), words.slice(0, 3).concat(unlike('n', 300)).join(' '));
    expect(placeOnChapters([atB], [aStart(0, 0), aStart(1, 1)], now)).toEqual([null]);
    const truncated = turnsOf(unlike('a', 300), 'b0 b1 b2');
    expect(placeOnChapters([atB], [aStart(0, 0), aStart(1, 1)], truncated)).toEqual([null]);
  });

  it('goes to the place where the words stood before when they stand there twice', () => {
    const jingle = `Welcome back to the harbour ${unlike('w', 20)}`;
    const twice = turnsOf(jingle, unlike('a', 400), jingle, unlike('b', 400));
    const chapters = [aStart(0, 0), aStart(1, 2)];
    for (const { index, start } of chapters) {
      expect(placeOnChapters([anchorOfChapter(start, twice)], chapters, twice)).toEqual([index]);
    }
  });

  it('goes back to every chapter of the same transcript, anchored at its own start', () => {
    const talk = fc.array(spoken(1, 40), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(talk, fc.infiniteStream(fc.boolean()), (texts, coins) => {
        const said = turnsOf(...texts);
        const starts = said.filter(({ index }) => index === 0 || coins.next().value);
        const chapters = starts.map((turn, index) => aStart(index, turn.index));
        const anchors = chapters.map(({ start }) => anchorOfChapter(start, said));
        expect(placeOnChapters(anchors, chapters, said)).toEqual(chapters.map(({ index }) => index));
      }),
    );
  });

  it('waits in a transcript without words', () => {
    expect(placeOnChapters([atB], [aStart(0, 0)], turnsOf('…'))).toEqual([null]);
    expect(placeOnChapters([{ words: '…', wordsBefore: 0 }], [aStart(0, 0)], turns)).toEqual([null]);
  });
});
