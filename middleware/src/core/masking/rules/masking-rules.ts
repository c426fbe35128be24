/** What an admin wrote in Masking_Rule__c, as the policy that the masking follows. */

import { CoreError } from '../../core-error.ts';
import { checkEndpoint } from '../../endpoint.ts';
import { ENTITY_TYPE_ROWS, entityTypeOf, type EntityType, type Operator } from '../entity-types.ts';
import {
  DEFAULT_POLICY,
  type AdminPattern,
  type BlockList,
  type ExternalDetector,
  type MaskingPolicy,
} from '../masking-policy.ts';
import { checkPattern } from './admin-pattern.ts';

/** An active row of Masking_Rule__c, picklist values as Salesforce stores them. */
export interface MaskingRuleRow {
  name: string;
  kind: string | null;
  entityType: string | null;
  detect: boolean;
  operator: string | null;
  pattern: string | null;
  /** One term a line. */
  terms: string | null;
  matchCase: boolean;
  wholeWords: boolean;
  endpoint: string | null;
  credential: string | null;
  language: string | null;
  minimumScore: number | null;
  onOutage: string | null;
}

/** The picklist values of Operator__c. */
export const OPERATOR_LABELS: Record<string, Operator> = {
  Token: 'token',
  Surrogate: 'surrogate',
  'Last Four': 'partial',
  Hash: 'hash',
  Redact: 'redact',
  'Year Only': 'year',
};

const OUTAGES: Record<string, ExternalDetector['onOutage']> = { Block: 'block', 'Go On': 'go on' };
const LANGUAGE = /^[A-Za-z]{2,3}(?:-[A-Za-z]{2})?$/;
const CREDENTIAL = /^[A-Za-z]\w{0,79}$/;
/** The default of Minimum_Score__c. */
const MINIMUM_SCORE = 0.4;

interface Draft {
  off: EntityType[];
  operators: Partial<Record<EntityType, Operator>>;
  blockLists: BlockList[];
  patterns: AdminPattern[];
  external: ExternalDetector | null;
  /** Which rule already speaks of a type, and which of the external detector. */
  types: Map<EntityType, string>;
}

/**
 * The policy of an org. Throws MASKING_RULE_INVALID with the first rule that cannot be followed and what to do about it:
 * a rule that was skipped would be a value that goes out. DEFAULT_POLICY itself when there are no rules.
 */
export function toMaskingPolicy(rows: readonly MaskingRuleRow[]): MaskingPolicy {
  if (rows.length === 0) return DEFAULT_POLICY;
  const draft: Draft = {
    off: [],
    operators: {},
    blockLists: [],
    patterns: [],
    external: null,
    types: new Map(),
  };
  for (const row of rows) kindOf(row)(row, draft);
  const { types: _types, ...policy } = draft;
  return policy;
}

/** One row a kind: what it adds to the policy. */
const KINDS: Record<string, (row: MaskingRuleRow, draft: Draft) => void> = {
  Type: addType,
  Pattern: addPattern,
  'Block List': addBlockList,
  'External Detector': addExternal,
};

function kindOf(row: MaskingRuleRow): (row: MaskingRuleRow, draft: Draft) => void {
  const { kind } = row;
  if (kind !== null && Object.hasOwn(KINDS, kind)) return KINDS[kind]!;
  throw invalid(row, `its kind must be one of ${Object.keys(KINDS).join(', ')}`);
}

function addType(row: MaskingRuleRow, draft: Draft): void {
  const type = typeOf(row);
  const other = draft.types.get(type);
  if (other !== undefined)
    throw invalid(row, `the rule ${other} is about the same entity type: deactivate one of them`);
  draft.types.set(type, row.name);
  if (!row.detect) draft.off.push(type);
  if (row.operator === null) return;
  if (!Object.hasOwn(OPERATOR_LABELS, row.operator))
    throw invalid(row, `its operator must be one of ${Object.keys(OPERATOR_LABELS).join(', ')}`);
  draft.operators[type] = allowedOperator(row.name, type, OPERATOR_LABELS[row.operator]!);
}

/** The operator itself. Throws MASKING_RULE_INVALID when values of the type cannot be shown so. */
export function allowedOperator(name: string, type: EntityType, operator: Operator): Operator {
  const { label, operators } = ENTITY_TYPE_ROWS.find(({ word }) => word === type)!;
  if ((operators as readonly Operator[]).includes(operator)) return operator;
  const labels = Object.entries(OPERATOR_LABELS).filter(([, one]) =>
    (operators as readonly Operator[]).includes(one),
  );
  const known = labels.map(([word]) => word).join(', ');
  throw invalid({ name }, `${label} can be shown as ${known} only: choose one of them`);
}

function addPattern(row: MaskingRuleRow, draft: Draft): void {
  const { name, pattern, matchCase } = row;
  if (pattern === null) throw invalid(row, 'it has no pattern: write one or deactivate the rule');
  const reason = checkPattern(pattern, matchCase);
  if (reason !== null) throw invalid(row, reason);
  draft.patterns.push({ name, type: typeOf(row), pattern, matchCase });
}

function addBlockList(row: MaskingRuleRow, draft: Draft): void {
  const { name, matchCase, wholeWords } = row;
  const terms = termsOf(row.terms ?? '');
  if (terms.length === 0) throw invalid(row, 'it has no terms: write one a line, or deactivate the rule');
  draft.blockLists.push({ name, type: typeOf(row), terms, matchCase, wholeWords });
}

/** The terms of a list, one a line, each once. */
export function termsOf(text: string): string[] {
  return [
    ...new Set(
      text
        .split(/\r\n|\r|\n/)
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ];
}

function addExternal(row: MaskingRuleRow, draft: Draft): void {
  const { name, endpoint, credential, language, minimumScore, onOutage } = row;
  if (draft.external)
    throw invalid(row, `${draft.external.name} is an external detector too: deactivate one of them`);
  if (endpoint === null) throw invalid(row, 'it names no endpoint');
  // Whether http and this machine are allowed is known where the call is made.
  const refused = checkEndpoint(endpoint, { development: true });
  if (refused) throw invalid(row, refused);
  if (credential !== null && !CREDENTIAL.test(credential))
    throw invalid(row, 'its credential must be the name of a stored credential');
  if (language !== null && !LANGUAGE.test(language))
    throw invalid(row, 'its language must be a code of two letters such as en');
  const score = minimumScore ?? MINIMUM_SCORE;
  if (!(score >= 0 && score <= 1)) throw invalid(row, 'its minimum score must lie between 0 and 1');
  const outage = onOutage ?? 'Block';
  if (!Object.hasOwn(OUTAGES, outage))
    throw invalid(row, `what happens on an outage must be one of ${Object.keys(OUTAGES).join(', ')}`);
  draft.external = {
    ...{ name, endpoint, credential },
    ...{ language: language ?? 'en', minimumScore: score, onOutage: OUTAGES[outage]! },
  };
}

function typeOf(row: MaskingRuleRow): EntityType {
  const type = entityTypeOf(row.entityType);
  if (type !== null && type !== 'LITERAL') return type;
  throw invalid(row, 'its entity type is not one that can be masked: choose one from the list');
}

/** The name is the admin's own; what a rule holds may be what must not be told, so it is not quoted. */
function invalid({ name }: Pick<MaskingRuleRow, 'name'>, why: string): CoreError {
  return new CoreError('MASKING_RULE_INVALID', `${name}: ${why}`);
}
