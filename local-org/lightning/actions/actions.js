/** `lightning/actions`: a screen action asks its window to close. */
export class CloseActionScreenEvent extends CustomEvent {
  constructor() {
    super('lightning__actionsclosescreen', { bubbles: true, composed: true, cancelable: true });
  }
}
