// On the residents' opening page; in 长辈版 it stands under 办别的事.
import { useElderMode } from '#kernel/web/door/elder.ts';
import NeighboursEntry from './neighbours-entry.tsx';

export default function NeighboursHome() {
  const { isOn } = useElderMode();
  return isOn ? null : <NeighboursEntry />;
}
