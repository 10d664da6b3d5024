// On the residents' opening page: the way to what is near one's home. Not in 长辈版: there it stands under 办别的事.
import { useElderMode } from '#kernel/web/door/elder.ts';
import NearEntry from './near-entry.tsx';

export default function HomeEntry() {
  const { isOn } = useElderMode();
  return isOn ? null : <NearEntry />;
}
