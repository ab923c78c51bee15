import { describe, expect, it } from 'vitest';
import { keepSection, putSection } from '../../../scripts/page-section.js';
import type { ComparedEpisode } from '../../../scripts/quality/count-shared.js';
import { JUDGED, renderSideBySide } from '../../../scripts/quality/side-by-side.js';

const chapter = (editors: string, ours: string) => ({ editors, ours, elsewhere: '', ofEditors: 0.614, ofOurs: 1 });
const lesson = (statement: string, ...labels: string[]) => ({
  ...{ statement, quote: '' },
  topics: labels.map((label) => ({ slug: label, label })),
});

const episode: ComparedEpisode = {
  slug: 'harbour-1',
  published: { chapters: [], lessons: [] },
  chapters: [chapter('Pipes | and <b>', 'A title\nof two lines')],
  lessons: [
    { theme: 'pipes', ours: lesson('Use a | b.', 'shells', 'cat | grep') },
    { theme: 'silence', ours: lesson('Say it.') },
    { theme: 'loss', ours: null },
  ],
};
const section = renderSideBySide([episode]);
const rows = section.split('\n').filter((line) => line.startsWith('| harbour'));

describe('renderSideBySide', () => {
  it('gives a row for a chapter with both titles in one line, whatever is in them', () => {
    expect(rows[0]).toBe('| harbour-1 | Pipes \\| and \\<b\\> | A title of two lines | 61% | 100% |');
  });

  it('gives a row for a lesson with its topics, also without any and where it was not found', () => {
    expect(rows.slice(1)).toEqual([
      '| harbour-1 | pipes | shells, cat \\| grep | Use a \\| b. |',
      '| harbour-1 | silence | (none) | Say it. |',
      '| harbour-1 | loss | – | (not found) |',
    ]);
  });

  it('shows twenty of many, and counts them all', () => {
    const chapters = Array.from({ length: 45 }, (_, i) => chapter(`Editor ${i}`, `Ours ${i}`));
    const long = renderSideBySide([{ ...episode, chapters, lessons: [] }]);
    expect(long.split('\n').filter((line) => line.startsWith('| harbour'))).toHaveLength(20);
    expect(long).toContain("| editor's titles | 45 |");
  });

  it('counts with a dash where there is nothing to count', () => {
    expect(section).toContain('| of these found | 0.667 |');
    expect(section).toContain('| of these have a topic | – |');
  });

  it('gives the same section for the same episodes', () => {
    expect(renderSideBySide([episode])).toBe(section);
  });

  it('leaves a place for a judgement, which stays when the section is written again', () => {
    expect(section).toContain('Still to be written');
    const judged = putSection(`# Quality\n\n${section}`, JUDGED, '### Judged by a reader\n\nGood | bad: $1.');
    const again = keepSection(judged, `# Quality\n\n${renderSideBySide([])}`, JUDGED);
    expect(again).toContain('Good | bad: $1.');
    expect(again).not.toContain('Still to be written');
  });
});
