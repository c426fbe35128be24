/** The sections of a page layout with their fields, for looking at, changing, or making a record. */
import { api, LightningElement } from 'lwc';

export default class RecordSections extends LightningElement {
  @api sections = [];
  /** `view`, `edit` or `new`. */
  @api mode = 'view';
  /** True when the person may change the record: the pencils are shown. */
  @api editable = false;
  /** Values to start a new record with, by field. */
  @api presets = {};

  get isEdit() {
    return this.mode !== 'view';
  }

  item(field, section, column, index) {
    const key = field ? field.field : `space-${section}-${column}-${index}`;
    if (!field) return { key, isSpace: true };
    const isInput = this.isEdit && field.editable;
    const preset = this.presets?.[field.field];
    return {
      ...field,
      key,
      isPresetInput: isInput && preset !== undefined,
      isInput: isInput && preset === undefined,
      isOutput: !isInput && this.mode !== 'new',
      preset,
      pencil: this.mode === 'view' && this.editable && field.editable,
      pencilLabel: `Edit ${field.label}`,
    };
  }

  get shownSections() {
    return this.sections
      .map((section, number) => {
        const columns = section.columns.map((fields, column) => ({
          key: column,
          columnClass: `slds-col slds-size_1-of-1 ${section.columns.length > 1 ? 'slds-medium-size_1-of-2' : ''} slds-p-horizontal_small`,
          items: fields.map((field, index) => this.item(field, number, column, index)),
        }));
        const hasHeading = this.isEdit ? section.showEditHeading : section.showHeading;
        return { key: number, label: section.label, hasHeading, columns };
      })
      .filter(({ columns }) =>
        columns.some(({ items }) =>
          items.some((item) => item.isInput || item.isPresetInput || item.isOutput),
        ),
      );
  }

  handleEdit(event) {
    this.dispatchEvent(new CustomEvent('editfield', { detail: event.currentTarget.dataset.field }));
  }

  /** Puts the focus into the input of a field; false while it is not there yet. */
  @api
  focusField(name) {
    return this.template.querySelector(`lightning-input-field[data-field="${name}"]`)?.focusInput() ?? false;
  }
}
