/** A memory of values that are asked for again and again, each with an end; the oldest go when it is full. */
export interface RecentMap<Value> {
  /** The value of a key; made once, also for callers that come at the same time. A failure is not remembered. */
  get(key: string, make: () => Promise<Value>): Promise<Value>;
  delete(key: string): void;
  deleteWhere(matches: (key: string) => boolean): void;
}

/** Remembers at most `most` values for `milliseconds` each. */
export function createRecentMap<Value>(milliseconds: number, most: number): RecentMap<Value> {
  const entries = new Map<string, { until: number; value: Promise<Value> }>();
  return {
    get(key, make) {
      const known = entries.get(key);
      if (known && known.until > Date.now()) return known.value;
      const value = make();
      const entry = { until: Date.now() + milliseconds, value };
      entries.delete(key);
      entries.set(key, entry);
      value.catch(() => {
        if (entries.get(key) === entry) entries.delete(key);
      });
      const oldest = entries.keys().next();
      if (entries.size > most && !oldest.done) entries.delete(oldest.value);
      return value;
    },
    delete: (key) => void entries.delete(key),
    deleteWhere(matches) {
      for (const key of entries.keys()) if (matches(key)) entries.delete(key);
    },
  };
}
