import { parse as parseCsv } from 'csv-parse/sync';
import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { renderAnkiNotes } from '../../../src/export/lessons/anki-notes.js';
import { gapIn, rarityIn } from '../../../src/export/lessons/gap.js';
import type { LessonRecord } from '../../../src/export/lessons/lesson-record.js';
import { renderLessonsCsv } from '../../../src/export/lessons/lessons-csv.js';
import { annotationsOf } from '../../../src/export/lessons/web-annotations.js';
import { episode, lesson, turns } from '../an-episode.js';
import { nasty } from '../turns.js';

const record: LessonRecord = {
  ...{ lesson, episode, showTitle: 'Night Shift', chapterTitle: 'Restores', turn: turns[1]! },
  url: 'https://shows.example.org/lessons/ls_1',
  momentUrl: 'https://shows.example.org/night-shift/one#turn-1',
  episodeUrl: 'https://shows.example.org/night-shift/one',
};
const saying = (statement: string, changes: Partial<LessonRecord> = {}): LessonRecord => ({
  ...record,
  ...changes,
  lesson: { ...lesson, ...changes.lesson, statement },
});

describe('lessons as CSV', () => {
  it('come back as they were, with CRLF at every end', () => {
    const csv = renderLessonsCsv([saying('a "quoted", word\nand a line'), saying(nasty)]);
    expect(csv.split('\r\n')).toHaveLength(4);
    const rows: Record<string, string>[] = parseCsv(csv, { bom: true, columns: true, record_delimiter: '\r\n' });
    expect(rows.map(({ statement }) => statement)).toEqual(['a "quoted", word\nand a line', nasty]);
    expect(rows[0]).toMatchObject({
      ...{ id: 'ls_1', show: 'night-shift', episode: 'one', start_seconds: '16', timing: 'interpolated' },
      ...{ topics: 'Backups', chapter: 'Restores', lesson_url: record.url, published_at: '2024-05-14' },
    });
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '=HYPERLINK("http://evil.example")'])(
    'hold no formula: %s',
    (text) => {
      const csv = renderLessonsCsv([saying(text)]);
      const [row]: Record<string, string>[] = parseCsv(csv, { bom: true, columns: true });
      expect(row!.statement).toBe(`'${text}`);
    },
  );

  it('are a line of names where there are none', () => {
    expect(renderLessonsCsv([])).toMatch(/^\uFEFFid,statement,quote,speaker,[\w,]+\r\n$/u);
  });
});

