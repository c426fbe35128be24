/** The arguments that a model wrote for a tool; null when they are not one JSON object. Nothing written means none. */
export function readArguments(written: string): Record<string, unknown> | null {
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
