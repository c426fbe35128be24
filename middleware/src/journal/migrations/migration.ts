/** One step of the tables. A step that has run anywhere is never changed: add another. */
export interface Migration {
  /** Number in the order of the list, and what it brings. */
  name: string;
  sql: string;
}
