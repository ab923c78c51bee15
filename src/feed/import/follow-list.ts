// A list of subscriptions: each of its feeds is followed, whatever is wrong with the others.
import { HindcastError } from '../../domain/errors.js';
import type { FollowedFeed } from '../../domain/followed-feed.js';
import type { Feeds, FollowedList } from '../feeds.js';
import { readOpml } from '../read/read-opml.js';

/** Throws `malformed-feed` for what is no OPML. */
export async function followList(opml: Uint8Array, follow: Feeds['follow']): Promise<FollowedList> {
  const followed: FollowedFeed[] = [];
  const refused: FollowedList['refused'][number][] = [];
  for (const { url } of readOpml(opml).feeds) {
    try {
      followed.push(await follow({ url, show: null }));
    } catch (error) {
      if (!(error instanceof HindcastError)) throw error;
      refused.push({ url, code: error.code, message: error.message });
    }
  }
  return { followed, refused };
}
