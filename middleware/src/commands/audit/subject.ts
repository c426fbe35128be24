import { parseArgs } from 'node:util';
import { MOST_SHOWN } from '../../auditing/search-subjects.ts';
import { isSalesforceId, toId18 } from '../../salesforce-id.ts';
import { orgsOf, print, withInstallation, type Print } from './installation.ts';

/** Lists what was done with a record, the newest first, one line each. */
export async function subject(
  args: string[],
  environment: NodeJS.ProcessEnv,
  tell: Print = print,
): Promise<void> {
  const { values, positionals } = parseArgs({
    ...{ args, allowPositionals: true, options: { org: { type: 'string' } } },
  });
  const [recordId = ''] = positionals;
  if (!isSalesforceId(recordId)) throw new Error('Name the record: audit subject 003…');
  await withInstallation(environment, async (installation) => {
    for (const orgId of await orgsOf(installation, values.org)) {
      const { runs } = installation.auditing.parts;
      for (const found of await runs.ofSubject(orgId, toId18(recordId), MOST_SHOWN)) {
        const { at, kind, role, status, username, prompt, model, runId } = found;
        tell(at, kind, role, status, username, prompt, model, runId, orgId);
      }
    }
  });
}
