/**
 * What an operator asks the audit, for every org of this installation or with `--org 00D…` for one:
 * `verify` walks the chain in the org against the journal, `subject ID` lists what was done with a record, `export` writes
 * interactions into a file, `relay` and `retry` look after what the org would not take, `retention [--dry-run]` deletes what is
 * over its time. What an operator does is on record under the name `operator`.
 */
type Command = (args: string[], environment: NodeJS.ProcessEnv) => Promise<unknown>;

const COMMANDS: Record<string, () => Promise<Command>> = {
  verify: async () => (await import('./audit/verify.ts')).verify,
  subject: async () => (await import('./audit/subject.ts')).subject,
  export: async () => (await import('./audit/export.ts')).exportFile,
  relay: async () => (await import('./audit/relay.ts')).relay,
  retry: async () => (await import('./audit/relay.ts')).retry,
  retention: async () => (await import('./audit/retention.ts')).retention,
};

const USAGE = `Usage: audit verify | subject ID | export --out FILE --reason TEXT [--format csv|jsonl] [--from DAY] [--to DAY]
  [--subject ID] [--user ID] [--prompt NAME] [--status LABEL] [--kind LABEL] | relay | retry RUN_ID…|all
  | retention [--dry-run], each with [--org 00D…]`;

async function main(): Promise<void> {
  const [word = '', ...args] = process.argv.slice(2);
  const load = Object.hasOwn(COMMANDS, word) ? COMMANDS[word] : undefined;
  if (!load) throw new Error(USAGE);
  const code = await (await load())(args, process.env);
  if (typeof code === 'number') process.exitCode = code;
}

main().catch((cause: unknown) => {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exitCode = 1;
});
