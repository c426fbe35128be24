import { EMPTY_CATALOGUE } from '../core/catalogue.ts';
import { pricesOf } from '../core/prices.ts';
import type { RunEnding, RunUsage, SentModel, SentRecord } from '../run-record.ts';

type LaterSent =
  | 'layer'
  | 'attempts'
  | 'layerCounts'
  | 'undetected'
  | 'subjects'
  | 'mapping'
  | 'policyHash'
  | 'idempotencyKey';

/** What was sent, as any version of this service wrote it: prices once stood in the model itself. */
export type WrittenSent = Omit<SentRecord, 'model' | LaterSent> &
  Partial<Pick<SentRecord, LaterSent>> & {
    model: Omit<SentModel, 'prices'> &
      Partial<Pick<SentModel, 'prices'>> & {
        inputPrice?: string | null;
        outputPrice?: string | null;
        currency?: string | null;
      };
  };

type Later = 'layer' | 'attempts' | 'usage' | 'finishReasonRaw' | 'providerModel' | 'verdicts';

/** An ending as any version of this service wrote it. */
export type WrittenEnding = Omit<RunEnding, Later> &
  Partial<Omit<RunEnding, 'usage'>> & {
    usage: (Partial<RunUsage> & Pick<RunUsage, 'inputTokens' | 'outputTokens' | 'source'>) | null;
  };

/** A sent record in today's form. */
export function readSent(written: WrittenSent): SentRecord {
  const { inputPrice = null, outputPrice = null, currency = null, ...model } = written.model;
  const old = { ...model, inputPrice, outputPrice, currency };
  const none = { cachedInputPrice: null, cacheWritePrice: null, pricesFrom: null };
  const prices = model.prices ?? pricesOf({ ...old, ...none }, EMPTY_CATALOGUE, written.sentAt.slice(0, 10));
  return {
    ...written,
    layer: written.layer ?? null,
    attempts: written.attempts ?? [],
    layerCounts: written.layerCounts ?? {},
    undetected: written.undetected ?? 0,
    idempotencyKey: written.idempotencyKey ?? null,
    subjects: written.subjects ?? [],
    mapping: written.mapping ?? null,
    policyHash: written.policyHash ?? null,
    model: { ...model, prices },
  };
}

/** An ending in today's form. */
export function readEnding(written: WrittenEnding): RunEnding {
  const counts = { cachedTokens: 0, cacheWriteTokens: 0, reasoningTokens: 0 };
  return {
    layer: null,
    attempts: [],
    finishReasonRaw: null,
    providerModel: null,
    verdicts: [],
    ...written,
    usage: written.usage && { ...counts, ...written.usage },
  };
}
