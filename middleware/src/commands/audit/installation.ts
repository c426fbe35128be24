import { loadConfig } from '../../config.ts';
import { AppError, errorView } from '../../errors.ts';
import { createLog } from '../../log.ts';
import { createOrgConnections, type OrgConnections } from '../../salesforce/org-connections.ts';
import { createSignIn } from '../../salesforce/sign-in.ts';
import { isSalesforceId, toId18 } from '../../salesforce-id.ts';
import { openStore, type Store } from '../../store.ts';
import { createAuditing, type Auditing } from '../../wire-auditing.ts';

/** The installation as its operator's commands see it. */
export interface Installation {
  store: Store;
  connections: OrgConnections;
  auditing: Auditing;
}

/** Opens the installation that the environment names, does `work`, closes it. Codes of failures become sentences. */
export async function withInstallation<Result>(
  environment: NodeJS.ProcessEnv,
  work: (installation: Installation) => Promise<Result>,
): Promise<Result> {
  const config = loadConfig(environment);
  const log = createLog('error');
  const store = await openStore({ ...config, DATABASE_POOL_SIZE: 4 }, log);
  try {
    const connections = createOrgConnections(store.registry, createSignIn(config.orgKey));
    return await work({ store, connections, auditing: createAuditing(store, connections, log) });
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    const { message, hint } = errorView(cause.code, cause.detail);
    throw new Error(`${cause.code}: ${message} ${hint}`, { cause });
  } finally {
    await store.close();
  }
}

/** The orgs a command is about: the one that was named, or all that are registered. */
export async function orgsOf({ auditing }: Installation, orgId: string | undefined): Promise<string[]> {
  const known = await auditing.retention.retention.orgs();
  if (orgId === undefined) return known;
  if (!isSalesforceId(orgId) || !known.includes(toId18(orgId)))
    throw new Error('--org must be the id of an org that is registered here.');
  return [toId18(orgId)];
}

export type Print = (...columns: (string | number | null)[]) => void;

/** One line on standard output, its columns apart by tabs. */
export const print: Print = (...columns) =>
  void process.stdout.write(`${columns.map((column) => column ?? '').join('\t')}\n`);
