// Which kinds of service count where, and the figures of reach.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { pointKeepers } from '../../shared/commands.ts';
import { usualKinds } from '../../shared/kinds.ts';
import type { PointKind, pointKinds } from '../../shared/queries.ts';
import { defaultReach, type Reach, reachSchema } from '../../shared/reach.ts';

/** The setting `service_reach`, changed by `setting.change` of identity. */
export async function readReach(tx: Tx): Promise<Reach> {
  const row = await tx.first<{ value: unknown }>(sql`select value from settings where name = 'service_reach'`);
  const stored = reachSchema.safeParse(row?.value);
  return stored.success ? stored.data : defaultReach;
}

type OwnRow = { id: string; zh: string; en: string; isExpected: boolean; unitId: string; unitName: string };

/** The usual kinds and those added by the unit or one above it; without a unit, by any: then they give words to points, and are expected of nobody. */
export async function listKinds(tx: Tx, unitId: string | undefined, reach: Reach): Promise<PointKind[]> {
  const own = await tx.all<OwnRow>(sql`
    select k.id, k.title_zh as zh, k.title_en as en, k.is_expected as "isExpected", k.unit_id as "unitId", u.name as "unitName"
      from service_point_kinds k join governance_units u on u.id = k.unit_id
     where upper_inf(k.valid)
       and (${unitId ?? null}::uuid is null or exists (select from unit_scopes s where s.unit_id = k.unit_id and ${unitId ?? null}::uuid = any (s.member_ids)))
     order by k.title_zh collate "zh-x-icu", k.id`);
  return [
    ...usualKinds.map(({ code, title }): PointKind => {
      const isExpected = reach.counted.includes(code);
      return { kindCode: code, title, isExpected, unitId: null, unitName: null };
    }),
    ...own.map(
      (row): PointKind => ({
        kindCode: row.id,
        title: { zh: row.zh, en: row.en || row.zh },
        isExpected: row.isExpected && unitId !== undefined,
        unitId: row.unitId,
        unitName: row.unitName,
      }),
    ),
  ];
}

/** An ended kind still names the points that once were of it. */
export async function titlesOf(tx: Tx): Promise<(kindCode: string) => { zh: string; en: string }> {
  const own = await tx.all<{ id: string; zh: string; en: string }>(
    sql`select id, title_zh as zh, title_en as en from service_point_kinds`,
  );
  const titles = new Map([
    ...usualKinds.map(({ code, title }) => [code, title] as const),
    ...own.map(({ id, zh, en }) => [id, { zh, en: en || zh }] as const),
  ]);
  return (kindCode) => titles.get(kindCode) ?? { zh: kindCode, en: kindCode };
}

export async function answerKinds(
  { unitId }: z.output<typeof pointKinds.input>,
  { tx, actor }: Context,
): Promise<z.input<typeof pointKinds.answer>> {
  const kinds = await listKinds(tx, unitId, await readReach(tx));
  return { kinds, mayKeep: mayKeep(actor) };
}

export function mayKeep(actor: Context['actor']): boolean {
  return actor.kind === 'staff' && mayBy(pointKeepers, { kind: 'staff', role: actor.role });
}
