// The coverage of one round on another module's page: the same totals and units as on the coverage page, and each number leads there.
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { dutyCoverage } from '../../shared/queries.ts';
import { dutyEvents } from '../words.ts';
import { readCoverageSearch } from './coverage-search.ts';
import { Totals } from './totals.tsx';
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
  return (
    <>
      <Totals answer={answer} search={search} />
      <Units answer={answer} search={search} />
    </>
  );
}
