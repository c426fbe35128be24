import { LightningElement, api } from 'lwc';
import { parseMarkdown } from 'c/markdown';

/** The answer, while it is written and after. */
export default class RunAnswer extends LightningElement {
  /** What the model wrote so far, real values restored. */
  @api text = '';

  /** `markdown`, or `text` for an answer that is shown as it is. */
  @api format: 'markdown' | 'text' = 'markdown';

  /** True while more text is coming. */
  @api streaming = false;

  get isMarkdown() {
    return this.format !== 'text';
  }

  get blocks() {
    return parseMarkdown(this.text);
  }

  get busy() {
    return this.streaming ? 'true' : 'false';
  }
}
