import { LightningElement, api } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import ConnectionTest from 'c/connectionTest';
import ModelEditor from 'c/modelEditor';
import RepointModal from 'c/repointModal';
import UsedByModal from 'c/usedByModal';
import type { Catalogue } from 'c/catalogue';
import { ADMINISTRATION, describeError } from 'c/errorMessage';
import { actionFacts, actionsFor, withName } from 'c/modelActions';
import type { ModelAction } from 'c/modelActions';
import type { Saved } from 'c/modelEditor';
import { catalogue, cloneModel, models, remove, setDefault, setStatus } from 'c/modelRequests';
import type { RepointResult } from 'c/modelRequests';
import { lineOf, sortModels } from 'c/modelView';
import type { ModelRow } from 'c/modelView';
import { withRefusal } from 'c/refusals';
import type { Refusals } from 'c/refusals';
import type { RunError } from 'c/runView';

/** Every model, and what an administrator can do with it. */
export default class ModelList extends LightningElement {
  /** True for a person who may change models. */
  @api editable = false;

  rows: ModelRow[] | null = null;
  catalogue: Catalogue | null = null;
  failure: RunError | null = null;
  catalogueFailure: RunError | null = null;
  /** What was refused, by the model it was refused for. */
  refusals: Refusals = {};
  busyId = '';

  override connectedCallback() {
    this.load();
    this.loadCatalogue();
  }

  get cannotCreate() {
    return this.catalogue === null;
  }

  get lines() {
    const today = new Date().toISOString().slice(0, 10);
    return sortModels(this.rows ?? []).map((row) => ({
      ...lineOf(row, this.catalogue, today),
      actions: this.editable ? actionsFor(row) : [],
      refusal: this.refusals[row.id] ?? null,
      busy: this.busyId === row.id,
    }));
  }

  async load() {
    this.failure = null;
    try {
      this.rows = await models();
    } catch (error) {
      this.failure = describeError(error, ADMINISTRATION);
    }
  }

  async loadCatalogue() {
    this.catalogueFailure = null;
    try {
      this.catalogue = await catalogue();
    } catch (error) {
      this.catalogueFailure = describeError(error, ADMINISTRATION);
    }
  }

  handleNew() {
    this.edit(null);
  }

  handleDismiss(event: CustomEvent<string>) {
    this.refuse(event.detail, null);
  }

  handleAction(event: CustomEvent<{ id: string; action: ModelAction }>) {
    const row = this.rows?.find(({ id }) => id === event.detail.id);
    if (row) {
      this.refuse(row.id, null);
      this.act(event.detail.action, row);
    }
  }

  act(action: ModelAction, row: ModelRow) {
    switch (action) {
      case 'edit':
        return this.edit(row);
      case 'test':
        return this.test(row, true);
      case 'usedBy':
        return UsedByModal.open({ size: 'small', label: 'Used by', model: row });
      case 'repoint':
        return this.repoint(row);
      default:
        return this.change(action, row);
    }
  }

  handleResult(event: CustomEvent<string>) {
    const row = this.rows?.find(({ id }) => id === event.detail);
    if (row) {
      this.test(row, false);
    }
  }

  async edit(model: ModelRow | null) {
    const label = model ? `Edit ${model.name}` : 'New model';
    const saved = await ModelEditor.open<Saved>({ size: 'medium', label, model, catalogue: this.catalogue });
    if (saved) {
      this.tell(`${saved.model.name} was saved.`);
      await this.load();
      if (saved.test) {
        await this.test(saved.model, true);
      }
    }
  }

  /** With `now` it asks the model, else it shows what the last test found. */
  async test(model: ModelRow, now: boolean) {
    await ConnectionTest.open({ size: 'small', label: 'Test connection', model, now });
    await this.load();
  }

  async repoint(model: ModelRow) {
    const targets = (this.rows ?? []).filter(({ id, status }) => id !== model.id && status === 'Active');
    const options = { size: 'small', label: 'Repoint', model, targets } as const;
    const moved = await RepointModal.open<RepointResult>(options);
    if (moved) {
      this.tell(`What used ${moved.fromName} uses ${moved.toName} now.`);
      await this.load();
    }
  }

  async change(action: ModelAction, row: ModelRow) {
    const { question, done = '' } = actionFacts(action);
    if (question && !(await this.confirm(question, row.name))) {
      return;
    }
    this.busyId = row.id;
    try {
      await this.ask(action, row.id);
      this.tell(withName(done, row.name));
      await this.load();
    } catch (error) {
      this.refuse(row.id, describeError(error, ADMINISTRATION));
    } finally {
      this.busyId = '';
    }
  }

  ask(action: ModelAction, id: string): Promise<unknown> {
    switch (action) {
      case 'clone':
        return cloneModel(id);
      case 'remove':
        return remove(id);
      case 'organization':
      case 'platform':
        return setDefault(id, action);
      default:
        return setStatus(id, action as ModelRow['status']);
    }
  }

  confirm({ label, message }: { label: string; message: string }, name: string) {
    return LightningConfirm.open({ label, message: withName(message, name), theme: 'warning' });
  }

  refuse(id: string, refusal: RunError | null) {
    this.refusals = withRefusal(this.refusals, id, refusal);
  }

  tell(title: string) {
    this.dispatchEvent(new ShowToastEvent({ title, variant: 'success' }));
  }
}
