import assert from 'node:assert/strict';
import type { Print } from '../src/commands/audit/installation.ts';
import type { Stack } from './start-stack.ts';
import { until } from './until.ts';

const AUDITOR = 'audrey.chen@byom.example';
const FIELDS =
  'Id, Run_Id__c, Kind__c, Status__c, Error_Code__c, Reason__c, Facts__c, User__r.Username, Subject_Id__c';
const LONGEST_MILLISECONDS = 20_000;

/** The audit of a stack's org as its auditor sees it, and the operator's commands. */
export interface AuditInOrg {
  /** Oldest first. */
  interactions(where: string): Promise<Record<string, any>[]>;
  /** The acts of a kind, once there are so many and no more, with their facts as an object. */
  acts(kind: string, count: number): Promise<Record<string, any>[]>;
  /** A new run that is answered and in the org; its id. */
  answeredRun(username: string, recordId: string): Promise<string>;
  /** A command of `npm run audit`, and what it tells. */
  command(
    run: (args: string[], environment: NodeJS.ProcessEnv, tell: Print) => Promise<unknown>,
    ...args: string[]
  ): Promise<{ result: unknown; output: string }>;
}

/** Looks at the audit of a stack. */
export function auditInOrg(stack: Stack): AuditInOrg {
  const interactions = (where: string) =>
    stack.org.query(
      AUDITOR,
      `SELECT ${FIELDS} FROM AI_Interaction__c WHERE ${where} ORDER BY Started_At__c, Id`,
    );
  const enough = (where: string, count: number) =>
    until(async () => (await interactions(where)).length >= count, LONGEST_MILLISECONDS);
  return {
    interactions,
    async acts(kind, count) {
      await enough(`Kind__c = '${kind}'`, count);
      const rows = await interactions(`Kind__c = '${kind}'`);
      assert.equal(rows.length, count);
      return rows.map((row) => ({ ...row, facts: JSON.parse(row['Facts__c']) }));
    },
    async answeredRun(username, recordId) {
      const wish = { prompt: 'Case_Summary', recordId };
      const { body } = await stack.client(username).post('/v1/runs?wait=20', wish);
      assert.equal(body['status'], 'answered', JSON.stringify(body));
      await enough(`Run_Id__c = '${body['runId']}'`, 1);
      return String(body['runId']);
    },
    async command(run, ...args) {
      const lines: string[] = [];
      const environment = { ...process.env, ...stack.environment };
      const result = await run(args, environment, (...columns) => void lines.push(columns.join('\t')));
      return { result, output: lines.join('\n') };
    },
  };
}
