// Which questions are suggested for an episode, and where they lead.
import { describe, expect, it } from 'vitest';
import type { Chapter } from '../../../src/domain/chapter.js';
import type { Lesson } from '../../../src/domain/lesson.js';
import type { Turn } from '../../../src/domain/transcript.js';
import { embedSentences } from '../../../src/pipeline/sentences.js';
import { createQuestionSuggester } from '../../../src/pipeline/suggest/suggest-questions.js';
import { wordsModel } from '../../fixtures/analysis-models.js';
import { aChapter, aLesson, aTopic, someTurns, wholeSpan } from '../../fixtures/builders.js';
import { wordEmbedder } from '../../fixtures/word-embedder.js';

const filler = 'Some further words about everything and nothing, which only make the reply as long as replies are. ';
const answer = (words: string): string => `${words} ${filler.repeat(3)}`.trim();

const suggester = createQuestionSuggester(wordsModel);

async function suggest(turns: readonly Turn[], lessons: readonly Lesson[] = [], chapters: readonly Chapter[] = []) {
  return suggester.suggest({ turns, sentences: await embedSentences(turns, wordEmbedder()), chapters, lessons });
}

const backups = ['Ada', 'Welcome. How do you know that a backup works?'] as const;
const restored = ['Rui', answer('You know that a backup works once you have restored it.')] as const;
const pager = ['Ada', 'I see. Why does nobody want to carry the pager?'] as const;
const woken = ['Rui', answer('Nobody wants the pager because it wakes people who carry it.')] as const;
const meetings = ['Ada', 'And what makes a meeting worth its time?'] as const;
const short = ['Rui', answer('A meeting is worth its time when it ends with a decision.')] as const;
const budget = ['Ada', 'What is an error budget in your team?'] as const;
const spent = ['Rui', answer('An error budget is what a team may spend on errors.')] as const;

