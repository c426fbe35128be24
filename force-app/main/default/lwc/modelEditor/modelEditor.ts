import { api } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import LightningModal from 'lightning/modal';
import CredentialEditor from 'c/credentialEditor';
import { catalogueModelOf, platformOf, priceText, thousands } from 'c/catalogue';
import type { Catalogue } from 'c/catalogue';
import { credentials } from 'c/credentialRequests';
import type { CredentialRow } from 'c/credentialView';
import { ADMINISTRATION, describeError } from 'c/errorMessage';
import type FieldList from 'c/fieldList';
import { sectionsOf } from 'c/modelFields';
import { draftOf, hasChanged, inputOf, problemsOf, withPlatform, withTechnology } from 'c/modelForm';
import type { ModelDraft } from 'c/modelForm';
import { save } from 'c/modelRequests';
import type { ModelRow } from 'c/modelView';
import type { RunError } from 'c/runView';

/** What the window is closed with: the saved model, and whether it is to be tested now. */
export interface Saved {
  model: ModelRow;
  test: boolean;
}

/** A window that creates or changes a model. It is left only on purpose when something was typed. */
export default class ModelEditor extends LightningModal {
  /** What the middleware knows of platforms and models. */
  @api catalogue: Catalogue | null = null;

  /** The model to change; null for a new one. */
  @api model: ModelRow | null = null;

  draft: ModelDraft = draftOf(null);
  before: ModelDraft = this.draft;
  names: string[] = [];
  failure: RunError | null = null;
  summary = '';
  announcement = '';
  isSaving = false;

  override connectedCallback() {
    this.draft = draftOf(this.model);
    this.before = this.draft;
    this.loadNames();
  }

  get heading() {
    return this.model ? `Edit ${this.model.name}` : 'New model';
  }

  get facts() {
    return platformOf(this.catalogue, this.draft.platform);
  }

  get sections() {
    return sectionsOf(this.draft, this.catalogue, this.names).map((section) => ({
      ...section,
      isCredential: section.key === 'credential',
      isPrices: section.key === 'prices',
    }));
  }

  /** The price of the catalogue, which counts where no own price does. */
  get listed() {
    const model = catalogueModelOf(this.catalogue, this.draft.platform, this.draft.technology);
    if (!model?.price) {
      return null;
    }
    const { longPrompt, from } = model.price;
    const more = longPrompt ? `, more for prompts above ${thousands(longPrompt.above)} tokens` : '';
    return { text: `${priceText(model.price)}${more}`, from, source: model.source ?? '' };
  }

  handleField(event: CustomEvent<{ name: keyof ModelDraft; value: string | string[] }>) {
    const { name, value } = event.detail;
    if (name === 'platform') {
      this.draft = withPlatform(this.draft, value as string);
    } else if (name === 'technology') {
      this.draft = withTechnology(this.draft, value as string, this.catalogue);
      this.announceFilled(value as string);
    } else {
      this.draft = { ...this.draft, [name]: value };
    }
  }

  announceFilled(technology: string) {
    const listed = catalogueModelOf(this.catalogue, this.draft.platform, technology);
    this.announcement = listed ? `${listed.label}: the fields below are filled in.` : '';
  }

  async handleNewCredential() {
    const { platform, endpoint } = this.draft;
    const hosts = URL.canParse(endpoint) ? [new URL(endpoint).host] : [];
    const taken = this.names;
    const options = { size: 'small', label: 'New credential', catalogue: this.catalogue } as const;
    const row = await CredentialEditor.open<CredentialRow>({ ...options, platform, hosts, taken });
    if (row) {
      this.names = [...new Set([...this.names, row.name])];
      this.draft = { ...this.draft, credential: row.name };
      this.announcement = `The credential ${row.name} is stored and chosen.`;
    }
  }

  handleSave() {
    this.save(false);
  }

  handleSaveAndTest() {
    this.save(true);
  }

  handleCancel() {
    this.close();
  }

  async loadNames() {
    try {
      this.names = (await credentials()).map(({ name }) => name);
    } catch (error) {
      this.failure = describeError(error, ADMINISTRATION);
    }
  }

  handleRetry() {
    this.failure = null;
    this.loadNames();
  }

  async save(test: boolean) {
    if (this.isSaving || this.hasProblems()) {
      return;
    }
    this.isSaving = true;
    this.failure = null;
    this.announcement = 'Saving.';
    try {
      const model = await save(inputOf(this.draft));
      this.before = this.draft;
      this.close({ model, test });
    } catch (error) {
      this.failure = { ...describeError(error, ADMINISTRATION), retryable: false };
      this.announcement = '';
    } finally {
      this.isSaving = false;
    }
  }

  /** Shows what is wrong at its fields; the first of them gets the focus. */
  hasProblems(): boolean {
    const mustWork = this.model?.status === 'Active' || this.model?.status === 'Deprecated';
    const problems = problemsOf(this.draft, this.facts, mustWork);
    let focused = false;
    for (const list of this.template?.querySelectorAll<HTMLElement & FieldList>('c-field-list') ?? []) {
      focused = list.showProblems(problems, !focused) || focused;
    }
    const count = Object.keys(problems).length;
    this.summary =
      count === 0 ? '' : count === 1 ? '1 field needs a change.' : `${count} fields need a change.`;
    return count > 0;
  }

  /** Escape, the cross and Cancel come here too. */
  override async close(result?: Saved) {
    if (!hasChanged(this.before, this.draft) || (await this.leaves())) {
      super.close(result);
    }
  }

  leaves() {
    return LightningConfirm.open({
      label: 'Discard your changes?',
      message: 'What you typed is not saved.',
      theme: 'warning',
    });
  }
}
