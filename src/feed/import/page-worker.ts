// The thread's entry: one page of a feed in, what it says out. Errors do not keep their class across threads.
import { HindcastError } from '../../domain/errors.js';
import { type FeedPage, type FetchedPage, readFeedPage } from './feed-page.js';

export type PageOutcome =
  | { readonly page: FeedPage }
  | { readonly refusal: Pick<HindcastError, 'code' | 'message' | 'details'> };

export default function readPage(fetched: FetchedPage): PageOutcome {
  try {
    return { page: readFeedPage(fetched) };
  } catch (error) {
    if (!(error instanceof HindcastError)) throw error;
    const { code, message, details } = error;
    return { refusal: { code, message, details } };
  }
}
