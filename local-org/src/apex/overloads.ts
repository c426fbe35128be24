/** Chooses among methods or constructors of one name by what the arguments are. */
import type { MethodDeclaration, Site } from './ast.ts';
import type { ClassModel } from './class-model.ts';
import { tryConvert, typeOf } from './convert.ts';
import { ThrownException } from './errors.ts';
import { typeIn, type Frame } from './frame.ts';
import { typeName } from './types.ts';
import type { Value } from './values.ts';

/** The overload whose parameter types are exactly the arguments' comes before one that needs a conversion. */
export function chooseMethod(
  overloads: MethodDeclaration[],
  model: ClassModel,
  values: Value[],
  frame: Frame,
  site: Site,
): MethodDeclaration | undefined {
  const sameCount = overloads.filter((method) => method.parameters.length === values.length);
  if (sameCount.length <= 1) return sameCount[0];
  const scored = sameCount.map((method) => ({ method, score: scoreOf(method, model, values, frame, site) }));
  const fitting = scored
    .filter((candidate) => candidate.score >= 0)
    .sort((left, right) => right.score - left.score);
  return fitting[0]?.method;
}

function scoreOf(
  method: MethodDeclaration,
  model: ClassModel,
  values: Value[],
  frame: Frame,
  site: Site,
): number {
  let exact = 0;
  for (const [index, parameter] of method.parameters.entries()) {
    const type = typeIn({ ...frame, model }, parameter.type, site);
    const value = values[index]!;
    if (!fits(value, type, site)) return -1;
    if (value !== null && typeName(typeOf(value)) === typeName(type)) exact += 1;
  }
  return exact;
}

function fits(value: Value, type: ReturnType<typeof typeOf>, site: Site): boolean {
  try {
    return tryConvert(value, type, site) !== undefined;
  } catch (error) {
    if (error instanceof ThrownException) return false;
    throw error;
  }
}