describe('createQuestionSuggester', () => {
  it('offers what was asked, with the turn of the answer, in spoken order', async () => {
    const turns = someTurns(backups, restored, pager, ['Rui', 'Ha!'], woken, meetings, short);
    expect(await suggest(turns)).toEqual([
      { question: 'How do you know that a backup works?', turn: 1, startTime: null, timing: null },
      { question: 'Why does nobody want to carry the pager?', turn: 4, startTime: null, timing: null },
      { question: 'What makes a meeting worth its time?', turn: 6, startTime: null, timing: null },
    ]);
  });

  it('offers three at most, from all over the episode', async () => {
    const turns = someTurns(
      backups,
      restored,
      pager,
      woken,
      ['Rui', filler.repeat(20)],
      budget,
      spent,
      meetings,
      short,
    );
    const suggested = await suggest(turns);
    expect(suggested).toHaveLength(3);
    expect(suggested.some(({ turn }) => turn < 4) && suggested.some(({ turn }) => turn > 5)).toBe(true);
  });

  it('tells the time of the answer where there is one', async () => {
    const turns = someTurns(backups, restored).map((turn) => ({
      ...turn,
      startTime: turn.index * 30,
      timing: 'exact' as const,
    }));
    expect(await suggest(turns)).toMatchObject([{ turn: 1, startTime: 30, timing: 'exact' }]);
  });

  it.each([
    ['has no answer of any length', [backups, ['Rui', 'You restore it.']]],
    ['is answered by who asked', [backups, ['Ada', restored[1]]]],
    ['is answered about something else', [backups, ['Rui', answer('Bread needs flour.')]]],
    ['is the last word', [restored, backups]],
    ['nobody can answer', [backups, ['Rui', `I don't know. ${restored[1]}`]]],
  ] as const)('leaves out what %s', async (_, spoken) => {
    expect(await suggest(someTurns(...spoken))).toEqual([]);
  });

  it('does not offer the same question twice', async () => {
    const again = ['Ada', 'So how do you know that the backup works?'] as const;
    expect(await suggest(someTurns(backups, restored, again, restored))).toHaveLength(1);
  });

  it('asks what a statement answers where too little was asked', async () => {
    const said = 'Replicas are worthless as backups because they copy every mistake.';
    const turns = someTurns(backups, restored, ['Rui', `${filler}${said}`]);
    const lesson = aLesson({ turn: 2, startOffset: filler.length, quote: said, score: 0.6 });
    const suggested = await suggest(turns, [{ ...lesson, endOffset: filler.length + said.length }]);
    expect(suggested).toMatchObject([
      { question: 'How do you know that a backup works?', turn: 1 },
      { question: 'Why are replicas worthless as backups?', turn: 2 },
    ]);
  });

  it('leads to the words that answer in a long turn', async () => {
    const said = 'Replicas are worthless as backups because they copy every mistake.';
    const [turn] = someTurns(['Rui', `${filler.repeat(20)}${said}`]);
    const turns = [{ ...turn!, startTime: 100, endTime: 300, timing: 'exact' as const }];
    const [suggestion] = await suggest(turns, [aLesson({ startOffset: filler.length * 20, quote: said, score: 0.6 })]);
    expect(suggestion?.startTime).toBeGreaterThan(250);
  });

  it.each([
    ['an advert', 'Use the promo code BACKUP. '],
    ['a sponsored part', 'It is time for Sponsored News. '],
    ['a welcome', 'Welcome to the show. '],
  ])('asks nothing of %s', async (_, before) => {
    const said = 'Replicas are worthless as backups because they copy every mistake.';
    const lesson = aLesson({ startOffset: before.length, quote: said, score: 0.9, topics: [aTopic('Replicas')] });
    expect(await suggest(someTurns(['Rui', before + said]), [lesson])).toEqual([]);
  });

  it('asks nothing of a chapter that is no subject', async () => {
    const turns = someTurns(backups, restored);
    const chapters = [aChapter({ ...wholeSpan(turns), title: 'Thanks and goodbye' })];
    expect(await suggest(turns, [], chapters)).toEqual([]);
  });

  it.each([
    ['We learned that restore testing takes a day.', 'What did Rui learn about restore testing?'],
    ['I recommend restore testing.', 'What is Rui’s advice on restore testing?'],
    ['Restore testing is tricky.', 'What makes restore testing hard?'],
    ['Restore testing went wrong.', 'What can go wrong with restore testing?'],
    ['Restore testing.', 'What did Rui say about restore testing?'],
  ])('asks about a topic in words that fit what is said: %s', async (said, question) => {
    const lesson = aLesson({ quote: said, score: 0.6, topics: [aTopic('Restore testing')] });
    const suggested = await suggest(someTurns(['Rui', said]), [lesson]);
    expect(suggested.map((one) => one.question)).toEqual([question]);
  });

  it('asks about topics of the strongest lessons where too little was asked', async () => {
    const turns = someTurns(
      backups,
      restored,
      ['Rui Okafor, PhD', 'We moved to Kubernetes for restore testing. It helped Kubernetes.'],
      [null, 'Then burnout came, and more burnout.'],
    );
    const lessons = [
      aLesson({ turn: 2, score: 0.6, topics: [aTopic('Restore testing'), aTopic('Kubernetes')] }),
      aLesson({ turn: 3, score: 0.9, topics: [aTopic('Burnout')] }),
    ];
    expect((await suggest(turns, lessons)).map(({ question }) => question)).toEqual([
      'How do you know that a backup works?',
      'What did Rui Okafor say about restore testing?',
      'What was said about burnout?',
    ]);
    const [, only] = await suggest(turns, [aLesson({ turn: 2, topics: [aTopic('Kubernetes')] })]);
    expect(only?.question).toBe('What did Rui Okafor say about Kubernetes?');
  });

  it('asks about no topic that the speech does not name', async () => {
    const turns = someTurns(['Rui', answer('We moved to Kubernetes.')]);
    expect(await suggest(turns, [aLesson({ turn: 0, topics: [aTopic('Burnout')] })])).toEqual([]);
  });

  it('asks about topics of chapters last, of who names them most', async () => {
    const turns = someTurns(['Ada', answer('We had burnout.')], ['Rui', answer('My burnout was a long burnout.')]);
    const chapters = [aChapter({ ...wholeSpan(turns), topics: [aTopic('Burnout')] })];
    const suggested = await suggest(turns, [], chapters);
    expect(suggested).toMatchObject([{ question: 'What did Rui say about burnout?', turn: 1 }]);
  });

  it('gives none for an episode in which nothing is asked or learned', async () => {
    expect(await suggest(someTurns(['Ada', filler]))).toEqual([]);
  });
});
