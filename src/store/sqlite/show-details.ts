// What a show says of itself: what people gave comes first, then what its feed tells. Both outlast its episodes.
import { HindcastError } from '../../domain/errors.js';
import { type ShowChange, type ShowSummary, showFields, type ToldShow } from '../../domain/show.js';
import { assertState } from '../../domain/state-of.js';
import type { ShowEditor } from '../store.js';
import type { Connection } from './connection.js';
import { bumpIndexRevision } from './index-revision.js';
import { forgetToldPicture } from './show-pictures.js';
import { findShow, type GivenShow, titleOfShow } from './shows.js';
import { writePatiently } from './write-patiently.js';

export function showEditor(c: Connection): ShowEditor {
  return {
    editShow: (slug, change, expected) => writePatiently(c, () => editShow(c, slug, { change, expected })),
  };
}

function editShow(
  connection: Connection,
  slug: string,
  { change, expected }: { readonly change: ShowChange; readonly expected: string | undefined },
): ShowSummary {
  const show = findShow(connection, slug);
  if (!show) throw new HindcastError('unknown-show', `There is no show "${slug}"`);
  assertState(expected, show);
  const given = merged(read<GivenShow>(connection, slug, 'given'), change);
  save(connection, slug, { column: 'given', value: given });
  titleOfShow(connection, slug, given.title ?? null);
  bumpIndexRevision(connection);
  return findShow(connection, slug)!;
}

/** Fields that are missing stay, `null` takes back. */
function merged(given: GivenShow, change: ShowChange): GivenShow {
  const fields = showFields.flatMap((field) => {
    const value = change[field] === undefined ? given[field] : change[field];
    return value == null ? [] : [[field, value] as const];
  });
  return Object.fromEntries(fields);
}

/**
 * What its feed says now, in the place of what it said before; also of a show that has no episodes yet.
 * A title that was given with a transcript stays: only the slug, or what the feed said before, gives way.
 */
export function tellOfShow(connection: Connection, slug: string, told: ToldShow): void {
  const before = read<Partial<ToldShow>>(connection, slug, 'told');
  if (JSON.stringify(before) === JSON.stringify(told)) return;
  save(connection, slug, { column: 'told', value: told });
  forgetToldPicture(connection, slug, told);
  if (told.title === null || told.title === before.title) return;
  const { changes } = connection.run(
    `UPDATE shows SET title = iif(told_title IS NULL, @title, title), told_title = iif(told_title IS NULL, NULL, @title)
     WHERE slug = @slug AND coalesce(told_title, title) IN (slug, @last)`,
    { slug, title: told.title, last: before.title ?? null },
  );
  if (changes > 0) bumpIndexRevision(connection);
}

function read<Said>(connection: Connection, slug: string, column: 'given' | 'told'): Said {
  const [json = '{}'] = connection.column<string>(`SELECT ${column} FROM show_details WHERE show = @slug`, { slug });
  return JSON.parse(json) as Said;
}

function save(
  connection: Connection,
  slug: string,
  { column, value }: { readonly column: 'given' | 'told'; readonly value: object },
): void {
  connection.run(
    `INSERT INTO show_details (show, ${column}) VALUES (@slug, @json)
     ON CONFLICT (show) DO UPDATE SET ${column} = excluded.${column}`,
    { slug, json: JSON.stringify(value) },
  );
}
