import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import type { NotesLength, TemplateFormat } from '../../../src/domain/template.js';
import { budgets } from '../../../src/export/notes/budgets.js';
import { renderNotes } from '../../../src/export/notes/render-notes.js';
import { composeShowNotes } from '../../../src/export/notes/show-notes.js';
import { builtInTemplates, templateName } from '../../../src/export/templates/built-in.js';
import { aChapter, aLesson } from '../../fixtures/builders.js';
import { aSourceOf } from '../an-episode.js';
import { nasty, turn } from '../turns.js';

type Source = Parameters<typeof aSourceOf>[0];

function render(length: NotesLength, format: TemplateFormat, changes: Source = {}): string {
  return renderNotes(composeShowNotes(aSourceOf(changes)), builtInTemplates.get(templateName(length, format))!);
}

/** An episode of which more is known than fits anywhere. */
const long: Source = {
  turns: [turn({ text: Array.from({ length: 60 }, (_, i) => `Look at site-${i}.example.com first.`).join(' ') })],
  chapters: Array.from({ length: 60 }, (_, i) =>
    aChapter({ title: `Chapter ${i}: ${'a matter of some weight '.repeat(2)}`, startTime: i * 60, timing: 'exact' }),
  ),
  lessons: Array.from({ length: 30 }, (_, i) =>
    aLesson({ statement: `Lesson ${i} says ${'something that is worth knowing '.repeat(4)}.`, chapter: i }),
  ),
};

