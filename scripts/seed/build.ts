import { addAccounts } from './accounts.ts';
import { addActivities } from './activities.ts';
import { addCases } from './cases.ts';
import { addConfiguration } from './configuration/add-configuration.ts';
import { addLeads } from './leads.ts';
import { Ledger } from './ledger.ts';
import { addOpportunities } from './opportunities.ts';
import { PEOPLE } from './people.ts';
import { treeFiles, type Seed } from './tree.ts';

/** Builds the whole seed in memory: the text of every file of `data/` by file name. The same on every call. */
export function buildSeed(): Map<string, string> {
  const seed: Seed = { ledger: new Ledger(), steps: [], owners: {} };
  addConfiguration(seed);
  const accounts = addAccounts(seed);
  addLeads(seed);
  const opportunities = addOpportunities(seed, accounts);
  const cases = addCases(seed, accounts);
  addActivities(seed, cases, opportunities);
  for (const contact of accounts.flatMap((account) => account.contacts)) {
    seed.ledger.note('Date of Birth', String(contact['Birthdate'] ?? ''), contact.attributes.referenceId);
  }
  for (const user of PEOPLE.users)
    seed.ledger.note('Person', `${user.FirstName} ${user.LastName}`, user.Username);
  const contents = new Map<string, unknown>([
    ...treeFiles(seed),
    ['owners.json', seed.owners],
    ['people.json', PEOPLE],
    ['personal-values.json', { values: seed.ledger.values() }],
  ]);
  return new Map([...contents].map(([name, content]) => [name, asJson(content)]));
}

const LINE = 110;

/** JSON as the repository's formatter writes it: lists of texts on one line where they fit. */
function asJson(content: unknown): string {
  const text = JSON.stringify(content, null, 2).replace(
    /^(.*)\[\n((?: +"[^\n]*",?\n)+) *\](,?)$/gm,
    (block, before: string, lines: string, comma: string) => {
      if (lines.includes('": ')) return block;
      const joined = `${before}[${lines.trim().split(/\n */).join(' ')}]${comma}`;
      return joined.length <= LINE ? joined : block;
    },
  );
  return `${text}\n`;
}
