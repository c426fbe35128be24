/** `lightning/platformShowToastEvent`: the shell listens for the event and shows the toast. */
export const ShowToastEventName = 'lightning__showtoast';

export class ShowToastEvent extends CustomEvent {
  constructor({ title, message, messageData, variant = 'info', mode = 'dismissible' }) {
    super(ShowToastEventName, {
      bubbles: true,
      composed: true,
      cancelable: true,
      detail: { title, message, messageData, variant, mode },
    });
  }
}
