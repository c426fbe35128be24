import pg from 'pg';
import { createCuttableWire, type CuttableWire } from '../cuttable.ts';
import { startStack, type Stack } from '../start-stack.ts';
import { askersOf, storeCredential, type AuditRow, type Cluster } from './cluster.ts';
import { startCountingModel } from './counting-model.ts';
import { startPrivatePostgres } from './private-postgres.ts';
import { createProcesses, type Processes } from './processes.ts';

export const SERVICE = 'samuel.ortiz@byom.example';
export const ADMIN = 'adam.novak@byom.example';
export const AUDITOR = 'audrey.chen@byom.example';

export interface LocalClusterOptions {
  /** Places for processes, and how many run at first; default all. */
  processes: number;
  running?: number;
  /** Where PostgreSQL keeps its data; emptied before and removed after. */
  directory: string;
  /** Milliseconds from a request to the end of the model's answer. */
  delayMs: () => number;
  /** Settings of the middleware besides those the stack makes. */
  middleware?: Record<string, string>;
}

export interface LocalCluster extends Cluster {
  stack: Stack;
  /** Between the middleware and its database, and between it and the org; nobody else's way goes through them. */
  databaseWire: CuttableWire;
  orgWire: CuttableWire;
}

/** A cluster with the seeded local org, whose default model is the counting one. */
export async function startLocalCluster(options: LocalClusterOptions): Promise<LocalCluster> {
  let processes: Processes | null = null;
  const [postgres, model] = await Promise.all([
    startPrivatePostgres(options.directory),
    startCountingModel({ delayMs: options.delayMs, ...askersOf(() => processes) }),
  ]);
  const databaseWire = await createCuttableWire(postgres.database.url);
  const database = { url: databaseWire.url, drop: postgres.database.drop };
  const stack = await startStack({ database, idle: true });
  const orgWire = await createCuttableWire(stack.orgUrl);
  const settings = { LOG_LEVEL: 'fatal', ...options.middleware };
  const places = await createProcesses(options.processes, (own) =>
    stack.startProcess({ ...settings, ...own }),
  );
  processes = places;
  const client: Cluster['client'] = (person, index) => stack.client(person, places.urls[index]);
  const stop = async (): Promise<void> => {
    await places.stopAll();
    await stack.stop();
    await Promise.all([databaseWire.close(), orgWire.close(), model.close()]);
  };
  try {
    await reachOrgBy(orgWire, postgres.database.url);
    const first = Array.from({ length: options.running ?? options.processes }, (_, index) => index);
    await Promise.all(first.map((index) => places.start(index)));
    await storeCredential(client(ADMIN, 0), 'Counting', model);
    await useModel(stack, model.url);
    const cases = await stack.org.query(SERVICE, 'SELECT Id FROM Case ORDER BY Id');
    return {
      ...{ stack, postgres, model, processes: places, client, stop, databaseWire, orgWire },
      prompt: 'Case_Summary',
      recordIds: cases.map((row) => String(row['Id'])),
      people: [SERVICE, ADMIN],
      auditRows: () => readInteractions(stack),
    };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

/** What the middleware asks of the org goes through the wire; what the tokens name stays the org itself. */
async function reachOrgBy(wire: CuttableWire, databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const address = wire.url.replace(/\/$/, '');
  await client.query(`UPDATE org SET instance_url = $1, token_url = $1 || '/services/oauth2/token'`, [
    address,
  ]);
  await client.end();
}

/** OpenAI's platform, because that is the one with idempotency keys. */
async function useModel(stack: Stack, endpoint: string): Promise<void> {
  const [row] = await stack.org.query(ADMIN, "SELECT Id FROM AI_Model__c WHERE Api_Name__c = 'Builtin'");
  await stack.org.update(ADMIN, 'AI_Model__c', String(row!['Id']), {
    Platform__c: 'openai',
    Technology__c: 'counting',
    Endpoint__c: endpoint,
    Credential__c: 'Counting',
  });
}

const PAGE = 2000;

/** Every row, in pages by id: a new one has a higher id. */
async function readInteractions(stack: Stack): Promise<AuditRow[]> {
  const found: AuditRow[] = [];
  for (let after = ''; ;) {
    const where = after ? `WHERE Id > '${after}'` : '';
    const soql = `SELECT Id, Run_Id__c, Status__c, Error_Code__c FROM AI_Interaction__c ${where} ORDER BY Id LIMIT ${PAGE}`;
    const rows = await stack.org.query(AUDITOR, soql);
    for (const row of rows)
      found.push({ runId: row['Run_Id__c'], status: row['Status__c'], errorCode: row['Error_Code__c'] });
    if (rows.length < PAGE) return found;
    after = String(rows.at(-1)!['Id']);
  }
}
