/** The event that closes a quick action, as the platform dispatches it; sfdx-lwc-jest has no stand-in for it. */
export class CloseActionScreenEvent extends CustomEvent {
  constructor() {
    super('close_action_screen', { bubbles: true, composed: true });
  }
}
