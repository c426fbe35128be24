/** What the org's refusals mean for the relay: a table, each row of which a test tries. */

/** How a refusal is answered. Times in milliseconds. */
export interface FailureFact {
  /** Leave the whole org alone for a while, or only the rows that were refused. */
  scope: 'org' | 'row';
  /** True when it passes by itself or when somebody repairs the org: no row is ever given up for it. */
  passes: boolean;
  /** The first wait; it doubles with every refusal in a row up to the longest. */
  firstMs: number;
  longestMs: number;
  /** True when fewer records in a call may get through. */
  smaller: boolean;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const fact = (
  scope: FailureFact['scope'],
  passes: boolean,
  [firstMs, longestMs]: [number, number],
  smaller = false,
): FailureFact => ({ scope, passes, firstMs, longestMs, smaller });

/** By Salesforce's code of a row, or by our code of a call that failed as a whole. */
export const FAILURE_FACTS: Readonly<Record<string, FailureFact>> = {
  // The org's calls of 24 hours are used up, or too many are under way: calling on makes it worse for everybody.
  REQUEST_LIMIT_EXCEEDED: fact('org', true, [MINUTE, HOUR]),
  ORG_LIMIT_EXCEEDED: fact('org', true, [MINUTE, HOUR]),
  // Passes when an admin frees space.
  STORAGE_LIMIT_EXCEEDED: fact('org', true, [5 * MINUTE, HOUR]),
  // Somebody else saves at what these rows hang on.
  UNABLE_TO_LOCK_ROW: fact('row', true, [2 * SECOND, 30 * SECOND], true),
  // Salesforce did not come to them.
  UNPROCESSED: fact('row', true, [10 * SECOND, 5 * MINUTE], true),
  ORG_UNREACHABLE: fact('org', true, [2 * SECOND, 10 * MINUTE]),
  // Somebody has to repair the service's access first.
  ORG_TOKEN_REFUSED: fact('org', true, [30 * SECOND, 10 * MINUTE]),
  ORG_API_ACCESS_DENIED: fact('org', true, [30 * SECOND, 10 * MINUTE]),
  ORG_USER_NOT_APPROVED: fact('org', true, [30 * SECOND, 10 * MINUTE]),
  TOKEN_ORG_UNKNOWN: fact('org', true, [30 * SECOND, 10 * MINUTE]),
  // A call that was refused as a whole: one of its rows may be the reason.
  ORG_REQUEST_REFUSED: fact('org', true, [2 * SECOND, 10 * MINUTE], true),
};

/** One row refused for itself: tried a few times, then set aside. */
const OF_A_ROW = fact('row', false, [2 * SECOND, 10 * MINUTE]);
/** A call that failed for a reason nobody knows. */
const OF_A_CALL = fact('org', true, [2 * SECOND, 10 * MINUTE]);

/** What a row's reason means. It begins with Salesforce's code; of several the one that concerns most counts. */
export function factOfRow(reason: string): FailureFact {
  const facts = reason
    .split('; ')
    .map((part) => FAILURE_FACTS[part.split(' ')[0] ?? ''])
    .filter((one) => one !== undefined);
  return facts.find(({ scope }) => scope === 'org') ?? facts[0] ?? OF_A_ROW;
}

/** What the failure of a whole call means, by the code of our error table. */
export const factOfCall = (code: string): FailureFact => FAILURE_FACTS[code] ?? OF_A_CALL;

/**
 * When to try again after so many failures before this one. `random` (0 to 1) spreads the tries over a fifth to either side,
 * so that processes and orgs do not come back all at once.
 */
export function waitMs({ firstMs, longestMs }: FailureFact, before: number, random: number): number {
  const wait = Math.min(firstMs * 2 ** Math.min(before, 30), longestMs);
  return Math.round(wait * (0.8 + 0.4 * random));
}
