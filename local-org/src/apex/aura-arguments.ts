/** What a component sends, as the values an @AuraEnabled method takes. */
import type { Row } from '../ports.ts';
import type { FieldDeclaration, MethodDeclaration, Site } from './ast.ts';
import { lineage, type ClassModel } from './class-model.ts';
import { makeId } from './convert.ts';
import { parseDate, parseDatetime } from './dates.ts';
import { parseDecimal } from './decimal.ts';
import { ApexError, UnsupportedApex } from './errors.ts';
import { frameFor, typeIn, type Machine } from './frame.ts';
import { typeName, type ApexType } from './types.ts';
import { Instance, ListValue, type Value } from './values.ts';

/** True for what components may call or see. */
export function isAuraEnabled(member: MethodDeclaration | FieldDeclaration): boolean {
  return member.annotations.some((annotation) => annotation.name === 'auraenabled');
}

/** The arguments in their declared order; a parameter that was not sent is null. */
export function auraArguments(
  machine: Machine,
  model: ClassModel,
  method: MethodDeclaration,
  given: Row,
): Value[] {
  const frame = frameFor(machine, model, null, model.name);
  const byName = new Map(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]));
  return method.parameters.map((parameter) => {
    const type = typeIn(frame, parameter.type, method.site);
    return fromJson(byName.get(parameter.name.toLowerCase()) ?? null, type, machine, method.site);
  });
}

function fromJson(value: unknown, type: ApexType, machine: Machine, site: Site): Value {
  if (value === null || value === undefined) return null;
  if (type.kind === 'primitive') return primitiveFromJson(value, type, site);
  if (type.kind === 'list' && Array.isArray(value))
    return new ListValue(
      type.element,
      value.map((item) => fromJson(item, type.element, machine, site)),
    );
  if (type.kind === 'object' && (typeof value === 'string' || typeof value === 'boolean')) return value;
  if (type.kind === 'class' && typeof value === 'object' && !Array.isArray(value))
    return instanceFromJson(value as Row, type.model, machine, site);
  throw new UnsupportedApex(`@AuraEnabled parameter of type ${typeName(type)}`, site);
}

/**
 * The platform fills properties that are @AuraEnabled and have a `set`, and passes silently over everything else a
 * component sends. That is always a mistake in one of the two, so it is refused here.
 */
function instanceFromJson(given: Row, model: ClassModel, machine: Machine, site: Site): Instance {
  const unclear = [...lineage(model)].find(
    ({ declaration }) => declaration.constructors.length > 0 || declaration.superclass,
  );
  if (unclear)
    throw new UnsupportedApex(
      `@AuraEnabled parameter of the class ${model.name}, which is no bag of properties`,
      site,
    );
  const instance = new Instance(model);
  const frame = frameFor(machine, model, null, model.name);
  for (const field of model.declaration.fields) instance.fields.set(field.name.toLowerCase(), null);
  for (const [name, value] of Object.entries(given)) {
    const field = model.fields.get(name.toLowerCase());
    if (!field || field.static || !isAuraEnabled(field) || !field.hasSetter || field.setter)
      throw new UnsupportedApex(
        `${model.name}.${name} in an @AuraEnabled parameter, which no component can set`,
        site,
      );
    const type = typeIn(frame, field.type, field.site);
    instance.fields.set(name.toLowerCase(), fromJson(value, type, machine, site));
  }
  return instance;
}

function primitiveFromJson(value: unknown, type: ApexType & { kind: 'primitive' }, site: Site): Value {
  const text = String(value);
  const converted: Record<string, () => Value | undefined> = {
    String: () => (typeof value === 'object' ? undefined : text),
    Id: () => (text === '' ? null : makeId(text, site)),
    Boolean: () => (typeof value === 'boolean' ? value : undefined),
    Integer: () => (/^-?\d+$/.test(text) ? Number(text) : undefined),
    Long: () => (/^-?\d+$/.test(text) ? BigInt(text) : undefined),
    Decimal: () => parseDecimal(text),
    Date: () => parseDate(text),
    Datetime: () => parseDatetime(text),
  };
  const result = converted[type.name]?.();
  if (result !== undefined) return result;
  throw new ApexError(
    `Value provided is invalid for action parameter of type '${type.name}'`,
    'System.TypeException',
  );
}
