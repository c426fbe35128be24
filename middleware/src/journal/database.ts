import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { AppError } from '../errors.ts';
import type { DatabaseHealth } from '../ports.ts';

/** Something statements can be sent to: the pool, or one connection inside a transaction. */
export interface Statements {
  /** With a `name` the server plans the statement once per connection: for what every run sends. */
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[], name?: string): Promise<Row[]>;
}

export interface Database extends Statements, DatabaseHealth {
  /** How the server knows this process: what it writes carries this name as its sender. */
  name: string;
  /** One statement or several; rows only of a single one. For pg-boss, which brings its own SQL. */
  script(text: string, values?: unknown[]): Promise<{ rows: any[] }>;
  /** Runs `work` in one transaction; whatever it throws undoes everything. */
  transaction<T>(work: (statements: Statements) => Promise<T>): Promise<T>;
  /** A connection of its own, for locks that live as long as the process and for LISTEN. */
  connect(): Promise<pg.Client>;
  /** How many connections the pool has, how many of them nobody uses, and how many statements wait for one. */
  connections(): { open: number; idle: number; waiting: number };
  close(): Promise<void>;
}

const CONNECT_MILLISECONDS = 10_000;
/** Waiting for one of our own connections to be free says nothing of the server: a burst is worked off, not refused. */
const FREE_MILLISECONDS = 30_000;
const STATEMENT_MILLISECONDS = 30_000;

/** Codes of node, pg and PostgreSQL that mean: not now, maybe later. Class 08 is connection, 57P is shutdown. */
const UNREACHABLE = /^(?:E[A-Z]+|08...|57P0[1-5]|53...|25006|57014)$/;

/**
 * A pool of connections. Every failure to reach the server becomes DATABASE_UNREACHABLE; other errors of a statement
 * are ours and pass as they are.
 */
export function createDatabase(url: string, poolSize: number): Database {
  const name = `byom-middleware-${randomBytes(6).toString('hex')}`;
  const options = {
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    statement_timeout: STATEMENT_MILLISECONDS,
    query_timeout: STATEMENT_MILLISECONDS + 5_000,
    application_name: name,
  };
  const pool = new pg.Pool({
    ...options,
    connectionTimeoutMillis: FREE_MILLISECONDS,
    max: poolSize,
    Client: QuickClient as unknown as new () => pg.Client,
  });
  // An idle connection that breaks is replaced on the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  // The same for a connection that breaks while somebody holds it between two statements of a transaction.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  const database: Database = {
    name,
    query: (text, values, statement) => send(pool, text, values, statement),
    script: (text, values) =>
      guarded(async () => {
        const result: pg.QueryResult | pg.QueryResult[] = await pool.query(text, values);
        return Array.isArray(result) ? { rows: [] } : result;
      }),
    async check() {
      await send(pool, 'SELECT 1');
    },
    transaction: (work) => inTransaction(pool, work),
    async connect() {
      const client = new pg.Client({ ...options, keepAlive: true });
      client.on('error', () => undefined);
      await guarded(() => client.connect());
      return client;
    },
    connections: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => pool.end(),
  };
  return database;
}

/** A client of the pool that gives a server which does not answer up earlier than the pool gives up waiting. */
class QuickClient extends pg.Client {
  constructor(config: pg.ClientConfig) {
    super({ ...config, connectionTimeoutMillis: CONNECT_MILLISECONDS });
  }
}

async function inTransaction<T>(pool: pg.Pool, work: (statements: Statements) => Promise<T>): Promise<T> {
  const client = await guarded(() => pool.connect());
  let broken: Error | undefined;
  try {
    await send(client, 'BEGIN');
    const result = await work({ query: (text, values, name) => send(client, text, values, name) });
    await send(client, 'COMMIT');
    return result;
  } catch (cause) {
    await client.query('ROLLBACK').catch((failure: Error) => (broken = failure));
    throw cause;
  } finally {
    client.release(broken);
  }
}

async function send<Row extends pg.QueryResultRow>(
  target: pg.Pool | pg.PoolClient,
  text: string,
  values?: unknown[],
  name?: string,
): Promise<Row[]> {
  return guarded(async () => (await target.query<Row>({ name, text, values })).rows);
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw isUnreachable(cause) ? new AppError('DATABASE_UNREACHABLE', { cause }) : cause;
  }
}

function isUnreachable(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  const code = (thrown as { code?: string }).code ?? '';
  if (UNREACHABLE.test(code)) return true;
  // pg gives these no code: a connection that ended under a statement, a pool or query that waited too long.
  return (
    /connection terminated|timeout|not queryable|server closed|ended/i.test(thrown.message) && code === ''
  );
}
