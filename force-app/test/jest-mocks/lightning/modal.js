/** The base class of modals: `open` and `close` are recorded; sfdx-lwc-jest has no stand-in for it. */
import { LightningElement } from 'lwc';

export default class LightningModal extends LightningElement {
  static open = jest.fn(() => Promise.resolve(undefined));
  /** What a window was closed with. */
  static closed = jest.fn();

  close(result) {
    LightningModal.closed(result);
  }
}
