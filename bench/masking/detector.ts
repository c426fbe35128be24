/**
 * The whole masking as a detector for a scorer: `detect(text, row)` gives spans with the scorer's type names. A row may
 * bring the values of its record, as a mapping would: `record: [{path, type, value}]`.
 */
import { DETECTOR_ROWS } from '../../middleware/src/core/masking/detectors/index.ts';
import type { EntityType } from '../../middleware/src/core/masking/entity-types.ts';
import { maskRecord } from '../../middleware/src/core/masking/mask-record.ts';
import type { ContextValue, Mapping, MappingField, RecordContext } from '../../middleware/src/core/types.ts';

export const label = 'BYOM';

/** Our types as the scorer names them; a type that is not here has the same name. */
const TYPES: Partial<Record<EntityType, string>> = {
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

/** A number of one country's health system is a national number for the scorer: DE_HEALTH_INSURANCE, UK_NHS, US_MBI. */
const NATIONAL_ROW = /^[a-z]{2}-/;

/** The scorer's types of a record's values as a mapping of ours would name them. */
const OURS: Record<string, EntityType> = {
  ...Object.fromEntries(Object.entries(TYPES).map(([ours, theirs]) => [theirs, ours as EntityType])),
  NATIONAL_ID: 'NATIONALID',
  HEALTH_INSURANCE_ID: 'MEDICAL',
  ZIP_CODE: 'ADDRESS',
};

interface Row {
  record?: { path: string; type: string; value: string }[];
}

/** So often the engine must see a text of each kind before its code is as fast as it will be. */
const WARM_UP = 15;

/** Brings the process to the state of a service that has been at work for a while, with the rows' own examples. */
export function init(): void {
  const texts = DETECTOR_ROWS.flatMap(({ hits, misses }) => [...hits, ...misses]);
  for (let time = 0; time < WARM_UP; time += 1) for (const text of texts) find(text, {});
}

/** What is masked of a text: places in UTF-16 units, with the scorer's type names. */
export const detect = (text: string, row: Row): Promise<Place[]> => Promise.resolve(find(text, row));

interface Place {
  start: number;
  end: number;
  type: string;
}

/** The same without waiting: for the measurement of speed. */
export function find(text: string, { record = [] }: Row): Place[] {
  const fields: Record<string, ContextValue> = { Text: { text, visible: true } };
  for (const [index, { value }] of record.entries()) fields[`F${index}`] = { text: value, visible: true };
  const context: RecordContext = { objectName: 'Case', recordId: null, fields, parents: {}, children: {} };
  const { values } = maskRecord(context, mappingFor(record), { nonce: 'K7' });
  const masked = values.find(({ field }) => field === TEXT);
  return (masked?.spans ?? []).map(({ start, end, type, source }) => ({
    start,
    end,
    type: nameOf(type, source),
  }));
}

const nameOf = (type: EntityType, source: string): string =>
  type === 'MEDICAL' && NATIONAL_ROW.test(source) ? 'NATIONAL_ID' : (TYPES[type] ?? type);

const TEXT: MappingField = { apiName: 'Text', treatment: 'send', entityType: null, blankPolicy: 'omit' };
const MAPPINGS = new Map<string, Mapping>();

/** A mapping for records of one shape. A service reads its mappings once as well. */
function mappingFor(record: NonNullable<Row['record']>): Mapping {
  const shape = record.map(({ type }) => type).join();
  const known = MAPPINGS.get(shape);
  if (known) return known;
  const masked = record.map(({ type }, index): MappingField => {
    const entityType = OURS[type] ?? (type as EntityType);
    return { apiName: `F${index}`, treatment: 'mask', entityType, blankPolicy: 'omit' };
  });
  const mapping: Mapping = {
    id: 'bench',
    apiName: 'Bench',
    root: {
      objectName: 'Case',
      relationshipName: '',
      nodeType: 'root',
      filter: null,
      orderBy: null,
      rowLimit: null,
      fields: [...masked, TEXT],
      parents: [],
      children: [],
    },
  };
  MAPPINGS.set(shape, mapping);
  return mapping;
}
