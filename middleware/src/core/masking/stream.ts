import type { Vault, VaultEntry } from '../types.ts';
import { createLinkState } from './link-state.ts';
import { createSurrogateReader } from './surrogates.ts';
import { canStartToken, readToken } from './token.ts';

/** Puts the real values back into a text that arrives in pieces. */
export interface StreamRestore {
  /** Takes a piece and gives what can be shown. Holds back at most what may still become a token. */
  push(chunk: string): string;
  /** Gives the rest when the text has ended. */
  end(): string;
  /** How many tokens with this run's nonce were never given out: the model made them up. They stay as they are. */
  unknownTokens(): number;
}

/** A token or surrogate in the text; `entry` is missing when the vault knows no such token. */
interface Mention {
  end: number;
  entry: VaultEntry | undefined;
  ours: boolean;
}

/** Any way of cutting a text into pieces gives the same result as the whole. */
export function createStreamRestore(vault: Vault): StreamRestore {
  const read = createReader(vault);
  const links = createLinkState();
  let held = '';
  let before = NaN;
  let unknown = 0;

  const restored = ({ entry, ours, end }: Mention, at: number): string => {
    if (ours && !entry) unknown += 1;
    const place = links.place();
    // An address that came whole from the record may be a link again, but never an image that loads by itself.
    const wholeLink = place === 'target-start' && entry?.type === 'URL' && held.charAt(end) === ')';
    return entry && (place === 'text' || wholeLink) ? entry.value : held.slice(at, end);
  };

  const drain = (complete: boolean): string => {
    const pieces: string[] = [];
    let from = 0;
    let at = 0;
    while (at < held.length) {
      const found = read(held, at, at > 0 ? held.charCodeAt(at - 1) : before, complete);
      if (found === 'partial') break;
      if (found) {
        const text = held.slice(from, at);
        links.advance(text);
        const shown = restored(found, at);
        pieces.push(text, shown);
        // What is shown decides what comes after it: a value can be an address, and the next one must not extend it.
        links.advance(shown);
        from = found.end;
      }
      at = found ? found.end : at + 1;
    }
    const rest = held.slice(from, at);
    links.advance(rest);
    pieces.push(rest);
    if (at > 0) before = held.charCodeAt(at - 1);
    held = held.slice(at);
    return pieces.join('');
  };

  return {
    push(chunk) {
      held += chunk;
      return drain(false);
    },
    end: () => drain(true),
    unknownTokens: () => unknown,
  };
}

/** Reads what stands for a value at a place. A token whose value is not shown as one was never in the prompt. */
function createReader(
  vault: Vault,
): (text: string, at: number, before: number, complete: boolean) => Mention | 'partial' | null {
  const tokens = new Map(
    vault.entries.filter(({ reversible }) => reversible !== false).map((entry) => [entry.token, entry]),
  );
  const readSurrogate = createSurrogateReader(vault);
  return (text, at, before, complete) => {
    const surrogate = readSurrogate?.(text, at, before, complete) ?? null;
    if (surrogate === 'partial') return surrogate;
    if (surrogate) return { ...surrogate, ours: true };
    if (!canStartToken(text, at, before)) return null;
    const found = readToken(text, at, complete);
    if (found === 'partial' || !found) return found;
    const ours = found.nonce === vault.nonce;
    return { end: found.end, ours, entry: ours ? tokens.get(found.token) : undefined };
  };
}
