// An edit that people take back: what was derived is there again at once, because it was kept.
import type { Connection } from './connection.js';
import { removeEdit } from './edits.js';
import { applyEditsNow } from './edits-episodes.js';
import { applyTopicEdits } from './edits-topics.js';
import { bumpIndexRevision } from './index-revision.js';
import { removeUnusedFoundTopics } from './topics.js';

/** False when there is no edit of this id. */
export function takeEditBack(connection: Connection, id: string): boolean {
  const removed = removeEdit(connection, id);
  if (!removed) return false;
  if (removed.episodeId !== null) applyEditsNow(connection, removed.episodeId);
  if (removed.topic !== null) {
    applyTopicEdits(connection);
    removeUnusedFoundTopics(connection);
    bumpIndexRevision(connection);
  }
  return true;
}
