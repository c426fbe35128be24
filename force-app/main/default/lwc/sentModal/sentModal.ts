import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import type { RunView, SentView } from 'c/runView';

/** "What was sent" in a window of its own: prompts are longer than a card is wide. */
export default class SentModal extends LightningModal {
  /** What was sent. */
  @api sent: SentView | null = null;

  /** The run, once it ended. */
  @api run: RunView | null = null;

  handleClose() {
    this.close();
  }
}
