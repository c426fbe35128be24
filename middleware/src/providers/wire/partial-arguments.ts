/** A piece of a call's arguments: a value and the place where it belongs, e.g. `$.city` or `$.legs[0].from`. */
export interface PartialArgument {
  jsonPath?: string;
  stringValue?: string;
  numberValue?: number;
  boolValue?: boolean;
  nullValue?: unknown;
}

/** Names that would reach an object's own workings instead of a member. */
const NOT_A_MEMBER = new Set(['__proto__', 'constructor', 'prototype']);
const STEP = /\.([^.[\]]+)|\[(\d+)\]|\['([^']+)'\]|\["([^"]+)"\]/g;

/**
 * Puts a piece into the arguments, making what is above it. A text goes on where one stands already. The form:
 * https://docs.cloud.google.com/vertex-ai/generative-ai/docs/multimodal/function-calling (streaming function call arguments)
 */
export function addPartialArguments(args: Record<string, unknown>, piece: PartialArgument): void {
  const steps = [...(piece.jsonPath ?? '').matchAll(STEP)].map(([, name, index, single, double]) =>
    index === undefined ? (name ?? single ?? double!) : Number(index),
  );
  if (steps.length === 0 || steps.some((step) => NOT_A_MEMBER.has(String(step)))) return;
  let place = args as Record<string | number, unknown>;
  for (const [at, step] of steps.slice(0, -1).entries()) {
    place[step] ??= typeof steps[at + 1] === 'number' ? [] : {};
    place = place[step] as Record<string | number, unknown>;
    if (typeof place !== 'object') return;
  }
  const last = steps.at(-1)!;
  place[last] = typeof place[last] === 'string' ? place[last] + (piece.stringValue ?? '') : valueOf(piece);
}

const valueOf = ({ stringValue, numberValue, boolValue }: PartialArgument): unknown =>
  stringValue ?? numberValue ?? boolValue ?? null;
