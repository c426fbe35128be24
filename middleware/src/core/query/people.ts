/** People around a record: owner, author, contacts. Their names are read only to find them in texts. */

import type { PlannedNode, Visibility } from './plan.ts';

/** A lookup of an object to people. */
export interface PersonLookup {
  /** `Owner`, `CreatedBy`, `Contact`. */
  relationshipName: string;
  /** True when it may point to something else too, such as a queue: what it is, is asked with the name. */
  polymorphic: boolean;
}

/** The objects whose records are people. */
export const PEOPLE = ['User', 'Contact', 'Lead'];

const MOST_PER_NODE = 6;
/** SOQL's limits: relationships upwards in one query, and how far one goes. */
const MOST_RELATIONSHIPS = 55;
const MOST_PARENTS = 5;

/** Adds to each planned node the people to read, nearest to the record first, as far as one query may go. */
export function planPeople(root: PlannedNode, visibility: Visibility): void {
  const queue = [{ plan: root, height: 0 }];
  for (let head = 0; head < queue.length; head += 1) {
    const { plan, height } = queue[head]!;
    for (const { node, plan: above } of plan.parents) {
      // "Owner.CreatedBy" is no path: an owner may be a queue, and only what users and queues share can be asked for.
      const open = above && !visibility.polymorphic(plan.node.objectName, node.relationshipName);
      if (open) queue.push({ plan: above, height: height + 1 });
    }
    for (const { plan: below } of plan.children) if (below) queue.push({ plan: below, height: 0 });
  }
  let free = MOST_RELATIONSHIPS - queue.reduce((sum, { plan }) => sum + plan.parents.length, 0);
  for (const { plan, height } of queue) {
    if (height >= MOST_PARENTS) continue;
    const lookups = visibility
      .people(plan.node.objectName)
      .filter(({ relationshipName }) => !isSent(plan, relationshipName));
    plan.people = lookups.slice(0, Math.max(0, Math.min(MOST_PER_NODE, free)));
    free -= plan.people.length;
  }
}

/** Whether the mapping says that this name may be sent: then it is no secret in a text either. */
function isSent({ parents }: PlannedNode, relationshipName: string): boolean {
  const same = parents.filter(({ node }) => isSame(node.relationshipName, relationshipName));
  return same.some(({ node }) =>
    node.fields.some(({ apiName, treatment }) => isSame(apiName, 'Name') && treatment === 'send'),
  );
}

const isSame = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

/** The columns for the people of a node. */
export function peopleColumns({ people }: PlannedNode, prefix: string): string[] {
  return people.flatMap(({ relationshipName, polymorphic }) => [
    `${prefix}${relationshipName}.Name`,
    ...(polymorphic ? [`${prefix}${relationshipName}.Type`] : []),
  ]);
}

/** The names of the people of a row, each once. */
export function peopleOf({ people }: PlannedNode, row: Record<string, unknown>): string[] {
  const names = people.flatMap(({ relationshipName, polymorphic }) => {
    const { Name, Type } = (row[relationshipName] ?? {}) as { Name?: unknown; Type?: unknown };
    const isPerson = !polymorphic || PEOPLE.includes(String(Type));
    return typeof Name === 'string' && Name !== '' && isPerson ? [Name] : [];
  });
  return [...new Set(names)];
}
