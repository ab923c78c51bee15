// On what is a template tried before it is kept? An episode of its show, the newest where none is named.
import { composeShowNotes, type ShowNotes } from '../export/notes/show-notes.js';
import { readEpisodeSource } from './episode-source.js';
import { found } from './routing.js';
import type { Services } from './services.js';

interface Trial {
  readonly show: string;
  /** Id; the newest episode where it is missing. */
  readonly episode?: string | undefined;
  /** See `urlsOf`. */
  readonly base: string;
}

/** Throws `unknown-show`, and `unknown-episode` also for one of another show. */
export async function notesToTry(
  { reader }: Pick<Services, 'reader'>,
  { show, episode, base }: Trial,
): Promise<{ readonly id: string; readonly notes: ShowNotes }> {
  await assertShow(reader, show);
  const id = episode ?? (await reader.findEpisodes({ show }, { limit: 1 })).items[0]?.id;
  const missing = `The show "${show}" has no ${episode === undefined ? 'episode' : `episode "${episode}"`}`;
  const source = await readEpisodeSource(reader, found(id, 'unknown-episode', missing), base);
  found(source.episode.show === show || null, 'unknown-episode', missing);
  return { id: source.episode.id, notes: composeShowNotes(source) };
}

/** Throws `unknown-show`. */
export async function assertShow(reader: Services['reader'], show: string): Promise<void> {
  found(await reader.findShow(show), 'unknown-show', `There is no show "${show}"`);
}
