// Every change of the lists, every act and every new day judges all returners of the district anew (F5).
import type { Reaction, Tick } from '#kernel/server/house.ts';
import { findReturnerWork, listReturnerDistricts } from '../store/returner-turns.ts';

export const turnsAtOnce: Reaction = {
  name: 'investigations.returner_turns',
  on: [
    'risk.list_told',
    'returner.told',
    'returner.screened',
    'returner.watched',
    'returner.tested',
    'returner.released',
  ],
  async react(event, entry, hand) {
    const { districtId, returnerId } = event;
    await hand.issue(`returner.keep_turns ${entry.seq} ${returnerId ?? ''}`, 'returner.keep_turns', {
      districtId,
      ...(returnerId ? { returnerId } : {}),
    });
  },
};

export const returnerWork: Reaction = {
  name: 'investigations.returner_work',
  on: ['visit.recorded'],
  async react(event, entry, hand) {
    const { visitId, subjectId, closed } = event;
    if (!Array.isArray(closed) || closed.length === 0) return;
    const rhythmIds = closed.map((one: { rhythmId: string }) => one.rhythmId);
    const work = await hand.database.asOwner((tx) => findReturnerWork(tx, String(visitId), rhythmIds));
    for (const { rhythmId, byName, at, isUnwell } of work)
      await hand.issue(`returner.by_visit ${entry.seq} ${rhythmId}`, 'returner.by_visit', {
        subjectId,
        rhythmId,
        visitId,
        byName,
        at: at.toISOString(),
        isUnwell,
      });
  },
};

/** A day brings turns by itself. */
export const turnsDaily: Tick = {
  name: 'investigations.returner_days',
  everySeconds: 600,
  async run(hand) {
    for (const { districtId } of await hand.database.asOwner(listReturnerDistricts))
      await hand.issue(`returner.keep_turns ${districtId} ${hand.now()}`, 'returner.keep_turns', { districtId });
  },
};
