/** What a form and its fields agree on: names, kinds, and the parts of compound fields. */

/** Fired by a field inside a form; `detail.field` is `{ name, receive(state), isConnected(), … }`. */
export const FIELD_EVENT = 'local__recordfield';

export function announceField(element, field) {
  element.dispatchEvent(new CustomEvent(FIELD_EVENT, { bubbles: true, composed: true, detail: { field } }));
}

/** `fieldName` may be a string, `Object.Field`, or an import from `@salesforce/schema`. */
export function plainFieldName(field) {
  const name = typeof field === 'string' ? field : (field?.fieldApiName ?? '');
  return name;
}

const ADDRESS_PARTS = ['Street', 'City', 'State', 'PostalCode', 'Country'];
const NAME_PARTS = ['Salutation', 'FirstName', 'LastName'];

export function isAddress(info) {
  return info?.dataType === 'Address';
}

export function isPersonName(name, objectInfo) {
  return name === 'Name' && objectInfo?.fields.LastName !== undefined;
}

/** `BillingAddress` consists of `BillingStreet`, `BillingCity` …; an ordinary field of itself. */
export function partsOf(name, objectInfo) {
  const info = objectInfo?.fields[name];
  if (isPersonName(name, objectInfo)) return NAME_PARTS.filter((part) => objectInfo.fields[part]);
  if (!isAddress(info)) return [name];
  const prefix = name.slice(0, -'Address'.length);
  return ADDRESS_PARTS.map((part) => prefix + part).filter((part) => objectInfo.fields[part]);
}

/** The record's entry that names what a look-up points at: `Account.Name`, `Case__r.CaseNumber`. */
export function referencePath(info) {
  if (!info?.reference || !info.relationshipName) return null;
  const target = info.referenceToInfos?.length === 1 ? info.referenceToInfos[0] : null;
  const nameField = target?.nameFields?.find((each) => each === 'Name') ?? target?.nameFields?.[0] ?? 'Name';
  return `${info.relationshipName}.${nameField}`;
}

/** All entries `getRecord` must read to show the field. */
export function recordFieldsOf(name, objectInfo) {
  const path = referencePath(objectInfo.fields[name]);
  return [...new Set([name, ...partsOf(name, objectInfo), ...(path ? [path] : [])])];
}

/** The shown text of a look-up in a record of the UI API; the id when the name may not be read. */
export function referenceName(record, name, info) {
  const path = referencePath(info);
  const [relationship, nameField] = path ? path.split('.') : [];
  const entry = record?.fields[name];
  const parent = record?.fields[relationship];
  return (
    parent?.value?.fields?.[nameField]?.value ?? parent?.displayValue ?? entry?.displayValue ?? entry?.value
  );
}
