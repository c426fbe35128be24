/** The value of a validation formula for one row. Blank numbers and texts count as blank, not as zero. */
import type { Formula } from './parse-formula.ts';

export type FormulaValue = string | number | boolean | null;

export interface FormulaRow {
  /** Values by field name in any case; unknown names give undefined. */
  current: (field: string) => FormulaValue | undefined;
  /** The value before the change; undefined for a new row. */
  prior: (field: string) => FormulaValue | undefined;
  /** Whether the user who saves holds a custom permission. */
  holds: (customPermission: string) => boolean;
  isNew: boolean;
}

type Evaluate = (formula: Formula) => FormulaValue;
type Call = (parameters: Formula[], evaluate: Evaluate, row: FormulaRow) => FormulaValue;

const functions: Record<string, Call> = {
  AND: (parameters, evaluate) => parameters.every((entry) => evaluate(entry) === true),
  OR: (parameters, evaluate) => parameters.some((entry) => evaluate(entry) === true),
  NOT: ([only], evaluate) => evaluate(only!) !== true,
  IF: ([condition, yes, no], evaluate) => evaluate(evaluate(condition!) === true ? yes! : no!),
  ISBLANK: ([only], evaluate) => isBlank(evaluate(only!)),
  BLANKVALUE: ([value, other], evaluate) => (isBlank(evaluate(value!)) ? evaluate(other!) : evaluate(value!)),
  ISNEW: (_parameters, _evaluate, row) => row.isNew,
  ISCHANGED: ([field], _evaluate, row) => !row.isNew && row.current(path(field)) !== row.prior(path(field)),
  PRIORVALUE: ([field], _evaluate, row) =>
    (row.isNew ? row.current(path(field)) : row.prior(path(field))) ?? null,
  ISPICKVAL: ([field, value], evaluate) => (evaluate(field!) ?? '') === evaluate(value!),
  TEXT: ([only], evaluate) => String(evaluate(only!) ?? ''),
  VALUE: ([only], evaluate) => Number(evaluate(only!)),
  LEN: ([only], evaluate) => String(evaluate(only!) ?? '').length,
  TRIM: ([only], evaluate) => String(evaluate(only!) ?? '').trim(),
  CONTAINS: ([text, part], evaluate) => String(evaluate(text!) ?? '').includes(String(evaluate(part!) ?? '')),
  BEGINS: ([text, start], evaluate) =>
    String(evaluate(text!) ?? '').startsWith(String(evaluate(start!) ?? '')),
  REGEX: ([text, pattern], evaluate) =>
    new RegExp(`^(?:${String(evaluate(pattern!))})$`).test(String(evaluate(text!) ?? '')),
};

const operators: Record<string, (left: FormulaValue, right: FormulaValue) => FormulaValue> = {
  '=': same,
  '==': same,
  '<>': (left, right) => !same(left, right),
  '!=': (left, right) => !same(left, right),
  '<': (left, right) => ordered(left, right) && left! < right!,
  '<=': (left, right) => ordered(left, right) && left! <= right!,
  '>': (left, right) => ordered(left, right) && left! > right!,
  '>=': (left, right) => ordered(left, right) && left! >= right!,
  '+': (left, right) =>
    typeof left === 'string' || typeof right === 'string'
      ? `${left ?? ''}${right ?? ''}`
      : arithmetic(left, right, (a, b) => a + b),
  '-': (left, right) => arithmetic(left, right, (a, b) => a - b),
  '*': (left, right) => arithmetic(left, right, (a, b) => a * b),
  '/': (left, right) => arithmetic(left, right, (a, b) => a / b),
  '&': (left, right) => `${left ?? ''}${right ?? ''}`,
};

const permission = /^\$Permission\.(\w+)$/i;

/** `$Permission.Name` → `Name`; null for any other path. */
function permissionOf(path: string): string | null {
  return permission.exec(path)?.[1] ?? null;
}

/** The formula's value for the row. */
export function evaluateFormula(formula: Formula, row: FormulaRow): FormulaValue {
  const evaluate: Evaluate = (entry) => {
    switch (entry.kind) {
      case 'literal':
        return entry.value;
      case 'field':
        return fieldValue(entry.path, row);
      case 'call':
        return functions[entry.name]!(entry.parameters, evaluate, row);
      case 'operator':
        return binary(entry, evaluate);
    }
  };
  return evaluate(formula);
}

function fieldValue(name: string, row: FormulaRow): FormulaValue {
  const customPermission = permissionOf(name);
  return customPermission === null ? (row.current(name) ?? null) : row.holds(customPermission);
}

/** What a formula may name. */
export interface KnownNames {
  hasField: (path: string) => boolean;
  customPermissions: string[];
}

/** Names of functions, fields and permissions the formula uses that are not known; empty when it can be evaluated. */
export function unknownNames(formula: Formula, known: KnownNames): string[] {
  if (formula.kind === 'field') return isKnown(formula.path, known) ? [] : [formula.path];
  if (formula.kind === 'operator')
    return [formula.left, formula.right].flatMap((entry) => unknownNames(entry, known));
  if (formula.kind !== 'call') return [];
  const own = functions[formula.name] ? [] : [`${formula.name}()`];
  return [...own, ...formula.parameters.flatMap((entry) => unknownNames(entry, known))];
}

function isKnown(name: string, { hasField, customPermissions }: KnownNames): boolean {
  const customPermission = permissionOf(name);
  return customPermission === null ? hasField(name) : customPermissions.includes(customPermission);
}

function binary(entry: Extract<Formula, { kind: 'operator' }>, evaluate: Evaluate): FormulaValue {
  if (entry.operator === '&&') return evaluate(entry.left) === true && evaluate(entry.right) === true;
  if (entry.operator === '||') return evaluate(entry.left) === true || evaluate(entry.right) === true;
  return operators[entry.operator]!(evaluate(entry.left), evaluate(entry.right));
}

function path(field: Formula | undefined): string {
  return field?.kind === 'field' ? field.path : '';
}

function isBlank(value: FormulaValue): boolean {
  return value === null || value === '';
}

function same(left: FormulaValue, right: FormulaValue): boolean {
  return isBlank(left) && isBlank(right) ? true : left === right;
}

function ordered(left: FormulaValue, right: FormulaValue): boolean {
  return !isBlank(left) && !isBlank(right);
}

function arithmetic(
  left: FormulaValue,
  right: FormulaValue,
  work: (a: number, b: number) => number,
): FormulaValue {
  return isBlank(left) || isBlank(right) ? null : work(Number(left), Number(right));
}
