/**
 * Times one contender in a process of its own: `node time-process.ts <module> <what> [most seconds]` with what `speed`,
 * `growth`, `units` or `rows` (hostile texts). Prints JSON.
 */
import { hostileRows, hostileUnits, longText, shortTexts } from './speed-texts.ts';

interface Module {
  /** The library's own work, where `detect` does more for the scorer. */
  work?: (text: string) => unknown;
  find?: (text: string, row: object) => unknown;
  init?: () => void;
}

const [file, what, most = '20'] = process.argv.slice(2);
const { work, find, init } = (await import(file!)) as Module;
const run = work ?? ((text: string) => find!(text, {}));
const MOST = Number(most) * 1000;
const PASSES = 5;

/** Milliseconds of this thread's processor time for the texts, one after the other: others on the machine do not count. */
async function timeOf(texts: readonly string[]): Promise<number> {
  const start = process.threadCpuUsage();
  for (const text of texts) await run(text);
  const used = process.threadCpuUsage(start);
  return (used.user + used.system) / 1000;
}

const sizeOf = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

/** MB/s: median of five passes after one that warms up; null when one pass takes longer than is allowed. */
async function speedOn(texts: readonly string[]): Promise<number | null> {
  if ((await timeOf(texts)) > MOST) return null;
  const times: number[] = [];
  for (let pass = 0; pass < PASSES; pass += 1) times.push(await timeOf(texts));
  return sizeOf(texts) / 1000 / times.toSorted((left, right) => left - right)[PASSES >> 1]!;
}

/** The best of several, so that a busy machine does not look like growth. */
async function best(text: string): Promise<number> {
  let least = Infinity;
  for (let pass = 0; pass < 3 && (pass === 0 || least < MOST / 3); pass += 1) {
    least = Math.min(least, await timeOf([text]));
  }
  return least;
}

/** Milliseconds at doubling sizes, up to `last` or until one takes too long. */
async function growth(make: (characters: number) => string, first: number, last: number) {
  const steps: { characters: number; milliseconds: number }[] = [];
  for (let characters = first; characters <= last; characters *= 2) {
    const milliseconds = await best(make(characters));
    steps.push({ characters, milliseconds });
    if (milliseconds > MOST) break;
  }
  return steps;
}

init?.();
if (what === 'speed') {
  const short = await speedOn(shortTexts());
  print({ short, long: await speedOn([longText(1_000_000)]) });
} else if (what === 'growth') {
  print(await growth(longText, 10_000, 10_240_000));
} else {
  const all: { name: string; steps: { characters: number; milliseconds: number }[] }[] = [];
  for (const { name, make } of what === 'rows' ? await hostileRows() : hostileUnits()) {
    // Where a doubling took far more than twice the time it is asked again: twice in a row is no accident.
    let steps = await growth(make, 8_000, 64_000);
    for (let again = 0; again < 3 && worst(steps) > 3 && steps.at(-1)!.milliseconds < 1000; again += 1) {
      const next = await growth(make, 8_000, 64_000);
      if (worst(next) < worst(steps)) steps = next;
    }
    all.push({ name, steps });
  }
  print(all);
}

/** The worst ratio of a doubling from 16,000 characters on: below, what is worked out once for a text counts too much. */
function worst(steps: { characters: number; milliseconds: number }[]): number {
  const ratios = steps.flatMap(({ milliseconds, characters }, index) =>
    characters > 16_000 && milliseconds > 5 ? [milliseconds / steps[index - 1]!.milliseconds] : [],
  );
  return Math.max(0, ...ratios);
}

function print(result: unknown): void {
  process.stdout.write(JSON.stringify(result));
}
