import { findLeaks } from '../core/masking/egress.ts';
import type { PreparedPrompt } from '../core/masked-prompt.ts';
import { textOf } from '../core/model-messages.ts';
import type { ModelRequest } from '../core/provider.ts';
import { AppError } from '../errors.ts';

/** What the providers' formats call those who speak. */
const ROLES = ['system', 'user', 'assistant', 'developer'];

/** Everything a request says, text by text: what is looked at before it is put on record. */
export function textsOfRequest({ system, messages }: ModelRequest): string[] {
  const turns = messages.flatMap((message) => {
    if (message.role === 'user') return [textOf(message.content)];
    if (message.role === 'tool') return message.results.map(({ content }) => content);
    return [message.text, ...message.toolCalls.map(({ argumentsText }) => argumentsText)];
  });
  return [system, ...turns];
}

/**
 * The last look at what goes out, by other code than the masking. The prompt author's own words are harmless, and so is
 * `alsoHarmless`: a contact named Claude is not given away by the name of the model. Throws EGRESS_LEAK.
 */
export function refuseLeaks(
  texts: string[],
  { vault, literal }: PreparedPrompt,
  alsoHarmless: string[] = [],
): void {
  const leaks = findLeaks(asOne(texts), vault, asOne([literal.system, literal.prompt, ...alsoHarmless]));
  if (leaks.length === 0) return;
  throw new AppError('EGRESS_LEAK', {
    detail: leaks.map(({ type, count }) => `${type} ${count}`).join(', '),
  });
}

/** Apart from each other, so that no value is read across the end of one text. */
const asOne = (texts: string[]): string => texts.map((text) => JSON.stringify(text)).join('\n\n.\n\n');

/**
 * The same look at the very bytes: adapters and SDKs may add to a request what nobody thought of. Texts that left the adapter
 * as they came were `looked` at already. `leak` is what was thrown, whatever an SDK made of it.
 */
export function inspectOutgoing(masked: PreparedPrompt, looked: string[], harmless: string[]) {
  let leak: unknown = null;
  return {
    leak: () => leak,
    look(texts: string[]): void {
      try {
        const added = texts.filter((text) => !looked.includes(text));
        refuseLeaks(added, masked, [...harmless, ...ROLES]);
      } catch (thrown) {
        leak = thrown;
        throw thrown;
      }
    },
  };
}
