import { CoreError } from '../core-error.ts';
import type { LeftOutField, Mapping, MappingField, MappingNode } from '../types.ts';
import { peopleColumns, planPeople, type PersonLookup } from './people.ts';
import { parseFilter, parseOrder } from './soql-condition.ts';

/** What the running user may see, from the org's describe as that user. */
export interface Visibility {
  object(objectName: string): boolean;
  field(objectName: string, fieldName: string): boolean;
  /** Whether a field is no free text by its type. */
  structured(objectName: string, fieldName: string): boolean;
  /** The lookups to people whose names may be seen, the most telling first. */
  people(objectName: string): PersonLookup[];
  /** Whether a relationship leads to records of several objects: nothing but their names can be read through it. */
  polymorphic(objectName: string, relationshipName: string): boolean;
}

/** A node of the mapping as it will be read: null parents and children are left out as a whole. */
export interface PlannedNode {
  node: MappingNode;
  fields: { field: MappingField; visible: boolean; structured: boolean }[];
  people: PersonLookup[];
  parents: { node: MappingNode; plan: PlannedNode | null }[];
  children: { node: MappingNode; plan: PlannedNode | null }[];
}

export interface QueryPlan {
  soql: string;
  leftOut: LeftOutField[];
  root: PlannedNode;
}

