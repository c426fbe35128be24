/** Every value of a record context with its field, in the mapping's order. */

import type { ContextValue, Mapping, MappingField, MappingNode, RecordContext } from '../types.ts';

/** One non-empty value and where it stands: `Contact.Name`, `CaseComments[0].CommentBody`. */
export interface RecordValue {
  path: string;
  text: string;
  field: MappingField;
  /** See ContextValue. */
  structured: boolean;
}

/** The same tree with every non-empty value replaced by what `change` gives for it. */
export function mapValues(
  record: RecordContext,
  node: MappingNode,
  change: (value: RecordValue) => string | null,
  prefix = '',
): RecordContext {
  const fields = node.fields.flatMap((field) => {
    const value = record.fields[field.apiName];
    return value ? [[field.apiName, changed(value, field, prefix, change)] as const] : [];
  });
  const parents = node.parents.flatMap((parent) => {
    const name = parent.relationshipName;
    const above = record.parents[name];
    if (above === undefined) return [];
    return [[name, above && mapValues(above, parent, change, `${prefix}${name}.`)] as const];
  });
  const children = node.children.flatMap((child) => {
    const name = child.relationshipName;
    const rows = record.children[name]?.map((row, index) =>
      mapValues(row, child, change, `${prefix}${name}[${index}].`),
    );
    return rows ? [[name, rows] as const] : [];
  });
  return {
    ...record,
    fields: Object.fromEntries(fields),
    parents: Object.fromEntries(parents),
    children: Object.fromEntries(children),
  };
}

function changed(
  value: ContextValue,
  field: MappingField,
  prefix: string,
  change: (value: RecordValue) => string | null,
): ContextValue {
  const { text, structured = false } = value;
  if (text === null || text === '') return value;
  return { ...value, text: change({ path: prefix + field.apiName, text, field, structured }) };
}

/** All non-empty values. */
export function valuesOf(record: RecordContext, { root }: Pick<Mapping, 'root'>): RecordValue[] {
  const values: RecordValue[] = [];
  mapValues(record, root, (value) => {
    values.push(value);
    return value.text;
  });
  return values;
}

/** Names of people around the record and all records under it. */
export function peopleAround(record: RecordContext): string[] {
  const parents = Object.values(record.parents).flatMap((parent) => (parent ? peopleAround(parent) : []));
  const children = Object.values(record.children).flatMap((rows) => rows.flatMap(peopleAround));
  return [...(record.people ?? []), ...parents, ...children];
}

/** Whether a value's text is sent, with what is sensitive in it masked. */
export function isMaskedInside({ field: { treatment } }: RecordValue): boolean {
  return treatment === 'send' || treatment === 'mask inside';
}

/** Whether detectors look at it: everything but what is no free text by its type and is sent as it stands. */
export function isFreeText({ field: { treatment }, structured }: RecordValue): boolean {
  return treatment === 'mask inside' || (treatment === 'send' && !structured);
}

/** The texts that an external detector is asked about, each once. */
export function textsToDetect(record: RecordContext, mapping: Pick<Mapping, 'root'>): string[] {
  return [
    ...new Set(
      valuesOf(record, mapping)
        .filter(isFreeText)
        .map(({ text }) => text),
    ),
  ];
}
