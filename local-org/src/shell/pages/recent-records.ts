/** What each person looked at last. Kept in memory: a restart forgets it, nothing else depends on it. */

const KEPT = 50;

export interface RecentRecords {
  add(userId: string, recordId: string): void;
  /** Newest first. */
  ids(userId: string): string[];
}

export function createRecentRecords(): RecentRecords {
  const byUser = new Map<string, string[]>();
  return {
    add(userId, recordId) {
      const others = (byUser.get(userId) ?? []).filter((id) => id !== recordId);
      byUser.set(userId, [recordId, ...others].slice(0, KEPT));
    },
    ids: (userId) => byUser.get(userId) ?? [],
  };
}
