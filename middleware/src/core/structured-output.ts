import { Ajv, type ValidateFunction } from 'ajv';
import type { ModelRequest, OutputSchema } from './provider.ts';

/** What an answer holds: the value that satisfies the schema, or what is wrong with it, in words for the model. */
export type ReadOutput = { value: unknown } | { problems: string[] };

const MOST_PROBLEMS = 10;
/** A schema is compiled once, not per answer. */
const compiled = new WeakMap<object, ValidateFunction>();

/**
 * Reads an answer that must be JSON satisfying a schema. A code fence around it is tolerated, and so is a sentence before or
 * after an object. Throws RangeError when the schema itself is none.
 */
export function readOutput(text: string, { schema }: OutputSchema): ReadOutput {
  const validate = validatorOf(schema);
  const found = parse(text);
  if (!found) return { problems: ['The answer is not JSON.'] };
  if (validate(found.value)) return found;
  const problems = (validate.errors ?? []).map(
    ({ instancePath, message }) => `${instancePath || 'The value'} ${message ?? 'is not valid'}.`,
  );
  return { problems: problems.slice(0, MOST_PROBLEMS) };
}

function validatorOf(schema: Record<string, unknown>): ValidateFunction {
  const known = compiled.get(schema);
  if (known) return known;
  try {
    // Providers and authors add words of their own to schemas; what we do not know is not held against the answer.
    const validate = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(schema);
    compiled.set(schema, validate);
    return validate;
  } catch {
    throw new RangeError('The output schema is not a valid JSON schema');
  }
}

function parse(text: string): { value: unknown } | null {
  const fenced = /```(?:json)?[ \t]*\n([\s\S]*?)\n?[ \t]*```/.exec(text)?.[1];
  const from = text.search(/[{[]/);
  const inner = from < 0 ? '' : text.slice(from, Math.max(text.lastIndexOf('}'), text.lastIndexOf(']')) + 1);
  for (const candidate of [text, fenced, inner]) {
    if (candidate === undefined) continue;
    try {
      return { value: JSON.parse(candidate) as unknown };
    } catch {
      // The next form is tried.
    }
  }
  return null;
}

/** The request for a model that knows no schemas: told in words what the answer must be. Unchanged without a schema. */
export function instructed(request: ModelRequest): ModelRequest {
  if (!request.output) return request;
  const instruction =
    'Answer with one JSON value and nothing else: no explanation, no code fence. It must satisfy this JSON schema:\n' +
    JSON.stringify(request.output.schema);
  return { ...request, system: [request.system, instruction].filter(Boolean).join('\n\n'), output: null };
}

/** The one turn in which a model is told what is wrong with its answer. `sent` is the request it answered. */
export function repairRequest(sent: ModelRequest, answer: string, problems: string[]): ModelRequest {
  const list = problems.map((problem) => `- ${problem}`).join('\n');
  const content = `That answer does not satisfy the schema:\n${list}\n\nGive the whole answer again as JSON, and nothing else.`;
  return {
    ...sent,
    messages: [
      ...sent.messages,
      { role: 'assistant', text: answer, toolCalls: [] },
      { role: 'user', content },
    ],
  };
}
