// Who may give: whoever may appoint to each of the posts, by identity's own rule; and what every arrangement is checked for before it is kept.
import type { StaffActor } from '#kernel/server/actor.ts';
import type { CommandContext } from '#kernel/server/house.ts';
import { newId } from '#kernel/shared/id.ts';
import {
  getStaff,
  isInScope,
  listOpenPosts,
  type PostRow,
  requireAppointing,
} from '#modules/identity/server/public.ts';
import type { UnitKind } from '#modules/territory/shared/unit.ts';
import type { HandoverKind, HandoverState } from '../shared/handover.ts';
import { handoverProblem } from '../shared/problems.ts';
import { isAdministrator } from './giving.ts';
import { type HandoverRow, keepHandover, keepParts, listRunning } from './store.ts';

/** Refuses unless this actor may take the post from whoever holds it and give it to the successor. */
export async function requireGiving(
  tx: CommandContext['tx'],
  by: StaffActor,
  post: PostRow,
  toStaffId?: string,
): Promise<void> {
  const unit = {
    id: post.unitId,
    name: post.unitName,
    kind: post.unitKind as UnitKind,
    isInScope: await isInScope(tx, post.unitId),
    isInDistrict: post.districtId === by.districtId,
  };
  requireAppointing(by, post.staffId, post.role, unit, { mayStandAnywhere: true });
  if (toStaffId) requireAppointing(by, toStaffId, post.role, unit, { mayStandAnywhere: true });
}

export type Arrangement = {
  handoverId: string;
  staffId: string;
  kind: Exclude<HandoverKind, 'vacancy'>;
  posts: readonly { postId: string; toStaffId?: string | undefined }[];
  moment?: string | undefined;
  until?: string | undefined;
  reason: string;
};
/** A clock a little behind the server's is no moment of the past. */
const CLOCKS_MAY_DIFFER_MS = 60_000;

export type Arranged = { moment: Date; until: Date | null; chosen: PostRow[]; isWhole: boolean; isNow: boolean };

/** The leaver's posts, locked, and every refusal that is the same for asking and giving. */
export async function arrange(input: Arrangement, { tx, now }: CommandContext): Promise<Arranged> {
  const leaver = await getStaff(tx, input.staffId);
  const held = await listOpenPosts(tx, leaver.id);
  if (held.length === 0) throw handoverProblem('nothing_held', { name: leaver.name });
  const wanted = new Map(input.posts.map((one) => [one.postId, one.toStaffId]));
  const chosen = held.filter((post) => wanted.has(post.id));
  if (chosen.length < wanted.size) throw handoverProblem('not_theirs', { name: leaver.name });
  const isDeputy = input.kind === 'deputy';
  for (const post of chosen) {
    const toStaffId = wanted.get(post.id);
    if (toStaffId === leaver.id) throw handoverProblem('same_person');
    if (isAdministrator(post) && (isDeputy || !toStaffId)) throw handoverProblem('administrator');
    if (isDeputy && !toStaffId) throw handoverProblem('deputy_needed');
    if (toStaffId) {
      const taker = await getStaff(tx, toStaffId);
      if (taker.districtId !== leaver.districtId) throw handoverProblem('not_theirs', { name: leaver.name });
    }
  }
  const [running] = await listRunning(
    tx,
    chosen.map((post) => post.id),
    input.handoverId,
  );
  if (running) throw handoverProblem('running_already', { unit: running.unitName, handoverId: running.handoverId });
  const moment = input.moment ? Date.parse(input.moment) : now;
  if (moment < now - CLOCKS_MAY_DIFFER_MS) throw handoverProblem('moment_past');
  const until = input.until ? new Date(input.until) : null;
  if (isDeputy !== (until !== null) || (until && until.getTime() <= Math.max(moment, now)))
    throw handoverProblem('until_needed');
  return {
    moment: new Date(Math.max(moment, now)),
    until,
    chosen,
    isWhole: chosen.length === held.length,
    isNow: moment <= now,
  };
}

/** Writes the arrangement down, as asked or as given. */
export function keep(
  context: CommandContext,
  input: Arrangement,
  arranged: Arranged,
  how: { state: HandoverState; by: StaffActor; asked: HandoverRow | undefined },
): HandoverRow {
  const { tx } = context;
  const { by, asked, state } = how;
  const isAsking = state === 'asked';
  const row: HandoverRow = {
    id: input.handoverId,
    districtId: by.districtId,
    leaverStaffId: input.staffId,
    kind: input.kind,
    state,
    isWhole: arranged.isWhole,
    moment: arranged.moment,
    until: arranged.until,
    reason: input.reason,
    askedByStaffId: isAsking ? by.staffId : (asked?.askedByStaffId ?? null),
    givenByStaffId: isAsking ? null : by.staffId,
    unitIds: [...new Set(arranged.chosen.map((post) => post.unitId))],
    takerStaffIds: [...new Set(input.posts.flatMap(({ toStaffId }) => toStaffId ?? []))],
  };
  keepHandover(tx, {
    ...row,
    askedAt: isAsking ? tx.at : null,
    givenAt: isAsking ? null : tx.at,
  });
  keepParts(
    tx,
    row.id,
    input.posts.map(({ postId, toStaffId }) => ({
      id: newId(),
      handoverId: row.id,
      districtId: by.districtId,
      postId,
      toStaffId: toStaffId ?? null,
    })),
  );
  return row;
}
