// Where do turns and sentences of an earlier revision stand now?
import { type FollowedPlace, followSentences } from '../domain/follow-places.js';
import { followRevisions } from '../domain/revision.js';
import type { Turn } from '../domain/transcript.js';
import { found } from './routing.js';
import type { Services } from './services.js';

/** For each turn of the revision its index now, among as many turns. Throws `unknown-revision`. */
export async function followAnchors(
  { id, revision, turnCount }: { readonly id: string; readonly revision: number; readonly turnCount: number },
  reader: Services['reader'],
): Promise<number[]> {
  const since = await differencesSince(id, revision, reader);
  return followRevisions(since.turnCount, since.differences, turnCount);
}

/** For each sentence of the revision where its words are now. Throws `unknown-revision`. */
export async function followPlaces(
  { id, revision, turns }: { readonly id: string; readonly revision: number; readonly turns: readonly Turn[] },
  reader: Services['reader'],
): Promise<FollowedPlace[]> {
  return followSentences(await differencesSince(id, revision, reader), turns);
}

async function differencesSince(id: string, revision: number, reader: Services['reader']) {
  const detail = `The episode has no revision "${revision}"`;
  return found(await reader.findTurnDifferences(id, revision), 'unknown-revision', detail);
}
