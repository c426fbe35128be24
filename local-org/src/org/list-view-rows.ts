/** The list views of the metadata as rows of ListView: ids for those who name one over the API. */
import type { ProjectMetadata } from '../metadata/project-metadata.ts';
import type { ObjectDefinition, Schema } from '../ports.ts';
import { listViewsOf, RECENT } from '../shell/pages/list-views.ts';
import type { Database } from '../store/database.ts';
import { insertRecord, nextId, updateRecord } from '../store/records.ts';
import { storedNow } from '../store/values.ts';

/** Adds rows for views that have none and keeps the ids of those that do; a view that is gone takes its row along. */
export function putListViews(
  database: Database,
  schema: Schema,
  metadata: ProjectMetadata,
  by: string,
  hidden: Set<string>,
): void {
  const object = schema.object('ListView')!;
  const rows = database.all(
    'SELECT "Id", "SobjectType", "DeveloperName", "Name", "IsDeleted" FROM "ListView"',
  );
  const known = new Map(rows.map((row) => [`${row.SobjectType}.${row.DeveloperName}`, row]));
  const now = storedNow();
  const stamps = { CreatedDate: now, CreatedById: by, LastModifiedDate: now, LastModifiedById: by };
  for (const view of viewsOf(schema, metadata, hidden)) {
    const row = known.get(`${view.object}.${view.fullName}`);
    known.delete(`${view.object}.${view.fullName}`);
    const own = { Name: view.label, IsDeleted: 0 };
    if (row?.Name === own.Name && row.IsDeleted === 0) continue;
    if (row) updateRecord(database, object, String(row.Id), own);
    else {
      const named = { SobjectType: view.object, DeveloperName: view.fullName, IsSoqlCompatible: 1 };
      const Id = nextId(database, object);
      insertRecord(database, object, { ...stamps, SystemModstamp: now, ...own, ...named, Id });
    }
  }
  for (const row of known.values()) updateRecord(database, object, String(row.Id), { IsDeleted: 1 });
}

function viewsOf(schema: Schema, metadata: ProjectMetadata, hidden: Set<string>) {
  const shown = (object: ObjectDefinition): boolean => !hidden.has(object.apiName.toLowerCase());
  return schema
    .objects()
    .filter(shown)
    .flatMap((object) => listViewsOf({ metadata }, object))
    .filter((view) => view.fullName !== RECENT);
}
