// Revisions -> what the API shows of them.
import type { z } from 'zod';
import type { Revision } from '../domain/revision.js';
import type { RevisionWithDiff } from '../store/store.js';
import { episodeUrl } from './links.js';
import type { revisionSchema, revisionWithDiffSchema } from './schemas/revision.js';

type EpisodePath = Parameters<typeof episodeUrl>[0];

export function presentRevision(revision: Revision, episode: EpisodePath): z.output<typeof revisionSchema> {
  const { number, createdAt, hash, format, bytes, turnCount, isCurrent, restores, changes } = revision;
  const url = `${episodeUrl(episode)}?revision=${number}`;
  return { number, createdAt, sha256: hash, format, bytes, turnCount, isCurrent, restores, changes, url };
}

export function presentRevisionWithDiff(
  { diff, ...revision }: RevisionWithDiff,
  episode: EpisodePath,
): z.output<typeof revisionWithDiffSchema> {
  const shown = diff && { turns: [...diff.turns], chapters: [...diff.chapters], lessons: [...diff.lessons] };
  return { ...presentRevision(revision, episode), diff: shown };
}
