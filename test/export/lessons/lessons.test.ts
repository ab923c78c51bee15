import { parse as parseCsv } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { renderAnkiNotes } from '../../../src/export/lessons/anki-notes.js';
import type { LessonRecord } from '../../../src/export/lessons/lesson-record.js';
import { renderLessonsCsv } from '../../../src/export/lessons/lessons-csv.js';
import { annotationsOf } from '../../../src/export/lessons/web-annotations.js';
import { episode, lesson, spoken } from '../an-episode.js';
import { nasty } from '../turns.js';

const record: LessonRecord = {
  ...{ lesson, episode, showTitle: 'Night Shift', chapterTitle: 'Restores', turnText: spoken[1]! },
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
    const rows: Record<string, string>[] = parseCsv(csv, { columns: true, record_delimiter: '\r\n' });
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
      const [row]: Record<string, string>[] = parseCsv(csv, { columns: true });
      expect(row!.statement).toBe(`'${text}`);
    },
  );

  it('are a line of names where there are none', () => {
    expect(renderLessonsCsv([])).toMatch(/^id,statement,quote,speaker,[\w,]+\r\n$/u);
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
    expect(read(renderAnkiNotes([record], 'Night\n#Shift :: one')).headers).toEqual([
      ...['#separator:tab', '#html:true', '#notetype:Basic', '#deck:Night #Shift :  one'],
      ...['#columns:GUID\tFront\tBack\tTags', '#guid column:1', '#tags column:4'],
    ]);
  });

  it('are a note a line, escaped, with a tag for show and topics', () => {
    const { rows } = read(renderAnkiNotes([saying(`${nasty}\t\n"x"`)], 'Deck'));
    expect(rows).toHaveLength(1);
    const [id, front, back, tags] = rows[0]!;
    expect(id).toBe('ls_1');
    expect(front).toContain('<b>Restores</b><br>What is Rui’s point?<br><small>Night Shift: A &amp; B');
    expect(back).toContain('<blockquote>Check a restore by its content, not by its count.</blockquote>');
    expect(back).toContain(`<a href="${record.momentUrl}">Rui, about 0:16</a>`);
    expect(front! + back!).not.toContain('<script>');
    expect(tags).toBe('night-shift backups');
  });

  it('tell lessons of one chapter apart', () => {
    const { rows } = read(renderAnkiNotes([saying('One.'), saying('Two.')], 'Deck'));
    expect(rows.map(([, front]) => /\((.*?)\)/u.exec(front!)![1])).toEqual(['1 of 2', '2 of 2']);
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
        ...{ id: record.url, type: 'Annotation', motivation: 'highlighting' },
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
              ...{ type: 'FragmentSelector', conformsTo: 'http://www.w3.org/TR/media-frags/', value: 't=16' },
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
