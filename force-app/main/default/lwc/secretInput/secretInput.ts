import { api } from 'lwc';
import FormInput from 'c/formInput';
import { KEPT_SECRET } from 'c/credentialView';

/**
 * A field for a secret: nobody can read over the shoulder, and nothing offers to remember it. The placeholder of a secret that
 * is kept goes away when the field is entered and comes back when nothing was typed. Sends `change` with `{ value }`.
 */
export default class SecretInput extends FormInput {
  /** What was typed, or the placeholder of a secret that is kept. */
  @api
  get value() {
    return this.text;
  }
  set value(value: string) {
    this.text = value ?? '';
    this.isKept = this.isKept || this.text === KEPT_SECRET;
    this.fill();
  }

  text = '';

  /** True for a secret of several lines, such as a JSON text. */
  @api multiline = false;

  /** True once a secret is there that nothing has to be typed for. */
  isKept = false;
  isInside = false;

  /** Puts the keyboard's focus into the field. */
  @api focus() {
    this.box()?.focus();
  }

  override renderedCallback() {
    this.fill();
  }

  handleFocus() {
    this.isInside = true;
    this.fill();
  }

  handleBlur() {
    this.isInside = false;
    this.fill();
  }

  handleInput(event: Event) {
    this.send((event.target as HTMLInputElement).value || (this.isKept ? KEPT_SECRET : ''));
  }

  send(value: string) {
    this.text = value;
    this.fill();
    this.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  }

  /** By hand, because a template cannot give a textarea its value. */
  fill() {
    const box = this.box();
    const shown = this.isInside && this.text === KEPT_SECRET ? '' : this.text;
    if (box && box.value !== shown) {
      box.value = shown;
    }
  }

  box() {
    return this.template?.querySelector<HTMLInputElement>('[data-id="secret"]');
  }
}
