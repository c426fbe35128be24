import { CoreError } from './core-error.ts';
import { entityTypeOf } from './masking/entity-types.ts';
import type { BlankPolicy, Mapping, MappingField, MappingNode, Treatment } from './types.ts';

const TREATMENTS: Record<string, Treatment> = {
  Send: 'send',
  'Mask Inside': 'mask inside',
  Mask: 'mask',
  Redact: 'redact',
  Drop: 'drop',
};

const NODE_TYPES: Record<string, MappingNode['nodeType']> = {
  Root: 'root',
  Parent: 'parent',
  Children: 'children',
};

/** The treatment of a Treatment__c label. Anything but the five known labels is the safest: it is not read. */
export function treatmentOf(label: string | null): Treatment {
  return (label && TREATMENTS[label]) || 'drop';
}

/** The blank policy of a Blank_Policy__c label; blank means omit. */
export function blankPolicyOf(label: string | null): BlankPolicy {
  return label === 'Show None' ? 'show-none' : 'omit';
}

/** A row of Data_Context_Node__c. Picklist values as Salesforce stores them. */
export interface NodeRow {
  id: string;
  parentId: string | null;
  nodeType: string;
  relationshipName: string | null;
  objectName: string;
  filter: string | null;
  orderBy: string | null;
  rowLimit: number | null;
}

/** A row of Data_Context_Field__c. */
export interface FieldRow {
  nodeId: string;
  apiName: string;
  treatment: string | null;
  entityType: string | null;
  blankPolicy: string | null;
}

function toField(row: FieldRow): MappingField {
  return {
    apiName: row.apiName,
    treatment: treatmentOf(row.treatment),
    entityType: entityTypeOf(row.entityType),
    blankPolicy: blankPolicyOf(row.blankPolicy),
  };
}

/** Sorts rows of one mapping into its tree. Throws MAPPING_INVALID unless there is exactly one root and no orphan. */
export function buildMapping(
  mapping: { id: string; apiName: string },
  nodes: NodeRow[],
  fields: FieldRow[],
): Mapping {
  const roots = nodes.filter((node) => node.nodeType === 'Root');
  const [root] = roots;
  if (!root || roots.length > 1) {
    throw new CoreError(
      'MAPPING_INVALID',
      `${mapping.apiName} has ${roots.length} root nodes, it needs exactly one`,
    );
  }
  let placed = 0;
  const build = (row: NodeRow): MappingNode => {
    placed += 1;
    const below = nodes.filter((node) => node.parentId === row.id);
    return {
      objectName: row.objectName,
      relationshipName: row.relationshipName ?? '',
      nodeType: NODE_TYPES[row.nodeType] ?? 'children',
      filter: row.filter || null,
      orderBy: row.orderBy || null,
      rowLimit: row.rowLimit,
      fields: fields.filter((field) => field.nodeId === row.id).map(toField),
      parents: below.filter((node) => node.nodeType === 'Parent').map(build),
      children: below.filter((node) => node.nodeType === 'Children').map(build),
    };
  };
  const tree = build(root);
  if (placed !== nodes.length) {
    throw new CoreError('MAPPING_INVALID', `${mapping.apiName} has nodes that hang on no other node`);
  }
  return { id: mapping.id, apiName: mapping.apiName, root: tree };
}

/** Salesforce's names do not tell upper from lower case; the mapping's spelling is what the record context uses. */
const same = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

/** The field of a node by its API name, whatever the case. */
export function fieldOf(node: MappingNode, apiName: string): MappingField | undefined {
  return node.fields.find((field) => same(field.apiName, apiName));
}

/** The parent node behind a relationship name, whatever the case. */
export function parentOf(node: MappingNode, relationshipName: string): MappingNode | undefined {
  return node.parents.find((parent) => same(parent.relationshipName, relationshipName));
}

/** The children node behind a relationship name, whatever the case. */
export function childrenOf(node: MappingNode, relationshipName: string): MappingNode | undefined {
  return node.children.find((child) => same(child.relationshipName, relationshipName));
}
