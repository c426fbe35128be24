/** Results that did not fit into one answer, kept for queryMore. Ten per user, as on the platform; the oldest goes. */
import { OrgError } from '../errors.ts';
import type { Row } from '../ports.ts';
import { makeId } from '../store/ids.ts';

interface Locator {
  userId: string;
  records: Row[];
}

export interface QueryLocators {
  /** Keeps the records and gives the locator's id. */
  keep(userId: string, records: Row[]): string;
  /** The records behind a locator of this user; throws INVALID_QUERY_LOCATOR. */
  records(userId: string, id: string): Row[];
}

const perUser = 10;

/** Locators live in memory until their user opens ten newer ones. */
export function createQueryLocators(): QueryLocators {
  const locators = new Map<string, Locator>();
  let counter = 0;
  return {
    keep(userId, records) {
      counter += 1;
      const id = makeId('0r8', counter);
      locators.set(id, { userId, records });
      const own = [...locators].filter(([, locator]) => locator.userId === userId);
      for (const [old] of own.slice(0, Math.max(0, own.length - perUser))) locators.delete(old);
      return id;
    },
    records(userId, id) {
      const locator = locators.get(id);
      if (locator?.userId !== userId) throw new OrgError('INVALID_QUERY_LOCATOR', 'invalid query locator');
      return locator.records;
    },
  };
}
