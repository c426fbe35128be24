/** Files: what saving a version adds by itself (its document and links), and what the platform refuses. */
import { createHash } from 'node:crypto';
import { saveError } from '../errors.ts';
import type { SaveError } from '../ports.ts';
import type { SqlValue } from '../store/database.ts';
import { insertRecord, nextId, updateRecord } from '../store/records.ts';
import type { StoredRow } from '../store/records.ts';
import { mayTouch } from './references.ts';
import type { Draft, SaveSituation } from './save-engine.ts';

/** File types the platform knows by their ending; every other ending is UNKNOWN. */
const fileTypes: Record<string, string> = {
  csv: 'CSV',
  html: 'HTML',
  jpg: 'JPG',
  json: 'JSON',
  pdf: 'PDF',
  png: 'PNG',
  txt: 'TEXT',
  xml: 'XML',
};

/** What is wrong with a new version or link beside the rules of fields; nothing for other objects. */
export function checkFile(situation: SaveSituation, draft: Draft, row: StoredRow): SaveError[] {
  if (!draft.created) return [];
  if (draft.object.apiName === 'ContentDocumentLink') {
    return [
      ...mustEdit(situation, 'ContentDocument', row.ContentDocumentId),
      ...mustEdit(situation, null, row.LinkedEntityId),
    ];
  }
  if (draft.object.apiName !== 'ContentVersion') return [];
  const missing = ['PathOnClient', 'VersionData'].filter((name) => (row[name] ?? null) === null);
  if (missing.length > 0)
    return [
      saveError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, missing),
    ];
  return [
    ...mustEdit(situation, 'ContentDocument', row.ContentDocumentId),
    ...mustEdit(situation, null, row.FirstPublishLocationId),
  ];
}

function mustEdit(
  situation: SaveSituation,
  objectName: string | null,
  id: SqlValue | undefined,
): SaveError[] {
  if (typeof id !== 'string') return [];
  const name = objectName ?? situation.engine.schema.objectOfId(id)!.apiName;
  if (id === situation.context.userId || mayTouch(situation, name, id, 'editable')) return [];
  const message = `insufficient access rights on cross-reference id: ${id.slice(0, 15)}`;
  return [saveError('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', message)];
}

/** Inserts a version: a document of its own unless it names one, and the links of a new document. */
export function insertVersion(situation: SaveSituation, row: StoredRow): void {
  const { database, schema } = situation.engine;
  const described = describeContent(row);
  const { ContentModifiedDate, FileType, FileExtension, ContentSize, Title } = described;
  const about = { ContentModifiedDate, FileType, FileExtension, ContentSize, Title } as StoredRow;
  const isNew = !row.ContentDocumentId;
  const documentId = isNew ? insertDocument(situation, row, about) : String(row.ContentDocumentId);
  const version = schema.object('ContentVersion')!;
  const versions = database.all('SELECT "Id" FROM "ContentVersion" WHERE "ContentDocumentId" = ?', [
    documentId,
  ]);
  for (const older of versions) updateRecord(database, version, String(older.Id), { IsLatest: 0 });
  const place = { ContentDocumentId: documentId, VersionNumber: String(versions.length + 1), IsLatest: 1 };
  insertRecord(database, version, { ...row, ...described, ...place });
  const changed = { ...about, LatestPublishedVersionId: row.Id!, SystemModstamp: row.SystemModstamp! };
  updateRecord(database, schema.object('ContentDocument')!, documentId, changed);
}

/** A new title of the latest version is the document's title. */
export function retitleDocument(situation: SaveSituation, row: StoredRow): void {
  const document = situation.engine.schema.object('ContentDocument')!;
  if (row.IsLatest === 1)
    updateRecord(situation.engine.database, document, String(row.ContentDocumentId), { Title: row.Title! });
}

function insertDocument(situation: SaveSituation, row: StoredRow, about: StoredRow): string {
  const { database, schema } = situation.engine;
  const document = schema.object('ContentDocument')!;
  const stamps = stampsOf(row);
  const Id = nextId(database, document);
  const flags = { IsDeleted: 0, IsArchived: 0, PublishStatus: 'R', OwnerId: row.OwnerId! };
  insertRecord(database, document, {
    ...stamps,
    ...about,
    ...flags,
    Description: row.Description ?? null,
    Id,
  });
  const link = schema.object('ContentDocumentLink')!;
  const targets: [SqlValue, string][] = [[row.OwnerId!, 'I']];
  const place = row.FirstPublishLocationId;
  if (place && place !== row.OwnerId) targets.push([place, 'V']);
  for (const [LinkedEntityId, ShareType] of targets) {
    const links = { LinkedEntityId, ShareType, ContentDocumentId: Id, Visibility: 'AllUsers', IsDeleted: 0 };
    insertRecord(database, link, { ...stamps, ...links, Id: nextId(database, link) });
  }
  return Id;
}

function stampsOf(row: StoredRow): StoredRow {
  const { CreatedDate, CreatedById, LastModifiedDate, LastModifiedById, SystemModstamp } = row;
  return { CreatedDate, CreatedById, LastModifiedDate, LastModifiedById, SystemModstamp } as StoredRow;
}

/** What the platform finds out about the content by itself. */
function describeContent(row: StoredRow): StoredRow {
  const bytes = Buffer.from(String(row.VersionData), 'base64');
  const name = String(row.PathOnClient).split(/[\\/]/).at(-1)!;
  const [, stem, ending] = /^(.*?)(?:\.([^.]*))?$/.exec(name)!;
  return {
    VersionData: bytes.toString('base64'),
    ContentSize: bytes.length,
    Checksum: createHash('md5').update(bytes).digest('hex'),
    FileExtension: ending ?? null,
    FileType: fileTypes[ending?.toLowerCase() ?? ''] ?? 'UNKNOWN',
    Title: row.Title ?? stem ?? name,
    PublishStatus: 'R',
    ContentLocation: 'S',
    ContentModifiedDate: row.CreatedDate!,
    ContentModifiedById: row.CreatedById!,
  };
}
