// 会议交办 at the desk.
import { MyDecisions } from './my-decisions.tsx';

export default function MyDecisionsDesk() {
  return <MyDecisions door="desk" />;
}
