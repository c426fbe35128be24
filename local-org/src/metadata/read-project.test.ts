/** The project's metadata as values: a look at one of each, against the files of this repository. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { projectDirectory } from '../testing/small-org.ts';
import { readProject } from './read-project.ts';

const metadata = readProject(projectDirectory);
const named = <T extends { fullName: string }>(list: T[], fullName: string): T =>
  list.find((entry) => entry.fullName === fullName)!;

test('permission sets name what they grant', () => {
  const set = named(metadata.permissionSets, 'BYOM_User');
  assert.ok(set.classAccesses.includes('RunController'));
  assert.ok(set.externalCredentialPrincipals.includes('BYOM_Gateway-BYOM_Principal'));
  assert.ok(
    set.objectPermissions.some(
      (entry) => entry.object === 'AI_Prompt__c' && entry.allowRead && !entry.allowEdit,
    ),
  );
});

test('layouts have sections with columns of fields, and the actions of the record', () => {
  const layout = named(metadata.layouts, 'Case-Case Layout');
  assert.equal(layout.object, 'Case');
  assert.ok(
    layout.sections[0]!.columns.flat().some(
      (item) => item.field === 'Status' && item.behavior === 'Required',
    ),
  );
  assert.equal(layout.quickActions[0], 'Case.Summarize');
});

test('pages have regions of components, and objects name the page that shows them', () => {
  const override = metadata.actionOverrides.find((entry) => entry.object === 'Case')!;
  const page = named(metadata.flexiPages, override.flexiPage);
  const components = page.regions
    .flatMap((region) => region.items)
    .map((item) => item.kind === 'component' && item.componentName);
  assert.ok(components.some((name) => String(name).endsWith('promptPanel')));
});

test('apps, tabs, actions and list views are there', () => {
  assert.ok(metadata.applications.every((app) => app.label && app.tabs.length > 0));
  assert.equal(metadata.tabs.find((tab) => tab.fullName === 'AI_Prompt__c')!.kind, 'object');
  assert.equal(named(metadata.quickActions, 'Case.Summarize').lightningWebComponent, 'summarizeAction');
  const view = metadata.listViews.find(
    (entry) => entry.object === 'AI_Prompt__c' && entry.fullName === 'All',
  )!;
  assert.equal(view.columns[0], 'Name', 'the column NAME is the field Name');
});

test('a named credential has its address and the credential it signs with', () => {
  const credential = named(metadata.namedCredentials, 'BYOM_Gateway');
  assert.match(credential.url, /^https:/);
  const external = named(metadata.externalCredentials, credential.externalCredential!);
  assert.equal(external.authenticationProtocol, 'Jwt');
  assert.ok(external.parameters.some((parameter) => parameter.certificate === 'BYOM_Signing'));
});

test('sources of Apex and components are found with their versions', () => {
  const controller = metadata.apexSources.find((source) => source.name === 'RunController')!;
  assert.deepEqual([controller.kind, controller.apiVersion], ['class', '67.0']);
  assert.ok(
    metadata.lightningComponents
      .find((component) => component.name === 'promptPanel')!
      .targets.includes('lightning__RecordPage'),
  );
});
