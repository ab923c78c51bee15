import { describe, expect, it } from 'vitest';
import type { Chapter } from '../../../src/domain/chapter.js';
import type { EpisodeSummary } from '../../../src/domain/episode.js';
import type { Lesson } from '../../../src/domain/lesson.js';
import { renderPodcastChapters } from '../../../src/export/chapters/podcast-chapters.js';
import { composeShowNotes } from '../../../src/export/notes/show-notes.js';
import { renderShowNotesHtml } from '../../../src/export/notes/show-notes-html.js';
import { renderShowNotesMarkdown } from '../../../src/export/notes/show-notes-markdown.js';
import { nasty } from '../turns.js';

const episode: EpisodeSummary = {
  ...{ id: 'ep_1', show: 'night-shift', slug: 'one', title: nasty, publishedAt: null, audioUrl: null, pageUrl: null },
  ...{ people: [], speakers: ['Ada', 'Rui'], format: 'text', turnCount: 1, wordCount: 1, duration: null },
  topics: ['Backups', 'Recovery', 'Trust', 'Queues'].map((label) => ({ slug: label.toLowerCase(), label })),
  ...{ chapterCount: 2, lessonCount: 1, transcriptHash: 'x', createdAt: 'x', updatedAt: 'x' },
};

function chapter(changes: Partial<Chapter>): Chapter {
  return {
    ...{ index: 0, title: 'Start', summary: 'It starts.', origin: 'computed', startTime: null, endTime: null },
    ...{ timing: null, topics: [], start: { turn: 0, offset: 0 }, end: { turn: 1, offset: 0 } },
    ...changes,
  };
}

const lesson: Lesson = {
  ...{ id: 'ls_1', statement: nasty, quote: 'Check it.\nReally.', turn: 7, startOffset: 0, endOffset: 9 },
  ...{ speaker: 'Rui', startTime: 65, timing: 'exact', evidence: [], chapter: 0, topics: [], score: 1 },
};

function notes(changes: Partial<EpisodeSummary> = {}, lessons: readonly Lesson[] = [lesson]) {
  const chapters = [
    chapter({ startTime: 0, timing: 'exact' }),
    chapter({ title: nasty, start: { turn: 3, offset: 9 } }),
  ];
  return composeShowNotes({
    episode: { ...episode, ...changes },
    chapters,
    lessons,
    urlOfTurn: (turn) => `/e#turn-${turn}`,
  });
}

describe('show notes', () => {
  it('say who talks about what, out of what is known', () => {
    expect(notes().summary).toBe('Ada and Rui talk about Backups, Recovery, and Trust, in 2 chapters.');
    expect(notes({ people: [{ name: 'Ada Marsh', role: 'host' }], topics: [] }).summary).toBe(
      'Ada Marsh talks, in 2 chapters.',
    );
    expect(notes({ speakers: [] }).summary).toBe('An episode about Backups, Recovery, and Trust, in 2 chapters.');
  });

  it('name the people of the episode, or else the speakers', () => {
    expect(notes().people).toEqual([
      { name: 'Ada', role: null },
      { name: 'Rui', role: null },
    ]);
    expect(notes({ people: [{ name: 'Ada Marsh', role: 'host' }] }).people).toEqual([
      { name: 'Ada Marsh', role: 'host' },
    ]);
  });

  it('keep the ten best lessons', () => {
    const many = Array.from({ length: 12 }, (_, i) => ({ ...lesson, statement: `Lesson ${i}` }));
    expect(notes({}, many).lessons.map(({ statement }) => statement)).toEqual(
      Array.from({ length: 10 }, (_, i) => `Lesson ${i}`),
    );
  });

  it('as Markdown link every chapter and lesson to its moment, on lines that cannot break out', () => {
    const markdown = renderShowNotesMarkdown(notes());
    expect(markdown).toContain('- 0:00 [Start](</e#turn-0>)');
    expect(markdown).toContain('> Check it. Really.\n>\n> [Rui, 1:05](</e#turn-7>)');
    expect(markdown).not.toContain('<script>');
  });

  it('as HTML escape everything and hold nothing but plain elements', () => {
    const markup = renderShowNotesHtml(notes());
    expect(markup).toContain('<li><time>0:00</time> <a href="/e#turn-0">Start</a></li>');
    expect(markup).toContain('<a href="/e#turn-7">Rui, 1:05</a>');
    expect(markup).not.toMatch(/<script|style=|class=|on\w+=/u);
  });

  it('leave out sections that would be empty', () => {
    expect(renderShowNotesMarkdown(notes({ topics: [] }, []))).not.toMatch(/## (?:Lessons|Topics)/u);
    expect(renderShowNotesHtml(notes({ topics: [] }, []))).not.toMatch(/Lessons|Topics/u);
  });
});

describe('Podcasting 2.0 chapters', () => {
  const head = { title: 'One', podcastName: 'Night Shift' };

  it('rise in time; what has no time or goes back is left out', () => {
    const chapters = [
      chapter({ title: 'a', startTime: 0, endTime: 10 }),
      chapter({ title: 'untimed' }),
      chapter({ title: 'b', startTime: 10.5, endTime: null }),
      chapter({ title: 'back', startTime: 4 }),
      chapter({ title: 'same', startTime: 10.5 }),
    ];
    expect(renderPodcastChapters(chapters, head)).toEqual({
      ...{ version: '1.2.0', title: 'One', podcastName: 'Night Shift' },
      chapters: [
        { startTime: 0, endTime: 10, title: 'a' },
        { startTime: 10.5, title: 'b' },
      ],
    });
  });
});