describe('lessons for Anki', () => {
  /** As Anki reads such a file: headers first, then a note a line. */
  function read(text: string) {
    const lines = text.split('\n');
    const headers = lines.filter((line) => line.startsWith('#'));
    const rows: string[][] = parseCsv(lines.slice(headers.length).join('\n'), { delimiter: '\t' });
    return { headers, rows };
  }

  it('have headers that say what is in which column', () => {
    expect(read(renderAnkiNotes([record])).headers).toEqual([
      ...['#separator:tab', '#html:true', '#notetype:Basic', '#columns:GUID\tDeck\tFront\tBack\tTags'],
      ...['#guid column:1', '#deck column:2', '#tags column:5'],
    ]);
  });

  it('ask for words of the statement, and answer with it, its quote and where that is said', () => {
    const [row] = read(renderAnkiNotes([saying('Check every restore by its content.')])).rows;
    const [id, , front, back, tags] = row!;
    expect(id).toBe('ls_1');
    expect(front).toMatch(
      /^Check every restore by its <b>____<\/b>\.<br><small>Night Shift: A &amp; B .*: Restores<\/small>$/u,
    );
    expect(back).toBe(
      'Check every restore by its <b>content</b>.' +
        '<blockquote>Check a restore by its content, not by its count.</blockquote>' +
        `<a href="${record.momentUrl}">Rui, about 0:16</a>`,
    );
    expect(tags).toBe('night-shift backups');
  });

  it('ask for what few of the lessons say', () => {
    const statements = ['A restore needs a rehearsal on Monday.', 'A restore needs a backup on Monday.'];
    const fronts = read(renderAnkiNotes(statements.map((each) => saying(each)))).rows.map(([, , front]) => front!);
    expect(fronts[0]).toMatch(/^A restore needs a <b>____<\/b> on Monday/u);
    expect(fronts[1]).toMatch(/^A restore needs a <b>____<\/b> on Monday/u);
  });

  it('are in a deck of their episode, whatever else is in the file', () => {
    const other = { ...record, episode: { ...episode, title: ':: <b>Two\n::one ' }, showTitle: '#Night' };
    expect(read(renderAnkiNotes([other, record])).rows.map(([, deck]) => deck)).toEqual([
      '#Night::b Two :one',
      expect.stringMatching(/^Night Shift::A & B /u),
    ]);
  });

  it('are those that can be understood without the episode, unless there are none', () => {
    const leaning = saying('That is why they did it.');
    const count = (...records: LessonRecord[]) => read(renderAnkiNotes(records)).rows.length;
    expect(count(leaning, saying('An average is where bad news goes to hide.'))).toBe(1);
    expect(count(leaning)).toBe(1);
  });

  it('are a note a line, and text is nothing but text', () => {
    const hostile = [
      ...[
        '[sound:http://evil.example/a.mp3]',
        '[latex]\\input{/etc/passwd}[/latex]',
        '[$]x[/$]',
        '\\(\\href{javascript:1}{x}\\)',
      ],
      ...['\\[x\\]', '{{c1::x}}', '{{Front}}', '<script>alert(1)</script>', `${nasty}\t\n"x"`],
    ];
    for (const text of hostile) {
      const record = saying(text, { lesson: { ...lesson, quote: text, speaker: text }, chapterTitle: text });
      const { rows } = read(renderAnkiNotes([record]));
      expect(rows).toHaveLength(1);
      const sides = rows[0]!.slice(2, 4).join('');
      expect(sides).not.toMatch(/\[|\{\{|\\[([]|<script|\t|\n/u);
      // And it is all there.
      const shown = parse(rows[0]![3]!).querySelector('blockquote')!.textContent;
      expect(shown).toBe(text.replace(/\s+/gu, ' '));
    }
  });
});

describe('the gap of a statement', () => {
  const gapOf = (text: string) => {
    const gap = gapIn(text, rarityIn([text]));
    return gap && text.slice(gap.start, gap.end);
  };

  it('is its most telling words, which follow each other', () => {
    expect(gapOf('You should never deploy on a Friday afternoon.')).toBe('Friday afternoon');
    expect(gapOf('You can use pg_basebackup of old.')).toBe('pg_basebackup');
    expect(gapOf('It is what it is.')).toBe('is');
    expect(gapOf('…')).toBeNull();
  });
});

describe('lessons as Web Annotations', () => {
  it('quote the words where they stand and point into the recording', () => {
    const collection = annotationsOf([record], { id: 'https://shows.example.org/a', label: 'Night Shift' });
    expect(collection).toMatchObject({
      ...{ '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'AnnotationCollection', total: 1 },
      first: { type: 'AnnotationPage', startIndex: 0 },
    });
    expect(collection.first.items).toEqual([
      {
        ...{ id: record.url, type: 'Annotation', motivation: 'describing' },
        body: [
          { type: 'TextualBody', purpose: 'describing', value: 'Check restores by content.', format: 'text/plain' },
          { type: 'TextualBody', purpose: 'tagging', value: 'Backups', format: 'text/plain' },
        ],
        target: [
          {
            ...{ source: record.episodeUrl, type: 'SpecificResource' },
            selector: {
              ...{ type: 'TextQuoteSelector', exact: lesson.quote },
              ...{ prefix: 'We lost a week of orders. ', suffix: ' Ten rows before and ten rows af' },
            },
          },
          {
            ...{ source: episode.audioUrl, type: 'SpecificResource' },
            selector: {
              ...{
                type: 'FragmentSelector',
                conformsTo: 'http://www.w3.org/TR/media-frags/',
                value: expect.stringMatching(/^t=16,\d+(?:\.\d+)?$/u),
              },
            },
          },
        ],
      },
    ]);
  });

  it('are on a page of the collection, whose address has one fragment at most', () => {
    const pageOf = (id: string) => annotationsOf([record], { id, label: 'x' }).first.id;
    expect(pageOf('https://shows.example.org/a')).toBe('https://shows.example.org/a#page-1');
    expect(pageOf('https://shows.example.org/a#annotations')).toBe('https://shows.example.org/a#annotations-page-1');
  });

  it('have no stretch of sound where there is no time or no recording', () => {
    const untimed = { ...record, lesson: { ...lesson, startTime: null, timing: null } };
    const silent = { ...record, episode: { ...episode, audioUrl: null } };
    const { items } = annotationsOf([untimed, silent], { id: 'x', label: 'x' }).first;
    expect(items.map(({ target }) => target.length)).toEqual([1, 1]);
  });
});
