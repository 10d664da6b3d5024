// Where the counts of rounds and decisions in a register lead: to the rows they count, as they stood on the month's last day. Pure.
import type { OccurrenceState } from '../../shared/occurrence.ts';
import type { OccurrenceLine } from '../../shared/queries.ts';
import type { RegisterFigures, RhythmFigures } from '../../shared/register.ts';

export type Counted = keyof RhythmFigures | 'findings' | 'made' | 'overdue';
export type CountDoor = { key: Counted; value: number; to: string; search: Record<string, unknown> };

type Month = Pick<OccurrenceLine, 'unitId' | 'periodFrom' | 'periodTo'>;

const spanOf = ({ unitId, periodFrom: from, periodTo: to }: Month) => ({ unitId, from, to, asOf: to });

const rounds: readonly [keyof RhythmFigures, readonly OccurrenceState[]][] = [
  ['planned', ['due', 'done', 'missed', 'excused']],
  ['done', ['done']],
  ['missed', ['missed']],
  ['excused', ['excused']],
  ['leftOut', ['left_out']],
];

export function roundDoors(
  record: 'sweep' | 'meeting',
  figures: RhythmFigures & { findings?: number },
  month: Month,
): CountDoor[] {
  const to = '/desk/rhythms';
  const doors: CountDoor[] = rounds.map(([key, states]) => ({
    key,
    value: figures[key],
    to,
    search: { ...spanOf(month), record, states: [...states] },
  }));
  if (figures.findings === undefined) return doors;
  const { unitId, periodFrom: from, periodTo: until } = month;
  const found = { to: '/desk/rhythms/findings', search: { unitId, from, to: until } };
  return [...doors, { key: 'findings', value: figures.findings, ...found }];
}

export function decisionDoors({ made, done, overdue }: RegisterFigures['decisions'], month: Month): CountDoor[] {
  const to = '/desk/rhythms/decisions';
  return [
    { key: 'made', value: made, to, search: { ...spanOf(month), state: 'all' } },
    { key: 'done', value: done, to, search: { ...spanOf(month), state: 'done' } },
    { key: 'overdue', value: overdue, to, search: { ...spanOf(month), state: 'overdue' } },
  ];
}
