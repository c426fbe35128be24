import type { Mapping, MappingNode } from '../types.ts';

/** The objects a mapping reads, each once, the record's own first: those whose describe the query plan needs. */
export function objectsOf(mapping: Mapping): string[] {
  const names = new Set<string>();
  const visit = (node: MappingNode): void => {
    names.add(node.objectName);
    node.parents.forEach(visit);
    node.children.forEach(visit);
  };
  visit(mapping.root);
  return [...names];
}
