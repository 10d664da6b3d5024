// The coverage of one round by unit on another module's page, which tells the whole in words of its own: each number leads to its names on the coverage page.
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { dutyCoverage } from '../../shared/queries.ts';
import { dutyEvents } from '../words.ts';
import { readCoverageSearch } from './coverage-search.ts';
import { Units } from './units.tsx';

export function RoundCoverage({
  rhythmId,
  unitId,
  events = [],
}: {
  rhythmId: string;
  unitId: string;
  /** What else closes turns of it. */
  events?: readonly string[];
}) {
  const { answer, problem, isFirst, again } = useAsk(
    dutyCoverage,
    { rhythmId, unitId },
    { events: [...dutyEvents, ...events], keep: true },
  );
  if (isFirst) return <Skeleton lines={6} />;
  if (!answer?.round) return <ProblemNote problem={problem} again={again} />;
  const search = { ...readCoverageSearch({ rhythmId, slot: answer.round.slot }), unitId };
  return <Units answer={answer} search={search} />;
}
