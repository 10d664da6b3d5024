// The visits of the last round and of this one, as a community that works well but not perfectly would have made them: most doors in time, some tried twice, a few excused,
// a few missed. Reckoned from ids alone, so that telling it again gives the same. Pure.
import { addDays, DAY_MS, dateOf, type Instant, instantAt, MINUTE_MS } from '#kernel/shared/clock/time.ts';
import type { ExcuseReason, VisitOutcome } from '#modules/duties/shared/visit.ts';

export type SeedDuty = {
  rhythmId: string;
  subjectId: string;
  slot: string;
  role: string;
  gridId: string | null;
  opensAt: Instant;
  dueAt: Instant;
};

export type SeedVisit = SeedDuty & { key: string; at: Instant } & (
    | { kind: 'visit'; outcome: VisitOutcome; note: string }
    | { kind: 'excuse'; reasonCode: ExcuseReason }
  );

/** In 0…1, the same for the same words: FNV-1a, which spreads a district's ids well enough. */
export function fraction(words: string): number {
  let hash = 0x811c9dc5;
  for (const char of words) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193) >>> 0;
  return hash / 2 ** 32;
}

const notes = [
  '',
  '',
  '',
  '精神好，正在择菜',
  '问了降压药，还够半个月',
  '提醒关好燃气',
  '女儿周末回来',
  '屋里暖和，睡得好',
  '想办高龄津贴，已告诉要带的材料',
];
const missedShare = 0.05;
const excusedShare = 0.04;
const triedShare = 0.18;

export function planVisits(duties: readonly SeedDuty[], now: Instant): SeedVisit[] {
  const bySubject = Map.groupBy(duties, ({ subjectId }) => subjectId);
  return [...bySubject.values()]
    .flatMap((own) => leading(own).flatMap((duty) => ofDuty(duty, now)))
    .toSorted((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
}

/** Whoever is in several groups is visited once for all of them: by the turns that come round soonest. */
function leading(own: readonly SeedDuty[]): SeedDuty[] {
  const spans = own.map(({ opensAt, dueAt }) => dueAt - opensAt);
  const shortest = Math.min(...spans);
  const first = own.find((_, i) => (spans[i] ?? 0) <= shortest + 3 * DAY_MS);
  return own.filter(({ rhythmId }) => rhythmId === first?.rhythmId);
}

function ofDuty(duty: SeedDuty, now: Instant): SeedVisit[] {
  const key = `${duty.subjectId} ${duty.slot}`;
  const fate = fraction(`fate ${key}`);
  if (fate < missedShare) return [];
  const days = Math.max(1, Math.floor((duty.dueAt - duty.opensAt) / DAY_MS));
  // People go later rather than sooner: the root leans to the end of the round.
  const on = addDays(dateOf(duty.opensAt), 1 + Math.floor(Math.sqrt(fraction(`day ${key}`)) * (days - 1)));
  const hour = (of: string) => Math.round((9 * 60 + fraction(`${of} ${key}`) * 8 * 60) / 5) * 5;
  const at = instantAt(on, hour('hour'));
  const told: SeedVisit[] =
    fate < missedShare + excusedShare
      ? [
          {
            ...duty,
            key: `${key} excuse`,
            at,
            kind: 'excuse',
            reasonCode: fate < missedShare + excusedShare / 2 ? 'hospital' : 'away',
          },
        ]
      : [
          {
            ...duty,
            key,
            at,
            kind: 'visit',
            outcome: 'done',
            note: notes[Math.floor(fraction(`note ${key}`) * notes.length)] ?? '',
          },
        ];
  if (fraction(`tried ${key}`) < triedShare) {
    const tried = instantAt(addDays(on, -1), hour('tried'));
    told.unshift({ ...duty, key: `${key} tried`, at: tried, kind: 'visit', outcome: 'not_home', note: '' });
  }
  return told.filter((one) => one.at >= duty.opensAt && one.at <= Math.min(duty.dueAt, now - 30 * MINUTE_MS));
}
