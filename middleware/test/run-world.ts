import assert from 'node:assert/strict';
import { EMPTY_CATALOGUE } from '../src/core/catalogue.ts';
import { PLAIN_REPLY } from '../src/core/model-messages.ts';
import {
  ProviderError,
  type ProviderErrorCode,
  type ProviderErrorFacts,
} from '../src/core/provider-error.ts';
import type {
  FinishReason,
  ModelConnection,
  ModelReply,
  ModelRequest,
  ModelUsage,
  Provider,
} from '../src/core/provider.ts';
import type { ModelCandidate, ModelLayer, ModelProfile } from '../src/core/types.ts';
import { AppError } from '../src/errors.ts';
import type { StoredCredential } from '../src/ports.ts';
import type { AttemptRecord, RunRecord, SentRecord } from '../src/run-record.ts';
import { createCircuits } from '../src/runs/circuits.ts';
import type { Invocation } from '../src/runs/invoke.ts';
import { createProgress } from '../src/runs/progress.ts';
import type { RunParts } from '../src/runs/run-parts.ts';

/** What a model does when it is asked: it writes `text`, then fails or ends. */
export interface Act extends ProviderErrorFacts {
  text?: string;
  fail?: ProviderErrorCode;
  finish?: FinishReason;
  reply?: Partial<ModelReply>;
  /** Done before anything else. */
  first?: () => void;
}

/** Per technology what it does the first time, the second time … The last one stays. */
export type Script = Record<string, Act[]>;

export interface WorldChanges {
  fallbackOn?: RunParts['settings']['fallbackOn'];
  modelAttempts?: number;
  runDeadlineMs?: number;
  journalAway?: boolean;
  credential?: StoredCredential | null;
  /** Texts that an adapter adds to the request. */
  added?: string[];
}

export const USAGE: ModelUsage = {
  input: 1000,
  output: 100,
  cached: 0,
  cacheWrite: 0,
  reasoning: 0,
  source: 'reported',
};

/** What happened, in order. */
export interface World {
  now: number;
  /** Technologies. */
  asked: string[];
  requests: ModelRequest[];
  connections: ModelConnection[];
  idempotencyKeys: (string | undefined)[];
  /** Milliseconds. */
  waits: number[];
  /** What was shown. */
  texts: string[];
  onRecord: SentRecord[];
  onWait(): void;
  parts: RunParts;
}

/** Everything a run needs to ask models, with models that follow a script, and a clock that only waiting moves. */
export function createWorld(script: Script, changes: WorldChanges = {}): World {
  const world: Omit<World, 'parts'> = {
    now: 1_700_000_000_000,
    ...{ asked: [], requests: [], connections: [], idempotencyKeys: [], waits: [], texts: [], onRecord: [] },
    onWait: () => undefined,
  };
  const provider: Provider = {
    platform: 'openai',
    async *invoke(request, connection, { inspect, idempotencyKey }) {
      const { technology } = connection;
      inspect?.(changes.added ?? []);
      assert.equal(world.onRecord.at(-1)?.model.technology, technology, 'on record before it is asked');
      const acts = script[technology]!;
      const act = acts[Math.min(world.asked.filter((one) => one === technology).length, acts.length - 1)]!;
      world.asked.push(technology);
      world.requests.push(request);
      world.connections.push(connection);
      world.idempotencyKeys.push(idempotencyKey);
      act.first?.();
      const { text = '', fail, finish = 'stop', reply } = act;
      if (text) yield { type: 'text', text };
      if (fail) throw new ProviderError(fail, { ...act, beforeFirstToken: !text });
      const plain = { text, ...PLAIN_REPLY, finish: { unified: finish, raw: finish }, usage: USAGE };
      yield { type: 'reply', reply: { ...plain, ...reply } };
    },
  };
  return Object.assign(world, { parts: partsOf(world, provider, changes) });
}

function partsOf(world: Omit<World, 'parts'>, provider: Provider, changes: WorldChanges): RunParts {
  return {
    journal: {
      sent: async (_run: unknown, _prompt: unknown, sent: SentRecord) => {
        if (changes.journalAway) throw new AppError('DATABASE_UNREACHABLE');
        world.onRecord.push(structuredClone(sent));
        return true;
      },
      text: async (_runId: string, text: string) => void world.texts.push(text),
    },
    credentials: { find: async () => changes.credential ?? null },
    catalogue: EMPTY_CATALOGUE,
    circuits: createCircuits(),
    loadProvider: async () => provider,
    resolveHost: async () => [],
    time: {
      now: () => world.now,
      random: () => 0.5,
      wait: async (milliseconds: number) => {
        world.waits.push(milliseconds);
        world.now += milliseconds;
        world.onWait();
      },
    },
    settings: {
      fallbackOn: changes.fallbackOn ?? 'default',
      modelAttempts: changes.modelAttempts ?? 3,
      modelIdleTimeoutMs: 1000,
      runDeadlineMs: changes.runDeadlineMs ?? 120_000,
      development: true,
    },
  } as unknown as RunParts;
}

const LAYERS: ModelLayer[] = ['prompt version', 'organization default', 'platform default'];

/** A model that asks for nothing but its technology: 1 USD per million tokens read, 10 per million written. */
export const modelOf = (technology: string, more: Partial<ModelProfile> = {}): ModelProfile =>
  ({
    ...{ id: technology, apiName: technology, name: technology, technology, platform: 'scripted' },
    ...{ interface: null, capabilities: [], endpoint: null, credential: null, region: null },
    ...{ inputPrice: '1', outputPrice: '10', cachedInputPrice: null, cacheWritePrice: null },
    ...{ currency: 'USD', pricesFrom: null, temperature: null, topP: null, maxTokens: null },
    ...more,
  }) as unknown as ModelProfile;

/** A run that may ask these models, one per layer. */
export function invocationOf(...models: (string | ModelProfile)[]): Invocation {
  const steps = models.map((model, index): ModelCandidate => ({
    model: typeof model === 'string' ? modelOf(model) : model,
    layer: LAYERS[index]!,
    reason: 'chosen',
  }));
  const run = {
    runId: 'run-1',
    caller: { orgId: '', userId: '', username: '' },
    createdAt: new Date(1_700_000_000_000),
    batchId: null,
  } as RunRecord;
  const prompt = { system: '', prompt: 'Hello PERSON-K7-0010', maskCounts: {} };
  return {
    run,
    progress: { ...createProgress(run), started: 1_700_000_000_000 },
    masked: {
      prompt,
      vault: { nonce: 'K7', entries: [{ token: 'PERSON-K7-0010', type: 'PERSON', value: 'Ana Souza' }] },
      literal: { system: '', prompt: 'Hello ' },
    },
    leftOut: [],
    steps,
    output: null,
  };
}

/** A trace in short: `model/attempt outcome code`. */
export const traceOf = (attempts: AttemptRecord[]): string[] =>
  attempts.map(({ model, attempt, outcome, code }) =>
    [`${model}/${attempt}`, outcome, code].filter(Boolean).join(' '),
  );
