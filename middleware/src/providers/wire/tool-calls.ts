import type { ToolCall } from '../../core/provider.ts';

/** A call whose arguments the provider gave as the text that the model wrote. No text at all is a call without arguments. */
export function writtenCall(id: string, name: string, argumentsText: string): ToolCall {
  return { id, name, arguments: argumentsText.trim() === '' ? {} : objectIn(argumentsText), argumentsText };
}

/** A call whose arguments the provider gave as a JSON value. */
export function valueCall(id: string, name: string, value: unknown): ToolCall {
  return { id, name, arguments: asObject(value), argumentsText: JSON.stringify(value ?? {}) };
}

/** The JSON object in a text that a model wrote; null when it holds anything else, `null` too. */
function objectIn(text: string): ToolCall['arguments'] {
  try {
    return asObject(JSON.parse(text) ?? []);
  } catch {
    return null;
  }
}

function asObject(value: unknown): ToolCall['arguments'] {
  if (value === undefined || value === null) return {};
  return typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
}
