/** Small functions on text. Pure. */

export function isBlank(text: string | null): boolean {
  return text === null || text.trim() === '';
}

/** What must stand beside the text so that both are `length` long; empty when it is long enough. */
export function pad(text: string, length: number, filler: string): string {
  const missing = length - text.length;
  if (missing <= 0) return '';
  return (filler === '' ? ' ' : filler).repeat(missing).slice(0, missing);
}

/** Java's String.hashCode. */
export function textHash(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1)
    hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  return hash;
}
