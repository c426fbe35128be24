/** Layouts name the columns of standard related lists in an older style (`CASES.CASE_NUMBER`); here they become fields. */
import type { ObjectDefinition } from '../../ports.ts';
import { nameFieldOf } from './object-presentation.ts';

/** Names that do not follow from the field's own. */
const KNOWN: Record<string, string> = {
  PHONE1: 'Phone',
  PHONE2: 'Fax',
  PHONE3: 'MobilePhone',
  OWNER_NAME: 'OwnerId',
  OWNER_ALIAS: 'OwnerId',
  CREATED_DATE_DATE_ONLY: 'CreatedDate',
  LAST_UPDATE: 'LastModifiedDate',
  CREATED_BY: 'CreatedById',
};

/** `CLOSE_DATE` is `CloseDate`. */
function camelCase(name: string): string {
  const words = name.toLowerCase().split('_');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/**
 * The field a layout's column means. A name that is none of the object's fields comes back as it is written, so that
 * whoever builds the table can name it in the error.
 */
export function fieldOfColumn(object: ObjectDefinition, column: string): string {
  const bare = column.slice(column.lastIndexOf('.') + 1);
  if (bare === 'NAME' || bare === 'FULL_NAME') return nameFieldOf(object);
  const candidates = [bare, KNOWN[bare] ?? '', camelCase(bare), `${bare}Id`];
  return candidates.find((name) => name !== '' && object.fields.has(name)) ?? column;
}
