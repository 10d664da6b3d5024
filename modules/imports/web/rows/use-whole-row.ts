// A row whose numbers are masked, and the way to see them whole: the look is put on record first, and what was seen closes by itself.
import { useEffect, useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { useAsker } from '#kernel/web/door/asker-context.ts';
import { askQuery } from '#kernel/web/wire/client.ts';
import { problemOf } from '#kernel/web/wire/refusal.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { revealRow } from '../../shared/commands.ts';
import { type importRows, wholeRow } from '../../shared/queries.ts';

type Row = QueryAnswer<typeof importRows>['rows'][number];

/** As long as it takes to compare with a paper. The server answers for ten minutes after the look was recorded. */
const openForMs = 120_000;

export type WholeRow = {
  /** Whole while it is open, else as given. */
  row: Row;
  isShowing: boolean;
  problem: ProblemBody | undefined;
  show(): Promise<Row | undefined>;
};

export function useWholeRow(runId: string, given: Row): WholeRow {
  const asker = useAsker();
  const look = useCommand(revealRow);
  const [whole, setWhole] = useState<Row>();
  const [isShowing, setShowing] = useState(false);
  const [problem, setProblem] = useState<ProblemBody>();
  useEffect(() => {
    if (whole === undefined) return;
    const timer = setTimeout(() => setWhole(undefined), openForMs);
    return () => clearTimeout(timer);
  }, [whole]);

  async function show(): Promise<Row | undefined> {
    const input = { runId, place: { sheet: given.sheet, row: given.row } };
    setShowing(true);
    setProblem(undefined);
    try {
      const sent = await look.run(input);
      if (sent.outcome === 'rejected' || sent.outcome === 'retry') {
        setProblem(sent.problem);
        return undefined;
      }
      const opened = await askQuery<Row>(wholeRow.name, input, asker);
      setWhole(opened);
      return opened;
    } catch (error) {
      setProblem(problemOf(error));
      return undefined;
    } finally {
      setShowing(false);
    }
  }
  // What was decided since the look stands in the row given; only its numbers are taken from the look.
  const isSame =
    whole !== undefined && whole.verdict === given.verdict && whole.problems.length === given.problems.length;
  return { row: isSame ? whole : given, isShowing, problem, show };
}
