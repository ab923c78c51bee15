// A moment that was cited before a correction: where its words are now.
import { findMoment } from '../../domain/find-moment.js';
import { momentAt } from '../../domain/timeline.js';
import { textOfSpan } from '../../domain/transcript.js';
import { momentUrl } from '../../search/search.js';
import { followAnchors } from '../follow-anchors.js';
import { lasting } from '../lasting.js';
import { type App, found } from '../routing.js';
import { json, problems } from '../schemas/problem.js';
import { momentQuery, momentSchema } from '../schemas/revision.js';
import type { Services } from '../services.js';
import { noEpisode } from './episodes.js';

export function momentRoutes(app: App, { reader }: Services): void {
  app.get(
    '/v1/moments',
    {
      schema: {
        operationId: 'findMoment',
        tags: ['revisions'],
        summary: 'Where the words of a citation or lesson stand now',
        description:
          'For what was handed out before a transcript was corrected: the words where they were, else where else they ' +
          'stand verbatim, else where more than half of them do, each time the place nearest to the old one.',
        querystring: momentQuery,
        response: {
          200: json(momentSchema, 'The moment as it is now'),
          ...problems('invalid-request', 'unknown-episode', 'unknown-revision', 'unknown-moment'),
        },
      },
    },
    async ({ query: { episode: id, turn, offset, quote, revision } }) => {
      const known = found(await reader.findEpisode(id), 'unknown-episode', noEpisode(id));
      const { slug, title, show, revision: now } = await lasting(known, reader);
      const { turns } = found(await reader.findTranscript(id), 'unknown-episode', noEpisode(id));
      const places =
        revision === undefined ? [] : await followAnchors({ id, revision, turnCount: turns.length }, reader);
      const moment = found(
        findMoment(quote, { turn: places[turn] ?? turn, offset }, turns),
        'unknown-moment',
        'The words are not in the transcript any more',
      );
      const { start, end, verbatim } = moment;
      const { time: startTime, timing } = momentAt(turns[start.turn]!, start.offset);
      return {
        ...{ episode: { id, slug, title, show, revision: now }, turn: start.turn, startOffset: start.offset },
        ...{ endTurn: end.turn, endOffset: end.offset, quote: textOfSpan(turns, { start, end }) },
        ...{
          speaker: turns[start.turn]!.speaker,
          startTime,
          timing,
          url: momentUrl({ show, slug, revision: now }, start.turn, start.offset),
        },
        ...{ moved: start.turn !== turn || start.offset !== offset, verbatim },
      };
    },
  );
}
