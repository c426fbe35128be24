/** Which models may answer a prompt, as the choices of its combobox. */
import type { PromptRow } from 'c/modelRequests';
import type { ModelRow } from 'c/modelView';

export interface Choice {
  label: string;
  /** Id of the model; '' for the organization default. */
  value: string;
}

/** The organization default, the active models, and the model the prompt has when that is not active any more. */
export function modelChoices(models: ModelRow[], row: PromptRow): Choice[] {
  const byDefault = models.find(({ organizationDefault }) => organizationDefault);
  const active = models.filter(({ status }) => status === 'Active');
  const current = models.find(({ id }) => id === row.modelId);
  const kept = row.modelId && current?.status !== 'Active' ? [keptChoice(row, current)] : [];
  return [
    { label: `Organization default (${byDefault?.name ?? 'none chosen'})`, value: '' },
    ...active.map(({ id, name }) => ({ label: name, value: id })),
    ...kept,
  ];
}

function keptChoice(row: PromptRow, model: ModelRow | undefined): Choice {
  const name = model?.name ?? row.modelName ?? 'A model you cannot see';
  return { label: `${name} (${model?.status ?? row.modelStatus ?? 'unknown'})`, value: row.modelId ?? '' };
}

/** The words for what is chosen. */
export function nameOfChoice(choices: Choice[], modelId: string | null): string {
  return choices.find(({ value }) => value === (modelId ?? ''))?.label ?? '';
}
