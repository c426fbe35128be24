/**
 * Follows a text character by character and knows whether the next one stands in an address: there a real value must
 * never be put, because opening the address would carry it away.
 */

/** How an address announces itself, written plainly or escaped. Lower case. */
const STARTS = ['://', ':\\/\\/', ':&#x2f;', ':&#47;', 'http:', 'https:', 'ftp:', 'www.', 'mailto:'];
const LONGEST_START = Math.max(...STARTS.map((start) => start.length));
const DEEPEST_BRACKETS = 64;

interface Target {
  image: boolean;
  depth: number;
  length: number;
}

export interface LinkState {
  /** Takes the next piece of the text as it will be shown before restoring. */
  advance(text: string): void;
  /** What surrounds the next character. `target-start`: it is the first one of a link's target, not of an image's. */
  place(): 'text' | 'address' | 'target-start';
}

/** A follower at the beginning of a text. */
export function createLinkState(): LinkState {
  let run = '';
  let inAddress = false;
  let angled = false;
  let target: Target | null = null;
  let brackets: boolean[] = [];
  let closed: boolean | null = null;
  let previous = '';

  const step = (character: string): void => {
    // Between < and > a quotation mark is a part of the address: <https://host/"more> is one link.
    if (/[\s<>]/.test(character) || (character === '"' && !(angled && inAddress))) {
      run = '';
      inAddress = false;
      angled = character === '<' || (angled && character === '"');
      if (character === '\n' && previous === '\n') [target, brackets] = [null, []];
    } else {
      run = (run + character.toLowerCase()).slice(-LONGEST_START);
      if (/[/:;.]/.test(character)) inAddress ||= startsAddress(run);
    }
    target = followTarget(target, character, previous === ']' ? closed : null);
    if (character === '[') brackets = [...brackets, previous === '!'].slice(-DEEPEST_BRACKETS);
    if (character === ']') closed = brackets.pop() ?? false;
    previous = character;
  };

  return {
    advance(text) {
      for (const character of text) step(character);
    },
    place() {
      if (target && !target.image && target.length === 0 && !inAddress) return 'target-start';
      return target || inAddress ? 'address' : 'text';
    },
  };
}

/** "//host" alone is an address too where one is expected: first in its word, or after a bracket, quote or equals sign. */
function startsAddress(run: string): boolean {
  return STARTS.some((start) => run.endsWith(start)) || /(?:^|["'(=[])\/\/$/.test(run);
}

/** `opens` is not null when the character before closed a bracket: true for an image's, false for a link's. */
function followTarget(target: Target | null, character: string, opens: boolean | null): Target | null {
  if (!target) return character === '(' && opens !== null ? { image: opens, depth: 0, length: 0 } : null;
  if (character === ')' && target.depth === 0) return null;
  const depth = target.depth + (character === '(' ? 1 : character === ')' ? -1 : 0);
  return { ...target, depth, length: target.length + 1 };
}
