// 会议交办 at the field.
import { MyDecisions } from './my-decisions.tsx';

export default function MyDecisionsField() {
  return <MyDecisions door="field" />;
}
