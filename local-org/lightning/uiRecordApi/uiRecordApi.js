/** `lightning/uiRecordApi` on the org's UI API. */
import { fetchingAdapter, refreshRecords } from 'shell/liveWires';
import { uiApi } from 'shell/rest';

const RECORDS = '/services/data/v67.0/ui-api/records';

function fieldName(field) {
  return typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`;
}

function names(fields) {
  if (!fields) return [];
  return (Array.isArray(fields) ? fields : [fields]).map(fieldName);
}

function asList(value) {
  return value === undefined ? [] : [].concat(value);
}

/** Every parameter of `getRecord` that the UI API understands; null while there is nothing to ask for. */
function recordRequest({ recordId, fields, optionalFields, layoutTypes, modes }) {
  const query = new URLSearchParams();
  const wanted = {
    fields: names(fields),
    optionalFields: names(optionalFields),
    layoutTypes: asList(layoutTypes),
  };
  for (const [name, values] of Object.entries(wanted))
    if (values.length > 0) query.set(name, values.join(','));
  if (!recordId || query.size === 0) return null;
  if (asList(modes).length > 0) query.set('modes', asList(modes).join(','));
  return { path: `${RECORDS}/${recordId}?${query}`, recordIds: [recordId] };
}

export const getRecord = fetchingAdapter(recordRequest);

/** The field's entry in a record, following look-ups: `Case.Account.Name`. */
function fieldOf(record, field) {
  const steps = fieldName(field).split('.').slice(1);
  return steps.reduce(
    (entry, step, position) => (position === 0 ? record?.fields : entry?.value?.fields)?.[step],
    undefined,
  );
}

export function getFieldValue(record, field) {
  return fieldOf(record, field)?.value;
}

export function getFieldDisplayValue(record, field) {
  return fieldOf(record, field)?.displayValue;
}

/** Tells every wire on the page that these records changed elsewhere. */
export async function notifyRecordUpdateAvailable(records) {
  await refreshRecords(records.map(({ recordId }) => recordId));
}

/** Older name of `notifyRecordUpdateAvailable`. */
export const getRecordNotifyChange = notifyRecordUpdateAvailable;

export async function updateRecord({ fields }, options = {}) {
  const { Id, ...changed } = fields;
  if (!Id) throw { ok: false, status: 400, body: { message: 'updateRecord needs the Id among the fields.' } };
  const record = await uiApi('PATCH', `/records/${Id}`, { fields: changed, ...options.body });
  refreshRecords([Id]);
  return record;
}

export function createRecord({ apiName, fields }) {
  return uiApi('POST', '/records', { apiName, fields });
}

export async function deleteRecord(recordId) {
  await uiApi('DELETE', `/records/${recordId}`);
}
