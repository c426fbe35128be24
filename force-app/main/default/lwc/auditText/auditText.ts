import { LightningElement, api } from 'lwc';
import { splitTokens } from 'c/tokens';

/** A text that was sent or received, as it is on record: masked values are marked. */
export default class AuditText extends LightningElement {
  /** What it is. */
  @api label = '';

  /** The text; '' when there is none. */
  @api text = '';

  /** The file with all of it, when it was too long for its field. */
  @api fileId = '';

  /** Said in place of a text. */
  @api emptyText = '';

  /** True for real values, which hold no tokens. */
  @api real = false;

  get parts() {
    return this.real ? [{ key: '0', text: this.text, masked: false }] : splitTokens(this.text ?? '');
  }

  get className() {
    return this.real ? 'text text_real' : 'text';
  }

  get fileAddress() {
    return this.fileId ? `/sfc/servlet.shepherd/version/download/${this.fileId}` : '';
  }
}
