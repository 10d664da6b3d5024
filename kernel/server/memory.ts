// Answers that change rarely and are asked at every intake, remembered per process and database for a few seconds. A change made here is
// forgotten at once; one made by another process is seen when the time is up. Nothing that decides a right may be remembered.

export type Memory = {
  recall<T>(key: string, freshMs: number, ask: () => Promise<T>): Promise<T>;
  forget(prefix: string): void;
};

const most = 5000;

export function openMemory(): Memory {
  const kept = new Map<string, { until: number; value: unknown }>();
  return {
    async recall<T>(key: string, freshMs: number, ask: () => Promise<T>): Promise<T> {
      const known = kept.get(key);
      if (known && known.until > performance.now()) return known.value as T;
      const value = await ask();
      if (kept.size >= most) kept.clear();
      kept.set(key, { until: performance.now() + freshMs, value });
      return value;
    },
    forget(prefix) {
      for (const key of kept.keys()) if (key.startsWith(prefix)) kept.delete(key);
    },
  };
}
