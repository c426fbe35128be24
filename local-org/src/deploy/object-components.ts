/** Custom objects of a deployment: the object and, each a component of its own, its fields, views, layouts and rules. */
import { parseFormula } from '../formula/parse-formula.ts';
import { unknownNames } from '../formula/evaluate-formula.ts';
import { replaceViews } from '../metadata/read-object-parts.ts';
import { nodes, text } from '../metadata/xml.ts';
import type { XmlNode } from '../metadata/xml.ts';
import type { LocalOrgEngine } from '../org/create-org.ts';
import type { ObjectDefinition } from '../ports.ts';
import { addField, addObject, finishOwnership } from '../schema/load-source.ts';
import { readCustomField } from '../schema/read-custom-field.ts';

export interface ObjectSource {
  apiName: string;
  node: XmlNode;
}

/** A part of an object that the result lists by itself. */
export interface ObjectPart {
  type: string;
  fullName: string;
  /** Why it cannot be deployed; null when it can. */
  problem: string | null;
}

const partTypes: Record<string, string> = {
  fields: 'CustomField',
  listViews: 'ListView',
  compactLayouts: 'CompactLayout',
  validationRules: 'ValidationRule',
};

/** Object parts the local org cannot take; each is named in a problem. */
const unsupportedParts = [
  'recordTypes',
  'businessProcesses',
  'fieldSets',
  'webLinks',
  'sharingReasons',
  'indexes',
];

/** Checks an object and its parts against the org and the other objects of the deployment. */
export function checkObject(
  org: LocalOrgEngine,
  source: ObjectSource,
  deployed: ObjectSource[],
): ObjectPart[] {
  const { apiName, node } = source;
  const known = org.schema.object(apiName) !== undefined || apiName.endsWith('__c');
  const own = {
    type: 'CustomObject',
    fullName: apiName,
    problem: known ? null : `unsupported by the local org: ${apiName}`,
  };
  const unsupported = unsupportedParts
    .filter((name) => nodes(node, name).length > 0)
    .map((name) => ({
      type: 'CustomObject',
      fullName: apiName,
      problem: `unsupported by the local org: ${name}`,
    }));
  const parts = Object.entries(partTypes).flatMap(([element, type]) =>
    nodes(node, element)
      .filter((part) => type !== 'CustomField' || text(part, 'fullName')?.endsWith('__c'))
      .map((part) => ({
        type,
        fullName: `${apiName}.${text(part, 'fullName')}`,
        problem: problemOf(org, source, deployed, type, part),
      })),
  );
  return [unsupported[0] ?? own, ...parts];
}

/** Adds objects, fields and their views to the running org. Call only when `checkObject` found no problem. */
export function applyObjects(org: LocalOrgEngine, sources: ObjectSource[]): void {
  const objects = new Map<string, ObjectDefinition>(
    org.schema.objects().map((object) => [object.apiName, object]),
  );
  for (const { apiName, node } of sources) addObject(objects, apiName, node);
  for (const { apiName, node } of sources) {
    for (const field of nodes(node, 'fields')) addField(objects, apiName, field);
    finishOwnership(objects.get(apiName)!);
    replaceViews(org.metadata, apiName, node);
  }
  org.addObjects([...objects.values()]);
}

function problemOf(
  org: LocalOrgEngine,
  source: ObjectSource,
  deployed: ObjectSource[],
  type: string,
  part: XmlNode,
): string | null {
  try {
    if (type === 'CustomField')
      return missingTarget(org, deployed, readCustomField(source.apiName, part).referenceTo);
    if (type === 'ValidationRule') return unknownInRule(org, source, part);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

function missingTarget(org: LocalOrgEngine, deployed: ObjectSource[], targets: string[]): string | null {
  const missing = targets.find(
    (name) => !org.schema.object(name) && !deployed.some((entry) => entry.apiName === name),
  );
  return missing ? `referenceTo value of '${missing}' does not resolve to a valid sObject type` : null;
}

function unknownInRule(org: LocalOrgEngine, source: ObjectSource, part: XmlNode): string | null {
  const added = new Set(nodes(source.node, 'fields').map((field) => text(field, 'fullName')?.toLowerCase()));
  const hasField = (path: string): boolean =>
    org.schema.field(source.apiName, path) !== undefined || added.has(path.toLowerCase());
  const { customPermissions } = org.metadata;
  const formula = parseFormula(text(part, 'errorConditionFormula') ?? '');
  const unknown = unknownNames(formula, { hasField, customPermissions });
  return unknown.length > 0 ? `unsupported by the local org: ${unknown.join(', ')}` : null;
}
