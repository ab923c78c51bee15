// The transcript of an episode, in the format that the client wants.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { EpisodeSummary } from '../../domain/episode.js';
import { HindcastError } from '../../domain/errors.js';
import type { Turn } from '../../domain/transcript.js';
import { writtenEndings } from '../../domain/transcript-format.js';
import { isTimed } from '../../export/transcript/cues.js';
import { renderHtmlTranscript } from '../../export/transcript/html-transcript.js';
import { renderMarkdownTranscript } from '../../export/transcript/markdown-transcript.js';
import { renderPodcastTranscript } from '../../export/transcript/podcast-transcript.js';
import { renderSubRip } from '../../export/transcript/sub-rip.js';
import { renderTextTranscript } from '../../export/transcript/text-transcript.js';
import { renderWebVtt } from '../../export/transcript/web-vtt.js';
import { nameFile } from '../file-name.js';
import { bestFormat, chooseFormat, varyBy } from '../negotiate.js';
import { presentTranscript } from '../present.js';
import { type App, found } from '../routing.js';
import { problems } from '../schemas/problem.js';
import { transcriptSchema } from '../schemas/transcript.js';
import type { Services } from '../services.js';
import { episodeParams, noEpisode } from './episodes.js';

const formats = ['json', 'vtt', 'srt', 'podcast-json', 'html', 'markdown', 'text'] as const;
type Format = (typeof formats)[number];

const mediaTypes: Readonly<Record<Format, string>> = {
  json: 'application/json',
  vtt: 'text/vtt',
  srt: 'application/x-subrip',
  'podcast-json': 'application/json+podcast',
  html: 'text/html',
  markdown: 'text/markdown',
  text: 'text/plain',
};

const fileEndings = Object.values(writtenEndings);

const endings: Readonly<Record<Exclude<Format, 'json'>, string>> = {
  ...{ vtt: '.vtt', srt: '.srt', 'podcast-json': '.transcript.json' },
  ...{ html: '.transcript.html', markdown: '.transcript.md', text: '.transcript.txt' },
};

type Renderer = (turns: readonly Turn[], episode: EpisodeSummary) => string;

const renderers: Readonly<Record<Exclude<Format, 'json'>, Renderer>> = {
  vtt: (turns, { length }) => renderWebVtt(turns, length),
  srt: (turns, { length }) => renderSubRip(turns, length),
  'podcast-json': (turns, { length }) => JSON.stringify(renderPodcastTranscript(turns, length)),
  html: (turns, { title }) => renderHtmlTranscript(turns, title),
  markdown: renderMarkdownTranscript,
  text: renderTextTranscript,
};

/** Captions without times would be no captions. */
const timedFormats: ReadonlySet<Format> = new Set(['vtt', 'srt', 'podcast-json']);

const { vtt: _vtt, srt: _srt, 'podcast-json': _podcast, ...untimedTypes } = mediaTypes;

export function transcriptRoutes(app: App, { reader }: Services): void {
  const text = { schema: z.string() };
  const content = {
    'application/json': { schema: transcriptSchema },
    ...{ 'text/vtt': text, 'application/x-subrip': text, 'application/json+podcast': text },
    ...{ 'text/html': text, 'text/markdown': text, 'text/plain': text },
  };
  app.get(
    '/v1/episodes/:id/transcript',
    {
      schema: {
        operationId: 'getTranscript',
        tags: ['episodes'],
        summary: 'The transcript, by Accept or `format`',
        description:
          'The default is JSON. `application/json+podcast` is the JSON transcript of Podcasting 2.0. WebVTT, SRT and ' +
          'it need times: where the source has none, the answer is 406, because a time is never invented. Times ' +
          'between two stamps of the source are interpolated by words; the JSON says which.',
        params: episodeParams,
        querystring: z.strictObject({
          format: z.enum(formats).optional().meta({ description: 'Goes before the Accept header' }),
        }),
        response: {
          200: { description: 'The transcript', content },
          ...problems('invalid-request', 'unknown-episode', 'not-acceptable'),
        },
      },
    },
    async (request, reply) => {
      varyBy(reply, 'Accept');
      return send(reply, request.params.id, (timed) => formatFor(request, timed, request.query.format));
    },
  );
  app.get(
    '/v1/episodes/:id/transcript.:ending',
    {
      schema: {
        operationId: 'getTranscriptFile',
        tags: ['episodes'],
        summary: 'The transcript in one format, by the ending of its address',
        description: 'The same address as in a site of static files, for feeds that name either.',
        params: episodeParams.extend({
          ending: z.enum(fileEndings).meta({ description: 'As in `transcript.vtt`', example: 'vtt' }),
        }),
        response: {
          200: { description: 'The transcript', content },
          ...problems('invalid-request', 'unknown-episode', 'not-acceptable'),
        },
      },
    },
    async (request, reply) => {
      const { id, ending } = request.params;
      return send(reply, id, (timed) =>
        formatFor(
          request,
          timed,
          formats.find((format) => writtenEndings[format] === ending),
        ),
      );
    },
  );

  async function send(reply: FastifyReply, id: string, choose: (timed: boolean) => Format) {
    const episode = found(await reader.findEpisode(id), 'unknown-episode', noEpisode(id));
    const transcript = found(await reader.findTranscript(id), 'unknown-episode', noEpisode(id));
    const format = choose(isTimed(transcript.turns));
    reply.type(`${mediaTypes[format]}; charset=utf-8`);
    if (format === 'json') return presentTranscript(transcript);
    nameFile(reply, `${episode.show}-${episode.slug}${endings[format]}`);
    return reply.send(renderers[format](transcript.turns, episode));
  }
}

/** What needs times is not on offer where there are none; asked for alone, the answer says why. */
function formatFor(request: FastifyRequest, timed: boolean, wanted: Format | undefined): Format {
  if (timed) return chooseFormat(request, mediaTypes, wanted);
  const format = wanted ?? bestFormat(request, untimedTypes) ?? bestFormat(request, mediaTypes);
  if (format && timedFormats.has(format)) throw untimed(mediaTypes[format]);
  return chooseFormat<Format>(request, untimedTypes, format);
}

/** The 406 of everything that needs times where there are none. */
export function untimed(mediaType: string): HindcastError {
  return new HindcastError(
    'not-acceptable',
    `${mediaType} needs times, and the transcript as received has none. Hindcast does not invent times`,
  );
}
