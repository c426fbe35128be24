import { CoreError } from '../core/core-error.ts';
import type { FieldRow, NodeRow } from '../core/mapping.ts';
import type { MaskingPolicy } from '../core/masking/masking-policy.ts';
import { toMaskingPolicy } from '../core/masking/rules/masking-rules.ts';
import type { ModelProfile, PromptVersion } from '../core/types.ts';
import { AppError } from '../errors.ts';
import {
  listOf,
  toFieldRow,
  toMaskingRuleRow,
  toModelProfile,
  toNodeRow,
  toPromptVersion,
} from './configuration-rows.ts';
import type { OrgConnections } from './org-connections.ts';
import { salesforceCode, toOrgError } from './org-error.ts';
import { queryAll, type Row } from './query.ts';
import { FIELD, MAPPING, MASKING_RULE, MODEL, NODE, PROMPT, VERSION } from './records.ts';

/** Everything an org has configured, as rows of our types. */
export interface OrgSnapshot {
  /** By API name in lower case; `version` is the approved one with the highest number, null when there is none. */
  prompts: Map<string, { active: boolean; version: PromptVersion | null }>;
  models: ModelProfile[];
  /** By id. */
  mappings: Map<string, MappingRows>;
  /** What the masking rules come to, or which of them cannot be followed: then no prompt of the org runs. */
  masking: MaskingPolicy | CoreError;
}

export interface MappingRows {
  apiName: string;
  nodes: NodeRow[];
  fields: FieldRow[];
}

const { object: _version, list: _versions, ...VERSION_FIELDS } = VERSION;
const { object: _model, ...MODEL_FIELDS } = MODEL;
const { object: _node, list: _nodes, ...NODE_FIELDS } = NODE;
const { object: _field, list: _fields, ...FIELD_FIELDS } = FIELD;
const { object: _rule, ...RULE_FIELDS } = MASKING_RULE;
const columns = (fields: Record<string, string>): string => ['Id', ...Object.values(fields)].join(', ');

const PROMPTS = `SELECT Id, ${PROMPT.label}, ${PROMPT.apiName}, ${PROMPT.objectName}, ${PROMPT.active},
  (SELECT ${columns(VERSION_FIELDS)} FROM ${VERSION.list} WHERE ${VERSION.status} = 'Approved'
   ORDER BY ${VERSION.number} DESC LIMIT 1)
  FROM ${PROMPT.object}`;
const MODELS = `SELECT ${columns(MODEL_FIELDS)} FROM ${MODEL.object}`;
const NODES = `SELECT ${columns(NODE_FIELDS)}, ${NODE.mapping.replace('__c', '__r')}.${MAPPING.apiName},
  (SELECT ${columns(FIELD_FIELDS)} FROM ${FIELD.list}) FROM ${NODE.object}`;
const RULES = `SELECT ${columns(RULE_FIELDS)} FROM ${MASKING_RULE.object} WHERE ${MASKING_RULE.active} = TRUE
  ORDER BY ${MASKING_RULE.name}, Id`;
const oneLine = (soql: string): string => soql.replace(/\s+/g, ' ');

/** Reads the whole configuration as the integration user: four queries, whatever the number of prompts. */
export async function readConfiguration(connections: OrgConnections, orgId: string): Promise<OrgSnapshot> {
  const [prompts, models, nodes, rules] = await readAll(connections, orgId, [PROMPTS, MODELS, NODES, RULES]);
  return {
    prompts: new Map(prompts!.map(toPromptEntry)),
    models: models!.map(toModelProfile),
    mappings: groupNodes(nodes!),
    masking: toMasking(rules!),
  };
}

/** Reads the masking rules alone. */
export async function readMaskingRules(
  connections: OrgConnections,
  orgId: string,
): Promise<OrgSnapshot['masking']> {
  const [rules] = await readAll(connections, orgId, [RULES]);
  return toMasking(rules!);
}

/** Reads the mappings alone. */
export async function readMappings(
  connections: OrgConnections,
  orgId: string,
): Promise<OrgSnapshot['mappings']> {
  const [nodes] = await readAll(connections, orgId, [NODES]);
  return groupNodes(nodes!);
}

function toMasking(rows: Row[]): OrgSnapshot['masking'] {
  try {
    return toMaskingPolicy(rows.map(toMaskingRuleRow));
  } catch (thrown) {
    if (thrown instanceof CoreError) return thrown;
    throw thrown;
  }
}

/** Reads the models alone, of every status. */
export async function readModels(connections: OrgConnections, orgId: string): Promise<ModelProfile[]> {
  const [models] = await readAll(connections, orgId, [MODELS]);
  return models!.map(toModelProfile);
}

async function readAll(connections: OrgConnections, orgId: string, queries: string[]): Promise<Row[][]> {
  const asIntegration = { orgId, integration: true as const };
  try {
    return await Promise.all(queries.map((soql) => queryAll(connections, asIntegration, oneLine(soql))));
  } catch (cause) {
    const hidden = /^(?:INVALID_TYPE|INVALID_FIELD|INSUFFICIENT_ACCESS.*)$/.test(salesforceCode(cause));
    throw hidden ? new AppError('ORG_CONFIGURATION_UNREADABLE', { cause }) : toOrgError(cause);
  }
}

function toPromptEntry(
  row: Record<string, unknown>,
): [string, { active: boolean; version: PromptVersion | null }] {
  const [version] = listOf(row, VERSION.list);
  const name = String(row[PROMPT.apiName]).toLowerCase();
  return [
    name,
    { active: row[PROMPT.active] === true, version: version ? toPromptVersion(row, version) : null },
  ];
}

function groupNodes(rows: Record<string, unknown>[]): OrgSnapshot['mappings'] {
  const mappings: OrgSnapshot['mappings'] = new Map();
  for (const row of rows) {
    const node = toNodeRow(row);
    const parent = row[NODE.mapping.replace('__c', '__r')] as Record<string, unknown> | null;
    const apiName = String(parent?.[MAPPING.apiName] ?? node.mappingId);
    const mapping = mappings.get(node.mappingId) ?? { apiName, nodes: [], fields: [] };
    mapping.nodes.push(node);
    mapping.fields.push(...listOf(row, FIELD.list).map(toFieldRow));
    mappings.set(node.mappingId, mapping);
  }
  return mappings;
}
