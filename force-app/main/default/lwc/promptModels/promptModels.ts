import { LightningElement } from 'lwc';
import mayAssign from '@salesforce/customPermission/BYOM_Assign_Models';
import { ADMINISTRATION, describeError } from 'c/errorMessage';
import { assign, models, prompts } from 'c/modelRequests';
import type { PromptRow } from 'c/modelRequests';
import { modelChoices, nameOfChoice } from 'c/promptChoices';
import type { ModelRow } from 'c/modelView';
import { withRefusal } from 'c/refusals';
import type { Refusals } from 'c/refusals';
import type { RunError } from 'c/runView';

/** Every prompt and the model that answers it: one choice in one place, saved at once. */
export default class PromptModels extends LightningElement {
  prompts: PromptRow[] | null = null;
  models: ModelRow[] = [];
  failure: RunError | null = null;
  refusals: Refusals = {};
  announcement = '';

  override connectedCallback() {
    this.load();
  }

  get isReadOnly() {
    return mayAssign !== true;
  }

  get rows() {
    return (this.prompts ?? []).map((row) => {
      const options = modelChoices(this.models, row);
      return {
        ...row,
        value: row.modelId ?? '',
        options,
        answeredBy: nameOfChoice(options, row.modelId),
        canChoose: !this.isReadOnly && row.versionId !== null,
        hasVersion: row.versionId !== null,
        versionLabel: `${row.versionNumber} (${row.versionStatus})`,
        label: `Model that answers ${row.name}`,
        refusal: this.refusals[row.promptId] ?? null,
        refusalKey: `${row.promptId}-refusal`,
      };
    });
  }

  async load() {
    this.failure = null;
    try {
      [this.prompts, this.models] = await Promise.all([prompts(), models()]);
    } catch (error) {
      this.failure = describeError(error, ADMINISTRATION);
    }
  }

  async handleChoice(event: CustomEvent<{ value: string }>) {
    const { prompt } = (event.currentTarget as HTMLElement).dataset;
    const row = this.prompts?.find(({ promptId }) => promptId === prompt);
    if (!row?.versionId) {
      return;
    }
    const modelId = event.detail.value || null;
    this.show(row.promptId, modelId);
    this.refuse(row.promptId, null);
    try {
      await assign(row.versionId, modelId);
      const name = nameOfChoice(modelChoices(this.models, row), modelId);
      this.announcement = `${row.name} is answered by ${name} now.`;
    } catch (error) {
      this.announcement = '';
      this.show(row.promptId, row.modelId);
      this.refuse(row.promptId, describeError(error, ADMINISTRATION));
    }
  }

  /** What is chosen; a refused choice is taken back by the same way. */
  show(promptId: string, modelId: string | null) {
    const rows = this.prompts ?? [];
    this.prompts = rows.map((row) => (row.promptId === promptId ? { ...row, modelId } : row));
  }

  refuse(promptId: string, refusal: RunError | null) {
    this.refusals = withRefusal(this.refusals, promptId, refusal);
  }
}
