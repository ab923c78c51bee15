// What is posted -> what the pipeline takes: a JSON object, or a transcript's bytes with the rest in the query string.
import { HindcastError } from '../domain/errors.js';
import { slugOf } from '../domain/slug.js';
import { formatDescriptions, type TranscriptFormat, transcriptFormats } from '../domain/transcript-format.js';
import type { Validation } from '../domain/validation.js';
import type { IngestRequest } from '../pipeline/ingest-request.js';
import type { EpisodeBody } from './schemas/episode.js';

/** Media type of a raw transcript -> the format that it declares; undefined leaves it to detection. */
export const rawTranscriptTypes: Readonly<Record<string, TranscriptFormat | undefined>> = Object.fromEntries(
  transcriptFormats.flatMap((format) =>
    // Whatever has no better name is sent as plain text.
    formatDescriptions[format].mediaTypes.map((type) => [type, format === 'text' ? undefined : format]),
  ),
);

/** As it was sent: perhaps without a name. */
export interface PostedEpisode extends Omit<IngestRequest, 'slug'> {
  /** null: to be made of the title, the sender's or else the transcript's own. */
  readonly slug: string | null;
}

export function fromBody(body: EpisodeBody): PostedEpisode {
  const { text, format, origin } = body.transcript;
  return postedEpisode(body, {
    bytes: Buffer.from(text, 'utf8'),
    format: format ?? undefined,
    origin: origin ?? undefined,
  });
}

type Description = Omit<EpisodeBody, 'transcript'>;

/** `mediaType` is one of `rawTranscriptTypes`. */
export function fromRawTranscript(description: Description, bytes: Buffer, mediaType: string): PostedEpisode {
  return postedEpisode(description, { bytes, format: rawTranscriptTypes[mediaType] });
}

function postedEpisode(description: Description, transcript: IngestRequest['transcript']): PostedEpisode {
  const { show, showTitle, title, slug, publishedAt, audioUrl, pageUrl, people } = description;
  return {
    show,
    showTitle: showTitle ?? undefined,
    slug: slug ?? null,
    ...{ title, publishedAt, audioUrl, pageUrl },
    people: people === null ? null : people?.map(({ name, role }) => ({ name, role: role ?? null })),
    // A title is no promise to be unique: without an explicit slug nothing that differs is replaced.
    replace: Boolean(slug),
    transcript,
  };
}

/**
 * The episode with a slug: its own, or one that is made of its title. Only a transcript that came with neither is read for it.
 * Throws `invalid-request` where there is no title, or none that a slug can be made of, and what the transcript is refused for.
 */
export async function withSlug(posted: PostedEpisode, validate: Validate): Promise<IngestRequest> {
  const slug = posted.slug ?? slugOfTitle(posted.title || (await titleIn(posted.transcript, validate)));
  return { ...posted, slug };
}

type Validate = (transcript: IngestRequest['transcript']) => Promise<Pick<Validation, 'refusal' | 'understood'>>;

async function titleIn(transcript: IngestRequest['transcript'], validate: Validate): Promise<string> {
  const { refusal, understood } = await validate(transcript);
  if (refusal) throw new HindcastError(refusal.code, refusal.message, refusal.details);
  if (understood?.metadata.title) return understood.metadata.title;
  const message = 'is needed where there is no `slug` and the transcript has none';
  throw new HindcastError('invalid-request', `title ${message}`, [{ field: '/title', message }]);
}

function slugOfTitle(title: string): string {
  const slug = slugOf(title);
  if (slug) return slug;
  throw new HindcastError('invalid-request', 'slug is needed: none can be made of the title', [
    { field: '/slug', message: 'is needed: none can be made of the title' },
  ]);
}
