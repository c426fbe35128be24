/** A component, or a module it imports, that the browser cannot have; the message says what to change. */
export class ComponentError extends Error {
  override name = 'ComponentError';
}

/**
 * A module that throws when imported: the browser then rejects the import with these words instead of "failed to
 * fetch", and the shell shows them where the component would have been.
 */
export function moduleThatThrows(message: string): string {
  return `throw new Error(${JSON.stringify(message)});\nexport default undefined;\n`;
}
