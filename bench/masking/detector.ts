/**
 * The whole masking as a detector for a scorer: `detect(text, row)` gives spans with the scorer's type names. A row may
 * bring the values of its record, as a mapping would: `record: [{path, type, value}]`.
 */
import { maskRecord } from '../../middleware/src/core/masking/mask-record.ts';
import type { EntityType, Mapping, MappingField, RecordContext } from '../../middleware/src/core/types.ts';

export const label = 'BYOM';

/** Our types as the scorer names them. */
export const typeMap: Partial<Record<EntityType, string>> = {
  EMAIL: 'EMAIL_ADDRESS',
  PHONE: 'PHONE_NUMBER',
  BIRTHDATE: 'DATE_OF_BIRTH',
  CARD: 'CREDIT_CARD',
  IBAN: 'IBAN_CODE',
  SSN: 'US_SSN',
  IP: 'IP_ADDRESS',
  MAC: 'MAC_ADDRESS',
  ACCOUNT: 'BANK_ACCOUNT',
  NATIONALID: 'NATIONAL_ID',
  TAXID: 'NATIONAL_ID',
  MEDICAL: 'MEDICAL_RECORD_NUMBER',
  CLINICIAN: 'NATIONAL_ID',
  LICENSE: 'DRIVER_LICENSE',
  VEHICLE: 'VEHICLE_REGISTRATION',
  IDENTIFIER: 'ID',
};

const OURS: Record<string, EntityType> = {
  ...Object.fromEntries(Object.entries(typeMap).map(([ours, theirs]) => [theirs, ours as EntityType])),
  NATIONAL_ID: 'NATIONALID',
  HEALTH_INSURANCE_ID: 'MEDICAL',
};

interface Row {
  record?: { path: string; type: string; value: string }[];
}

const NODE = {
  objectName: 'Case',
  relationshipName: '',
  nodeType: 'root' as const,
  filter: null,
  orderBy: null,
  rowLimit: null,
  parents: [],
  children: [],
};

/** What is masked of a text: places in UTF-16 units, with our type names. */
export async function detect(
  text: string,
  row: Row,
): Promise<{ start: number; end: number; type: string }[]> {
  const known = row.record ?? [];
  const field = (apiName: string, entityType: EntityType | null): MappingField => ({
    apiName,
    treatment: entityType ? 'mask' : 'send',
    entityType,
    blankPolicy: 'omit',
  });
  const fields = known.map(({ type }, index) => field(`F${index}`, OURS[type] ?? (type as EntityType)));
  const mapping: Mapping = {
    id: 'bench',
    apiName: 'Bench',
    root: { ...NODE, fields: [...fields, field('Text', null)] },
  };
  const values = known.map(({ value }, index) => [`F${index}`, { text: value, visible: true }] as const);
  const record: RecordContext = {
    objectName: 'Case',
    recordId: null,
    fields: Object.fromEntries([...values, ['Text', { text, visible: true }]]),
    parents: {},
    children: {},
  };
  const masked = maskRecord(record, mapping, { nonce: 'K7' }).values.find(({ path }) => path === 'Text');
  return (masked?.spans ?? []).map(({ start, end, type }) => ({ start, end, type }));
}
