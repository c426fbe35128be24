/** The SELECT list: which columns the statement reads and where each value goes in the record. */
import type { FieldFunctionExpression, FieldType, FieldTypeOf, FunctionExp, Subquery } from 'soql-parser-js';
import { OrgError } from '../errors.ts';
import { apiVersion } from '../record-url.ts';
import { quote } from '../store/tables.ts';
import { fieldExpression, functionExpression } from './expression.ts';
import type { Expression } from './expression.ts';
import { expandFields } from './fields-function.ts';
import { malformed, unsupportedSoql } from './parse.ts';
import type { ChildrenOutput, Output } from './plan.ts';
import { joinParent } from './resolve.ts';
import { joinObject } from './scope.ts';
import type { Column, Parent, Scope } from './scope.ts';

export interface Selection {
  scope: Scope;
  /** SQL expressions, in order: the statement names them c0, c1 … */
  columns: string[];
  outputs: Output[];
  limit: number | undefined;
  child: (subquery: Subquery) => ChildrenOutput;
}

/** Adds one entry of the SELECT list of a query for records. */
export function selectField(selection: Selection, entry: FieldType): void {
  switch (entry.type) {
    case 'Field':
    case 'FieldRelationship':
      if ('alias' in entry && entry.alias) throw malformed('only aggregate expressions use field aliasing');
      return selectPath(selection, pathOf(entry));
    case 'FieldSubquery':
      selection.outputs.push(selection.child(entry.subquery));
      return;
    case 'FieldTypeof':
      return selectTypeof(selection, entry);
    case 'FieldFunctionExpression':
      return selectFunction(selection, entry);
    default:
      throw unsupportedSoql('this entry of the SELECT list');
  }
}

/** `Owner.Name`, without the query's own alias. */
export function pathOf(entry: { field: string; relationships?: string[] }): string {
  return [...(entry.relationships ?? []), entry.field].join('.');
}

/** Names a column of the statement for an expression. */
export function column(selection: Selection, sql: string): string {
  const known = selection.columns.indexOf(sql);
  if (known >= 0) return `c${known}`;
  selection.columns.push(sql);
  return `c${selection.columns.length - 1}`;
}

function selectPath(selection: Selection, path: string): void {
  const { column: found } = fieldExpression(selection.scope, path);
  const place = descend(selection, selection.outputs, found!.path);
  addUnique(place, fieldOutput(selection, found!, path));
}

function selectFunction(selection: Selection, entry: FieldFunctionExpression): void {
  const name = entry.functionName.toUpperCase();
  const [argument] = entry.parameters;
  if (name === 'FIELDS') {
    for (const field of expandFields(selection.scope, String(argument), selection.limit))
      selectPath(selection, field);
    return;
  }
  if (typeof argument === 'string' && ['TOLABEL', 'FORMAT', 'CONVERTCURRENCY'].includes(name)) {
    const { column: found } = fieldExpression(selection.scope, argument);
    const place = entry.alias ? selection.outputs : descend(selection, selection.outputs, found!.path);
    const output = fieldOutput(selection, found!, argument);
    const labelled = output.kind === 'value' ? { ...output, label: name === 'TOLABEL' } : output;
    return addUnique(place, { ...labelled, name: entry.alias ?? output.name });
  }
  throw unsupportedSoql(`function ${entry.functionName} without GROUP BY`);
}

/** An aggregate query's entry: a grouped field or an aggregate; nameless aggregates become expr0, expr1 … */
export function aggregateEntry(
  scope: Scope,
  entry: FieldType,
  nameless: () => string,
): { name: string; value: Expression } {
  if (entry.type === 'Field' || entry.type === 'FieldRelationship') {
    const value = fieldExpression(scope, pathOf(entry));
    return { name: ('alias' in entry ? entry.alias : undefined) ?? value.field.apiName, value };
  }
  if (entry.type !== 'FieldFunctionExpression') throw unsupportedSoql('sub-queries in an aggregate query');
  return { name: entry.alias ?? nameless(), value: functionExpression(scope, entry as FunctionExp) };
}

function selectTypeof(selection: Selection, entry: FieldTypeOf): void {
  const parent = joinParent(selection.scope, entry.field);
  const cases: { object: string; presence: string; outputs: Output[] }[] = [];
  const otherwise: Output[] = [];
  for (const condition of entry.conditions) {
    if (condition.type === 'ELSE') {
      for (const name of condition.fieldList) {
        const { column: found } = fieldExpression(selection.scope, `${entry.field}.${name}`);
        addUnique(otherwise, fieldOutput(selection, found!, name));
      }
      continue;
    }
    const target = joinObject(selection.scope, condition.objectType!, parent.key, entry.field);
    const outputs: Output[] = [];
    for (const name of condition.fieldList) {
      const { column: found } = fieldExpression(target, name);
      addUnique(descend(selection, outputs, found!.path), fieldOutput(selection, found!, name));
    }
    cases.push({
      object: target.object.apiName,
      presence: column(selection, `${target.alias}."Id"`),
      outputs,
    });
  }
  const name = parent.relationshipName;
  addUnique(selection.outputs, {
    kind: 'typeof',
    name,
    presence: column(selection, parent.key),
    cases,
    otherwise,
  });
}

/** The place in the record where a field of these parents belongs. */
function descend(selection: Selection, outputs: Output[], path: Parent[]): Output[] {
  let place = outputs;
  for (const parent of path) {
    const known = place.find((entry) => entry.kind === 'parent' && entry.name === parent.relationshipName);
    if (known?.kind === 'parent') {
      place = known.outputs;
      continue;
    }
    const presence = column(selection, parent.scope ? `${parent.scope.alias}."Id"` : parent.key);
    const object = parent.scope?.object.apiName ?? null;
    const added = { kind: 'parent' as const, name: parent.relationshipName, presence, object, outputs: [] };
    place.push(added);
    place = added.outputs;
  }
  return place;
}

function fieldOutput(selection: Selection, found: Column, path: string): Output {
  const { field } = found;
  if (field.type !== 'address') {
    const address = field.type === 'base64' && !selection.scope.compilation.blobs;
    return {
      kind: 'value',
      name: field.apiName,
      key: column(selection, address ? blobAddress(found) : found.sql),
      field,
      label: false,
      path,
    };
  }
  const prefix = field.apiName.slice(0, -'Address'.length);
  const parts: Record<string, string> = {};
  for (const part of [
    'City',
    'Country',
    'GeocodeAccuracy',
    'Latitude',
    'Longitude',
    'PostalCode',
    'State',
    'Street',
  ]) {
    parts[part[0]!.toLowerCase() + part.slice(1)] = column(
      selection,
      `${found.alias}.${quote(prefix + part)}`,
    );
  }
  const presence = column(selection, `${found.alias}."Id"`);
  return { kind: 'address', name: field.apiName, parts, presence, field };
}

/** REST shows where the content of a file can be read, not the content. */
function blobAddress({ object, field, alias }: Column): string {
  const base = `/services/data/v${apiVersion}/sobjects/${object.apiName}/`;
  return `'${base}' || ${alias}."Id" || '/${field.apiName}'`;
}

function addUnique(place: Output[], output: Output): void {
  if (place.some((entry) => entry.name === output.name && entry.kind === output.kind)) {
    throw new OrgError('INVALID_FIELD', `duplicate field selected: ${output.name}`);
  }
  place.push(output);
}
