/** A running local org in memory with a handful of people and records, and real jsforce connections to it. */
import { Connection } from 'jsforce';
import type { LocalOrg } from '../start.ts';
import { startLocalOrg } from '../start.ts';
import { testClientApp } from './client-app.ts';
import type { TestClientApp } from './client-app.ts';
import { writeSmallSeed } from './small-seed.ts';

export interface SeededOrg extends LocalOrg {
  app: TestClientApp;
  /** A jsforce connection as this person (`adam`, `sofia`, `samuel`, `audrey`, `integration`). */
  connect(person: string): Connection;
  userId(person: string): string;
}

/** The permission sets a middleware's app is approved for. */
const approved = ['BYOM_User', 'BYOM_Auditor', 'BYOM_Integration'];

/** Starts the org on a free port; close it in `after`. */
export async function startSeededOrg(approval: { profiles?: string[] } = {}): Promise<SeededOrg> {
  const app = { ...(await testClientApp(approved)), ...approval };
  const seed = writeSmallSeed();
  const started = await startLocalOrg({ dataDirectory: ':memory:', seed: seed.directory, clientApps: [app] });
  seed.remove();
  const userId = (person: string): string => started.org.user(`${person}@small.example`)!.id;
  return {
    ...started,
    app,
    userId,
    connect(person) {
      const { accessToken } = started.sessions.create(userId(person));
      return new Connection({ instanceUrl: started.url, accessToken, version: '67.0' });
    },
  };
}
