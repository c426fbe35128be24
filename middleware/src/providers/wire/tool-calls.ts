import type { ToolCall } from '../../core/provider.ts';

/** A call whose arguments the provider gave as the text that the model wrote. */
export function writtenCall(id: string, name: string, argumentsText: string): ToolCall {
  return { id, name, arguments: readArguments(argumentsText), argumentsText };
}

/** A call whose arguments the provider gave as a JSON value. */
export function valueCall(id: string, name: string, value: unknown): ToolCall {
  const given = value ?? {};
  // A text where an object was promised is what the model wrote.
  return writtenCall(id, name, typeof given === 'string' ? given : JSON.stringify(given));
}

/** The arguments that a model wrote for a tool; null when they are not one JSON object. Nothing written means none. */
export function readArguments(written: string): ToolCall['arguments'] {
  if (written.trim() === '') return {};
  try {
    const read: unknown = JSON.parse(written);
    return typeof read === 'object' && read !== null && !Array.isArray(read)
      ? (read as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
