// What does the search service itself answer, with and without the cap that pages have by default?
import { composeServices } from '../../src/compose.js';
import { parseConfig } from '../../src/config.js';
import type { Asked } from '../../training/search/asked.js';
import type { StepRanks } from './measure.js';

const PAGE = 10;
const LONG_PAGE = 50;

/** Ranks within a page of fifty, and within one of ten as it is shown by default; infinite further down. */
export async function measureServed(databasePath: string, questions: readonly Asked[]): Promise<StepRanks[]> {
  const services = await composeServices(parseConfig({ HINDCAST_DB: databasePath }));
  async function rankOf(question: Asked, page: { limit: number; perEpisode?: 'balanced' }): Promise<number> {
    const { hits } = await services.search.search({
      ...{ q: question.text, mode: 'hybrid', in: 'passages', filter: {}, explain: false, snippets: false },
      ...page,
    });
    const place = hits.findIndex((hit) => question.isAnsweredBy(hit));
    return place < 0 ? Number.POSITIVE_INFINITY : place + 1;
  }
  try {
    const free: number[] = [];
    const capped: number[] = [];
    for (const question of questions) {
      free.push(await rankOf(question, { limit: LONG_PAGE }));
      capped.push(await rankOf(question, { limit: PAGE, perEpisode: 'balanced' }));
    }
    return [
      { label: 'search as served, repetitions left out', ranks: free },
      { label: 'a page of ten of it, half a page to an episode', ranks: capped, depth: PAGE },
    ];
  } finally {
    await services.close();
  }
}
