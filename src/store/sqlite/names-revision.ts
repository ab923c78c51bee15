// A name for how all people are shown: the same for as long as no label stands for another name.
import { createHash } from 'node:crypto';
import type { Connection } from './connection.js';

/** Of labels that are shown as they are written nothing is read, so that it costs little in most archives. */
export function findNamesRevision(connection: Connection): string {
  const renamed = connection.tuples<[string, string, string]>(
    `SELECT n.show, n.name_key, p.name FROM people_names n JOIN people p ON p.key = n.person
     WHERE n.name <> p.name ORDER BY n.show, n.name_key`,
    {},
  );
  return createHash('sha256').update(JSON.stringify(renamed)).digest('base64url');
}
