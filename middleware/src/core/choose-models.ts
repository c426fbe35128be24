import { CoreError } from './core-error.ts';
import { PLATFORMS } from './platforms.ts';
import type { ModelCandidate, ModelLayer, ModelProfile, ModelStep, SkippedModel } from './types.ts';

interface Named {
  layer: ModelLayer;
  reason: string;
  id: string;
  /** Null when the layer names a model that is not there. */
  model: ModelProfile | null;
}

/**
 * The models a run may ask, in order and each once: the prompt version's own, the organization's default, the platform's
 * default. One that is not Active, or that would take the text out of the region of the model named first, is skipped, with the
 * reason. `versionModelId` is null when the version names none.
 */
export function chooseModels(models: ModelProfile[], versionModelId: string | null): ModelStep[] {
  const named = namedModels(models, versionModelId);
  const once = named.filter(({ id }, index) => named.findIndex((other) => other.id === id) === index);
  return once.map((one) => stepOf(one, named[0]!.model));
}

/** The steps that ask a model. */
export const isCandidate = (step: ModelStep): step is ModelCandidate => !('code' in step);

/**
 * What to say when no step asks a model: MODEL_NOT_CONFIGURED when no layer names one that is there, else MODEL_NOT_ACTIVE with
 * what is wrong with each.
 */
export function noModelLeft(steps: ModelStep[]): CoreError {
  const there = steps.filter((step) => 'code' in step && step.code !== 'MODEL_NOT_CONFIGURED');
  const none = 'the prompt version names no model that is there, and there is no default';
  if (there.length === 0) return new CoreError('MODEL_NOT_CONFIGURED', none);
  const reasons = there.map(({ model, reason }) => `${model.apiName} ${reason}`);
  return new CoreError('MODEL_NOT_ACTIVE', reasons.join('; '));
}

function namedModels(models: ModelProfile[], versionModelId: string | null): Named[] {
  const own = models.find((model) => model.id === versionModelId) ?? null;
  const house = models.find((model) => model.organizationDefault) ?? null;
  const platform = models.find((model) => model.platformDefault) ?? null;
  const layers: [ModelLayer, string, string | null, ModelProfile | null][] = [
    ['prompt version', 'chosen by the prompt version', versionModelId, own],
    ['organization default', 'default of the organization', house?.id ?? null, house],
    ['platform default', 'default of the platform', platform?.id ?? null, platform],
  ];
  return layers.flatMap(([layer, reason, id, model]) => (id === null ? [] : [{ layer, reason, id, model }]));
}

function stepOf({ layer, reason, id, model }: Named, first: ModelProfile | null): ModelStep {
  const skip = (code: SkippedModel['code'], why: string): SkippedModel => ({
    model: { apiName: model?.apiName ?? id, name: model?.name ?? id },
    layer,
    code,
    reason: why,
  });
  if (!model) return skip('MODEL_NOT_CONFIGURED', 'is not there any more');
  if (model.status !== 'Active') return skip('MODEL_NOT_ACTIVE', `is ${model.status}`);
  if (staysInRegion(model, first)) return { model, layer, reason };
  const where = model.region ? `works in ${model.region}` : 'names no region';
  const limit = first ? `stays in ${first.region}` : 'may have to stay where a model was that is gone';
  return skip('MODEL_OUT_OF_REGION', `${where}, and the text ${limit}`);
}

/**
 * The region of the model named first is the limit, as long as no policy says more: a stand-in must name the same. A model
 * that runs in this service sends nothing anywhere.
 */
function staysInRegion(model: ModelProfile, first: ModelProfile | null): boolean {
  if (PLATFORMS[model.platform]?.endpoint === 'none') return true;
  if (first === null) return false;
  return plain(first.region) === '' || plain(model.region) === plain(first.region);
}

const plain = (region: string | null): string => region?.trim().toLowerCase() ?? '';
