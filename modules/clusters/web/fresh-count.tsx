// The number beside 聚集提示 in the navigation: clusters that may still grow.
import { useClusters } from './use-clusters.ts';

export default function FreshCount() {
  const { answer } = useClusters();
  const count = answer?.clusters.filter(({ isFresh }) => isFresh).length ?? 0;
  return count > 0 ? count.toLocaleString() : null;
}
