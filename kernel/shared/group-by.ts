/** What `Map.groupBy` does, for browsers that have been on a phone since 2023 (chrome111, safari16.4: vite.config.ts). Groups stand in the order in which their first came. */
export function groupBy<T, K>(all: Iterable<T>, keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
