import type { FieldRow, NodeRow } from '../core/mapping.ts';
import type { MaskingRuleRow } from '../core/masking/rules/masking-rules.ts';
import type { ModelInterface } from '../core/provider.ts';
import type { ModelProfile, PromptVersion } from '../core/types.ts';
import { FIELD, MASKING_RULE, MODEL, NODE, PROMPT, VERSION } from './records.ts';
import type { Row } from './query.ts';

const text = (row: Row, field: string): string | null => {
  const value = row[field];
  return typeof value === 'string' && value !== '' ? value : null;
};
const number = (row: Row, field: string): number | null => {
  const value = row[field];
  return typeof value === 'number' ? value : null;
};
const id = (row: Row): string => String(row['Id']);

/** Rows of a related list as the API nests them. */
export function listOf(row: Row, list: string): Row[] {
  const records = (row[list] as { records?: Row[] } | null | undefined)?.records;
  return Array.isArray(records) ? records : [];
}

/** A price in plain digits: the API gives numbers, and 0.00000015 as a number is written with an exponent. */
function price(row: Row, field: string): string | null {
  const value = number(row, field);
  if (value === null) return null;
  return value.toFixed(12).replace(/\.?0+$/, '');
}

/** A version of a prompt; `prompt` is the row it hangs on. */
export function toPromptVersion(prompt: Row, row: Row): PromptVersion {
  return {
    id: id(row),
    promptId: id(prompt),
    promptApiName: text(prompt, PROMPT.apiName) ?? '',
    promptLabel: text(prompt, PROMPT.label) ?? '',
    objectName: text(prompt, PROMPT.objectName) ?? '',
    versionNumber: number(row, VERSION.number) ?? 0,
    status: (text(row, VERSION.status) ?? 'Draft') as PromptVersion['status'],
    systemPrompt: text(row, VERSION.systemPrompt) ?? '',
    template: text(row, VERSION.template) ?? '',
    outputType: text(row, VERSION.outputType) === 'Text' ? 'text' : 'markdown',
    modelId: text(row, VERSION.model),
    mappingId: text(row, VERSION.mapping) ?? '',
    contentHash: text(row, VERSION.contentHash),
  };
}

/** `Chat Completions` in the picklist is `chat-completions` here; empty means the platform's own first format. */
const interfaceOf = (label: string | null): ModelInterface | null =>
  (label?.toLowerCase().replaceAll(' ', '-') ?? null) as ModelInterface | null;

/** A model as its admin configured it. */
export function toModelProfile(row: Row): ModelProfile {
  return {
    id: id(row),
    apiName: text(row, MODEL.apiName) ?? '',
    name: text(row, MODEL.name) ?? '',
    platform: (text(row, MODEL.platform) ?? '') as ModelProfile['platform'],
    technology: text(row, MODEL.technology) ?? '',
    interface: interfaceOf(text(row, MODEL.interface)),
    modelType: text(row, MODEL.modelType),
    credential: text(row, MODEL.credential),
    endpoint: text(row, MODEL.endpoint),
    region: text(row, MODEL.region),
    temperature: number(row, MODEL.temperature),
    topP: number(row, MODEL.topP),
    maxTokens: number(row, MODEL.maxTokens),
    contextWindow: number(row, MODEL.contextWindow),
    maxConcurrent: number(row, MODEL.maxConcurrent),
    requestsPerMinute: number(row, MODEL.requestsPerMinute),
    capabilities: text(row, MODEL.capabilities)?.split(';') ?? [],
    inputPrice: price(row, MODEL.inputPrice),
    outputPrice: price(row, MODEL.outputPrice),
    cachedInputPrice: price(row, MODEL.cachedInputPrice),
    cacheWritePrice: price(row, MODEL.cacheWritePrice),
    currency: text(row, MODEL.currency),
    pricesFrom: text(row, MODEL.pricesFrom),
    status: (text(row, MODEL.status) ?? 'Draft') as ModelProfile['status'],
    organizationDefault: row[MODEL.organizationDefault] === true,
    platformDefault: row[MODEL.platformDefault] === true,
  };
}

/** A node of a mapping, and the mapping it is of. */
export function toNodeRow(row: Row): NodeRow & { mappingId: string } {
  return {
    id: id(row),
    mappingId: text(row, NODE.mapping) ?? '',
    parentId: text(row, NODE.parent),
    nodeType: text(row, NODE.type) ?? '',
    relationshipName: text(row, NODE.relationshipName),
    objectName: text(row, NODE.objectName) ?? '',
    filter: text(row, NODE.filter),
    orderBy: text(row, NODE.orderBy),
    rowLimit: number(row, NODE.rowLimit),
  };
}

/** A field of a node. */
export function toFieldRow(row: Row): FieldRow {
  return {
    nodeId: text(row, FIELD.node) ?? '',
    apiName: text(row, FIELD.apiName) ?? '',
    treatment: text(row, FIELD.treatment),
    entityType: text(row, FIELD.entityType),
    blankPolicy: text(row, FIELD.blankPolicy),
  };
}

/** A masking rule. */
export function toMaskingRuleRow(row: Row): MaskingRuleRow {
  return {
    name: text(row, MASKING_RULE.name) ?? id(row),
    kind: text(row, MASKING_RULE.kind),
    entityType: text(row, MASKING_RULE.entityType),
    detect: row[MASKING_RULE.detect] === true,
    operator: text(row, MASKING_RULE.operator),
    pattern: text(row, MASKING_RULE.pattern),
    terms: text(row, MASKING_RULE.terms),
    matchCase: row[MASKING_RULE.matchCase] === true,
    wholeWords: row[MASKING_RULE.wholeWords] === true,
    endpoint: text(row, MASKING_RULE.endpoint),
    credential: text(row, MASKING_RULE.credential),
    language: text(row, MASKING_RULE.language),
    minimumScore: number(row, MASKING_RULE.minimumScore),
    onOutage: text(row, MASKING_RULE.onOutage),
  };
}
