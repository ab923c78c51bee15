// Questions about the validation meetings of QMSum (Zhong et al. 2021): other talk than podcasts, asked by other people.
// The embedding model learned from its training meetings; from these nothing is learned.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { spokenText } from '../../src/domain/passage.js';
import type { ArchivedEpisode } from './archive.js';
import type { Asked } from './asked.js';
import { shareWithin, wordRuns } from './word-runs.js';

const meetingSchema = z.object({
  meeting_transcripts: z.array(z.object({ speaker: z.string(), content: z.string() })),
  specific_query_list: z.array(
    z.object({
      query: z.string(),
      /** First and last turn of each stretch that answers. */
      relevant_text_span: z.array(z.tuple([z.coerce.number(), z.coerce.number()])),
    }),
  ),
});
type Meeting = z.infer<typeof meetingSchema>;
type MeetingTurn = Meeting['meeting_transcripts'][number];

const SHOW = 'meetings';
/** A passage counts when this share of its words stands in the stretches that answer. */
const ENOUGH = 0.5;
/** What is no speech: {vocalsound}, <pause>. */
const MARKUP = /\{[^}]*\}|<[^>]*>/gu;

/** Every meeting of a folder with its questions. Throws when a file is not a meeting. */
export function readMeetings(folder: string): { episodes: ArchivedEpisode[]; questions: Asked[] } {
  const meetings = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({
      slug: basename(name, '.json').toLowerCase().replaceAll('_', '-'),
      ...meetingSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))),
    }));
  return {
    episodes: meetings.map(({ slug, meeting_transcripts: turns }) => ({
      ...{ show: SHOW, slug, read: () => Buffer.from(transcriptOf(turns)) },
    })),
    questions: meetings.flatMap((meeting) => questionsOf(meeting.slug, meeting)),
  };
}

/** A line for each turn in which words are said, led by the speaker's name without what he or she stands for. */
export function transcriptOf(turns: readonly MeetingTurn[]): string {
  return turns
    .map(({ speaker, content }) => ({ name: speaker.replace(/\s*\(.*$/u, '').trim(), said: speechOf(content) }))
    .filter(({ said }) => /[\p{L}\p{N}]/u.test(said))
    .map(({ name, said }) => `${name}: ${said}`)
    .join('\n');
}

/** The words without markup, punctuation where a person would put it. */
function speechOf(content: string): string {
  return content
    .replace(MARKUP, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/ (?=[.,?!;:])/gu, '')
    .trim();
}

function questionsOf(slug: string, { meeting_transcripts: turns, specific_query_list: queries }: Meeting): Asked[] {
  return queries.map(({ query, relevant_text_span: spans }) => {
    const stretches = spans.map(([first, last]) => turns.slice(first, last + 1));
    const runs = wordRuns(stretches.map((stretch) => stretch.map(({ content }) => speechOf(content)).join(' ')));
    return {
      ...{ text: query, kind: null, episode: slug },
      isAnsweredBy: (answer) => answer.episode.slug === slug && shareWithin(spokenText(answer), runs) >= ENOUGH,
    };
  });
}
