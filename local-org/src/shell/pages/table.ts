/** A table of records as list views and related lists show it: columns, and rows with names and links beside ids. */
import type { FieldDefinition, ObjectDefinition, Org, Row } from '../../ports.ts';
import { fieldLabel, nameFieldOf, visibleField, type PageContext } from './object-presentation.ts';

export interface TableColumn {
  field: string;
  label: string;
  type: FieldDefinition['type'];
  scale: number;
  sortable: boolean;
  /** True when the cell links to a record: the name column and look-ups. */
  link: boolean;
}

/** `field` holds the shown value; for linked cells `<field>Url` holds where it leads. */
export type TableRow = Record<string, unknown> & { Id: string };

const UNSORTABLE = new Set(['textarea', 'multipicklist', 'address', 'encryptedstring']);

/** Columns for the fields this person may read; unknown fields in a list view are a fault of the metadata and named. */
export function tableColumns(
  context: PageContext,
  object: ObjectDefinition,
  fields: string[],
): TableColumn[] {
  const nameField = nameFieldOf(object);
  return fields.flatMap((name) => {
    if (!context.org.schema.field(object.apiName, name)) {
      throw new Error(
        `${object.apiName} has no field ${name}, which a list view or layout names as a column.`,
      );
    }
    const field = visibleField(context, object.apiName, name);
    if (!field) return [];
    const link = field.apiName === nameField || field.type === 'reference';
    const sortable = !UNSORTABLE.has(field.type);
    const label = fieldLabel(object, field);
    return [{ field: field.apiName, label, type: field.type, scale: field.scale, sortable, link }];
  });
}

/** The path that names a look-up's target: `Account.Name`, `ReportsTo.Name`, `Case__r.CaseNumber`. */
export function referenceNamePath(org: Org, field: FieldDefinition): string | undefined {
  if (!field.relationshipName) return undefined;
  const target = field.referenceTo.length === 1 ? org.schema.object(field.referenceTo[0] ?? '') : undefined;
  const nameField = target ? nameFieldOf(target) : 'Name';
  return nameField === 'Id' ? undefined : `${field.relationshipName}.${nameField}`;
}

function readableTarget(context: PageContext, field: FieldDefinition): boolean {
  return field.referenceTo.some(
    (name) => name === 'User' || context.org.access.object(context.userId, name).read,
  );
}

function pathsOf(context: PageContext, object: ObjectDefinition, column: TableColumn): string[] {
  const field = object.fields.get(column.field);
  const path =
    field?.type === 'reference' && readableTarget(context, field)
      ? referenceNamePath(context.org, field)
      : undefined;
  return path ? [column.field, path] : [column.field];
}

/** What a query for these columns selects; always with `Id` and the record's name. */
export function selectList(context: PageContext, object: ObjectDefinition, columns: TableColumn[]): string {
  const paths = columns.flatMap((column) => pathsOf(context, object, column));
  return [...new Set(['Id', nameFieldOf(object), ...paths])].join(', ');
}

/** Reads `Account.Name` out of a row; undefined where a parent is missing. */
export function valueAt(row: Row, path: string): unknown {
  return path.split('.').reduce<unknown>((value, step) => (value as Row | null | undefined)?.[step], row);
}

function cell(context: PageContext, object: ObjectDefinition, row: Row, column: TableColumn): Row {
  const value = row[column.field] ?? null;
  const field = object.fields.get(column.field);
  if (!column.link || value === null || !field) return { [column.field]: value };
  if (field.type !== 'reference') {
    return {
      [column.field]: value,
      [`${column.field}Url`]: `/lightning/r/${object.apiName}/${String(row.Id)}/view`,
    };
  }
  const path = referenceNamePath(context.org, field);
  const shown = (path && valueAt(row, path)) ?? value;
  const target = context.org.schema.objectOfId(String(value))?.apiName;
  return {
    [column.field]: shown,
    [`${column.field}Url`]: target ? `/lightning/r/${target}/${String(value)}/view` : null,
  };
}

/** Rows for the columns, from the records of a query built with `selectList`. */
export function tableRows(
  context: PageContext,
  object: ObjectDefinition,
  columns: TableColumn[],
  records: Row[],
): TableRow[] {
  return records.map((row) => {
    const cells = columns.map((column) => cell(context, object, row, column));
    return Object.assign({ Id: String(row.Id) }, ...cells) as TableRow;
  });
}
