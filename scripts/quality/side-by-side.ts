// An editor's titles and themes beside ours -> a section of docs/quality.md.
import { episodeIdOf } from '../../src/domain/episode.js';
import { escapeMarkdown } from '../../src/export/markdown.js';
import { tableOf } from '../markdown-table.js';
import { putSection } from '../page-section.js';
import { chooseEvenly } from './choose-evenly.js';
import { type ComparedEpisode, countShared } from './count-shared.js';
import { readEditedSet } from './edited-set.js';
import { pairChapters } from './pair-chapters.js';
import { pairLessons } from './pair-lessons.js';
import { readPublished } from './published-episode.js';

/** The section that a reader writes: the command keeps it as it stands. */
export const JUDGED = 'judged';

/** Rows of each table. */
const SHOWN = 20;

/** Compares the edited episodes of the set in a folder, all of which the server has taken in. */
export async function measureSideBySide(serverUrl: string, folder: string): Promise<string> {
  const { show, episodes } = readEditedSet(folder);
  const compared: ComparedEpisode[] = [];
  for (const edited of episodes) {
    const published = await readPublished(serverUrl, episodeIdOf(show, edited.id));
    const chapters = pairChapters(edited, published);
    compared.push({ slug: edited.id, published, chapters, lessons: pairLessons(edited, published) });
  }
  return renderSideBySide(compared);
}

/** Counts over all episodes, two tables of twenty rows, and a section for what a reader says of them. */
export function renderSideBySide(episodes: readonly ComparedEpisode[]): string {
  const counts = countShared(episodes).map(([label, figure]) => [label, figureOf(figure)]);
  const section = [
    INTRO,
    tableOf(['counted', 'figure'], counts),
    `### Titles\n\n${TITLES_NOTE}`,
    titlesTable(episodes),
    `### Topics\n\n${TOPICS_NOTE}`,
    topicsTable(episodes),
  ].join('\n\n');
  return putSection(section, JUDGED, UNJUDGED);
}

function titlesTable(episodes: readonly ComparedEpisode[]): string {
  const all = episodes.flatMap(({ slug, chapters }) => chapters.map((pair) => ({ slug, ...pair })));
  const rows = chooseEvenly(all, SHOWN).map(({ slug, editors, ours, ofEditors, ofOurs }) => [
    ...[slug, cell(editors), cell(ours)],
    ...[percent(ofEditors), percent(ofOurs)],
  ]);
  return tableOf(['episode', "editor's title", 'ours', "of the editor's chapter", 'of ours'], rows);
}

function topicsTable(episodes: readonly ComparedEpisode[]): string {
  const all = episodes.flatMap(({ slug, lessons }) => lessons.map((pair) => ({ slug, ...pair })));
  const rows = chooseEvenly(all, SHOWN).map(({ slug, theme, ours }) => {
    if (!ours) return [slug, cell(theme), '–', '(not found)'];
    const labels = ours.topics.map(({ label }) => cell(label)).join(', ');
    return [slug, cell(theme), labels || '(none)', cell(ours.statement)];
  });
  return tableOf(['episode', "editor's theme", 'our topics', 'our statement'], rows);
}

/** In one line: a line break would end the row. */
function cell(text: string): string {
  return escapeMarkdown(text.replace(/\s+/gu, ' ').trim());
}

function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}

function figureOf(figure: number): string {
  if (Number.isNaN(figure)) return '–';
  return Number.isInteger(figure) ? String(figure) : figure.toFixed(3);
}

const INTRO = `## Titles and topics, side by side

No figure says whether a title is good, so here are ${SHOWN} chapters and ${SHOWN} lessons of the edited episodes to read. They are
chosen by their place alone: all of them in order, cut into ${SHOWN} equal stretches, and the middle one of each. What can
be counted over all of them comes first. "Share a word": forms of one word stand in both that is not a function word.`;

const TITLES_NOTE = `Ours is the chapter that shares most words of the transcript with the editor's; the last columns say which share of
either chapter the other one holds. Where these are low, the boundaries differ and the titles may name different things.
An editor's chapter that is a sponsor break is left out: the transcript does not have its words any more.`;

const TOPICS_NOTE = `Lessons that an editor holds for strong or very strong, with the subject that the editor named, and what our lesson on
the same words carries.`;

const UNJUDGED = `### Judged by a reader

Still to be written: what these titles and topics are worth.`;
