/**
 * `npm run scratch-org`: an org with the product in it, step by step. `--target-org <alias>` takes an org you already
 * have, `--only <step>` runs one step (or several, given several times): the same code sets up scratch orgs and, in the tests, the local org.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { emitLwc } from './emit-lwc.ts';
import { ensurePeople, readPeople, usernamesFor } from './scratch-org/people.ts';
import { prepare } from './scratch-org/prepare.ts';
import { lightningOriginOf, registerOrg } from './scratch-org/register.ts';
import { seed } from './scratch-org/seed.ts';
import { createSf } from './scratch-org/sf.ts';
import { ensureKeys } from './start/keys.ts';

const root = path.resolve(import.meta.dirname, '..');
const data = path.resolve(root, process.env['BYOM_DATA'] ?? '.data');
const project = path.join(data, 'deploy');

const { values } = parseArgs({
  options: {
    'dev-hub': { type: 'string' },
    'target-org': { type: 'string' },
    alias: { type: 'string', default: 'byom' },
    'middleware-url': { type: 'string' },
    'consumer-key': { type: 'string' },
    audience: { type: 'string' },
    certificate: { type: 'string' },
    only: { type: 'string', multiple: true },
  },
});
const target = values['target-org'] ?? values.alias;
const sf = createSf(root, project);

function needed(name: 'dev-hub' | 'middleware-url' | 'consumer-key', why: string): string {
  const value = values[name];
  if (!value) throw new Error(`--${name} is missing: ${why}`);
  return value;
}

async function connect() {
  // Loading this takes seconds; a step that only copies files, or a mistake in the command, need not wait for it.
  const { Org } = await import('@salesforce/core');
  const org = await Org.create({ aliasOrUsername: target });
  return { connection: org.getConnection(), organizationId: org.getOrgId() };
}

const steps: Record<string, () => Promise<string>> = {
  async prepare() {
    const { certificate } = await ensureKeys(path.join(data, 'keys'));
    const middlewareUrl = needed('middleware-url', 'the address at which the org reaches the middleware.');
    await prepare({ root, target: project, middlewareUrl, certificate, emitLwc });
    return `copied to ${path.relative(root, project)}`;
  },
  async create() {
    const hub = needed(
      'dev-hub',
      'the alias of the Dev Hub the scratch org is made from (sf org login web).',
    );
    const file = path.join(root, 'config', 'project-scratch-def.json');
    const args = ['-f', file, '-a', values.alias, '-y', '7', '--target-dev-hub', hub, '--wait', '30'];
    await sf(['org', 'create', 'scratch', ...args]);
    return `scratch org ${values.alias}`;
  },
  async deploy() {
    const source = ['--source-dir', 'force-app', '--source-dir', 'unpackaged'];
    await sf(['project', 'deploy', 'start', ...source, '--target-org', target, '--wait', '30']);
    return 'deployed force-app and unpackaged';
  },
  async people() {
    const { connection } = await connect();
    const users = await ensurePeople(connection, readPeople(root));
    return `${users.size} users with their permission sets`;
  },
  async seed() {
    const { connection } = await connect();
    const users = await ensurePeople(connection, readPeople(root));
    const count = await seed(sf, connection, { root, targetOrg: target, users });
    return count ? `${count} records` : 'the records are already there';
  },
  async register() {
    const { connection, organizationId } = await connect();
    const instanceUrl = new URL(connection.instanceUrl).origin;
    const integration = readPeople(root).users.find((person) =>
      person.permissionSets.includes('BYOM_Integration'),
    );
    if (!integration)
      throw new Error('data/people.json has no user with the permission set BYOM_Integration.');
    const names = usernamesFor(integration, organizationId).map((name) => `'${name}'`);
    const soql = `SELECT Username FROM User WHERE Username IN (${names.join(', ')})`;
    const { records } = await connection.query<{ Username: string }>(soql);
    if (!records[0]) throw new Error('The integration user is not in the org: run the step "people" first.');
    await registerOrg(sf, {
      root,
      project,
      targetOrg: target,
      organizationId,
      instanceUrl,
      audience: values.audience ?? 'https://test.salesforce.com',
      consumerKey: needed(
        'consumer-key',
        'of the External Client App BYOM_Middleware (Setup, or sf project retrieve).',
      ),
      integrationUsername: records[0].Username,
      lightningOrigin: lightningOriginOf(instanceUrl),
      certificate: values.certificate,
    });
    return `org ${organizationId} registered`;
  },
};

const order = ['prepare', 'create', 'deploy', 'people', 'seed', 'register'];
const skipped = values['target-org'] ? ['create'] : [];
const chosen = values.only ?? order.filter((name) => !skipped.includes(name));
try {
  for (const name of chosen) {
    const step = steps[name];
    if (!step) throw new Error(`There is no step "${name}". There are: ${order.join(', ')}.`);
    console.log(`${name}: ${await step()}`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
