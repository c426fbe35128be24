import { stripTypeScriptTypes } from 'node:module';

/**
 * The JavaScript that is left of `source` when its types are blanked out; every line and column stays where it was. Throws on
 * TypeScript that is more than types (an enum, a parameter property).
 */
export function stripTypes(source: string): string {
  const stripped = stripTypeScriptTypes(source, { mode: 'strip' });
  // A character of more than one byte becomes a rare kind of space of as many bytes; an ordinary one reads better.
  return stripped.replace(/[^\S \t\r\n]/g, (space, at: number) => (source[at] === space ? space : ' '));
}
