/** `lightning-input-field`: one field of a record edit form, as the input its type asks for. */
import { api, LightningElement } from 'lwc';
import { announceField, isAddress, isPersonName, partsOf, plainFieldName } from 'shell/fields';
import { changedValues, errorOf, initialValues, inputTypeOf } from './inputValues';

const NAME_FIELDS = ['salutation', 'firstName', 'lastName'];

export default class InputField extends LightningElement {
  @api disabled = false;
  @api readOnly = false;
  @api required = false;
  @api variant = 'standard';
  /** Replaces the field's own label. */
  @api label;
  state;
  name;
  nameFields = NAME_FIELDS;
  current = {};
  given;
  touched = false;

  @api
  get fieldName() {
    return this.name;
  }
  set fieldName(value) {
    this.name = plainFieldName(value);
  }

  @api
  get value() {
    return this.current[this.name];
  }
  set value(value) {
    this.given = value;
    this.current = { ...this.current, [this.name]: value };
    this.touched = true;
  }

  connectedCallback() {
    announceField(this, {
      name: this.name,
      receive: (state) => this.receive(state),
      values: () => changedValues(this.current, this.state, this.name, this.touched),
      reportValidity: () => this.reportValidity(),
      reset: () => this.reset(),
      isConnected: () => this.isConnected,
    });
  }

  receive(state) {
    const recordChanged = state.record !== this.state?.record || state.picklists !== this.state?.picklists;
    this.state = state;
    if (!this.touched && (recordChanged || Object.keys(this.current).length === 0)) {
      this.current = initialValues(this.name, state);
    }
  }

  @api
  reset() {
    this.touched = this.given !== undefined;
    this.current = {
      ...initialValues(this.name, this.state ?? {}),
      ...(this.touched ? { [this.name]: this.given } : {}),
    };
  }

  @api
  reportValidity() {
    const inputs = [...this.template.querySelectorAll('[data-input]')];
    return inputs.map((input) => input.reportValidity?.() ?? true).every(Boolean);
  }

  /** Focuses the input; false while it is not drawn yet. */
  @api
  focusInput() {
    const input = this.template.querySelector('[data-input]');
    input?.focus?.();
    return Boolean(input);
  }

  get info() {
    return this.state?.objectInfo?.fields[this.name];
  }

  get isReady() {
    const picklistsReady = !this.isChoice || this.state.picklists !== undefined;
    return this.info !== undefined && picklistsReady && (this.state.isNew || this.state.record !== undefined);
  }

  get kind() {
    if (isPersonName(this.name, this.state?.objectInfo)) return 'name';
    return isAddress(this.info) ? 'address' : inputTypeOf(this.info);
  }

  get isChoice() {
    return this.kind === 'picklist' || this.kind === 'multipicklist';
  }

  get isName() {
    return this.kind === 'name';
  }

  get isAddressInput() {
    return this.kind === 'address';
  }

  get isPicklist() {
    return this.kind === 'picklist';
  }

  get isMultiPicklist() {
    return this.kind === 'multipicklist';
  }

  get isTextArea() {
    return this.kind === 'textarea';
  }

  get isCheckbox() {
    return this.kind === 'checkbox';
  }

  get isLookup() {
    return this.kind === 'lookup';
  }

  get shownLabel() {
    return this.label ?? this.info.label;
  }

  get isRequired() {
    return this.required || (this.info.required && this.kind !== 'checkbox');
  }

  get isDisabled() {
    const writable = this.state.isNew ? this.info.createable : this.info.updateable;
    return this.disabled || (!writable && !this.isName && !this.isAddressInput);
  }

  get helpText() {
    return this.info.inlineHelpText ?? undefined;
  }

  get textAreaClass() {
    return this.info.length > 4000 ? 'local-tall' : '';
  }

  get options() {
    const values = this.state.picklists?.[this.name]?.values ?? [];
    const options = values.map(({ label, value }) => ({ label, value }));
    return this.isPicklist && !this.isRequired ? [{ label: '--None--', value: '' }, ...options] : options;
  }

  get choices() {
    return String(this.value ?? '')
      .split(';')
      .filter(Boolean);
  }

  get step() {
    return this.info.scale > 0 ? String(10 ** -this.info.scale) : '1';
  }

  get formatter() {
    return { currency: 'currency', percent: 'percent-fixed', number: 'decimal' }[this.inputKind];
  }

  get inputKind() {
    return this.kind === 'input' ? inputTypeOf(this.info, true) : undefined;
  }

  get nativeType() {
    return this.formatter ? 'number' : this.inputKind;
  }

  get parts() {
    const names = partsOf(this.name, this.state.objectInfo);
    const part = (suffix) => this.current[names.find((name) => name.endsWith(suffix))] ?? '';
    return {
      street: part('Street'),
      city: part('City'),
      state: part('State'),
      postalCode: part('PostalCode'),
      country: part('Country'),
      salutation: part('Salutation'),
      firstName: part('FirstName'),
      lastName: part('LastName'),
    };
  }

  get salutations() {
    const values = this.state.picklists?.Salutation?.values ?? [];
    return [{ label: '--None--', value: '' }, ...values.map(({ label, value }) => ({ label, value }))];
  }

  get serverError() {
    return errorOf(this.state?.errors, partsOf(this.name, this.state.objectInfo));
  }

  get containerClass() {
    return this.serverError ? 'slds-has-error' : '';
  }

  change(values) {
    this.touched = true;
    this.current = { ...this.current, ...values };
    this.dispatchEvent(new CustomEvent('change', { detail: { value: values[this.name] ?? values } }));
  }

  handleChange(event) {
    const { value, checked } = event.detail;
    this.change({ [this.name]: this.isCheckbox ? checked : Array.isArray(value) ? value.join(';') : value });
  }

  handleCompound(event) {
    const names = partsOf(this.name, this.state.objectInfo);
    const { province, salutation, firstName, lastName, ...detail } = event.detail;
    const given = this.isName ? { salutation, firstName, lastName } : { ...detail, state: province };
    const entries = Object.entries(given).flatMap(([key, value]) => {
      const name = names.find((each) => each.toLowerCase().endsWith(key.toLowerCase()));
      return name ? [[name, value]] : [];
    });
    this.change(Object.fromEntries(entries));
  }
}
