import { text } from 'node:stream/consumers';
import type { ReadStream } from 'node:tty';

const ENTER = /[\r\n\u0004]/;
const BACKSPACE = /[\u0008\u007f]/g;
const INTERRUPT = '\u0003';

/** The secret from a pipe, or typed at a terminal without being shown there. Rejects when the person gives up. */
export async function readSecret(input: ReadStream, prompt: string): Promise<string> {
  if (!input.isTTY) return (await text(input)).trim();
  process.stderr.write(prompt);
  input.setRawMode(true);
  try {
    return (await typed(input)).trim();
  } finally {
    input.setRawMode(false);
    input.pause();
    process.stderr.write('\n');
  }
}

function typed(input: ReadStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let line = '';
    const take = (chunk: Buffer): void => {
      const keys = String(chunk);
      const end = keys.search(ENTER);
      if (keys.includes(INTERRUPT)) done(() => reject(new Error('Nothing was stored.')));
      line = erase(line + (end < 0 ? keys : keys.slice(0, end)));
      if (end >= 0) done(() => resolve(line));
    };
    const done = (settle: () => void): void => {
      input.off('data', take);
      settle();
    };
    input.on('data', take);
  });
}

function erase(line: string): string {
  return [...line].reduce((kept, key) => (key.search(BACKSPACE) < 0 ? kept + key : kept.slice(0, -1)), '');
}
