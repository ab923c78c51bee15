// The rules themselves: each one that is broken is found, so that "no faults" means something.
import { describe, expect, it } from 'vitest';
import { createDeterministicEmbedder } from '../../../src/embedder/deterministic.js';
import { aConversation, conversationAbout } from '../../fixtures/conversations.js';
import { chapterFaults } from './chapter-faults.js';
import { createDeriver, type Derived } from './derive.js';
import { lessonFaults } from './lesson-faults.js';

const ADVICE = 'You should never trust a backup until you have restored it, because an untested backup is only a hope.';
const lines = conversationAbout(['backups', 'hiring', 'compilers']);
const transcript = aConversation([...lines.slice(0, 20), ['Bo', `${ADVICE} So we restore.`], ...lines.slice(20)]);
const derive = await createDeriver(createDeterministicEmbedder({ dimension: 32 }));
const sound = await derive(transcript);
const faultsOf = (derived: Derived) => [...chapterFaults(derived), ...lessonFaults(derived)].join('\n');

const [firstLesson, ...lessons] = sound.lessons;
const { quote, turn, startOffset, endOffset, speaker, startTime, timing } = lessons[0]!;
const said = { quote, turn, startOffset, endOffset, speaker, startTime, timing };
const last = sound.chapters.length - 1;
const withChapter = (at: number, changes: Partial<Derived['chapters'][number]>): Derived => ({
  ...sound,
  chapters: sound.chapters.map((chapter, i) => (i === at ? { ...chapter, ...changes } : chapter)),
});
const withLesson = (changes: Partial<Derived['lessons'][number]>): Derived => ({
  ...sound,
  lessons: [{ ...firstLesson!, ...changes }, ...lessons],
});

describe('chapterFaults and lessonFaults', () => {
  it('find nothing where all rules are kept', () => {
    expect(sound.chapters.length).toBeGreaterThan(1);
    expect(sound.lessons.length).toBeGreaterThan(1);
    expect(faultsOf(sound)).toBe('');
  });

  it.each<[fault: string, derived: Derived, words: RegExp]>([
    ['a late first chapter', withChapter(0, { start: { turn: 0, offset: 5 } }), /starts at 0:5, not at 0:0/],
    ['a gap', withChapter(0, { end: { turn: 1, offset: 0 } }), /chapter 1: starts at/],
    ['an early end', withChapter(last, { end: { turn: 3, offset: 0 } }), /the last chapter ends at 3:0/],
    ['a start inside a sentence', withChapter(1, { start: { turn: 1, offset: 7 } }), /inside a sentence/],
    ['a wrong index', withChapter(1, { index: 7 }), /its index is 7/],
    ['a title twice', withChapter(1, { title: sound.chapters[0]!.title }), /title of chapter 0 too/],
    ['a title of a word', withChapter(1, { title: 'Backups' }), /1 words/],
    ['a title that is cut off', withChapter(1, { title: 'Restoring tapes from the' }), /function word/],
    ['a title with a word twice', withChapter(1, { title: 'Backups of backups' }), /a word twice/],
    ['a title of a speaker', withChapter(1, { title: 'Tapes and Bo' }), /is who speaks/],
    ['a title that ends in a bare verb', withChapter(1, { title: 'What the tutorial does' }), /light verb or adverb/],
    ['a title that ends in an adverb', withChapter(1, { title: 'Productivity is way' }), /light verb or adverb/],
    ['a title after a state', withChapter(1, { title: 'How your ribs are' }), /function word/],
    ['an invented summary', withChapter(1, { summary: 'Nobody said this.' }), /no one or two sentences/],
    [
      "another chapter's summary",
      withChapter(last, { summary: sound.chapters[0]!.summary }),
      /no one or two sentences/,
    ],
    ['an invented time', withChapter(1, { startTime: 12, timing: 'exact' }), /starts at 12 s/],
    ['an unknown topic', withChapter(1, { topics: [{ slug: 'no-such', label: 'No' }] }), /no-such is on no list/],
    ['a changed quote', withLesson({ quote: `${firstLesson!.quote}!` }), /not verbatim/],
    ['a quote out of range', withLesson({ endOffset: 100_000 }), /out of range/],
    ['a wrong turn', withLesson({ turn: 900 }), /no turn 900/],
    ['an invented word', withLesson({ statement: 'You should always trust bananas.' }), /was not said there/],
    ['a statement that stops', withLesson({ statement: 'You should never trust a.' }), /ends in mid-thought/],
    [
      'a condition alone',
      withLesson({ statement: 'When you never trust.', quote: 'When you never trust a backup, you restore it.' }),
      /a condition and nothing else/,
    ],
    ['an empty statement', withLesson({ statement: '🕺.' }), /says nothing/],
    ['a wrong chapter', withLesson({ chapter: firstLesson!.chapter + 1 }), /is said in chapter/],
    ['a wrong speaker', withLesson({ speaker: 'Nobody' }), /said by Nobody/],
    ['a score above 1', withLesson({ score: 1.5 }), /its score is 1.5/],
    [
      'changed evidence',
      withLesson({ evidence: [{ ...said, quote: `${said.quote}!` }] }),
      /evidence 0: .*not verbatim/,
    ],
    ['evidence that was quoted already', withLesson({ evidence: [{ ...said }] }), /evidence 0: it overlaps another/],
    ['evidence by a wrong speaker', withLesson({ evidence: [{ ...said, speaker: 'No' }] }), /evidence 0: said by No/],
    ['too much evidence', withLesson({ evidence: Array(5).fill(said) }), /5 quotes more/],
    ['a wrong id', withLesson({ id: 'ls_0' }), /its id is ls_0/],
    ['a lesson twice', { ...sound, lessons: [firstLesson!, firstLesson!, ...lessons] }, /overlaps a better one/],
    ['the best lesson last', { ...sound, lessons: [...lessons, { ...firstLesson!, score: 1 }] }, /better than/],
    ['an unused topic', { ...sound, foundTopics: [{ slug: 'x', label: 'X' }] }, /x is carried by nothing/],
  ])('find %s', (_, derived, words) => {
    expect(faultsOf(derived)).toMatch(words);
  });
});
