/** Counts API calls, by user and by route, as the platform's DailyApiRequests does: one per HTTP request. */

export interface ApiCallCount {
  method: string;
  path: string;
  user: string;
  count: number;
}

export interface ApiCalls {
  count(method: string, path: string, user: string): void;
  total(): number;
  byPath(): ApiCallCount[];
  reset(): void;
}

/** Starts at zero; nothing is kept between starts. */
export function createApiCalls(): ApiCalls {
  const counts = new Map<string, ApiCallCount>();
  return {
    count(method, path, user) {
      const key = `${method} ${path} ${user}`;
      const known = counts.get(key) ?? { method, path, user, count: 0 };
      known.count += 1;
      counts.set(key, known);
    },
    total: () => [...counts.values()].reduce((sum, entry) => sum + entry.count, 0),
    byPath: () => [...counts.values()],
    reset: () => counts.clear(),
  };
}
