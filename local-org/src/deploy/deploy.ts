/** A deployment: every component is checked; nothing is applied unless all are good and it is not a dry run. */
import type { ProjectMetadata } from '../metadata/project-metadata.ts';
import { reportingTypes } from '../metadata/read-report.ts';
import type { ReportingComponent, ReportingType } from '../metadata/read-report.ts';
import { parseXml } from '../metadata/xml.ts';
import type { LocalOrgEngine } from '../org/create-org.ts';
import type { Row } from '../ports.ts';
import { checkComponent } from './check-component.ts';
import type { Problem } from './check-component.ts';
import { reportProblem } from './check-report.ts';
import { applyObjects, checkObject } from './object-components.ts';
import type { ObjectSource } from './object-components.ts';
import { applySimple, isSimpleType } from './simple-components.ts';
import { componentsOf } from './zip-components.ts';
import type { Component } from './zip-components.ts';

export interface DeployOptions {
  checkOnly?: boolean;
  testLevel?: string;
}

/** One line of the result, in the Metadata API's words. */
export interface DeployMessage {
  type: string;
  fullName: string;
  fileName: string;
  problem: Problem | null;
  created: boolean;
  changed: boolean;
}

/** Checks and applies the zip. Throws an Error when it is no deployable zip at all. */
export function deployZip(
  org: LocalOrgEngine,
  zip: Uint8Array,
  options: DeployOptions,
  hasClientApps: boolean,
): DeployMessage[] {
  const components = componentsOf(zip);
  const objects: ObjectSource[] = [];
  const reporting: ReportingComponent[] = [];
  const nodes = new Map<Component, Row>();
  const messages = components.flatMap((component) => {
    const node = readNode(component);
    if ('problem' in node) return [message(component, node)];
    nodes.set(component, node.node);
    if (component.type === 'CustomObject') objects.push({ apiName: component.fullName, node: node.node });
    if (component.type === 'CustomObject' || isSimpleType(component.type)) return [];
    if (isReporting(component.type)) {
      reporting.push({
        type: component.type,
        fullName: component.fullName,
        node: node.node,
        xml: component.files[0]!.text,
      });
      return [];
    }
    return [message(component, checkComponent(org, component, hasClientApps))];
  });
  for (const source of objects) messages.push(...objectMessages(org, source, objects));
  messages.push(...reportingMessages(org, components, reporting));
  const failed = messages.some((entry) => entry.problem);
  const apply = !failed && !options.checkOnly;
  if (apply) applyObjects(org, objects);
  for (const component of components.filter((entry) => isSimpleType(entry.type) && nodes.has(entry))) {
    const outcome = apply
      ? applySimple(org.metadata, component.type, component.fullName, nodes.get(component) as never)
      : {};
    messages.push({ ...message(component, null), ...outcome });
  }
  if (apply) {
    putReporting(org.metadata, reporting);
    addCustomPermissions(org.metadata, components);
    org.refreshSetup();
  }
  return messages;
}

/** The XML of a component; code and certificates have theirs in a companion that says nothing the org uses. */
function readNode(component: Component): { node: ReturnType<typeof parseXml>['node'] } | Problem {
  const [file] = component.files;
  const isXml =
    component.type === 'CustomObject' || isSimpleType(component.type) || isReporting(component.type);
  if (!isXml) return { node: {} };
  try {
    return { node: parseXml(file!.text, file!.path).node };
  } catch (error) {
    const line = /line (\d+)/.exec((error as Error).message);
    return {
      problem: (error as Error).message,
      ...(line ? { lineNumber: Number(line[1]), columnNumber: 1 } : {}),
    };
  }
}

function isReporting(type: string): type is ReportingType {
  return reportingTypes.some((entry) => entry === type);
}

function reportingMessages(
  org: LocalOrgEngine,
  components: Component[],
  reporting: ReportingComponent[],
): DeployMessage[] {
  return reporting.map((entry) => {
    const component = components.find(
      ({ type, fullName }) => type === entry.type && fullName === entry.fullName,
    )!;
    const problem = reportProblem(org, entry, reporting);
    const known = org.metadata.reporting.some(
      ({ type, fullName }) => type === entry.type && fullName === entry.fullName,
    );
    return { ...message(component, problem === null ? null : { problem }), created: !known, changed: true };
  });
}

function putReporting(metadata: ProjectMetadata, reporting: ReportingComponent[]): void {
  const names = new Set(reporting.map(({ type, fullName }) => `${type} ${fullName}`));
  metadata.reporting = [
    ...metadata.reporting.filter(({ type, fullName }) => !names.has(`${type} ${fullName}`)),
    ...reporting,
  ];
}

function addCustomPermissions(metadata: ProjectMetadata, components: Component[]): void {
  for (const { type, fullName } of components)
    if (type === 'CustomPermission' && !metadata.customPermissions.includes(fullName))
      metadata.customPermissions.push(fullName);
}

function objectMessages(org: LocalOrgEngine, source: ObjectSource, objects: ObjectSource[]): DeployMessage[] {
  const fileName = `objects/${source.apiName}.object`;
  const known = org.schema.object(source.apiName) !== undefined;
  return checkObject(org, source, objects).map(({ type, fullName, problem }) => ({
    type,
    fullName,
    fileName,
    problem: problem === null ? null : { problem },
    created: type === 'CustomObject' && !known,
    changed: true,
  }));
}

function message(component: Component, problem: Problem | null): DeployMessage {
  const { type, fullName, fileName } = component;
  return { type, fullName, fileName, problem, created: false, changed: false };
}
