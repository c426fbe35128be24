import type { z } from 'zod';
import { AppError } from '../errors.ts';

/** The input in the shape of the schema. Throws REQUEST_INVALID that names every wrong part, never its value. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`);
  throw new AppError('REQUEST_INVALID', { detail: problems.join('; ') });
}
