import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stateLesson } from '../../../src/pipeline/extract/statement.js';

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}']+/gu) ?? [];
const equal = (...texts: string[]) => texts.map((text) => ({ text, logit: 0 }));

describe('stateLesson', () => {
  it('takes the likeliest sentence', () => {
    const quote = [
      { text: 'We ran it for years.', logit: -2 },
      { text: 'You should restore before you need to.', logit: 1 },
    ];
    expect(stateLesson(quote)).toBe('You should restore before you need to.');
  });

  it('joins a sentence that points back to the one before', () => {
    const quote = [
      { text: 'Backups are worthless.', logit: -1 },
      { text: "It's the restore that counts.", logit: 2 },
    ];
    expect(stateLesson(quote)).toBe("Backups are worthless; it's the restore that counts.");
  });

  it('does not take an "it" that stands for nothing as pointing back', () => {
    const quote = [
      { text: 'We had two replicas.', logit: -1 },
      { text: "It's important to restore both of them.", logit: 1 },
    ];
    expect(stateLesson(quote)).toBe("It's important to restore both of them.");
  });

  it('would rather have a statement than a question', () => {
    expect(stateLesson(equal('Why would anybody trust that?', 'A backup counts when it was restored.'))).toBe(
      'A backup counts when it was restored.',
    );
  });

  it('takes the clauses that make the point out of a sentence that is too long', () => {
    const long =
      'We had this one week where the primary went down on a Tuesday and came back on the Wednesday with half of its tables gone for good, and you should never trust a replica that nobody has ever promoted before.';
    expect(stateLesson(equal(long))).toBe('You should never trust a replica that nobody has ever promoted before.');
  });

  it.each([
    [
      'its condition',
      'If you have tested the restore on another machine with real data in front of the whole team at least once in every quarter of the year and on the day before every release that touches the tables, you never need to be afraid of a broken disk again.',
    ],
    [
      'who said it',
      'A man at the vendor told us on the phone in that very first week after the migration that nothing could ever go wrong there, and you never need to test a restore of your own, because the cluster does that for everybody every night.',
    ],
    [
      'that it is denied',
      'You should always buy the biggest machine that money can get from the vendor before the season starts and then run the whole shop on it for the next five years without a second thought, but I disagree with everybody who says so.',
    ],
    [
      'the main clause of a condition',
      'When you have this monorepo with all of its many services and libraries and everyone is contributing to the same central repository on every day of the week, when the tests run for hours and hours on the build farm, nobody waits for them.',
    ],
    [
      'its limit',
      'You never have to wake anybody up in the middle of the night for a disk that is nearly full in a cluster of machines that nobody in the whole company can even tell apart, unless the disk holds the only copy of the books.',
    ],
  ])('takes a long sentence whole rather than lose %s', (_, long) => {
    expect(stateLesson(equal(long))).toBe(long);
  });

  it('cuts no condition off before its main clause', () => {
    const long =
      'If you showed them something new, so if you gave them something that they had never seen before, and you let them play with it for a while on their own machines with nobody watching over their shoulders, they learned the system and they kept the knowledge.';
    expect(stateLesson(equal(long))).toMatch(/they learned the system/);
  });

  it('wants four words that say something where another sentence has them', () => {
    expect(
      stateLesson([
        { text: 'The ugly thing.', logit: 2 },
        { text: 'Ship the ugly button before the pretty page.', logit: 0 },
      ]),
    ).toBe('Ship the ugly button before the pretty page.');
    expect(
      stateLesson([
        { text: 'Button.', logit: 0 },
        { text: 'Ugly.', logit: 1 },
      ]),
    ).toBe('Ugly.');
  });

  it('would rather have what holds for everyone than what happened once, when both are about as likely', () => {
    const told = 'The dump alone took five and a half hours, because nobody had ever measured the disks.';
    const holds = 'If you have never timed your restore, then your recovery time is a wish.';
    const quote = (logit: number) => [
      { text: told, logit },
      { text: holds, logit: 0 },
    ];
    expect(stateLesson(quote(0.9))).toBe(holds);
    expect(stateLesson(quote(2))).toBe(told);
  });

  it('does not take what the next sentence denies', () => {
    const quote = [
      { text: 'A nightly dump always saves every company.', logit: 1 },
      { text: "But that's not true.", logit: 0 },
      { text: 'A restored dump saves some companies.', logit: 0 },
    ];
    expect(stateLesson(quote)).toBe('A restored dump saves some companies.');
  });

  it('ends captions without full stops where a clause ends', () => {
    const said =
      'you should never trust a backup nobody restored and you should time every restore because it was ten hours since the last';
    expect(stateLesson(equal(said))).toBe(
      'You should never trust a backup nobody restored and you should time every restore.',
    );
  });

  it('ends no statement in a word that asks for another, where the speaker broke off', () => {
    expect(stateLesson(equal('You have to restore the backup and the...'))).toBe('You have to restore the backup.');
    expect(stateLesson(equal('Before a release you want to time the restore so that, for example...'))).toBe(
      'Before a release you want to time the restore.',
    );
    expect(stateLesson(equal('Everything depends on what a backup is.'))).toBe(
      'Everything depends on what a backup is.',
    );
  });

  it('never cuts inside a quotation', () => {
    const long =
      'We kept on telling each other for months on end "The dump is running every night of the week, so we are safe whatever may come, and you can all sleep well, because the dump is running every single night", which was true.';
    expect((stateLesson(equal(long))!.match(/"/g) ?? []).length % 2).toBe(0);
  });

  it('says something for a quote of nothing but fillers', () => {
    expect(stateLesson(equal('You know, I mean, yeah.'))).not.toBe('');
  });

  it('says nothing for a quote of which no sentence can be said alone', () => {
    expect(stateLesson(equal('🕺'))).toBeNull();
    expect(stateLesson(equal('Because of the'))).toBeNull();
    expect(stateLesson(equal('If the disks of the archive are full of um.'))).toBeNull();
  });

  it('does not take a filler behind an open word for the end of the sentence', () => {
    expect(stateLesson(equal('Never trust a tape that nobody restored of um.'))).toBe(
      'Never trust a tape that nobody restored.',
    );
    expect(stateLesson(equal('That is what a backup really is [laughter].'))).toBe('That is what a backup really is.');
  });

  it('takes no sentence without a word, however likely it is', () => {
    const quote = [
      { text: 'Restore before you need to.', logit: -5 },
      { text: '🕺', logit: 5 },
    ];
    expect(stateLesson(quote)).toBe('Restore before you need to.');
  });

  it('adds no word and changes none', () => {
    const word = fc.constantFrom(
      ...'so and I think that you know the the it\'s restore backups, if when because of or so right? — -- and, you they was – [laughs] " well; if'.split(
        ' ',
      ),
    );
    const sentence = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => words.join(' '));
    const spoken = fc.record({ text: sentence, logit: fc.float({ min: -3, max: 3, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(spoken, { minLength: 1, maxLength: 3 }), (quote) => {
        const said = wordsIn(quote.map(({ text }) => text).join(' '));
        let from = 0;
        for (const kept of wordsIn(stateLesson(quote) ?? '')) {
          const at = said.indexOf(kept, from);
          expect(at).toBeGreaterThanOrEqual(from);
          from = at + 1;
        }
      }),
      { seed: 3 },
    );
  });
});
