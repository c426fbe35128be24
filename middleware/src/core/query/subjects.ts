import type { RecordContext } from '../types.ts';

/** Ids of all records of a context, each once, the record's own first: whom and what a run was about. */
export function subjectsOf(record: RecordContext): string[] {
  const ids = new Set<string>();
  const visit = ({ recordId, parents, children }: RecordContext): void => {
    if (recordId) ids.add(recordId);
    for (const parent of Object.values(parents)) if (parent) visit(parent);
    for (const rows of Object.values(children)) rows.forEach(visit);
  };
  visit(record);
  return [...ids];
}
