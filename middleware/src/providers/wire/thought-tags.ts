/** What came of a piece: the part of it that answers, and the part that the model said to itself. */
export interface Split {
  text: string;
  reasoning: string;
}

const OPEN = '<think>';
const CLOSE = '</think>';

/**
 * Takes the thoughts out of an answer that begins with `<think>`, as DeepSeek R1, Qwen and their like write on hosts that do
 * not do it for them. Pieces may be cut anywhere. Tags further on belong to the answer.
 */
export interface ThoughtSplitter {
  take(piece: string): Split;
  /** What was held back because it might have become a tag. */
  end(): Split;
}

/** A splitter that has seen nothing yet. */
export function startThoughtSplitter(): ThoughtSplitter {
  let state: 'start' | 'thinking' | 'gap' | 'answer' = 'start';
  let held = '';
  const split = (last: boolean): Split => {
    const out = { text: '', reasoning: '' };
    if (state === 'start') {
      const begun = held.trimStart();
      if (begun.startsWith(OPEN)) {
        held = begun.slice(OPEN.length);
        state = 'thinking';
      } else if (last || !OPEN.startsWith(begun)) state = 'answer';
    }
    if (state === 'thinking') {
      const end = held.indexOf(CLOSE);
      const kept = last || end >= 0 ? 0 : unfinished(held);
      out.reasoning = end >= 0 ? held.slice(0, end) : held.slice(0, held.length - kept);
      held = end >= 0 ? held.slice(end + CLOSE.length) : held.slice(held.length - kept);
      if (end >= 0) state = 'gap';
    }
    // The empty lines between thoughts and answer are neither.
    if (state === 'gap') {
      held = held.trimStart();
      if (held !== '') state = 'answer';
    }
    if (state === 'answer') {
      out.text = held;
      held = '';
    }
    return out;
  };
  return {
    take(piece) {
      if (state === 'answer') return { text: piece, reasoning: '' };
      held += piece;
      return split(false);
    },
    end: () => split(true),
  };
}

/** How many characters at the end may be the beginning of the closing tag. */
function unfinished(text: string): number {
  for (let length = Math.min(CLOSE.length - 1, text.length); length > 0; length -= 1) {
    if (text.endsWith(CLOSE.slice(0, length))) return length;
  }
  return 0;
}
