import { parseArgs } from 'node:util';
import { orgsOf, print, withInstallation, type Installation } from './installation.ts';

const OPTIONS = { org: { type: 'string' } } as const;

/** Says how far the audit of each org is behind, and what the orgs would not take. */
export async function relay(args: string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const { values } = parseArgs({ args, options: OPTIONS });
  await withInstallation(environment, (installation) => show(installation, values.org));
}

/** Tries again what the orgs would not take: the runs that are named, or all. */
export async function retry(args: string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  if (positionals.length === 0) throw new Error('Name the runs to try again, or all: audit retry all');
  const runIds = positionals.includes('all') ? 'all' : positionals;
  await withInstallation(environment, async (installation) => {
    const { relay: view } = installation.auditing.parts;
    let again = 0;
    for (const orgId of await orgsOf(installation, values.org)) again += await view.retry(orgId, runIds);
    print(`${again} records are tried again by the service when it runs.`);
    await show(installation, values.org);
  });
}

async function show(installation: Installation, named: string | undefined): Promise<void> {
  for (const orgId of await orgsOf(installation, named)) {
    const { waiting, oldestSeconds, paused, dead } = await installation.auditing.parts.relay.state(orgId);
    print(
      `${orgId}: ${waiting} wait, the oldest for ${Math.round(oldestSeconds)} s; ${dead.length} were given up.`,
    );
    for (const { reason, until } of paused)
      print(`${orgId} is left alone until ${until.toISOString()}: ${reason}`);
    for (const { runId, reason, attempts, since } of dead)
      print(since.toISOString(), runId, attempts, reason);
  }
}
