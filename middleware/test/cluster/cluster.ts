import type { Socket } from 'node:net';
import type { Client } from '../client.ts';
import type { CountingModel, CountingOptions } from './counting-model.ts';
import type { PrivatePostgres } from './private-postgres.ts';
import type { Processes } from './processes.ts';
import { socketOwner } from './socket-owner.ts';

/** Several middleware processes on one PostgreSQL that keeps every commit, an org, and a model that counts. */
export interface Cluster {
  processes: Processes;
  postgres: PrivatePostgres;
  model: CountingModel;
  /** A prompt, the records it may be asked about, and the people who may. */
  prompt: string;
  recordIds: string[];
  people: string[];
  /** The process in this place, called as this person. */
  client(person: string, index: number): Client;
  /** What the org has on record. */
  auditRows(): Promise<AuditRow[]>;
  stop(): Promise<void>;
}

/** A row of AI_Interaction__c. */
export interface AuditRow {
  runId: string;
  /** As the org spells it. */
  status: string;
  errorCode: string | null;
}

/** How the model tells whose call it is; the processes are known later than the model. */
export function askersOf(processes: () => Processes | null): Pick<CountingOptions, 'askerOf' | 'isKilled'> {
  return {
    askerOf: (socket: Socket) => socketOwner(socket.remotePort ?? 0, processes()?.pids() ?? []),
    isKilled: (asker) => processes()?.killed.has(asker) ?? false,
  };
}

/** Stores the model's key as an admin does, bound to the model's host. Throws when it is refused. */
export async function storeCredential(admin: Client, name: string, model: CountingModel): Promise<void> {
  const stored = await admin.put(`/v1/credentials/${name}`, {
    secret: 'sk-counting-model-0000000000',
    hosts: [model.host],
  });
  if (stored.status >= 300) throw new Error(`The credential was refused: ${JSON.stringify(stored.body)}`);
}
