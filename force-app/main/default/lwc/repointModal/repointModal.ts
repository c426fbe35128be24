import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { ADMINISTRATION, describeError } from 'c/errorMessage';
import { repoint } from 'c/modelRequests';
import type { RepointResult } from 'c/modelRequests';
import { defaultsOf, versionLine } from 'c/modelView';
import type { ModelRow } from 'c/modelView';
import type { RunError } from 'c/runView';

/** A window that moves everything that uses one model to another: first it shows what would move, then it is done. */
export default class RepointModal extends LightningModal {
  /** The model whose users move. */
  @api model: ModelRow | null = null;

  /** Active models they can move to. */
  @api targets: ModelRow[] = [];

  toId = '';
  withDefaults = false;
  plan: RepointResult | null = null;
  failure: RunError | null = null;
  isAsking = false;

  get heading() {
    return `Repoint all from ${this.model?.name ?? ''}`;
  }

  get options() {
    return this.targets.map(({ id, name, region }) => ({
      label: region ? `${name} (${region})` : name,
      value: id,
    }));
  }

  get hasTargets() {
    return this.targets.length > 0;
  }

  get isDefault() {
    return this.model ? defaultsOf(this.model).length > 0 : false;
  }

  get defaultsLabel() {
    return `Also make it the ${this.model ? defaultsOf(this.model).join(' and ').toLowerCase() : ''}`;
  }

  get moves() {
    const { plan } = this;
    return plan
      ? [
          ...plan.versions.map(versionLine),
          ...defaultsOf(plan).map((label) => `${label}: ${plan.toName} takes it over`),
        ]
      : [];
  }

  get hasMoves() {
    return this.moves.length > 0;
  }

  get movesNothing() {
    return this.plan !== null && !this.hasMoves;
  }

  get planTitle() {
    return `This moves to ${this.plan?.toName ?? ''}`;
  }

  get announcement() {
    if (!this.plan) {
      return this.isAsking ? 'Working.' : '';
    }
    return this.hasMoves ? `${this.moves.length} would move. Nothing is changed yet.` : 'Nothing would move.';
  }

  get cannotConfirm() {
    return !this.hasMoves || this.isAsking;
  }

  handleTarget(event: CustomEvent<{ value: string }>) {
    this.toId = event.detail.value;
    this.preview();
  }

  handleDefaults(event: CustomEvent<{ checked: boolean }>) {
    this.withDefaults = event.detail.checked;
    if (this.toId) {
      this.preview();
    }
  }

  handleCancel() {
    this.close();
  }

  async handleConfirm() {
    const moved = await this.ask(false);
    if (moved) {
      this.close(moved);
    }
  }

  async preview() {
    this.plan = null;
    const { toId, withDefaults } = this;
    const plan = await this.ask(true);
    // Somebody may have chosen another one meanwhile.
    if (toId === this.toId && withDefaults === this.withDefaults) {
      this.plan = plan;
    }
  }

  async ask(dryRun: boolean): Promise<RepointResult | null> {
    this.failure = null;
    this.isAsking = true;
    try {
      return await repoint(this.model?.id ?? '', this.toId, this.withDefaults && this.isDefault, dryRun);
    } catch (error) {
      this.failure = { ...describeError(error, ADMINISTRATION), retryable: false };
      return null;
    } finally {
      this.isAsking = false;
    }
  }
}
