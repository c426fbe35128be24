/** Reports, report types and dashboards: what they name must be there. Each problem says where in the file it is. */
import type { ReportingComponent } from '../metadata/read-report.ts';
import { text, texts } from '../metadata/xml.ts';
import type { XmlNode } from '../metadata/xml.ts';
import type { LocalOrgEngine } from '../org/create-org.ts';
import type { ObjectDefinition, Schema } from '../ports.ts';

type Known = Pick<LocalOrgEngine, 'schema' | 'metadata'>;

/** Elements of a report that name a field. */
const fieldElements = new Set([
  'column',
  'dateColumn',
  'field',
  'groupingColumn',
  'secondaryGroupingColumn',
  'sortColumn',
  'sourceColumnName',
]);

/** The first thing that is wrong; null when nothing is. `deployed` comes in the same deployment. */
export function reportProblem(
  org: Known,
  component: ReportingComponent,
  deployed: ReportingComponent[],
): string | null {
  const all = [...org.metadata.reporting, ...deployed];
  const has = (type: string, name: string): boolean =>
    all.some((entry) => entry.type === type && entry.fullName === name);
  if (component.type === 'Report') return problemOfReport(org.schema, component, has);
  if (component.type === 'ReportType') return problemOfType(org.schema, component.node);
  if (component.type === 'Dashboard') return problemOfDashboard(component, has);
  return text(component.node, 'name') ? null : 'name: a folder needs a name';
}

function problemOfReport(
  schema: Schema,
  { fullName, node }: ReportingComponent,
  has: (type: string, name: string) => boolean,
): string | null {
  const folder = fullName.split('/')[0]!;
  if (folder !== 'unfiled$public' && !has('ReportFolder', folder))
    return `no ReportFolder named ${folder} found`;
  for (const name of ['name', 'reportType', 'format']) if (!text(node, name)) return `${name}: required`;
  const type = text(node, 'reportType')!;
  const objects = [...type.matchAll(/\$(\w+__c)/g)].map((match) => match[1]!);
  const missing = objects.find((name) => !schema.object(name));
  if (missing) return `reportType: unknown object ${missing}`;
  if (type.endsWith('__c') && objects.length === 0 && !has('ReportType', type.slice(0, -'__c'.length)))
    return `reportType: unknown report type ${type}`;
  return unknownField(schema, node, '');
}

/** Walks the whole file, so that a field is checked wherever it is named. */
function unknownField(schema: Schema, node: XmlNode, path: string): string | null {
  for (const [name, value] of Object.entries(node)) {
    for (const [index, entry] of [value].flat().entries()) {
      const place = Array.isArray(value) ? `${path}${name}[${index + 1}]` : `${path}${name}`;
      const wrong = typeof entry === 'string' && fieldElements.has(name) && !isKnownField(schema, entry);
      if (wrong) return `${place}: unknown field ${entry}`;
      const inner = typeof entry === 'object' ? unknownField(schema, entry, `${place}.`) : null;
      if (inner) return inner;
    }
  }
  return null;
}

/** `Object__c.Field__c`, `Object__c$Field__c`, `Object__c.Children__r$Field__c`, with look-ups in between. */
function isKnownField(schema: Schema, name: string): boolean {
  const [before, after] = name.split('$') as [string, string?];
  const base = after === undefined ? before.split('.')[0]! : before;
  // Standard columns (CUST_NAME, USERNAME, ROW_COUNT) and standard objects have names of their own.
  if (!base.split('.')[0]!.endsWith('__c')) return true;
  const object = tableOf(schema, base);
  return object !== undefined && isPath(schema, object, after ?? before.split('.').slice(1).join('.'));
}

/** `Object__c` or `Object__c.Children__r`. */
function tableOf(schema: Schema, name: string): ObjectDefinition | undefined {
  const [first, ...relationships] = name.split('.');
  let object = schema.object(first!);
  for (const relationship of relationships) {
    const link = object?.childRelationships.find((entry) => entry.relationshipName === relationship);
    object = link && schema.object(link.childObject);
  }
  return object;
}

function isPath(schema: Schema, object: ObjectDefinition, path: string): boolean {
  const [first = '', ...rest] = path.split('.');
  const field =
    object.fields.get(first.toLowerCase()) ??
    object.fields.get(`${first.toLowerCase()}id`) ??
    [...object.fields.values()].find((entry) => entry.relationshipName === first);
  if (!field) return false;
  if (rest.length === 0) return true;
  return field.referenceTo.some((target) => isPath(schema, schema.object(target)!, rest.join('.')));
}

function problemOfType(schema: Schema, node: XmlNode): string | null {
  const base = text(node, 'baseObject') ?? '';
  if (!schema.object(base)) return `baseObject: unknown object ${base}`;
  const sections = [node.sections ?? []].flat() as XmlNode[];
  for (const [number, section] of sections.entries()) {
    const columns = [section.columns ?? []].flat() as XmlNode[];
    for (const [index, column] of columns.entries()) {
      const table = tableOf(schema, text(column, 'table') ?? '');
      const place = `sections[${number + 1}].columns[${index + 1}]`;
      if (!table) return `${place}.table: unknown table ${text(column, 'table') ?? ''}`;
      const field = text(column, 'field') ?? '';
      if (!isPath(schema, table, field)) return `${place}.field: unknown field ${table.apiName}.${field}`;
    }
  }
  return null;
}

function problemOfDashboard(
  { fullName, node }: ReportingComponent,
  has: (type: string, name: string) => boolean,
): string | null {
  const folder = fullName.split('/')[0]!;
  if (!has('DashboardFolder', folder)) return `no DashboardFolder named ${folder} found`;
  const missing = reportsOf(node).find((name) => !has('Report', name));
  return missing === undefined ? null : `report: unknown report ${missing}`;
}

function reportsOf(node: XmlNode): string[] {
  const inner = Object.values(node).flatMap((value) =>
    [value].flat().flatMap((entry) => (entry && typeof entry === 'object' ? reportsOf(entry) : [])),
  );
  return [...texts(node, 'report'), ...inner];
}
