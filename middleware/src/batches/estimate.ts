import type { BatchEstimate } from '../batch-record.ts';
import { chooseModels, isCandidate, noModelLeft } from '../core/choose-models.ts';
import { costOf } from '../core/cost.ts';
import { buildMaskedPrompt } from '../core/masked-prompt.ts';
import { pricesOf, type Prices } from '../core/prices.ts';
import { estimateUsage } from '../core/usage.ts';
import type { PromptConfiguration } from '../ports.ts';
import type { Caller } from '../run-record.ts';
import { createDigest } from '../runs/digest.ts';
import { randomNonce } from '../runs/nonce.ts';
import type { BatchParts } from './batch-parts.ts';

type EstimateParts = Pick<BatchParts, 'history' | 'records' | 'catalogue'>;

/** Tokens of one run. */
interface Usage {
  inputTokens: number;
  outputTokens: number;
  basis: string;
}

/** An answer of the length that prompts usually ask for, where nobody has answered yet. */
const ASSUMED_OUTPUT_TOKENS = 300;

/**
 * Prepares the estimate of a batch: what is known of earlier runs is read now, and the records of a sample when they are known.
 * A sample is masked and rendered, and neither sent nor kept. Throws MODEL_NOT_CONFIGURED or MODEL_NOT_ACTIVE when no model
 * would be asked.
 */
export async function prepareEstimate(
  parts: EstimateParts,
  caller: Caller,
  configuration: PromptConfiguration,
): Promise<(total: number, firstIds: string[]) => Promise<BatchEstimate>> {
  const { version, models } = configuration;
  const steps = chooseModels(models, version.modelId);
  const model = steps.find(isCandidate)?.model;
  if (!model) throw noModelLeft(steps);
  const today = new Date().toISOString().slice(0, 10);
  const prices = pricesOf(model, parts.catalogue, today);
  const known = await parts.history.usageOf(caller.orgId, version.promptApiName, version.id);
  const output = Math.min(ASSUMED_OUTPUT_TOKENS, model.maxTokens ?? ASSUMED_OUTPUT_TOKENS);
  return async (total, firstIds) => {
    const usage: Usage = known
      ? { ...known.usage, basis: `the average of the last ${plural(known.runs, 'run')} of this version` }
      : await sampleUsage(parts, caller, configuration, firstIds, output);
    return multiply(usage, total, prices, model.name);
  };
}

async function sampleUsage(
  { records }: EstimateParts,
  caller: Caller,
  { version, mapping, masking: policy }: PromptConfiguration,
  recordIds: string[],
  outputTokens: number,
): Promise<Usage> {
  const today = new Date().toISOString().slice(0, 10);
  const sizes: number[] = [];
  for (const recordId of recordIds) {
    const read = await records.read(caller, mapping, recordId).catch(() => null);
    if (!read) continue;
    // Nothing is sent, so no external detector is asked either: its tokens would change the length by a word or two.
    const secrets = { nonce: randomNonce(), digest: createDigest() };
    const { record } = read;
    const { prompt } = buildMaskedPrompt({
      ...{ version, mapping, record, policy, today },
      ...{ external: new Map(), ...secrets },
    });
    sizes.push(estimateUsage(prompt.system + prompt.prompt, '').input);
  }
  const average = sizes.reduce((sum, size) => sum + size, 0) / Math.max(1, sizes.length);
  const basis =
    sizes.length === 0
      ? 'nothing: none of the first records could be read'
      : `${plural(sizes.length, 'record')}, masked and rendered but not sent; answers of ${outputTokens} tokens are assumed`;
  return { inputTokens: average, outputTokens: sizes.length === 0 ? 0 : outputTokens, basis };
}

function multiply(
  { inputTokens, outputTokens, basis }: Usage,
  runs: number,
  prices: Prices | null,
  modelName: string,
): BatchEstimate {
  const input = Math.round(inputTokens * runs);
  const output = Math.round(outputTokens * runs);
  const tokens = { input, output, cached: 0, cacheWrite: 0 };
  const cost = input === 0 ? null : costOf(tokens, prices && perRun(prices, inputTokens));
  const priced = prices ? `priced as ${modelName}` : `${modelName} has no price`;
  return { runs, inputTokens: input, outputTokens: output, cost, basis: `${basis}; ${priced}` };
}

/** Whether a prompt is long is up to one run, not to the sum of them. */
function perRun(prices: Prices, inputTokens: number): Prices {
  const { longPrompt } = prices;
  return longPrompt && inputTokens > longPrompt.above
    ? { ...prices, ...longPrompt, longPrompt: null }
    : { ...prices, longPrompt: null };
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