/** Rows of a related list when the mapping sets no limit, and the most it may set. */
const DEFAULT_ROWS = 50;
const MOST_ROWS = 200;
/** SOQL's limits: five parents upwards, five levels of query nested in one another. */
const MOST_PARENTS = 5;
const MOST_LEVELS = 5;
const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;
const RECORD_ID = /^[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$/;

/**
 * One SOQL query for the whole mapping, whatever its depth, with only what the user may see. Throws MAPPING_INVALID
 * for names, filters and orders outside the grammar, RECORD_NOT_FOUND when the object is not readable or the id is no
 * id: exactly as when the record does not exist, so that nobody learns the difference.
 */
export function planQuery(mapping: Mapping, recordId: string, visibility: Visibility): QueryPlan {
  if (!RECORD_ID.test(recordId) || !visibility.object(mapping.root.objectName)) {
    throw new CoreError('RECORD_NOT_FOUND', mapping.root.objectName);
  }
  const leftOut = new Map<string, LeftOutField>();
  const root = planNode(mapping.root, visibility, leftOut, 1, 0);
  planPeople(root, visibility);
  const soql = `SELECT ${selectList(root)} FROM ${mapping.root.objectName} WHERE Id = '${recordId}' LIMIT 1`;
  return { soql, leftOut: [...leftOut.values()], root };
}

function planNode(
  node: MappingNode,
  visibility: Visibility,
  leftOut: Map<string, LeftOutField>,
  level: number,
  height: number,
): PlannedNode {
  checkShape(node, level, height);
  const read = node.fields.filter((field) => field.treatment !== 'drop');
  for (const field of node.fields) {
    checkName(field.apiName);
    const visible = visibility.field(node.objectName, field.apiName);
    if (!visible) leaveOut(leftOut, `${node.objectName}.${field.apiName}`, 'NOT_VISIBLE');
    else if (field.treatment === 'drop') leaveOut(leftOut, `${node.objectName}.${field.apiName}`, 'DROPPED');
  }
  return {
    node,
    fields: read.map((field) => ({
      field,
      visible: visibility.field(node.objectName, field.apiName),
      structured: visibility.structured(node.objectName, field.apiName),
    })),
    people: [],
    parents: node.parents.map((parent) => {
      const readable = parentReadable(node, parent, visibility, leftOut);
      return {
        node: parent,
        plan: readable ? planNode(parent, visibility, leftOut, level, height + 1) : null,
      };
    }),
    children: node.children.map((child) => {
      const readable = childReadable(child, visibility, leftOut);
      return { node: child, plan: readable ? planNode(child, visibility, leftOut, level + 1, 0) : null };
    }),
  };
}

function parentReadable(
  node: MappingNode,
  parent: MappingNode,
  visibility: Visibility,
  leftOut: Map<string, LeftOutField>,
): boolean {
  const lookup = lookupField(parent.relationshipName);
  if (!visibility.object(parent.objectName)) leaveOut(leftOut, `${parent.objectName}.*`, 'NOT_VISIBLE');
  else if (!visibility.field(node.objectName, lookup))
    leaveOut(leftOut, `${node.objectName}.${lookup}`, 'NOT_VISIBLE');
  else return true;
  return false;
}

/** Filtering or ordering by a field that the user may not see would tell its value: such a list is left out. */
function childReadable(
  child: MappingNode,
  visibility: Visibility,
  leftOut: Map<string, LeftOutField>,
): boolean {
  if (!visibility.object(child.objectName)) {
    leaveOut(leftOut, `${child.objectName}.*`, 'NOT_VISIBLE');
    return false;
  }
  const named = [
    ...(child.filter ? parseFilter(child.filter).fields : []),
    ...(child.orderBy ? parseOrder(child.orderBy).fields : []),
  ].map((path) => (path.includes('.') ? lookupField(path.slice(0, path.indexOf('.'))) : path));
  const hidden = named.filter((name) => !visibility.field(child.objectName, name));
  for (const name of hidden) leaveOut(leftOut, `${child.objectName}.${name}`, 'NOT_VISIBLE');
  return hidden.length === 0;
}

function selectList(plan: PlannedNode): string {
  // A column that is named twice, in whatever case, is an error to the org.
  const columns = new Map<string, string>();
  for (const column of ['Id', ...parentColumns(plan, '')]) {
    if (!columns.has(column.toLowerCase())) columns.set(column.toLowerCase(), column);
  }
  const lists = plan.children.flatMap(({ plan: child }) => (child ? [subquery(child)] : []));
  return [...columns.values(), ...lists].join(', ');
}

function parentColumns(plan: PlannedNode, prefix: string): string[] {
  const own = plan.fields.filter(({ visible }) => visible).map(({ field }) => prefix + field.apiName);
  const above = plan.parents.flatMap(({ node, plan: parent }) =>
    parent ? parentColumns(parent, `${prefix}${node.relationshipName}.`) : [],
  );
  return [...own, ...above, ...peopleColumns(plan, prefix)];
}

function subquery(plan: PlannedNode): string {
  const { node } = plan;
  const where = node.filter ? ` WHERE ${parseFilter(node.filter).soql}` : '';
  const order = node.orderBy ? ` ORDER BY ${parseOrder(node.orderBy).soql}` : '';
  const rows = Math.min(Math.max(1, Math.trunc(node.rowLimit ?? DEFAULT_ROWS)), MOST_ROWS);
  return `(SELECT ${selectList(plan)} FROM ${node.relationshipName}${where}${order} LIMIT ${rows})`;
}

/** `Account` is reached through AccountId, `Site__r` through Site__c. */
function lookupField(relationshipName: string): string {
  return relationshipName.endsWith('__r') ? `${relationshipName.slice(0, -1)}c` : `${relationshipName}Id`;
}

function leaveOut(leftOut: Map<string, LeftOutField>, field: string, reason: LeftOutField['reason']): void {
  leftOut.set(field, { field, reason });
}

function checkShape(node: MappingNode, level: number, height: number): void {
  checkName(node.objectName);
  if (node.nodeType !== 'root') checkName(node.relationshipName);
  if (height > MOST_PARENTS) {
    throw new CoreError(
      'MAPPING_INVALID',
      `${node.relationshipName} is more than ${MOST_PARENTS} parents away`,
    );
  }
  if (level > MOST_LEVELS) {
    throw new CoreError(
      'MAPPING_INVALID',
      `${node.relationshipName} is nested deeper than ${MOST_LEVELS} levels`,
    );
  }
  if (node.nodeType === 'parent' && node.children.length > 0) {
    throw new CoreError(
      'MAPPING_INVALID',
      `${node.relationshipName} is a parent: related lists of a parent cannot be read`,
    );
  }
}

function checkName(name: string): void {
  if (!NAME.test(name)) throw new CoreError('MAPPING_INVALID', `"${name}" is not an API name`);
}
