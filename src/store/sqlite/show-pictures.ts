// Pictures of shows, drawn already: each in its sizes, those that people gave before those of feeds.
import { HindcastError } from '../../domain/errors.js';
import type { ShowPicture, ToldShow } from '../../domain/show.js';
import type { MadePicture } from '../../domain/show-picture.js';
import { assertState } from '../../domain/state-of.js';
import type { ShowPictures, ToldPictures } from '../store.js';
import type { Connection } from './connection.js';
import { writePatiently } from './write-patiently.js';

export function showPictures(c: Connection): ShowPictures & ToldPictures {
  return {
    findPictureFile: (show, hash, file) =>
      c.read(() => {
        const sql = `SELECT f.bytes FROM show_pictures p JOIN show_picture_files f ON f.show = p.show AND f.origin = p.origin
          WHERE p.show = @show AND p.hash = @hash AND f.name = @file LIMIT 1`;
        return c.column<Uint8Array>(sql, { show, hash, file })[0] ?? null;
      }),
    savePicture: (show, picture, expected) =>
      writePatiently(c, () => {
        const isThere = c.get('SELECT 1 FROM shows WHERE slug = @show', { show }) !== undefined;
        if (!isThere) throw new HindcastError('unknown-show', `There is no show "${show}"`);
        assertState(expected, findPicture(c, show));
        save(c, { show, origin: 'given', url: null }, picture);
      }),
    deletePicture: (show, expected) =>
      writePatiently(c, () => {
        assertState(expected, findPicture(c, show));
        return remove(c, show, 'given');
      }),
    findPictureToFetch: (show) => c.read(() => findPictureToFetch(c, show)),
    saveToldPicture: (show, url, picture) => writePatiently(c, () => save(c, { show, origin: 'told', url }, picture)),
  };
}

function findPicture(connection: Connection, show: string): ShowPicture | null {
  const sql = `SELECT hash, width, height FROM show_pictures WHERE show = @show AND hash IS NOT NULL
    ORDER BY origin = 'told' LIMIT 1`;
  return connection.get<ShowPicture>(sql, { show }) ?? null;
}

function findPictureToFetch(connection: Connection, show: string): string | null {
  const url = connection.column<string | null>("SELECT told ->> '$.imageUrl' FROM show_details WHERE show = @show", {
    show,
  })[0];
  if (!url) return null;
  const kept = "SELECT 1 FROM show_pictures WHERE show = @show AND origin = 'told' AND url = @url";
  return connection.get(kept, { show, url }) ? null : url;
}

/** What a feed shows no more is shown no more. */
export function forgetToldPicture(connection: Connection, show: string, { imageUrl }: ToldShow): void {
  if (imageUrl === null) remove(connection, show, 'told');
}

function remove(connection: Connection, show: string, origin: 'given' | 'told'): boolean {
  const sql = 'DELETE FROM show_pictures WHERE show = @show AND origin = @origin';
  return connection.run(sql, { show, origin }).changes > 0;
}

function save(
  connection: Connection,
  place: { readonly show: string; readonly origin: 'given' | 'told'; readonly url: string | null },
  picture: MadePicture | null,
): void {
  const { show, origin, url } = place;
  remove(connection, show, origin);
  const { hash, width, height } = picture ?? { hash: null, width: null, height: null };
  connection.run(
    `INSERT INTO show_pictures (show, origin, hash, width, height, url)
     VALUES (@show, @origin, @hash, @width, @height, @url)`,
    { show, origin, hash, width, height, url },
  );
  for (const [name, bytes] of Object.entries(picture?.files ?? {})) {
    connection.run(
      'INSERT INTO show_picture_files (show, origin, name, bytes) VALUES (@show, @origin, @name, @bytes)',
      { show, origin, name, bytes },
    );
  }
}
