import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import * as records from './records.ts';

const OBJECTS = path.resolve(import.meta.dirname, '../../../force-app/main/default/objects');
const STANDARD = new Set(['Name']);

const { RETENTION_RULE, LEGAL_HOLD } = records;
const { PROMPT, VERSION, MODEL, MAPPING, NODE, FIELD, MASKING_RULE, INTERACTION, INTERACTION_STEP } = records;
const names: { object: string }[] = [
  PROMPT,
  VERSION,
  MODEL,
  MAPPING,
  NODE,
  FIELD,
  MASKING_RULE,
  INTERACTION,
  INTERACTION_STEP,
  RETENTION_RULE,
  LEGAL_HOLD,
];

function fieldFile(objectName: string, field: string): string {
  return path.join(OBJECTS, objectName, 'fields', `${field}.field-meta.xml`);
}

test('names only objects, fields and related lists that the package has', () => {
  for (const entry of names) {
    const { object, list, ...fields } = entry as Record<string, string> & { object: string };
    assert.ok(existsSync(path.join(OBJECTS, object)), object);
    for (const field of Object.values(fields)) {
      if (!STANDARD.has(field)) assert.ok(existsSync(fieldFile(object, field)), `${object}.${field}`);
    }
    if (!list) continue;
    const lookup =
      object === 'AI_Prompt_Version__c'
        ? 'Prompt__c'
        : object === 'Data_Context_Node__c'
          ? 'Mapping__c'
          : 'Node__c';
    const relationship = list.replace(/__r$/, '');
    assert.match(
      readFileSync(fieldFile(object, lookup), 'utf8'),
      new RegExp(`<relationshipName>${relationship}<`),
    );
  }
});

test('cuts texts to the lengths the fields have', () => {
  for (const [name, length] of Object.entries(records.INTERACTION_LENGTHS)) {
    const field = records.INTERACTION[name as keyof typeof records.INTERACTION];
    const xml = readFileSync(fieldFile(records.INTERACTION.object, field), 'utf8');
    const stated = /<length>(\d+)</.exec(xml)?.[1] ?? (xml.includes('<type>TextArea<') ? '255' : '');
    assert.equal(String(length), stated, field);
  }
  for (const [name, length] of Object.entries(records.INTERACTION_STEP_LENGTHS)) {
    const field = records.INTERACTION_STEP[name as keyof typeof records.INTERACTION_STEP];
    const xml = readFileSync(fieldFile(records.INTERACTION_STEP.object, field), 'utf8');
    assert.equal(String(length), /<length>(\d+)</.exec(xml)?.[1], field);
  }
});
