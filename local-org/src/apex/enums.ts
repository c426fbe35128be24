/** Enums of the program: one value per constant, whoever asks. */
import type { ClassModel } from './class-model.ts';
import { EnumValue } from './values.ts';

const made = new WeakMap<ClassModel, EnumValue[]>();

/** All constants in their order; empty for a class that is no enum. */
export function enumConstants(model: ClassModel): EnumValue[] {
  const known = made.get(model);
  if (known) return known;
  const values = model.declaration.constants.map(
    (name, ordinal) => new EnumValue(model.name, name, ordinal, model),
  );
  made.set(model, values);
  return values;
}

export function enumConstant(model: ClassModel, name: string): EnumValue | undefined {
  return enumConstants(model).find((constant) => constant.name.toLowerCase() === name.toLowerCase());
}
