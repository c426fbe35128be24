import { singleTurn } from '../src/core/model-messages.ts';
import { PLATFORMS } from '../src/core/platforms.ts';
import type { Platform } from '../src/core/types.ts';
import { createProviders } from '../src/providers/index.ts';

/** Asks the model `unauthorized` of a keyed model through every adapter that has a network; what each of them threw. */
export async function errorsOfAdapters(
  host: string,
  secrets: Partial<Record<Platform, string>> & { standard: string },
): Promise<unknown[]> {
  const loadProvider = createProviders({ scriptedRepliesFile: null });
  const question = singleTurn('p');
  const request = { system: 's', ...question, temperature: null, topP: null, maxTokens: 9, stream: true };
  const options = { signal: new AbortController().signal, idleTimeoutMs: 20_000, development: true };
  const platforms = (Object.keys(PLATFORMS) as Platform[]).filter(
    (name) => PLATFORMS[name].endpoint !== 'none',
  );
  return Promise.all(
    platforms.map(async (platform) => {
      const { interfaces, needsRegion } = PLATFORMS[platform];
      const connection = {
        technology: 'unauthorized',
        interface: interfaces[0],
        endpoint: `http://${host}/v1`,
        secret: secrets[platform] ?? secrets.standard,
        region: needsRegion ? 'eu-west-1' : null,
      };
      try {
        for await (const _ of (await loadProvider(platform)).invoke(request, connection, options));
        return null;
      } catch (thrown) {
        return thrown;
      }
    }),
  );
}
