/** How a mapping is written down in this folder, before it becomes records. */

export type Entity =
  'Person' | 'Organization' | 'Email' | 'Phone' | 'Address' | 'Date of Birth' | 'Identifier' | 'Free Text';

export interface FieldDefinition {
  name: string;
  treatment: 'Send' | 'Mask' | 'Redact' | 'Drop';
  entity?: Entity;
  showNone?: boolean;
}

export interface NodeDefinition {
  type: 'Root' | 'Parent' | 'Children';
  /** Empty on the root. */
  relationship: string;
  object: string;
  fields: FieldDefinition[];
  nodes: NodeDefinition[];
  filter?: string;
  orderBy?: string;
  limit?: number;
}

export interface MappingDefinition {
  apiName: string;
  label: string;
  description: string;
  root: NodeDefinition;
}

/** Fields of the business that go out as they are. */
export const send = (...names: string[]): FieldDefinition[] =>
  names.map((name) => ({ name, treatment: 'Send' }));

/** Like `send`, and an empty one is shown as "(none)", because that it is empty tells the reader something. */
export const sendOrNone = (...names: string[]): FieldDefinition[] =>
  names.map((name) => ({ name, treatment: 'Send', showNone: true }));

/** Text people wrote: goes out after the detectors and the record-value search went over it. */
export const freeText = (...names: string[]): FieldDefinition[] =>
  names.map((name) => ({ name, treatment: 'Send', entity: 'Free Text' }));

/** Values that become a token as a whole and are searched in every text. */
export const mask = (entity: Entity, ...names: string[]): FieldDefinition[] =>
  names.map((name) => ({ name, treatment: 'Mask', entity }));

export function root(object: string, fields: FieldDefinition[][], nodes: NodeDefinition[]): NodeDefinition {
  return { type: 'Root', relationship: '', object, fields: fields.flat(), nodes };
}

export function parent(
  relationship: string,
  object: string,
  fields: FieldDefinition[][],
  nodes: NodeDefinition[] = [],
): NodeDefinition {
  return { type: 'Parent', relationship, object, fields: fields.flat(), nodes };
}

export function children(
  relationship: string,
  object: string,
  list: { orderBy: string; limit: number; filter?: string },
  fields: FieldDefinition[][],
  nodes: NodeDefinition[] = [],
): NodeDefinition {
  return { type: 'Children', relationship, object, ...list, fields: fields.flat(), nodes };
}
