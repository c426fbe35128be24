/** `node ask-one-provider.ts '{"platform": …, "connection": …}'`: asks one provider one question, as a service does on its first run. */
import { singleTurn } from '../src/core/model-messages.ts';
import type { ModelConnection } from '../src/core/provider.ts';
import type { Platform } from '../src/core/types.ts';
import { createProviders } from '../src/providers/index.ts';

const { platform, connection } = JSON.parse(process.argv[2] ?? '{}') as {
  platform: Platform;
  connection: ModelConnection;
};
const provider = await createProviders({ scriptedRepliesFile: null })(platform);
const request = {
  system: '',
  ...singleTurn('Hello?'),
  temperature: null,
  topP: null,
  maxTokens: 9,
  stream: true,
};
const options = { signal: new AbortController().signal, idleTimeoutMs: 20_000, development: true };
for await (const event of provider.invoke(request, connection, options)) {
  if (event.type === 'reply') process.stdout.write(`finished: ${event.reply.finish.unified}`);
}
process.exit(0);
