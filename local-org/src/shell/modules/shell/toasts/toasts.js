/** Shows the toasts components ask for with `ShowToastEvent`. */
import { LightningElement } from 'lwc';
import { ShowToastEventName } from 'lightning/platformShowToastEvent';
import { piecesOf } from './toastMessage';

const ICONS = {
  success: 'utility:success',
  warning: 'utility:warning',
  error: 'utility:error',
  info: 'utility:info',
};

/** Salesforce shows a toast for three seconds, longer with a message to read. */
const SHOWN_MS = 5000;
let lastKey = 0;

export default class Toasts extends LightningElement {
  toasts = [];

  connectedCallback() {
    this.receive = ({ detail }) => this.show(detail);
    document.addEventListener(ShowToastEventName, this.receive);
  }

  disconnectedCallback() {
    document.removeEventListener(ShowToastEventName, this.receive);
  }

  show({ title, message, messageData, variant, mode }) {
    lastKey += 1;
    const key = lastKey;
    const kind = ICONS[variant] ? variant : 'info';
    this.toasts = [
      ...this.toasts,
      {
        key,
        title,
        kind,
        pieces: piecesOf(message ?? '', messageData),
        icon: ICONS[kind],
        role: kind === 'error' ? 'alert' : 'status',
        toastClass: `slds-notify slds-notify_toast slds-theme_${kind}`,
        iconClass: `slds-icon-utility-${kind} slds-m-right_small slds-no-flex slds-align-top`,
        closable: mode !== 'pester',
      },
    ];
    if (mode !== 'sticky') window.setTimeout(() => this.remove(key), SHOWN_MS);
  }

  remove(key) {
    this.toasts = this.toasts.filter((toast) => toast.key !== key);
  }

  handleClose(event) {
    this.remove(Number(event.currentTarget.dataset.key));
  }
}
