import { LightningElement, api } from 'lwc';
import type { RunPhase } from 'c/runClient';

const PHASES: readonly RunPhase[] = ['starting', 'reading', 'asking', 'writing', 'ended'];

/** The stages a person waits through before the first word comes. */
export default class RunProgress extends LightningElement {
  /** Where the run is. */
  @api phase: RunPhase = 'starting';

  /** Name of the model that is asked, once it is known. */
  @api modelName = '';

  get stages() {
    const reached = PHASES.indexOf(this.phase);
    // Masking follows reading in one step of the middleware: both are done when the prompt has left.
    return [
      this.stage('read', 'Reading the record with your permissions', reached < 2, reached >= 2),
      this.stage('mask', 'Masking personal data', false, reached >= 2),
      this.stage(
        'ask',
        this.modelName ? `Asking ${this.modelName}` : 'Asking the model',
        reached === 2,
        reached > 2,
      ),
    ];
  }

  stage(key: string, label: string, current: boolean, done: boolean) {
    return { key, label, current, done, className: current || done ? 'stage' : 'stage stage_ahead' };
  }
}
