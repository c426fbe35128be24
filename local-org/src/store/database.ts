/** The org's SQLite database: cached statements, and transactions that nest and never mix two requests. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';

export type SqlValue = string | number | null;
export type SqlRow = Record<string, SqlValue>;

export interface Database {
  all(sql: string, parameters?: SqlValue[]): SqlRow[];
  get(sql: string, parameters?: SqlValue[]): SqlRow | undefined;
  /** The number of rows changed. */
  run(sql: string, parameters?: SqlValue[]): number;
  /**
   * Undoes all writes made inside `work` when it rejects, or always with `rollback`. Requests wait for each other from
   * their first write on, so a transaction that only reads (or waits for a call-out) holds nobody up.
   */
  transaction<T>(work: () => Promise<T>, options?: { rollback?: boolean }): Promise<T>;
  /** Whether the caller runs inside a transaction. */
  inTransaction(): boolean;
  /** Must be awaited once inside `transaction` before its first write. */
  beginWriting(): Promise<void>;
  /** The next number of a named sequence, starting with `start`. */
  next(sequence: string, start?: number): number;
  close(): void;
}

interface Scope {
  writing: boolean;
  depth: number;
  release: () => void;
}

/** Statements are few kinds with many texts (sharing inlines ids): enough to keep the hot ones. */
const statementLimit = 500;

/** Opens `path` (`:memory:` keeps everything in memory). */
export function openDatabase(path: string): Database {
  const connection = new DatabaseSync(path);
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  connection.exec(
    'CREATE TABLE IF NOT EXISTS local_sequence (name TEXT PRIMARY KEY, value INTEGER NOT NULL)',
  );
  connection.function('sf_lower', { deterministic: true }, (value) =>
    typeof value === 'string' ? value.toLowerCase() : (value as SQLInputValue),
  );
  const prepare = cachedStatements(connection);
  const all = (sql: string, parameters: SqlValue[] = []): SqlRow[] =>
    prepare(sql).all(...parameters) as SqlRow[];
  const run = (sql: string, parameters: SqlValue[] = []): number =>
    Number(prepare(sql).run(...parameters).changes);
  const get = (sql: string, parameters: SqlValue[] = []): SqlRow | undefined =>
    prepare(sql).get(...parameters) as SqlRow | undefined;
  return {
    all,
    get,
    run,
    ...transactions(connection),
    next(sequence, start = 1) {
      run(
        `INSERT INTO local_sequence (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = value + 1`,
        [sequence, start],
      );
      return get('SELECT value FROM local_sequence WHERE name = ?', [sequence])!.value as number;
    },
    close: () => connection.close(),
  };
}

function cachedStatements(connection: DatabaseSync): (sql: string) => StatementSync {
  const cache = new Map<string, StatementSync>();
  return (sql) => {
    const known = cache.get(sql);
    if (known) return known;
    if (cache.size >= statementLimit) cache.delete(cache.keys().next().value!);
    const statement = connection.prepare(sql);
    cache.set(sql, statement);
    return statement;
  };
}

type Transactions = Pick<Database, 'transaction' | 'beginWriting' | 'inTransaction'>;

function transactions(connection: DatabaseSync): Transactions {
  const scopes = new AsyncLocalStorage<Scope>();
  let lastWriter: Promise<void> = Promise.resolve();

  async function beginWriting(): Promise<void> {
    const scope = scopes.getStore();
    if (!scope) throw new Error('beginWriting outside of a transaction');
    if (scope.writing) return;
    const before = lastWriter;
    lastWriter = new Promise((resolve) => (scope.release = resolve));
    await before;
    connection.exec('BEGIN IMMEDIATE');
    scope.writing = true;
  }

  return {
    beginWriting,
    inTransaction: () => scopes.getStore() !== undefined,
    async transaction(work, { rollback = false } = {}) {
      const outer = scopes.getStore();
      if (outer) {
        await beginWriting();
        return nested(connection, outer, work, rollback);
      }
      const scope: Scope = { writing: false, depth: 0, release: () => undefined };
      return scopes.run(scope, () => outermost(connection, scope, work, rollback));
    },
  };
}

async function outermost<T>(
  connection: DatabaseSync,
  scope: Scope,
  work: () => Promise<T>,
  rollback: boolean,
): Promise<T> {
  try {
    const result = await work();
    if (scope.writing) connection.exec(rollback ? 'ROLLBACK' : 'COMMIT');
    return result;
  } catch (error) {
    if (scope.writing) connection.exec('ROLLBACK');
    throw error;
  } finally {
    scope.release();
  }
}

async function nested<T>(
  connection: DatabaseSync,
  scope: Scope,
  work: () => Promise<T>,
  rollback: boolean,
): Promise<T> {
  scope.depth += 1;
  const name = `level${scope.depth}`;
  connection.exec(`SAVEPOINT ${name}`);
  try {
    const result = await work();
    connection.exec(rollback ? `ROLLBACK TO ${name}; RELEASE ${name}` : `RELEASE ${name}`);
    return result;
  } catch (error) {
    connection.exec(`ROLLBACK TO ${name}; RELEASE ${name}`);
    throw error;
  } finally {
    scope.depth -= 1;
  }
}
