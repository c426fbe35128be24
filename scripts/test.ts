/**
 * `npm test`: every check and every test, each runner's output in `.data/test/`, one line per stage as it ends, and
 * last `N passed, N failed` over all of them. With DATABASE_URL set the databases of the tests are made on that server. `npm test -- middleware lint` runs the named stages only.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { countJest, countNodeTests, type Count } from './test/count.ts';
import { describeDatabase } from './test/database.ts';
import { whatFailed } from './test/what-failed.ts';
import { stages, type Stage } from './test/stages.ts';

const root = path.resolve(import.meta.dirname, '..');
const output = path.join(root, '.data', 'test');
mkdirSync(output, { recursive: true });

interface Result extends Count {
  stage: Stage;
  seconds: number;
  log: string;
}

/** Half of starting a local org is compiling modules, and its tests start many; type stripping is no news to anybody. */
const environment = {
  ...process.env,
  NODE_COMPILE_CACHE: path.join(output, 'compile-cache'),
  NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
  // Salesforce's tools would each start a thread that writes a log nobody reads, and wait for it at their end.
  SF_DISABLE_LOG_FILE: 'true',
};

function run(stage: Stage): Promise<{ code: number; text: string }> {
  return new Promise((resolve) => {
    const [file = '', ...args] = stage.command;
    const child = spawn(file, args, { cwd: root, env: environment });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => resolve({ code: 1, text: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, text: Buffer.concat(chunks).toString('utf8') }));
  });
}

function count(stage: Stage, code: number, text: string): Count {
  const counted =
    stage.counts === 'node' ? countNodeTests(text) : stage.counts === 'jest' ? countJest(text) : null;
  if (!counted) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  // A runner that fails without a failed test (a crash, a file that does not load) is a failure all the same.
  return { passed: counted.passed, failed: counted.failed || (code === 0 ? 0 : 1) };
}

async function runStage(stage: Stage): Promise<Result> {
  const started = performance.now();
  const { code, text } = await run(stage);
  const log = path.join(output, `${stage.name}.log`);
  writeFileSync(log, text);
  const result = { stage, ...count(stage, code, text), seconds: (performance.now() - started) / 1000, log };
  const mark = result.failed === 0 ? 'ok  ' : 'FAIL';
  console.log(
    `${mark} ${stage.name.padEnd(12)} ${result.passed} passed, ${result.failed} failed (${result.seconds.toFixed(1)} s)`,
  );
  if (result.failed > 0) console.log(whatFailed(text));
  return result;
}

/**
 * Four workers on two cores, because a stage waits half its time for servers and pages: each takes the next stage as
 * soon as it is free.
 */
async function runAll(waiting: Stage[]): Promise<Result[]> {
  const results: Result[] = [];
  const worker = async () => {
    for (let stage = waiting.shift(); stage; stage = waiting.shift()) results.push(await runStage(stage));
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
  return results;
}

const wanted = process.argv.slice(2);
const chosen = stages.filter((stage) => wanted.length === 0 || wanted.includes(stage.name));
if (chosen.length === 0) {
  console.error(`No such stage. There are: ${stages.map((stage) => stage.name).join(', ')}`);
  process.exit(1);
}
// Only tests of Node use one; whoever runs the linter need not have any.
try {
  if (chosen.some(({ counts }) => counts === 'node'))
    console.log(await describeDatabase(process.env['DATABASE_URL']));
} catch (cause) {
  console.error((cause as Error).message);
  process.exit(1);
}
const results = await runAll([...chosen]);
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
