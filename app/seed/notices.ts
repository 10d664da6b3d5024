// What 接庄街道 and 接庄社区 have to say: two notices, three bulletins of the street's (the second withdrawn, its number used), one content by QR.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { DAY_MS, dateOf, dayOfInstant, MINUTE_MS, startOfDay } from '#kernel/shared/clock/time.ts';
import type { PublicationKind, Verdict } from '#modules/notices/shared/publication.ts';
import { districtId, homeCommunity, seedId, staffIdOf, unitIdOf } from './ids.ts';
import { at, insertRows } from './rows.ts';
import { street } from './territory/jiezhuang.ts';

type Item = { unit: string; verdict: Verdict; text: string; confirmedBy?: string };
type Told = {
  key: string;
  kind: PublicationKind;
  issuer: string;
  title: string;
  body: string;
  /** Days before the first start. */
  ago: number;
  /** The last day, counted from the first start. */
  until?: number;
  takesObjections?: boolean;
  items?: readonly Item[];
  withdrawn?: { ago: number; reason: string };
};

const neighbour = '科苑社区';
const property = `${homeCommunity}物业`;

const told: readonly Told[] = [
  {
    key: 'bulletin 1',
    kind: 'bulletin',
    issuer: street,
    title: '诉求办理情况通报',
    body: '街道督查抽查了上月办结件，逐件回访。',
    ago: 31,
    items: [
      {
        unit: homeCommunity,
        verdict: 'good',
        text: '一键呼叫件件有人接，回访满意。',
        confirmedBy: 'secretary.jiezhuang',
      },
      { unit: neighbour, verdict: 'bad', text: '两件超过时限才答复，没有提前告知居民。' },
    ],
  },
  {
    key: 'bulletin 2',
    kind: 'bulletin',
    issuer: street,
    title: '物业维修情况通报',
    body: '',
    ago: 17,
    items: [{ unit: property, verdict: 'bad', text: '两件维修没有按时办结。' }],
    withdrawn: { ago: 16, reason: '核实后，其中一件是居民要求改期，不属超时；另行通报。' },
  },
  {
    key: 'bulletin 3',
    kind: 'bulletin',
    issuer: street,
    title: '周一排查情况通报',
    body: '本期通报上周一排查情况。请点到的单位签收，需要整改的 5 日内改完。',
    ago: 2,
    items: [
      { unit: property, verdict: 'good', text: '楼道灯当天发现当天修好。', confirmedBy: 'lead.anju' },
      { unit: homeCommunity, verdict: 'bad', text: '3 个网格的排查清单中午以后才报。' },
      { unit: neighbour, verdict: 'bad', text: '消防通道堆物排查出来以后没有转成诉求。' },
    ],
  },
  {
    key: 'notice water',
    kind: 'notice',
    issuer: homeCommunity,
    title: '盛景花园供水管检修停水公告',
    body: '因检修供水管，盛景花园全部楼栋停水一天，8时到18时。\n请提前存水。家里有老人、病人用水不方便的，打社区电话，网格员送水上门。\n\n恢复供水后，先放一会儿再用。',
    ago: 1,
    until: 4,
  },
  {
    key: 'notice parking',
    kind: 'notice',
    issuer: street,
    title: '背街小巷停车位施划方案公示',
    body: '拟在接庄大街以南三条小巷施划停车位 64 个，单侧停放，消防通道不停。\n\n公示期内有意见的，扫码或在本页提出，街道逐条答复。',
    ago: 3,
    until: 7,
    takesObjections: true,
  },
  {
    key: 'content sorting',
    kind: 'content',
    issuer: homeCommunity,
    title: '垃圾怎么分，一看就会',
    body: '厨余垃圾：剩饭、菜叶、果皮，沥干水再投。\n可回收物：纸箱、瓶子、旧衣服，可以攒着等每周六上门收。\n有害垃圾：电池、灯管、过期药，投到红桶。\n其他垃圾：分不清的，先投这里。',
    ago: 20,
  },
];

