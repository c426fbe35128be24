/** Runs @IsTest methods: each in its own Apex transaction and in an org transaction that is undone. */
import type { Org } from '../ports.ts';
import type { MethodDeclaration } from './ast.ts';
import type { ClassModel } from './class-model.ts';
import { ThrownException } from './errors.ts';
import { stackTraceOf } from './builtins/exception.ts';
import type { Machine } from './frame.ts';
import { exceptionTypeName } from './platform-exceptions.ts';
import type { Program } from './program.ts';

export interface TestResult {
  className: string;
  methodName: string;
  passed: boolean;
  message: string | null;
}

interface Member {
  annotations: { name: string }[];
}

const isMarked = (member: Member, annotation: string): boolean =>
  member.annotations.some(({ name }) => name === annotation);

/** `inTest` runs work with a new machine whose callouts are mocked. */
export async function runTests(
  program: Program,
  org: Org,
  inTest: InTest,
  classNames?: string[],
): Promise<TestResult[]> {
  const results: TestResult[] = [];
  for (const name of classNames ?? program.classNames()) {
    const model = program.class(name);
    if (!model) throw new Error(`No Apex class ${name}`);
    if (isMarked(model.declaration, 'istest')) results.push(...(await runClass(model, org, inTest)));
  }
  return results;
}

type InTest = <Result>(work: (machine: Machine) => Promise<Result>) => Promise<Result>;

/** The set-up is saved once for the class; every method starts from it and is undone. */
async function runClass(model: ClassModel, org: Org, inTest: InTest): Promise<TestResult[]> {
  const { methods } = model.declaration;
  const tests = methods.filter((method) => isMarked(method, 'istest'));
  const results: TestResult[] = [];
  const work = async (): Promise<void> => {
    const setUps = methods.filter((method) => isMarked(method, 'testsetup'));
    const failure = await failureOf(async () => {
      for (const setUp of setUps)
        await inTest((machine) => machine.invoke(model, setUp, null, [], setUp.site));
    });
    for (const method of tests) {
      const message =
        failure === null ? await runMethod(model, method, org, inTest) : `@TestSetup failed: ${failure}`;
      results.push({ className: model.name, methodName: method.name, passed: message === null, message });
    }
  };
  if (tests.length > 0) await org.transaction(work, { rollback: true });
  return results;
}

async function runMethod(
  model: ClassModel,
  method: MethodDeclaration,
  org: Org,
  inTest: InTest,
): Promise<string | null> {
  const run = (): Promise<unknown> =>
    inTest((machine) => machine.invoke(model, method, null, [], method.site));
  return org.transaction(() => failureOf(run), { rollback: true });
}

async function failureOf(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    return failureText(error);
  }
}

function failureText(error: unknown): string {
  if (!(error instanceof ThrownException)) return (error as Error).stack ?? String(error);
  const { exception } = error;
  return `${exceptionTypeName(exception.model)}: ${exception.exception?.message ?? ''}\n${stackTraceOf(exception)}`;
}
