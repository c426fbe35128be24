/** `lightning-messages`: what a form's save failed on, apart from what belongs to a field. */
import { LightningElement } from 'lwc';
import { announceField } from 'shell/fields';

export default class Messages extends LightningElement {
  errors = null;

  connectedCallback() {
    announceField(this, {
      receive: ({ errors }) => (this.errors = errors),
      isConnected: () => this.isConnected,
    });
  }

  get hasErrors() {
    return this.errors !== null && this.errors !== undefined;
  }

  get lines() {
    const general = this.errors?.output?.errors ?? [];
    const fieldErrors = Object.values(this.errors?.output?.fieldErrors ?? {}).flat();
    const texts = general.map(({ message }) => message);
    if (texts.length === 0 && fieldErrors.length === 0)
      texts.push(this.errors?.message ?? 'Something went wrong.');
    for (const { fieldLabel, field, message } of fieldErrors)
      texts.push(`${fieldLabel ?? field}: ${message}`);
    return texts.map((text, index) => ({ key: index, text }));
  }
}
