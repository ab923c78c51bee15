// The site's question page: one question by a URL that can be shared, and a talk by a form, which says what was before.
import type { FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { askUrl } from '../../site/narrowing.js';
import { askPage } from '../../site/pages/ask.js';
import { type AskedPage, askedByUrl, askedInTalk, askPageQuery, talkBody } from '../ask-request.js';
import { takeForms } from '../body.js';
import { citedLessons } from '../cited-lessons.js';
import { namedPages } from '../named-pages.js';
import { narrowingView } from '../narrowing-view.js';
import { listAbout } from '../page-abouts.js';
import { scriptPolicy } from '../page-policy.js';
import { sendPage } from '../page-reply.js';
import { answerView } from '../page-views.js';
import type { App } from '../routing.js';
import type { Services } from '../services.js';
import { namedShows } from '../show-titles.js';
import { EPISODES_ASKED, questionsOf } from '../suggestions.js';
import { waitingSignal } from '../waiting.js';

/** Bytes: the longest talk that a page carries, in any writing, percent-encoded. */
const TALK_LIMIT = 256 * 1024;

export interface AskPageOptions {
  /** Whether answers are shown while they are written, where scripts run. */
  readonly streams: boolean;
}

export function askPageRoutes(app: App, services: Services, { streams }: AskPageOptions): void {
  const ask = (asked: AskedPage, reply: FastifyReply) => answerOnPage(asked, reply, { services, streams, app });
  const policy = { helmet: { contentSecurityPolicy: scriptPolicy } };
  app.get('/ask', { ...policy, schema: { hide: true, querystring: askPageQuery } }, ({ query }, reply) =>
    ask(askedByUrl(query), reply),
  );
  app.register(async (scope) => {
    takeForms(scope);
    scope
      .withTypeProvider<ZodTypeProvider>()
      .post('/ask', { ...policy, bodyLimit: TALK_LIMIT, schema: { hide: true, body: talkBody } }, ({ body }, reply) =>
        ask(askedInTalk(body), reply),
      );
  });
}

interface AskPageSetting {
  readonly services: Services;
  readonly streams: boolean;
  readonly app: Pick<App, 'closing'>;
}

async function answerOnPage(
  { question, filter, history, isWhole }: AskedPage,
  reply: FastifyReply,
  { services: { answerer, reader }, streams, app }: AskPageSetting,
): Promise<FastifyReply> {
  const narrowing = await narrowingView(filter, reader);
  const description = 'Ask what was said, and get the answer in the words of those who said it.';
  const about = listAbout({ path: '/ask', title: 'Ask', description, cursor: question }, reply.request.absolute);
  const named = question === undefined || history.length > 0 ? [] : await namedPages(question, reader);
  const page = { about, narrowing, streams, talk: history, suggestions: [], answer: null, named };
  if (question === undefined) {
    const { items } = await reader.findEpisodes(filter, { limit: EPISODES_ASKED });
    const questions = await questionsOf(items, reader);
    const suggestions = questions.map((each) => ({ ...each, url: askUrl(each.question, filter) }));
    return sendPage(reply, askPage({ ...page, question: '', suggestions }));
  }
  if (streams && !isWhole) return sendPage(reply, askPage({ ...page, question }));
  const signal = waitingSignal(reply, app.closing);
  const answer = await answerer.ask({ question, filter, history }, { signal });
  const episodes = [...answer.citations.map(({ episode }) => episode), ...answer.lookedAt];
  const [lessons, shows] = await Promise.all([
    citedLessons(answer.citations, reader),
    namedShows(
      episodes.map(({ show }) => show),
      reader,
    ),
  ]);
  const view = answerView(answer, shows);
  const quotes = view.quotes.map((quote, i) => ({ ...quote, lessonUrl: lessons[i] ?? null }));
  return sendPage(reply, askPage({ ...page, question, answer: { ...view, quotes } }));
}
