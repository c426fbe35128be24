import { CoreError } from './core-error.ts';
import type { ModelCandidate, ModelProfile } from './types.ts';

export interface ModelChoice {
  models: ModelProfile[];
  /** The model that the prompt version names, null when it names none. */
  versionModelId: string | null;
  /** API name of the model that stands in when nothing else does; null when there is none. */
  platformDefault: string | null;
}

/**
 * The models that may answer, in order, each with its reason: the version's own, the organisation's default, the
 * platform's default. Only Active models. Throws MODEL_NOT_ACTIVE when there are some but none is active,
 * MODEL_NOT_CONFIGURED when there is none at all.
 */
export function chooseModels({ models, versionModelId, platformDefault }: ModelChoice): ModelCandidate[] {
  const layers: [ModelProfile | undefined, string][] = [
    [models.find((model) => model.id === versionModelId), 'chosen by the prompt version'],
    [models.find((model) => model.organizationDefault), 'default of the organization'],
    [models.find((model) => model.apiName === platformDefault), 'default of the platform'],
  ];
  const named = layers.flatMap(([model, reason]) => (model ? [{ model, reason }] : []));
  const candidates = named.filter(
    ({ model }, index) =>
      model.status === 'Active' && named.findIndex((other) => other.model.id === model.id) === index,
  );
  if (candidates.length > 0) return candidates;
  const names = named.map(({ model }) => `${model.apiName} is ${model.status}`).join(', ');
  if (named.length > 0) throw new CoreError('MODEL_NOT_ACTIVE', names);
  throw new CoreError('MODEL_NOT_CONFIGURED', 'the prompt version names no model and there is no default');
}
