// On the residents' opening page: the way to volunteering. Not in 长辈版: there it stands under 办别的事.
import { useElderMode } from '#kernel/web/door/elder.ts';
import VolunteerEntry from './volunteer-entry.tsx';

export default function HomeEntry() {
  const { isOn } = useElderMode();
  return isOn ? null : <VolunteerEntry />;
}
