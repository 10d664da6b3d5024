import { OwedReports } from './owed-reports.tsx';

/** On 今日 in the field. */
export default function OwedToday() {
  return <OwedReports door="field" />;
}
