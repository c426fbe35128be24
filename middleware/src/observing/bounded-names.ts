/** Models that get a series of their own; what comes later is counted together. */
const MOST_NAMES = 200;

/**
 * Keeps a label bounded: gives the first names back as they are and `other` for all further ones, so that nobody fills the
 * memory by renaming records.
 */
export function boundedNames(most = MOST_NAMES): (name: string) => string {
  const known = new Set<string>();
  return (name) => {
    if (known.has(name)) return name;
    if (known.size >= most) return 'other';
    known.add(name);
    return name;
  };
}
