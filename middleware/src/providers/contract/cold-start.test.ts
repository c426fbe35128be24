import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { PLATFORMS } from '../../core/platforms.ts';
import type { Platform } from '../../core/types.ts';
import { startWireServer, stream } from './contract-harness.ts';
import { WIRE_FORMATS } from './wire-fixtures.ts';

const MIDDLEWARE = path.resolve(import.meta.dirname, '../../..');
const HELPERS = path.join(MIDDLEWARE, 'test');
/** Compiled code is kept between the children: what is loaded is the same, only faster. */
const COMPILED = path.resolve(MIDDLEWARE, '../.data/compiled');

/** Every SDK there is, by the package that is it. */
const SDKS = ['openai', '@anthropic-ai/sdk', '@google/genai', '@aws-sdk/client-bedrock-runtime'] as const;

/** Which one a platform's first interface loads; null for one that needs none. */
const LOADS: Record<Platform, (typeof SDKS)[number] | null> = {
  openai: 'openai',
  'azure-openai': 'openai',
  anthropic: '@anthropic-ai/sdk',
  google: '@google/genai',
  bedrock: '@aws-sdk/client-bedrock-runtime',
  oci: 'openai',
  mistral: 'openai',
  deepseek: 'openai',
  llama: 'openai',
  ollama: 'openai',
  cohere: null,
  'openai-compatible': 'openai',
  builtin: null,
  scripted: null,
};

/** The SDKs among the packages a program loads, and what it printed. */
function sdksOf(program: string, ...args: string[]): Promise<{ sdks: string[]; output: string }> {
  const child = spawn(
    process.execPath,
    ['--import', path.join(HELPERS, 'loaded-packages.ts'), program, ...args],
    { env: { ...process.env, NODE_COMPILE_CACHE: COMPILED } },
  );
  let output = '';
  for (const pipe of [child.stdout, child.stderr])
    pipe.on('data', (piece: Buffer) => (output += piece.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => {
      const last = output.trimEnd().split('\n').at(-1) ?? '';
      if (!last.startsWith('[')) return reject(new Error(output));
      const packages = JSON.parse(last) as string[];
      resolve({ sdks: SDKS.filter((sdk) => packages.includes(sdk)), output });
    });
  });
}

test('cold start with one provider', { concurrency: 3 }, async (cold) => {
  const rows = (Object.keys(LOADS) as Platform[]).map((platform) =>
    cold.test(`${platform} loads ${LOADS[platform] ?? 'no SDK'} `, async () => {
      const [first] = PLATFORMS[platform].interfaces;
      const wire = WIRE_FORMATS.find((one) => one.platform === platform && one.interface === first);
      const server = await startWireServer();
      try {
        const { begin, end } = wire?.frames({ text: ['Hello'] }) ?? { begin: [], end: [] };
        if (wire) server.answer = stream(wire, [...begin, ...end]);
        const local = { endpoint: null, secret: null, region: null };
        const connection = {
          technology: platform === 'scripted' ? 'demo' : 'model-1',
          interface: first,
          ...(wire?.connection(server.url) ?? local),
        };
        const asked = JSON.stringify({ platform, connection });
        const { sdks, output } = await sdksOf(path.join(HELPERS, 'ask-one-provider.ts'), asked);
        assert.match(output, /finished: stop/);
        assert.deepEqual(sdks, [LOADS[platform]].filter(Boolean));
      } finally {
        server.close();
      }
    }),
  );
  await Promise.all(rows);
});

test('the service itself loads no SDK before it is asked', async () => {
  const { sdks } = await sdksOf(path.join(HELPERS, 'load-service.ts'));
  assert.deepEqual(sdks, []);
});
