/** A `.field-meta.xml` (or the field of a deployed `.object`) as a field definition. */
import { child, flag, nodes, number, text } from '../metadata/xml.ts';
import type { XmlNode } from '../metadata/xml.ts';
import type { FieldDefinition, FieldType, PicklistValue } from '../ports.ts';
import { makeField } from './make-field.ts';

/** Metadata type → API type. A type that is not here is refused by name. */
const types: Record<string, FieldType> = {
  Text: 'string',
  TextArea: 'textarea',
  LongTextArea: 'textarea',
  Html: 'textarea',
  Number: 'double',
  Checkbox: 'boolean',
  Currency: 'currency',
  Percent: 'percent',
  Date: 'date',
  DateTime: 'datetime',
  Email: 'email',
  Phone: 'phone',
  Url: 'url',
  Picklist: 'picklist',
  MultiselectPicklist: 'multipicklist',
  Lookup: 'reference',
  MasterDetail: 'reference',
  AutoNumber: 'string',
  EncryptedText: 'encryptedstring',
};

/** Throws an Error naming the field when it uses a type or feature the local org does not have. */
export function readCustomField(objectName: string, node: XmlNode): FieldDefinition {
  const apiName = text(node, 'fullName') ?? '';
  const place = `${objectName}.${apiName}`;
  const metadataType = text(node, 'type') ?? '';
  const type = types[metadataType];
  if (!type)
    throw new Error(`${place}: the local org does not support fields of type ${metadataType || '(none)'}`);
  if (text(node, 'formula')) throw new Error(`${place}: the local org does not support formula fields`);
  const picklist = readPicklist(node, place);
  const autoNumber = metadataType === 'AutoNumber';
  const field = makeField({
    apiName,
    label: text(node, 'label') ?? apiName,
    type,
    required: flag(node, 'required') || metadataType === 'MasterDetail',
    unique: flag(node, 'unique'),
    externalId: flag(node, 'externalId'),
    caseSensitive: flag(node, 'caseSensitive'),
    precision: number(node, 'precision') ?? 0,
    scale: number(node, 'scale') ?? 0,
    helpText: text(node, 'inlineHelpText'),
    autoNumber: autoNumber ? (text(node, 'displayFormat') ?? '{0}') : null,
    createable: !autoNumber,
    updateable: !autoNumber && !isFixedDetail(node, metadataType),
    ...picklist,
    ...reference(node, metadataType, apiName),
    defaultValue:
      readDefault(node, type, place) ?? picklist.picklistValues.find((v) => v.defaultValue)?.value ?? null,
  });
  field.length = number(node, 'length') ?? impliedLength(metadataType) ?? field.length;
  if (type === 'boolean') field.defaultValue = text(node, 'defaultValue') === 'true';
  return field;
}

function isFixedDetail(node: XmlNode, metadataType: string): boolean {
  return metadataType === 'MasterDetail' && !flag(node, 'reparentableMasterDetail');
}

function impliedLength(metadataType: string): number | undefined {
  if (metadataType === 'TextArea') return 255;
  return metadataType === 'AutoNumber' ? 30 : undefined;
}

function reference(node: XmlNode, metadataType: string, apiName: string): Partial<FieldDefinition> {
  const target = text(node, 'referenceTo');
  if (!target) return {};
  const children = text(node, 'relationshipName');
  const masterDetail = metadataType === 'MasterDetail';
  const constraint = text(node, 'deleteConstraint') as FieldDefinition['deleteConstraint'];
  return {
    referenceTo: [target],
    relationshipName: apiName.replace(/__c$/i, '__r'),
    childRelationshipName: children ? `${children}__r` : null,
    masterDetail,
    writeRequiresMasterRead: flag(node, 'writeRequiresMasterRead'),
    deleteConstraint: masterDetail
      ? 'Cascade'
      : (constraint ?? (flag(node, 'required') ? 'Restrict' : 'SetNull')),
  };
}

function readPicklist(
  node: XmlNode,
  place: string,
): { picklistValues: PicklistValue[]; restrictedPicklist: boolean } {
  const set = child(node, 'valueSet');
  if (text(set, 'valueSetName'))
    throw new Error(`${place}: the local org does not support global value sets`);
  const values = nodes(child(set, 'valueSetDefinition'), 'value').map((value) => ({
    value: text(value, 'fullName') ?? '',
    label: text(value, 'label') ?? text(value, 'fullName') ?? '',
    active: text(value, 'isActive') !== 'false',
    defaultValue: flag(value, 'default'),
  }));
  return { picklistValues: values, restrictedPicklist: flag(set, 'restricted') };
}

/** Only literals: quoted texts and numbers. Any other formula is refused by name. */
function readDefault(node: XmlNode, type: FieldType, place: string): unknown {
  const formula = text(node, 'defaultValue');
  if (formula === null || type === 'boolean') return null;
  const quoted = /^(["'])(.*)\1$/.exec(formula);
  if (quoted) return quoted[2];
  if (/^-?\d+(\.\d+)?$/.test(formula))
    return ['double', 'currency', 'percent'].includes(type) ? Number(formula) : formula;
  throw new Error(`${place}: the local org does not support the default value formula ${formula}`);
}