describe('full notes', () => {
  it('as Markdown link every chapter and quote to its moment, on lines that cannot break out', () => {
    const markdown = render('full', 'markdown');
    expect(markdown).toContain('- 0:00 [Hello](<https://shows.example.org/night-shift/one#turn-0>)\n');
    expect(markdown).toContain(
      '> Check a restore by its content, not by its count.\n>\n> – [Rui, about 0:16](<https://shows.example.org/night-shift/one#turn-1>)',
    );
    expect(markdown).toContain('- [example.org/notes](<https://example.org/notes>)\n');
    expect(markdown).not.toContain('<script>');
  });

  it('as HTML escape everything and hold nothing but plain elements', () => {
    const markup = render('full', 'html');
    expect(markup).toContain(
      '<li><time>0:00</time> <a href="https://shows.example.org/night-shift/one#turn-0">Hello</a></li>',
    );
    expect(markup).not.toMatch(/<script|style=|class=|on\w+=/u);
    expect(parse(markup).querySelector('h1')!.textContent).toBe(nasty);
  });

  it('as text say the same without markup', () => {
    expect(render('full', 'text')).toMatch(/^A & B [^\n]+\nNight Shift · May 14, 2024\n.*\n\nAda and Rui talk/su);
    expect(render('full', 'text')).toContain('0:00 Hello\n');
  });

  it('do not say a lesson twice that is a highlight', () => {
    const quote = 'A backup that nobody has restored is only a rumour.';
    const lessons = [aLesson({ quote, statement: quote, turn: 1, startTime: 10, timing: 'exact' })];
    for (const format of ['markdown', 'html', 'text'] as const) {
      for (const length of ['full', 'newsletter', 'feed'] as const) {
        expect(render(length, format, { lessons }).split(quote)).toHaveLength(2);
      }
    }
  });

  it('mark in a quote the words that are the lesson, or say a lesson of other words above it', () => {
    const quote = 'And we looked, and it was empty. Restore into an empty place. That was it.';
    const lessons = [
      aLesson({ quote, statement: 'Restore into an empty place.', turn: 1, startTime: 10, timing: 'exact' }),
      aLesson({ quote: 'Queues hide a slow consumer until the disk is full.' }),
      aLesson({ quote: 'And it was <gone>.', statement: 'Keep two copies of everything.', statementEdited: true }),
    ];
    const markdown = render('full', 'markdown', { lessons });
    expect(markdown).toContain(
      '> And we looked, and it was empty. **Restore into an empty place.** That was it.\n>\n> – [Ada, 0:10](<https://',
    );
    expect(markdown).toContain('**Keep two copies of everything.**\n\n> And it was \\<gone\\>.\n>\n');
    const markup = render('full', 'html', { lessons });
    expect(markup).toContain('empty. <strong>Restore into an empty place.</strong> That was it.</p>');
    expect(markup).toContain('<p><strong>Keep two copies of everything.</strong></p>\n<blockquote>');
  });

  it('say when it was, where it is heard, and of which times nobody can be sure', () => {
    const unsure = { startTime: 20, timing: 'interpolated' } as const;
    const chapters = [aChapter({ title: 'One' }), aChapter({ title: 'Two', ...unsure }), aChapter({ title: 'Three' })];
    const audio = '](<https://cdn.example.org/one.mp3>)';
    expect(render('full', 'markdown', { chapters })).toContain(`Night Shift · May 14, 2024 · [Listen${audio} · [Tr`);
    expect(render('newsletter', 'text', { chapters })).toContain('Listen: https://cdn.example.org/one.mp3\n');
    const page = { audioUrl: null, pageUrl: 'https://example.org/one' };
    expect(render('newsletter', 'html', { episode: page })).toContain('· <a href="https://example.org/one">Listen</a>');
    expect(render('newsletter', 'html', { episode: { ...page, pageUrl: null } })).not.toContain('Listen');
    // The first one begins where the recording does.
    expect(render('newsletter', 'text', { chapters })).toContain('Chapters\n0:00 One\n~0:20 Two\nThree\n');
    expect(render('feed', 'text', { chapters })).toContain('Chapters\n0:00 One\n0:20 Two\n\n');
    expect(render('feed', 'html', { chapters })).toContain('<li>(0:00) One</li>\n<li>(0:20) Two</li>\n</ul>');
    const untimed = chapters.map((chapter) => ({ ...chapter, startTime: null, timing: null }));
    expect(render('feed', 'markdown', { chapters: untimed })).toContain('- One\n- Two\n- Three\n');
  });

  it('leave out sections that would be empty', () => {
    const empty: Source = { episode: { topics: [] }, lessons: [], turns: [] };
    expect(render('full', 'markdown', empty)).not.toMatch(/## (?:Lessons|Topics|Links)/u);
    expect(render('full', 'html', empty)).not.toMatch(/Lessons|Topics|Links/u);
  });

  it('have no runs of empty lines', () => {
    for (const format of ['markdown', 'text'] as const) expect(render('full', format)).not.toMatch(/\n{3}/u);
    expect(render('full', 'html')).not.toMatch(/\n{2}/u);
  });
});

describe.each(['markdown', 'html', 'text'] as const)('as %s', (format) => {
  it.each(['newsletter', 'feed'] as const)('%s notes keep to their limit, and come close to it', (length) => {
    const output = render(length, format, long);
    const { limit, measure } = budgets[length];
    expect(measure(output, format)).toBeLessThanOrEqual(limit);
    if (length === 'feed') expect(measure(output, format)).toBeGreaterThan(limit * 0.9);
    expect(output).toContain(length === 'feed' ? 'Chapter 59' : 'Lesson 2 says');
  });

  it('a newsletter has what the other formats of it have: chapters from all of the episode, and how many are left out', () => {
    const output = render('newsletter', format, { ...long, lessons: [] });
    expect(output).toMatch(/Chapter 0:.*Chapter 59:.*and .{0,70}\d+ more/su);
    const shown = output.match(/Chapter \d+:/gu)!.length;
    expect(output).toContain(`${60 - shown} more`);
    expect(shown).toBeGreaterThan(10);
    const short = render('newsletter', format);
    expect(short).toContain('Hello');
    expect(short).not.toContain('more');
    expect(short).toContain('example.org/notes');
    expect(short).toContain('Rui, about 0:16');
  });

  it('feed notes of a short episode have every chapter with its time', () => {
    const output = render('feed', format);
    expect(output).toMatch(/0:00\)? Hello/u);
  });
});

describe('a budget', () => {
  const notes = composeShowNotes(aSourceOf(long));

  it('is kept by a template of a show, too', () => {
    const source = '{% for chapter in chapters %}{{ chapter.title }}\n{% endfor %}';
    const output = renderNotes(notes, { source, format: 'text', length: 'feed' });
    expect(Buffer.byteLength(output)).toBeLessThanOrEqual(4000);
    expect(output).toMatch(/Chapter 59|Chapter 5\d/u);
  });

  it('shortens the summary last', () => {
    const wordy = { ...notes, summary: 'word '.repeat(1000) };
    const output = renderNotes(wordy, builtInTemplates.get('newsletter-text')!);
    expect(budgets.newsletter.measure(output, 'text')).toBeLessThanOrEqual(250);
    expect(output).toContain('…');
  });

  it('that a template alone is over is its fault', () => {
    const template = { source: 'word '.repeat(300), format: 'text', length: 'newsletter' } as const;
    expect(() => renderNotes(notes, template)).toThrow('more than 250 words');
  });
});
