import type { Vault } from '../types.ts';
import { createLinkState } from './link-state.ts';
import { canStartToken, readToken, type FoundToken } from './token.ts';

/** Puts the real values back into a text that arrives in pieces. */
export interface StreamRestore {
  /** Takes a piece and gives what can be shown. Holds back at most what may still become a token. */
  push(chunk: string): string;
  /** Gives the rest when the text has ended. */
  end(): string;
  /** How many tokens with this run's nonce were never given out: the model made them up. They stay as they are. */
  unknownTokens(): number;
}

/** Any way of cutting a text into pieces gives the same result as the whole. */
export function createStreamRestore(vault: Vault): StreamRestore {
  const values = new Map(vault.entries.map((entry) => [entry.token, entry]));
  const links = createLinkState();
  let held = '';
  let before = NaN;
  let unknown = 0;

  const restored = (found: FoundToken, raw: string, next: string): string => {
    const entry = found.nonce === vault.nonce ? values.get(found.token) : undefined;
    if (found.nonce === vault.nonce && !entry) unknown += 1;
    const place = links.place();
    // An address that came whole from the record may be a link again, but never an image that loads by itself.
    const wholeLink = place === 'target-start' && entry?.type === 'URL' && next === ')';
    return entry && (place === 'text' || wholeLink) ? entry.value : raw;
  };

  const drain = (complete: boolean): string => {
    const pieces: string[] = [];
    let from = 0;
    let at = 0;
    while (at < held.length) {
      const found =
        canStartToken(held, at, at > 0 ? held.charCodeAt(at - 1) : before) && readToken(held, at, complete);
      if (found === 'partial') break;
      if (found) {
        const text = held.slice(from, at);
        links.advance(text);
        const shown = restored(found, held.slice(at, found.end), held.charAt(found.end));
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
