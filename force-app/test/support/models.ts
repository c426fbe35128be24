/** Models, a catalogue, prompts and credentials as the org and the middleware would show them, for tests. */
import type { Catalogue } from 'c/catalogue';
import type { ConnectionResult } from 'c/connectionView';
import type { CredentialRow } from 'c/credentialView';
import type { PromptRow } from 'c/modelRequests';
import type { ModelRow } from 'c/modelView';

export const CATALOGUE: Catalogue = {
  platforms: [
    platform('openai', 'OpenAI', { interfaces: ['chat-completions', 'responses'] }),
    platform('bedrock', 'Amazon Bedrock', { credential: 'aws', needsRegion: true }),
    platform('openai-compatible', 'OpenAI-compatible endpoint', {
      needsCredential: false,
      endpoint: 'required',
    }),
    platform('builtin', 'Built-in summary', {
      credential: 'none',
      needsCredential: false,
      endpoint: 'none',
    }),
  ],
  models: [
    {
      platform: 'openai',
      technology: 'gpt-5',
      label: 'GPT-5',
      interfaces: ['responses', 'chat-completions'],
      contextWindow: 400000,
      maxOutputTokens: 128000,
      capabilities: ['Streaming', 'Tools', 'Structured Output'],
      regions: [],
      price: {
        from: '2026-01-01',
        currency: 'USD',
        input: '1.25',
        output: '10.00',
        cachedInput: '0.125',
        longPrompt: { above: 272000 },
      },
      source: 'https://provider.example/prices',
    },
  ],
};

function platform(name: string, label: string, facts: object): Catalogue['platforms'][number] {
  return {
    platform: name,
    label,
    interfaces: ['chat-completions'],
    credential: 'key',
    needsCredential: true,
    endpoint: 'optional',
    needsRegion: false,
    ...facts,
  };
}

/** An active model; `changes` make it another one. */
export function modelRow(changes: Partial<ModelRow> = {}): ModelRow {
  return {
    id: 'a0M000000000001AAA',
    name: 'GPT',
    apiName: 'GPT',
    platform: 'openai',
    technology: 'gpt-5',
    credential: 'openai_key',
    region: 'us',
    status: 'Active',
    organizationDefault: false,
    platformDefault: false,
    capabilities: ['Streaming'],
    ...changes,
  };
}

export const BUILTIN = modelRow({
  id: 'a0M000000000002AAA',
  name: 'Builtin',
  apiName: 'Builtin',
  platform: 'builtin',
  technology: 'extractive-1',
  credential: null,
  region: null,
  organizationDefault: true,
  platformDefault: true,
});

export const PASSED: ConnectionResult = {
  status: 'passed',
  checks: [
    { name: 'reachable', outcome: 'passed', milliseconds: 12 },
    { name: 'authentication', outcome: 'passed', milliseconds: 12 },
    { name: 'answer', outcome: 'passed', milliseconds: 1240 },
    { name: 'tools', outcome: 'not supported', milliseconds: 0 },
  ],
  testedAt: '2026-11-22T06:00:00.000Z',
  model: 'gpt-5-2026-01-01',
  cost: { amount: '0.0001', currency: 'USD' },
};

export const REFUSED_KEY: ConnectionResult = {
  status: 'failed',
  checks: [
    { name: 'reachable', outcome: 'passed', milliseconds: 12 },
    {
      name: 'authentication',
      outcome: 'failed',
      milliseconds: 14,
      code: 'MODEL_AUTHENTICATION_FAILED',
      detail: 'The model provider refused the key.',
    },
  ],
  testedAt: '2026-11-22T06:00:00.000Z',
};

export const CASE_SUMMARY: PromptRow = {
  promptId: 'a0P000000000001AAA',
  name: 'Case summary',
  apiName: 'Case_Summary',
  objectName: 'Case',
  active: true,
  versionId: 'a0V000000000001AAA',
  versionNumber: 1,
  versionStatus: 'Approved',
  modelId: BUILTIN.id,
  modelName: 'Builtin',
  modelStatus: 'Active',
};

export const CREDENTIAL: CredentialRow = {
  name: 'openai_key',
  scope: 'org',
  hosts: ['api.openai.com'],
  secret: '••••••••',
  updatedAt: '2026-11-22T06:00:00.000Z',
  updatedBy: 'adam.novak@byom.example',
  previousUntil: null,
  usedBy: [{ id: 'a0M000000000001AAA', apiName: 'GPT', name: 'GPT', status: 'Active' }],
};

/** What our Apex throws. */
export function refusal(code: string, message: string, hint = 'Do this.') {
  return { body: { message: JSON.stringify({ code, message, hint, retryable: false }) } };
}
