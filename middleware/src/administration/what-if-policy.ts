import type { Operator } from '../core/masking/entity-types.ts';
import type { MaskingPolicy } from '../core/masking/masking-policy.ts';
import {
  OPERATOR_LABELS,
  toMaskingPolicy,
  type MaskingRuleRow,
} from '../core/masking/rules/masking-rules.ts';

/** Rules that are tried before they are saved. Each part that is there stands in place of the saved rules of its kind. */
export interface WhatIf {
  /** Labels of types that detectors do not look for. */
  off?: string[] | undefined;
  /** By label of the type. */
  operators?: Partial<Record<string, Operator>> | undefined;
  patterns?: { name: string; type: string; pattern: string; matchCase: boolean }[] | undefined;
  blockLists?:
    { name: string; type: string; terms: string[]; matchCase: boolean; wholeWords: boolean }[] | undefined;
}

const BLANK: Omit<MaskingRuleRow, 'name' | 'kind' | 'entityType'> = {
  ...{ detect: true, operator: null, pattern: null, terms: null, matchCase: false, wholeWords: true },
  ...{ endpoint: null, credential: null, language: null, minimumScore: null, onOutage: null },
};

const LABELS = new Map(Object.entries(OPERATOR_LABELS).map(([label, operator]) => [operator, label]));

/** The saved policy with what is tried; the very same object when nothing is. Throws MASKING_RULE_INVALID as saved rules do. */
export function whatIfPolicy(saved: MaskingPolicy, whatIf: WhatIf): MaskingPolicy {
  const rows = rowsOf(whatIf);
  const { off, operators, patterns, blockLists } = whatIf;
  if (!off && !operators && !patterns && !blockLists) return saved;
  const tried = toMaskingPolicy(rows);
  return {
    ...saved,
    ...(off && { off: tried.off }),
    ...(operators && { operators: tried.operators }),
    ...(patterns && { patterns: tried.patterns }),
    ...(blockLists && { blockLists: tried.blockLists }),
  };
}

/** What is tried as the rows it would be saved as, so that it is held to the same rules. */
function rowsOf({ off = [], operators = {}, patterns = [], blockLists = [] }: WhatIf): MaskingRuleRow[] {
  const types = [...new Set([...off, ...Object.keys(operators)])].map((entityType): MaskingRuleRow => {
    const operator = operators[entityType];
    const shown = operator === undefined ? null : (LABELS.get(operator) ?? operator);
    return {
      ...BLANK,
      name: entityType,
      kind: 'Type',
      entityType,
      detect: !off.includes(entityType),
      operator: shown,
    };
  });
  return [
    ...types,
    ...patterns.map(({ type, ...rest }): MaskingRuleRow => ({
      ...BLANK,
      ...rest,
      kind: 'Pattern',
      entityType: type,
    })),
    ...blockLists.map(({ type, terms, ...rest }): MaskingRuleRow => ({
      ...{ ...BLANK, ...rest },
      ...{ kind: 'Block List', entityType: type, terms: terms.join('\n') },
    })),
  ];
}
