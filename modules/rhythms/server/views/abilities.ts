// What the one who asks may do with an occurrence now and, if not, why not: the same decisions as in opening.ts, told before they are met.
import type { StaffActor } from '#kernel/server/actor.ts';
import type { CommandSpec } from '#kernel/shared/command.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { stateTitles } from '../../shared/occurrence.ts';
import type { Ability, OccurrenceLine } from '../../shared/queries.ts';
import { firstDayOf } from '../opening.ts';

const notYours: Ability = { may: false, whyNot: { zh: '这一步由别的岗位来做', en: 'This belongs to another post' } };

/** May the record be made (or made up for) now? */
export function mayProve(spec: CommandSpec, line: OccurrenceLine, actor: StaffActor, today: string): Ability {
  if (!mayBy(spec.allowed, { kind: 'staff', role: actor.role })) return notYours;
  const { state, madeUpAt } = line;
  if (state === 'done' || state === 'excused' || state === 'left_out' || madeUpAt !== null) {
    const { zh, en } = stateTitles[state];
    return { may: false, whyNot: { zh: `已经${zh}，不再改动`, en: `It is over (${en}) and no longer changed` } };
  }
  const first = firstDayOf(line);
  if (today < first) return { may: false, whyNot: { zh: `${first} 才开始`, en: `Begins on ${first}` } };
  return { may: true };
}

export function mayExcuse(spec: CommandSpec, line: OccurrenceLine, actor: StaffActor): Ability {
  if (!mayBy(spec.allowed, { kind: 'staff', role: actor.role }) || actor.unitId === line.unitId) return notYours;
  if (line.state !== 'due')
    return { may: false, whyNot: { zh: '日子过了，缺做就是缺做', en: 'The day is over: missed is missed' } };
  return { may: true };
}
