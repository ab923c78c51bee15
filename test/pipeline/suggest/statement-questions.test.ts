// Which questions a statement answers, and which statements are too far from a plain form to be turned.
import { describe, expect, it } from 'vitest';
import { createTagger } from '../../../src/pipeline/speech/tag-words.js';
import { askDecision } from '../../../src/pipeline/suggest/decision-questions.js';
import { questionsOf } from '../../../src/pipeline/suggest/statement-questions.js';
import { wordsModel } from '../../fixtures/analysis-models.js';

const tagger = createTagger(wordsModel);
const ask = (statement: string) => questionsOf(statement, tagger).map(({ question }) => question);
const rui = { name: 'Rui Okafor', speaksForTeam: true };
const decided = (statement: string, teller = rui) => askDecision(statement, teller, tagger)?.question ?? null;

describe('a statement is asked after', () => {
  it.each([
    ['Backups are worthless because nobody restores them.', 'Why are backups worthless?'],
    ['A replica is no backup because it copies the mistake.', 'Why is a replica no backup?'],
    ['People never test a restore because it takes hours.', 'Why do people never test a restore?'],
    ['Nobody wants the pager because it rings at night.', 'Why does nobody want the pager?'],
    ['You should never edit a dump by hand.', 'Why should you never edit a dump by hand?'],
    ['You have to rebuild the index after a restore.', 'Why do you have to rebuild the index after a restore?'],
    ['Never restore into production.', 'Why should you never restore into production?'],
    ['A replica protects you from losing a machine.', 'How does a replica protect you from losing a machine?'],
    [
      "It's hard to test a restore without a spare machine.",
      'Why is it hard to test a restore without a spare machine?',
    ],
    ["It's not easy to delete a customer's data.", "Why isn’t it easy to delete a customer's data?"],
    ['The hardest part of a migration is the last row.', 'What is the hardest part of a migration?'],
    ['The problem with feature flags is that they stay.', 'What is the problem with feature flags?'],
    ['What makes a runbook useful is that it is short.', 'What makes a runbook useful?'],
    ["That's why companies buy expensive insurance.", 'Why do companies buy expensive insurance?'],
    ['If a job runs for a month, something will kill it.', 'What happens if a job runs for a month?'],
    [
      'When you change the model, you need to compute all vectors again.',
      'What should you do when you change the model?',
    ],
    ['If you want to test a backup, you have to restore it.', 'How do you test a backup?'],
    ['To alter a table, you need an exclusive lock.', 'What does it take to alter a table?'],
    ['It took us three years to find a buyer.', 'How long did it take to find a buyer?'],
    ['There is a difference between a page and a ticket.', 'What is the difference between a page and a ticket?'],
    ['A runbook is a list of steps for a bad night.', 'What is a runbook?'],
    ['There are two kinds of backups.', 'What kinds of backups are there?'],
  ])('%s', (statement, question) => {
    expect(ask(statement)).toContain(question);
  });

  it('with its reason known to be given where it follows at once', () => {
    const [given] = questionsOf('Backups are worthless because nobody restores them.', tagger);
    const [wanted] = questionsOf('You should never edit a dump by hand.', tagger);
    expect([given?.reason, wanted?.reason]).toEqual(['given', 'wanted']);
  });
});

describe('nothing is asked of', () => {
  it.each([
    ['what happened once', 'The backup was on the second disk.'],
    ['a subject that was named before', 'It is worse than no backup because it lies.'],
    ['the speakers', 'We are slower than the others because we test.'],
    ['what one may do', 'You can read the log.'],
    ['what somebody did on the way', 'You put the prices up because the lease ends.'],
    ['verbs that do not agree', 'Talks is cheap because supply exceeds demand.'],
    ['a condition that was met once', 'If you wanted the alert back, you had to answer three questions.'],
    ['a question', 'Why would a replica be a backup?'],
    ['half a sentence', 'The hardest part of a migration'],
  ])('%s', (_, statement) => {
    expect(ask(statement)).toEqual([]);
  });
});

describe('askDecision', () => {
  it.each([
    ['I left the central bank because nobody listened.', 'Why did Rui Okafor leave the central bank?'],
    ['We moved on and replaced our old queue with a table because it lost messages.', null],
    ['We replaced our old queue with a table.', 'Why did Rui Okafor’s team replace their old queue with a table?'],
    ['We launched the scheduling service in 2015.', 'When did Rui Okafor’s team launch the scheduling service?'],
    ['We rewrote the parser a few years ago.', null],
    ['I wrote a parser and threw it away.', null],
    ['We bought a house near the lake.', null],
    ['I thought about the old parser.', null],
    ['They replaced the old queue with a table.', null],
  ])('%s', (statement, question) => {
    expect(decided(statement)).toBe(question);
  });

  it('asks nothing of a host who says "we", nor of nobody in particular', () => {
    const statement = 'We replaced our old queue with a table.';
    expect(decided(statement, { ...rui, speaksForTeam: false })).toBeNull();
    expect(askDecision(statement, null, tagger)).toBeNull();
  });
});
