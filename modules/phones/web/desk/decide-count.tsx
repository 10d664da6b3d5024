// Beside 待核定: how much of what phones brought waits for this community's word.
import { useToDecide } from './use-to-decide.ts';

export default function DecideCount() {
  const { late, contested } = useToDecide();
  const count = late + contested;
  return count > 0 ? count.toLocaleString() : null;
}
