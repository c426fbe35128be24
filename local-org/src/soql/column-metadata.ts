/** `columns=true`: what a query's result looks like, without running it (the `sf` table output asks for it). */
import type { FieldDefinition, Row } from '../ports.ts';
import type { Output, Plan } from './plan.ts';

const numbers = new Set(['int', 'double', 'currency', 'percent']);
const texts = new Set([
  'string',
  'textarea',
  'picklist',
  'multipicklist',
  'email',
  'phone',
  'url',
  'combobox',
]);

/** The answer of the query resource to `columns=true`. */
export function columnMetadata(plan: Plan): Row {
  return {
    columnMetadata: plan.kind === 'count' ? [] : plan.outputs.map(describe),
    entityName: plan.object.apiName,
    groupBy: plan.kind === 'aggregate',
    idSelected: plan.outputs.some((output) => output.name === 'Id'),
    keyPrefix: plan.object.keyPrefix,
  };
}

/** A parent lists its own columns; a sub-query counts as an aggregate. */
function describe(output: Output): Row {
  switch (output.kind) {
    case 'value':
    case 'address':
      return { ...column(output.name, output.field), joinColumns: [] };
    case 'children':
      return {
        ...column(output.name, null),
        aggregate: true,
        joinColumns: output.plan.outputs.map(describe),
      };
    case 'parent':
      return {
        ...column(output.name, null),
        foreignKeyName: output.name,
        joinColumns: output.outputs.map(describe),
      };
    case 'typeof':
      return {
        ...column(output.name, null),
        foreignKeyName: output.name,
        joinColumns: output.otherwise.map(describe),
      };
  }
}

function column(name: string, field: FieldDefinition | null): Row {
  return {
    aggregate: false,
    apexType: field?.type ?? null,
    booleanType: field?.type === 'boolean',
    columnName: name,
    custom: field?.custom ?? false,
    displayName: name,
    foreignKeyName: null,
    insertable: field?.createable ?? false,
    numberType: field !== null && numbers.has(field.type),
    textType: field !== null && texts.has(field.type),
    updatable: field?.updateable ?? false,
  };
}
