/** The project's own Apex: every test passes here, every file is inside the subset, and broken code is noticed. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { CalloutSender } from './callouts/callout-types.ts';
import { createApexRuntime } from './runtime.ts';
import { openOrg, repository } from './testing/snippet.ts';

const sources = join(repository, 'force-app/main/default');
/** One for all: what a test saves is undone, and every directory brings its own triggers. */
const org = openOrg();
/** Trees of files, so that a file without a fault is parsed once. */
const memory = mkdtempSync(join(tmpdir(), 'apex-memory-'));
after(() => rmSync(memory, { recursive: true }));
const noCallout: CalloutSender = () => Promise.reject(new Error('Apex tests make no real callout'));

async function failuresOf(
  directory: string,
  classNames?: string[],
): Promise<{ total: number; failures: string[] }> {
  const apex = createApexRuntime({ directories: [directory], org, memory, callout: noCallout });
  org.setTriggers(apex);
  const results = await apex.runTests(classNames);
  const failures = results
    .filter((result) => !result.passed)
    .map((result) => `${result.className}.${result.methodName}: ${result.message}`);
  return { total: results.length, failures };
}

test('every Apex test of the project passes', async () => {
  const { total, failures } = await failuresOf(sources);
  assert.deepEqual(failures, []);
  assert.ok(total > 80, `only ${total} Apex tests were found`);
});

/** A fault put into a class or trigger, and the test class that must notice. */
const faults: [file: string, from: string, to: string, testClass: string][] = [
  ['classes/PromptVersionHandler.cls', `old.CreatedById == me || `, ``, 'PromptVersionHandlerTest'],
  [
    'classes/PromptVersionHandler.cls',
    `if (!isSame(version.get(field), old.get(field))) {`,
    `if (version.get(field) != old.get(field)) {`,
    'PromptVersionHandlerTest',
  ],
  [
    'classes/PromptVersionHandler.cls',
    `!FeatureManagement.checkPermission(ASSIGNER_PERMISSION)`,
    `!AI_Prompt_Version__c.SObjectType.getDescribe().isUpdateable()`,
    'PromptVersionModelTest',
  ],
  ['classes/PromptVersionHandler.cls', ` AND Status__c != 'Active'`, ``, 'PromptVersionModelTest'],
  [
    'classes/ModelHandler.cls',
    `old == null || isOtherConnection(model, old)`,
    `old == null`,
    'ModelHandlerTest',
  ],
  ['classes/ModelHandler.cls', `!before.equals(now)`, `before != now`, 'ModelHandlerTest'],
  [
    'classes/ModelHandler.cls',
    `refuseUsed(retiring, `,
    `refuseUsed(new List<AI_Model__c>(), `,
    'ModelHandlerTest',
  ],
  ['classes/EndpointAddress.cls', `(https?)://([^/?#]*)`, `(https?)://([^/?#]*).*`, 'ModelPlatformTest'],
  ['classes/MaskingRuleHandler.cls', ` AND Id NOT IN :saved`, ``, 'MaskingRuleHandlerTest'],
  [
    'classes/MaskingRuleHandler.cls',
    `claimants.size() > 1`,
    `claimants.size() > 2`,
    'MaskingRuleHandlerTest',
  ],
  ['classes/MaskingController.cls', `check.get('valid') != true`, `check.isEmpty()`, 'MaskingControllerTest'],
  ['classes/MaskingSubjects.cls', `.replace('%', `, `.replace('#', `, 'MaskingSubjectsTest'],
  [
    'triggers/InteractionStepTrigger.trigger',
    `before update, before delete`,
    `before update`,
    'InteractionHandlerTest',
  ],
  ['classes/AuditRecords.cls', `AND Id < :beforeId`, ``, 'AuditRecordsTest'],
  ['classes/ModelRepoint.cls', `if (!dryRun) {`, `if (dryRun != null) {`, 'ModelRepointTest'],
  [
    'classes/ModelController.cls',
    `!describe.isCreateable() || !describe.isUpdateable()`,
    `false`,
    'ModelControllerTest',
  ],
  ['classes/PromptVersionHandler.cls', `version.put(field, old.get(field));`, ``, 'PromptVersionHandlerTest'],
  [
    'classes/PromptVersionHandler.cls',
    `'Approved' => new Set<String>{ 'Retired' }`,
    `'Approved' => new Set<String>{ 'Retired', 'Draft' }`,
    'PromptVersionHandlerTest',
  ],
  [
    'triggers/PromptVersionTrigger.trigger',
    `before insert, before update, before delete`,
    `before insert, before update`,
    'PromptVersionHandlerTest',
  ],
  [
    'classes/TemplateParser.cls',
    `!innermost.name.equals(tag.name)`,
    `innermost.name != tag.name`,
    'TemplateParserTest',
  ],
  [
    'classes/MappingTree.cls',
    `WHERE Id IN :mappingIds\n            WITH SYSTEM_MODE`,
    `WHERE Id IN :mappingIds\n            WITH USER_MODE`,
    'MappingTreeTest',
  ],
  [
    'classes/DataContextFieldHandler.cls',
    `field.Field_Api_Name__c = found.getDescribe().getName();`,
    ``,
    'DataContextFieldHandlerTest',
  ],
  ['classes/RunController.cls', `AND Active__c = TRUE`, ``, 'RunControllerTest'],
  ['classes/RunController.cls', `!RUN_ID.matcher(runId).matches()`, `runId == ''`, 'RunControllerTest'],
  ['classes/GatewayCallout.cls', `message.containsIgnoreCase('timed out') || `, ``, 'GatewayCalloutTest'],
  [
    'classes/RunPromptAction.cls',
    `&& Limits.getCallouts() < Limits.getLimitCallouts()`,
    ``,
    'RunPromptActionTest',
  ],
];

test('a fault in a class or a trigger makes an Apex test fail', async (context) => {
  for (const [file, from, to, testClass] of faults) {
    await context.test(`${file}: ${from.split('\n')[0]}`, async () => {
      const directory = mkdtempSync(join(tmpdir(), 'apex-fault-'));
      try {
        cpSync(join(sources, 'classes'), join(directory, 'classes'), { recursive: true });
        cpSync(join(sources, 'triggers'), join(directory, 'triggers'), { recursive: true });
        const original = readFileSync(join(directory, file), 'utf8');
        assert.ok(original.includes(from), `the fault's place is gone from ${file}`);
        writeFileSync(join(directory, file), original.replace(from, to));
        const { failures } = await failuresOf(directory, [testClass]);
        assert.notDeepEqual(failures, []);
      } finally {
        rmSync(directory, { recursive: true });
      }
    });
  }
});
