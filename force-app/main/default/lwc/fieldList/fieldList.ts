import { LightningElement, api } from 'lwc';

/** One field of a form; the form's own module says which there are and what is wrong with them. */
export interface FieldView {
  name: string;
  label: string;
  kind: 'text' | 'number' | 'date' | 'choice' | 'suggest' | 'long' | 'checks' | 'secret';
  value: string | string[];
  required?: boolean;
  help?: string;
  placeholder?: string;
  /** For `choice`, `suggest` and `checks`. */
  options?: { label: string; value: string; detail?: string }[];
  /** True for a field that needs the whole width. */
  wide?: boolean;
  /** For `number`: its step. */
  step?: string;
  /** For `secret`: several lines, such as a JSON text. */
  multiline?: boolean;
  disabled?: boolean;
}

/** What every base component with a value offers. */
interface Input extends HTMLElement {
  setCustomValidity(message: string): void;
  reportValidity(): boolean;
}

/** Fields of a form, one beside the other. Sends `fieldchange` with `{ name, value }`. */
export default class FieldList extends LightningElement {
  /** What to show, in order. */
  @api fields: FieldView[] = [];

  get items() {
    return this.fields.map((field) => ({
      ...field,
      className: field.wide ? 'field field_wide' : 'field',
      [`is_${field.kind}`]: true,
      step: field.step ?? '1',
    }));
  }

  /** Shows each problem at its field and takes the others away. True when this list has one; it gets the focus if it may. */
  @api
  showProblems(problems: Record<string, string>, takeFocus = true): boolean {
    const wrong = this.inputs().filter((input) => {
      const problem = problems[input.dataset.name ?? ''] ?? '';
      input.setCustomValidity(problem);
      input.reportValidity();
      return problem !== '';
    });
    if (takeFocus) {
      wrong[0]?.focus();
    }
    return wrong.length > 0;
  }

  handleChange(event: CustomEvent<{ value: string | string[] }>) {
    event.stopPropagation();
    const input = event.currentTarget as Input;
    input.setCustomValidity('');
    input.reportValidity();
    const detail = { name: input.dataset.name ?? '', value: event.detail.value ?? '' };
    this.dispatchEvent(new CustomEvent('fieldchange', { detail }));
  }

  inputs(): Input[] {
    return [...(this.template?.querySelectorAll<Input>('[data-name]') ?? [])];
  }
}
