/** One Apex transaction: who runs it, what it has used up, and its static variables. */
import type { Site } from './ast.ts';
import type { CalloutSender } from './callouts/callout-types.ts';
import type { ClassModel } from './class-model.ts';
import { throwApex } from './platform-exceptions.ts';
import type { RestContext } from './rest-context.ts';
import type { TriggerContext } from './trigger-context.ts';
import type { Instance, Value } from './values.ts';

/** The platform's synchronous limits the interpreter counts. */
export const limits = {
  queries: 100,
  dml: 150,
  callouts: 100,
  stack: 1000,
  calloutMilliseconds: 120_000,
} as const;

/** The platform gives synchronous code 10 s of CPU; without a bound an endless loop would stop the whole local org. */
const CPU_MILLISECONDS = 10_000;
const STATEMENTS_BETWEEN_CHECKS = 2_000;

export type CountedLimit = 'queries' | 'dml' | 'callouts';

const messages: Record<CountedLimit, (most: number) => string> = {
  queries: (most) => `Too many SOQL queries: ${most + 1}`,
  dml: (most) => `Too many DML statements: ${most + 1}`,
  callouts: (most) => `Too many callouts: ${most + 1}`,
};

export interface TransactionOptions {
  userId: string;
  callout: CalloutSender;
  /** In a test callouts go to the mock. */
  test: boolean;
  /** In a cacheable method nothing may be saved. */
  readOnly?: boolean;
  /** The platform's 10 s when left out. */
  cpuMilliseconds?: number;
}

interface Usage {
  queries: number;
  dml: number;
  callouts: number;
  calloutMilliseconds: number;
  /** A callout after this is refused, until the transaction ends. */
  uncommitted: boolean;
}

function unused(): Usage {
  return { queries: 0, dml: 0, callouts: 0, calloutMilliseconds: 0, uncommitted: false };
}

export class Transaction {
  readonly statics = new Map<ClassModel, Map<string, Value>>();
  readonly options: TransactionOptions;
  /** Set by Test.setMock. */
  mock: Instance | null = null;
  /** The trigger firing that is under way. */
  trigger: TriggerContext | null = null;
  /** RestContext; empty outside of REST methods. */
  rest: RestContext = { request: null, response: null };
  usage: Usage = unused();
  private setAside: Usage | null = null;
  private readonly users: string[];
  private depth = 0;
  private statements = 0;
  private busySince = Date.now();

  constructor(options: TransactionOptions) {
    this.options = options;
    this.users = [options.userId];
  }

  get userId(): string {
    return this.users.at(-1)!;
  }

  /** System.runAs: the work runs with that user's rights. */
  async runAs<Result>(userId: string, work: () => Promise<Result>): Promise<Result> {
    this.users.push(userId);
    try {
      return await work();
    } finally {
      this.users.pop();
    }
  }

  count(limit: CountedLimit, site: Site): void {
    this.usage[limit] += 1;
    if (limit === 'dml' && this.options.readOnly) throwApex('LimitException', messages.dml(0), site);
    if (this.usage[limit] > limits[limit]) throwApex('LimitException', messages[limit](limits[limit]), site);
  }

  async nested<Result>(site: Site, work: () => Promise<Result>): Promise<Result> {
    this.depth += 1;
    try {
      if (this.depth > limits.stack)
        throwApex('LimitException', `Maximum stack depth reached: ${limits.stack + 1}`, site);
      return await work();
    } finally {
      this.depth -= 1;
    }
  }

  /** Called for every statement; time spent waiting for a callout does not count. */
  tick(site: Site): void {
    this.statements += 1;
    if (this.statements % STATEMENTS_BETWEEN_CHECKS !== 0) return;
    const most = this.options.cpuMilliseconds ?? CPU_MILLISECONDS;
    if (Date.now() - this.busySince > most) throwApex('LimitException', 'Apex CPU time limit exceeded', site);
  }

  /** Takes the time of a wait off the CPU time. */
  waited(milliseconds: number): void {
    this.busySince += milliseconds;
  }

  /** Test.startTest: fresh limits. Test.stopTest: the test's own again. */
  startTest(): void {
    this.setAside = this.usage;
    this.usage = unused();
  }

  stopTest(): void {
    this.usage = this.setAside ?? this.usage;
    this.setAside = null;
  }

  get testStarted(): boolean {
    return this.setAside !== null;
  }
}
