/** The values behind an input field: where they start, and what of them is sent when the form is saved. */
import { partsOf } from 'shell/fields';

const INPUT_TYPES = {
  int: 'number',
  double: 'number',
  currency: 'currency',
  percent: 'percent',
  date: 'date',
  datetime: 'datetime',
  email: 'email',
  phone: 'tel',
  url: 'url',
};

const KINDS = {
  picklist: 'picklist',
  multipicklist: 'multipicklist',
  textarea: 'textarea',
  boolean: 'checkbox',
  reference: 'lookup',
};

/** Which input a field needs; with `native`, the `type` of a plain `lightning-input`. */
export function inputTypeOf(info, native = false) {
  const type = info?.dataType?.toLowerCase();
  return native ? (INPUT_TYPES[type] ?? 'text') : (KINDS[type] ?? 'input');
}

function initialValue(name, { objectInfo, record, picklists, isNew }) {
  if (!isNew) return record?.fields[name]?.value ?? null;
  const type = objectInfo?.fields[name]?.dataType?.toLowerCase();
  return type === 'boolean' ? false : (picklists?.[name]?.defaultValue?.value ?? null);
}

/** The record's values of the field and its parts; for a new record the picklists' defaults. */
export function initialValues(name, state) {
  const names = partsOf(name, state.objectInfo);
  return Object.fromEntries([...new Set([name, ...names])].map((each) => [each, initialValue(each, state)]));
}

function sent(value, info) {
  const type = info?.dataType?.toLowerCase();
  if (value === '' || value === undefined) return null;
  return ['int', 'double', 'currency', 'percent'].includes(type) && value !== null ? Number(value) : value;
}

/** An untouched field is sent for a new record only when it has a default: what nobody changed is not written again. */
export function changedValues(current, state, name, touched) {
  if (!state?.objectInfo) return {};
  const names = partsOf(name, state.objectInfo);
  const before = initialValues(name, state);
  const changed = names.filter((each) => {
    const now = sent(current[each], state.objectInfo.fields[each]);
    return state.isNew ? now !== null : touched && now !== sent(before[each], state.objectInfo.fields[each]);
  });
  return Object.fromEntries(
    changed.map((each) => [each, sent(current[each], state.objectInfo.fields[each])]),
  );
}

/** What the server said about one of the names, or ''. */
export function errorOf(errors, names) {
  const fieldErrors = errors?.output?.fieldErrors ?? {};
  return names
    .flatMap((name) => fieldErrors[name] ?? [])
    .map(({ message }) => message)
    .join(' ');
}
