/** Shows the value of one field of a UI API record the way its type asks for. */
import { api, LightningElement } from 'lwc';
import { isAddress, isPersonName, partsOf, referenceName } from 'shell/fields';

const TEXT_LIKE = new Set(['string', 'picklist', 'combobox', 'encryptedstring', 'reference', 'address']);

export default class FieldValue extends LightningElement {
  @api fieldName;
  @api record;
  @api objectInfo;
  /** Shows long text in one line, for the highlights panel. */
  @api truncated = false;

  get info() {
    return this.objectInfo?.fields[this.fieldName];
  }

  get entry() {
    return this.record?.fields[this.fieldName];
  }

  get value() {
    return this.entry?.value ?? null;
  }

  get type() {
    return this.info?.dataType?.toLowerCase() ?? 'string';
  }

  get isEmpty() {
    if (this.isAddress) return Object.values(this.address).every((part) => !part);
    return this.value === null || this.value === '';
  }

  get isBoolean() {
    return this.type === 'boolean';
  }

  get checkboxClass() {
    return this.value ? 'local-checkbox local-checkbox_checked' : 'local-checkbox';
  }

  get checkboxLabel() {
    return this.value ? 'Checked' : 'Not checked';
  }

  get isAddress() {
    return isAddress(this.info);
  }

  get isReference() {
    return this.type === 'reference';
  }

  get isNumber() {
    return this.type === 'int' || this.type === 'double';
  }

  get isCurrency() {
    return this.type === 'currency';
  }

  get isPercent() {
    return this.type === 'percent';
  }

  get percent() {
    return Number(this.value) / 100;
  }

  get scale() {
    return this.info?.scale ?? 0;
  }

  get isDate() {
    return this.type === 'date';
  }

  get isDateTime() {
    return this.type === 'datetime';
  }

  get isEmail() {
    return this.type === 'email';
  }

  get isPhone() {
    return this.type === 'phone';
  }

  get isUrl() {
    return this.type === 'url';
  }

  get isLongText() {
    return this.type === 'textarea' && !this.truncated;
  }

  get isMultiPicklist() {
    return this.type === 'multipicklist';
  }

  get isText() {
    return TEXT_LIKE.has(this.type) || (this.type === 'textarea' && this.truncated);
  }

  get text() {
    if (isPersonName(this.fieldName, this.objectInfo) && !this.value) return this.nameFromParts;
    return this.entry?.displayValue ?? String(this.value);
  }

  get nameFromParts() {
    const parts = partsOf(this.fieldName, this.objectInfo);
    return parts
      .map((part) => this.record?.fields[part]?.value)
      .filter(Boolean)
      .join(' ');
  }

  get choices() {
    return String(this.value).split(';').join('; ');
  }

  get webAddress() {
    const address = String(this.value);
    return /^[a-z]+:/i.test(address) ? address : `http://${address}`;
  }

  get referenceText() {
    return referenceName(this.record, this.fieldName, this.info);
  }

  get referenceUrl() {
    const targets = this.info?.referenceToInfos ?? [];
    const object = targets.length === 1 ? targets[0].apiName : 'Record';
    return `/lightning/r/${object}/${this.value}/view`;
  }

  get address() {
    const [street, city, state, postalCode, country] = [
      'Street',
      'City',
      'State',
      'PostalCode',
      'Country',
    ].map((part) => {
      const name = `${this.fieldName.slice(0, -'Address'.length)}${part}`;
      return (
        this.record?.fields[name]?.value ?? this.value?.[part.charAt(0).toLowerCase() + part.slice(1)] ?? ''
      );
    });
    return { street, city, state, postalCode, country };
  }
}
