// Where do turns of an earlier revision stand now?
import { followRevisions } from '../domain/revision.js';
import { found } from './routing.js';
import type { Services } from './services.js';

/** For each turn of the revision its index now, among as many turns. Throws `unknown-revision`. */
export async function followAnchors(
  { id, revision, turnCount }: { readonly id: string; readonly revision: number; readonly turnCount: number },
  reader: Services['reader'],
): Promise<number[]> {
  const detail = `The episode has no revision "${revision}"`;
  const since = found(await reader.findTurnDifferences(id, revision), 'unknown-revision', detail);
  return followRevisions(since.turnCount, since.differences, turnCount);
}
