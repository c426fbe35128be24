/** The project's validation rules: read from metadata, checked for what they use, run on every save. */
import { saveError } from '../errors.ts';
import type { ValidationRuleMetadata } from '../metadata/project-metadata.ts';
import type { SaveError, Schema } from '../ports.ts';
import { evaluateFormula, unknownNames } from './evaluate-formula.ts';
import type { FormulaValue } from './evaluate-formula.ts';
import { parseFormula } from './parse-formula.ts';
import type { Formula } from './parse-formula.ts';

export type StoredValues = Record<string, string | number | null>;

/**
 * Errors of one row; `before` is null for a new row. Values are as they are stored (booleans 0 or 1). `holds` says whether
 * the user who saves has a custom permission.
 */
export type RunValidationRules = (
  objectName: string,
  row: StoredValues,
  before: StoredValues | null,
  holds: (customPermission: string) => boolean,
) => SaveError[];

interface Rule {
  metadata: ValidationRuleMetadata;
  formula: Formula;
}

/** Throws an Error naming the rule and what in its formula the local org does not know. */
export function compileValidationRules(
  schema: Schema,
  rules: ValidationRuleMetadata[],
  customPermissions: string[],
): RunValidationRules {
  const byObject = new Map<string, Rule[]>();
  for (const metadata of rules.filter((rule) => rule.active)) {
    const rule = { metadata, formula: compile(schema, metadata, customPermissions) };
    byObject.set(metadata.object, [...(byObject.get(metadata.object) ?? []), rule]);
  }
  return (objectName, row, before, holds) =>
    (byObject.get(objectName) ?? []).flatMap((rule) => broken(schema, rule, { row, before, holds }));
}

function compile(schema: Schema, rule: ValidationRuleMetadata, customPermissions: string[]): Formula {
  const place = `Validation rule ${rule.object}.${rule.fullName}`;
  let formula: Formula;
  try {
    formula = parseFormula(rule.errorConditionFormula);
  } catch (error) {
    throw new Error(`${place}: ${(error as Error).message}`);
  }
  const hasField = (path: string): boolean => schema.field(rule.object, path) !== undefined;
  const unknown = unknownNames(formula, { hasField, customPermissions });
  if (unknown.length > 0) throw new Error(`${place}: unsupported by the local org: ${unknown.join(', ')}`);
  return formula;
}

interface Saved {
  row: StoredValues;
  before: StoredValues | null;
  holds: (customPermission: string) => boolean;
}

function broken(schema: Schema, rule: Rule, { row, before, holds }: Saved): SaveError[] {
  const { object, errorDisplayField, errorMessage } = rule.metadata;
  const value =
    (values: StoredValues) =>
    (path: string): FormulaValue | undefined => {
      const field = schema.field(object, path);
      if (!field) return undefined;
      const stored = values[field.apiName] ?? null;
      return field.type === 'boolean' ? stored === 1 : stored;
    };
  const prior = before ? value(before) : () => undefined;
  const result = evaluateFormula(rule.formula, { current: value(row), prior, isNew: before === null, holds });
  if (result !== true) return [];
  return [
    saveError(
      'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      errorMessage,
      errorDisplayField ? [errorDisplayField] : [],
    ),
  ];
}
