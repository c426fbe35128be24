/** Runs small pieces of Apex in tests: against a real org in memory, or with no org behind the language at all. */
import { resolve } from 'node:path';
import { createOrg, type LocalOrgEngine } from '../../org/create-org.ts';
import { automatedProcessUserId } from '../../org/set-up.ts';
import type { Org } from '../../ports.ts';
import { openDatabase } from '../../store/database.ts';
import { nativeTypeNames } from '../builtins/call.ts';
import type { CalloutSender } from '../callouts/callout-types.ts';
import { ThrownException } from '../errors.ts';
import { createMachine } from '../machine.ts';
import { Program } from '../program.ts';
import { toText } from '../text.ts';
import { Transaction } from '../transaction.ts';

export const repository = resolve(import.meta.dirname, '../../../..');

export const fixedNow = Date.UTC(2026, 10, 22, 10, 5, 7, 8);

/** Class name → source. */
export type Sources = Record<string, string>;

/** A program whose files are these texts. */
export function programOf(sources: Sources, org: Org): Program {
  return new Program({
    sources: Object.keys(sources).map((name) => ({ name, kind: 'class', path: `${name}.cls` })),
    schema: org.schema,
    nativeTypes: nativeTypeNames,
    read: (path) => sources[path.replace(/\.cls$/, '')]!,
  });
}

export interface SnippetOptions {
  org?: Org;
  userId?: string;
  test?: boolean;
  /** More members of the class the snippet stands in. */
  members?: string;
  /** More classes. */
  classes?: Sources;
  callout?: CalloutSender;
  cpuMilliseconds?: number;
}

const noCallout: CalloutSender = () => Promise.reject(new Error('This test makes no callout'));

/** Where nothing is known of any object: enough for the language. */
export const emptyOrg = {
  organizationId: '00DLO0000000001MAA',
  organizationName: 'Empty',
  schema: { objects: () => [], object: () => undefined, field: () => undefined, objectOfId: () => undefined },
  user: () => undefined,
} as unknown as Org;

/**
 * The text of what the code returns (an expression, or statements with `return`); `Type: message` of an exception
 * nobody caught. Rejects for defects: what is unsupported, and what does not compile on the platform.
 */
export async function run(code: string, options: SnippetOptions = {}): Promise<string> {
  const body = /\breturn\b|\bthrow\b|;\s*$/.test(code) ? code : `return ${code};`;
  const source = `public class Snippet {\n${options.members ?? ''}\npublic static Object run() {\n${body}\n}\n}`;
  const org = options.org ?? emptyOrg;
  const program = programOf({ ...options.classes, Snippet: source }, org);
  const { userId = automatedProcessUserId, test = false, callout = noCallout } = options;
  const transaction = new Transaction({ userId, callout, test, cpuMilliseconds: options.cpuMilliseconds });
  const machine = createMachine({ program, org, transaction, now: () => fixedNow });
  const model = program.class('Snippet')!;
  const method = model.methods.get('run')![0]!;
  try {
    return toText(await machine.invoke(model, method, null, [], method.site));
  } catch (error) {
    if (!(error instanceof ThrownException)) throw error;
    return toText(error.exception);
  }
}

/** The trace of the exception the code throws. */
export async function traceOf(code: string, options: SnippetOptions = {}): Promise<string> {
  const wrapped = `try { ${code} } catch (Exception problem) { return problem.getStackTraceString(); } return null;`;
  return run(wrapped, options);
}

/** The project's org in memory, without records. */
export function openOrg(): LocalOrgEngine {
  return createOrg(openDatabase(':memory:'), repository);
}

/** Adds a user who holds the permission sets; gives the id. */
export async function addUser(org: LocalOrgEngine, alias: string, permissionSets: string[]): Promise<string> {
  const context = { userId: automatedProcessUserId, mode: 'system' as const };
  const idOf = (soql: string): unknown => org.query(soql, context).records[0]?.['Id'];
  const profileId = idOf(`SELECT Id FROM Profile WHERE Name = 'Minimum Access - Salesforce'`);
  const user = {
    Username: `${alias}@example.test`,
    FirstName: 'Test',
    LastName: alias,
    Alias: alias,
    Email: `${alias}@example.test`,
    TimeZoneSidKey: 'GMT',
    LocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    ProfileId: profileId,
  };
  const [saved] = await org.save(
    { operation: 'insert', objectName: 'User', rows: [user], allOrNone: true },
    context,
  );
  const rows = permissionSets.map((name) => ({
    AssigneeId: saved!.id,
    PermissionSetId: idOf(`SELECT Id FROM PermissionSet WHERE Name = '${name}'`),
  }));
  const results = await org.save(
    { operation: 'insert', objectName: 'PermissionSetAssignment', rows, allOrNone: true },
    context,
  );
  if (!saved?.success || results.some((result) => !result.success))
    throw new Error(JSON.stringify([saved, results]));
  return saved.id!;
}