const supervisor = 'supervisor.jiezhuang';
const letters = '23456789abcdefghjkmnpqrstuvwxyz';

export async function seedNotices(tx: Tx, now: number): Promise<void> {
  const last = new Map<string, number>();
  const numbered = told
    .toSorted((a, b) => b.ago - a.ago)
    .map((one) => {
      const publishedAt = morningOf(now, one.ago);
      const year = Number(dateOf(publishedAt).slice(0, 4));
      const run = `${unitIdOf(one.issuer)} ${one.kind} ${year}`;
      const issueNo = (last.get(run) ?? 0) + 1;
      last.set(run, issueNo);
      return { one, publishedAt, year, issueNo, id: idOf(one) };
    });
  await insertRows(
    tx,
    'publications',
    numbered.map(({ one, publishedAt, year, issueNo, id }) => {
      const isStreet = one.issuer === street;
      return {
        id,
        district_id: districtId,
        kind: one.kind,
        audience: one.kind === 'bulletin' ? 'staff' : 'public',
        issuer_unit_id: unitIdOf(one.issuer),
        area_unit_id: unitIdOf(one.issuer),
        title: one.title,
        body: one.body,
        file_ids: '{}',
        period_from: dateOf(publishedAt),
        period_to: one.until === undefined ? null : dateOf(now + one.until * DAY_MS),
        takes_objections: one.takesObjections ?? false,
        state: one.withdrawn ? 'withdrawn' : 'published',
        year,
        issue_no: issueNo,
        code: codeOf(id),
        drafted_by_staff_id: staffIdOf(isStreet ? supervisor : 'desk.jiezhuang'),
        drafted_at: at(publishedAt - 40 * MINUTE_MS),
        published_by_staff_id: staffIdOf(isStreet ? supervisor : 'secretary.jiezhuang'),
        published_at: at(publishedAt),
        withdrawn_by_staff_id: one.withdrawn ? staffIdOf(supervisor) : null,
        withdrawn_at: one.withdrawn ? at(morningOf(now, one.withdrawn.ago)) : null,
        withdrawn_reason: one.withdrawn?.reason ?? null,
        version: one.withdrawn ? 3 : 2,
      };
    }),
  );
  const items = told.flatMap((one) => (one.items ?? []).map((item, i) => ({ one, item, ordinal: i + 1 })));
  await insertRows(
    tx,
    'publication_items',
    items.map(({ one, item, ordinal }) => ({
      publication_id: idOf(one),
      ordinal,
      unit_id: unitIdOf(item.unit),
      verdict: item.verdict,
      text: item.text,
    })),
  );
  await insertRows(
    tx,
    'publication_receipts',
    items.flatMap(({ one, item }) =>
      item.confirmedBy
        ? [
            {
              publication_id: idOf(one),
              unit_id: unitIdOf(item.unit),
              staff_id: staffIdOf(item.confirmedBy),
              at: at(morningOf(now, one.ago) + 75 * MINUTE_MS),
            },
          ]
        : [],
    ),
  );
  await tx.all(sql`
    insert into publication_numbers (issuer_unit_id, kind, year, last)
    select issuer_unit_id, kind, year, max(issue_no) from publications group by 1, 2, 3`);
}

/** Ten past nine, so many days before: an hour at which somebody publishes something. */
const morningOf = (now: number, ago: number): number =>
  startOfDay(dayOfInstant(now - ago * DAY_MS)) + (9 * 60 + 10) * MINUTE_MS;

const idOf = ({ key }: Told): string => seedId('publication', key);
/** The same in every installation, so that a printed sheet of the demonstration opens anywhere. */
const codeOf = (id: string): string =>
  Array.from(
    { length: 7 },
    (_, i) => letters[Number.parseInt(id.replaceAll('-', '').slice(i * 2, i * 2 + 2), 16) % letters.length],
  ).join('');
