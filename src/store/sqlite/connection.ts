// The one place where connections to SQLite are opened, and what every query gets: cached statements, transactions.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import * as sqliteVec from 'sqlite-vec';

/** Another process may hold the write lock for as long as it saves the longest episode; a save takes well under 1 s. */
const BUSY_TIMEOUT_MS = 15_000;
const PAGE_CACHE_KIB = 24 * 1024;
const MAX_WAL_BYTES = 16 * 1024 * 1024;

/** Named values of a statement. Names that a statement does not use are ignored. */
export type Parameters = Readonly<Record<string, string | number | bigint | Uint8Array | null>>;

export interface Connection {
  readonly db: Database.Database;
  /** The time as an ISO 8601 date-time. */
  now(): string;
  all<Row>(sql: string, parameters?: Parameters): Row[];
  /** The first column alone: a fifth of the time of as many rows. */
  column<Value>(sql: string, parameters?: Parameters): Value[];
  /** Rows as arrays of their columns: two thirds of the time of rows with names. */
  tuples<Tuple extends readonly unknown[]>(sql: string, parameters?: Parameters): Tuple[];
  get<Row>(sql: string, parameters?: Parameters): Row | undefined;
  run(sql: string, parameters?: Parameters): Database.RunResult;
  /** One transaction that sees one state of the database. Never waits for writers. */
  read<Result>(work: () => Result): Promise<Result>;
  /** One transaction that is on disk when the promise resolves, and undone when it rejects. */
  write<Result>(work: () => Result): Promise<Result>;
}

export interface ConnectionOptions {
  /** A file, or ":memory:". The file's folder is made. */
  readonly path: string;
  readonly readonly?: boolean | undefined;
  readonly now?: (() => Date) | undefined;
}

/** Opens a connection. Throws when the file cannot be opened or is no database. */
export function openConnection({ path, readonly = false, now = () => new Date() }: ConnectionOptions): Connection {
  if (path !== ':memory:' && !readonly) mkdirSync(dirname(path), { recursive: true });
  const db = new Database(path, { readonly, fileMustExist: readonly, timeout: BUSY_TIMEOUT_MS });
  try {
    configure(db, readonly);
  } catch (error) {
    db.close();
    throw error;
  }
  const statement = cacheBySql((sql) => db.prepare<unknown[]>(sql));
  const columnOf = cacheBySql((sql) => db.prepare<unknown[]>(sql).pluck());
  const tuplesOf = cacheBySql((sql) => db.prepare<unknown[]>(sql).raw());
  const transaction = db.transaction((work: () => unknown) => work());
  return {
    db,
    now: () => now().toISOString(),
    all: <Row>(sql: string, parameters: Parameters = {}) => statement(sql).all(parameters) as Row[],
    column: <Value>(sql: string, parameters: Parameters = {}) => columnOf(sql).all(parameters) as Value[],
    tuples: <Tuple extends readonly unknown[]>(sql: string, parameters: Parameters = {}) =>
      tuplesOf(sql).all(parameters) as Tuple[],
    get: <Row>(sql: string, parameters: Parameters = {}) => statement(sql).get(parameters) as Row | undefined,
    run: (sql, parameters = {}) => statement(sql).run(parameters),
    read: async <Result>(work: () => Result) => transaction.deferred(work) as Result,
    // IMMEDIATE takes the write lock first: a transaction that reads and then writes could otherwise fail half-way
    // with SQLITE_BUSY, without waiting, when another process has written in between.
    write: async <Result>(work: () => Result) => transaction.immediate(work) as Result,
  };
}

function cacheBySql<Prepared>(prepare: (sql: string) => Prepared): (sql: string) => Prepared {
  const prepared = new Map<string, Prepared>();
  return (sql) => {
    const known = prepared.get(sql) ?? prepare(sql);
    prepared.set(sql, known);
    return known;
  };
}

function configure(db: Database.Database, readonly: boolean): void {
  // Readers go on while someone writes, in this process and in others. Stored in the file, so a reader need not set it.
  if (!readonly) db.pragma('journal_mode = WAL');
  // WAL's usual NORMAL may lose the last commits on power loss; what was acknowledged must not be lost.
  db.pragma('synchronous = FULL');
  // Off by default in SQLite; derived rows are removed with their episode through ON DELETE CASCADE.
  db.pragma('foreign_keys = ON');
  db.pragma(`cache_size = -${PAGE_CACHE_KIB}`);
  // SQLite checkpoints at 1,000 pages by itself but keeps the log at the size of the largest save; this cuts it back.
  db.pragma(`journal_size_limit = ${MAX_WAL_BYTES}`);
  db.pragma('temp_store = MEMORY');
  sqliteVec.load(db);
}
