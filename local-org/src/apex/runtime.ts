/** The Apex runtime of the local org: what the shell, the REST API and the engine use of everything in this folder. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { existsSync, readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { ApexRuntime, Org, Row, TriggerRunner } from '../ports.ts';
import { auraArguments } from './aura-arguments.ts';
import { asApexError, auraMethod, isCacheable, toAuraJson } from './aura.ts';
import { nativeTypeNames } from './builtins/call.ts';
import type { CalloutSender } from './callouts/callout-types.ts';
import { ApexError } from './errors.ts';
import type { Machine } from './frame.ts';
import { createMachine } from './machine.ts';
import { Program, type ApexSource } from './program.ts';
import { readWithMemory } from './read-file.ts';
import { createRest } from './rest.ts';
import { runTests } from './run-tests.ts';
import { Transaction } from './transaction.ts';
import { createTriggerRunner } from './trigger-runner.ts';

export interface ApexRuntimeOptions {
  /** Folders that hold `.cls` and `.trigger` files, at any depth. */
  directories: string[];
  org: Org;
  /** Where trees of Apex files are remembered between starts; nowhere when left out. */
  memory?: string;
  /** How callouts leave; see callout.ts. */
  callout: CalloutSender;
  /** Milliseconds since 1970; the real time when left out. */
  now?: () => number;
}

/** Classes are parsed when they are first used, triggers at once. Throws UnsupportedApex for a trigger out of the subset. */
export function createApexRuntime(options: ApexRuntimeOptions): ApexRuntime & TriggerRunner {
  const { org, callout } = options;
  const program = new Program({
    sources: options.directories.flatMap(sourcesIn),
    schema: org.schema,
    nativeTypes: nativeTypeNames,
    ...(options.memory ? { reader: readWithMemory(options.memory) } : {}),
  });
  const { enter, joinOrEnter } = createEntries(program, options);
  const runner = createTriggerRunner(program.triggers(), org.schema, joinOrEnter);
  return {
    fire: runner.fire,
    callAuraEnabled: (className, methodName, parameters, userId) =>
      callAuraEnabled({ program, org, callout, enter }, className, methodName, parameters, userId),
    callRest: createRest({ program, org, callout, enter }),
    runTests: (classNames) => {
      const userId = testUser(org);
      return runTests(
        program,
        org,
        (work) => enter(new Transaction({ userId, callout, test: true }), work),
        classNames,
      );
    },
  };
}

type Enter = <Result>(
  transaction: Transaction,
  work: (machine: Machine) => Promise<Result>,
) => Promise<Result>;
type EnterAs = <Result>(userId: string, work: (machine: Machine) => Promise<Result>) => Promise<Result>;

/** Ways into Apex: a new transaction, or the one whose save fires a trigger. */
function createEntries(
  program: Program,
  options: ApexRuntimeOptions,
): { enter: Enter; joinOrEnter: EnterAs } {
  const { org, callout, now = () => Date.now() } = options;
  const current = new AsyncLocalStorage<Machine>();
  const enter: Enter = (transaction, work) => {
    const machine = createMachine({ program, org, transaction, now });
    return current.run(machine, () => work(machine));
  };
  const joinOrEnter: EnterAs = (userId, work) => {
    const running = current.getStore();
    // Triggers of Apex's own saves share its limits and statics; a save over REST starts a transaction of its own.
    return running ? work(running) : enter(new Transaction({ userId, callout, test: false }), work);
  };
  return { enter, joinOrEnter };
}

interface Entry {
  program: Program;
  org: Org;
  callout: CalloutSender;
  enter: Enter;
}

async function callAuraEnabled(
  entry: Entry,
  className: string,
  methodName: string,
  parameters: Row,
  userId: string,
): Promise<unknown> {
  const { program, org, callout } = entry;
  if (!org.access.apexClass(userId, className)) {
    throw new ApexError(
      `You do not have access to the Apex class named '${className}'.`,
      'System.NoAccessException',
    );
  }
  const model = program.class(className);
  if (!model || model.builtIn)
    throw new ApexError(`Apex class '${className}' does not exist`, 'System.NoAccessException');
  const method = auraMethod(model, methodName);
  const transaction = new Transaction({ userId, callout, test: false, readOnly: isCacheable(method) });
  const call = async (machine: Machine): Promise<unknown> => {
    const values = auraArguments(machine, model, method, parameters);
    const value = await machine.invoke(model, method, null, values, method.site);
    return toAuraJson(value, machine, method.site);
  };
  try {
    return await org.transaction(() => entry.enter(transaction, call));
  } catch (error) {
    throw asApexError(error);
  }
}

/** Tests start as an administrator, as `sf apex run test` does; they choose their own users with System.runAs. */
function testUser(org: Org): string {
  const users = org.users();
  const user =
    users.find((candidate) => candidate.active && candidate.profileName === 'System Administrator') ??
    users[0];
  if (!user) throw new Error('The org has no user to run Apex tests as');
  return user.id;
}

function sourcesIn(directory: string): ApexSource[] {
  if (!existsSync(directory)) return [];
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return entries.flatMap((entry): ApexSource[] => {
    const extension = extname(entry.name);
    if (extension !== '.cls' && extension !== '.trigger') return [];
    const kind = extension === '.cls' ? 'class' : 'trigger';
    return [{ name: basename(entry.name, extension), kind, path: join(entry.parentPath, entry.name) }];
  });
}
