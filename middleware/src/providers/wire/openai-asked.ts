import type { ModelRequest } from '../../core/provider.ts';
import type { Host } from '../openai/hosts.ts';
import type { Watch } from '../calls/watch.ts';

/** What a reader of OpenAI's formats must know of the call that it reads the answer of. */
export interface Asked {
  request: ModelRequest;
  host: Host;
  watch: Watch;
  /** From the headers; null where they have none. */
  requestId: string | null;
  region: string | null;
}
