// What is posted -> what the pipeline takes: a JSON object, or a transcript's bytes with the rest in the query string.
import { HindcastError } from '../domain/errors.js';
import { slugOf } from '../domain/slug.js';
import { formatDescriptions, type TranscriptFormat, transcriptFormats } from '../domain/transcript-format.js';
import type { IngestRequest } from '../pipeline/ingest-request.js';
import type { EpisodeBody } from './schemas/episode.js';

/** Media type of a raw transcript -> the format that it declares; undefined leaves it to detection. */
export const rawTranscriptTypes: Readonly<Record<string, TranscriptFormat | undefined>> = Object.fromEntries(
  transcriptFormats.flatMap((format) =>
    // Whatever has no better name is sent as plain text.
    formatDescriptions[format].mediaTypes.map((type) => [type, format === 'text' ? undefined : format]),
  ),
);

/** Throws `invalid-request` when no slug can be made of the title. */
export function fromBody(body: EpisodeBody): IngestRequest {
  const { text, format, origin } = body.transcript;
  return postedEpisode(body, {
    bytes: Buffer.from(text, 'utf8'),
    format: format ?? undefined,
    origin: origin ?? undefined,
  });
}

type Description = Omit<EpisodeBody, 'transcript'>;

/** `mediaType` is one of `rawTranscriptTypes`. Throws `invalid-request` when no slug can be made of the title. */
export function fromRawTranscript(description: Description, bytes: Buffer, mediaType: string): IngestRequest {
  return postedEpisode(description, { bytes, format: rawTranscriptTypes[mediaType] });
}

function postedEpisode(description: Description, transcript: IngestRequest['transcript']): IngestRequest {
  const { show, showTitle, title, slug, publishedAt, audioUrl, pageUrl, people } = description;
  return {
    show,
    showTitle: showTitle ?? undefined,
    slug: slug ?? slugOfTitle(title ?? ''),
    ...{ title, publishedAt, audioUrl, pageUrl },
    people: people === null ? null : people?.map(({ name, role }) => ({ name, role: role ?? null })),
    // A title is no promise to be unique: without an explicit slug nothing that differs is replaced.
    replace: Boolean(slug),
    transcript,
  };
}

function slugOfTitle(title: string): string {
  const slug = slugOf(title);
  if (slug) return slug;
  throw new HindcastError('invalid-request', 'slug is needed: none can be made of the title', [
    { field: '/slug', message: 'is needed: none can be made of the title' },
  ]);
}
