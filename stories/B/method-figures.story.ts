// B1: 5 / 6 / 4 / 3, each reported for itself for a period, and each figure a door to its rows.

import { flagCodes, type PersonFlag } from '#modules/registry/shared/person.ts';
import { listPersons } from '#modules/registry/shared/queries.ts';
import { tallyRhythms } from '#modules/rhythms/shared/queries.ts';
import { boardMethod } from '#modules/statistics/shared/queries.ts';
import { everyRow } from '../support/requests.ts';
import { expect, test } from '../support/story.ts';

const march = { from: '2022-03-01', to: '2022-03-31' };
const isFlag = (code: string): code is PersonFlag => (flagCodes as readonly string[]).includes(code);

test('[B1][B2][B3][B4][B5] March 2022 by the figures of “5643”: five channels, six groups, four matters, three rhythms, each for itself and each opening its rows', async ({
  staff,
}) => {
  const desk = await staff('desk.jiezhuang');
  const { channels, mustVisitGroups, mustAnswerKinds } = await desk.ask(boardMethod, march);
  expect([channels.length, mustVisitGroups.length, mustAnswerKinds.length]).toEqual([5, 6, 4]);
  for (const { code, value, filter } of channels) expect(await everyRow(desk, filter), code).toHaveLength(value);
  // Every matter of the month came in by one of the five.
  expect(channels.reduce((sum, { value }) => sum + value, 0)).toBe(131);
  for (const { code, received, open, unanswered } of mustAnswerKinds)
    for (const { value, filter } of [received, open, unanswered])
      expect(await everyRow(desk, filter), code).toHaveLength(value);
  expect(mustAnswerKinds.reduce((sum, { received }) => sum + received.value, 0)).toBe(131);
  for (const { code, people } of mustVisitGroups) {
    expect(isFlag(code), code).toBe(true);
    if (isFlag(code)) expect((await desk.ask(listPersons, { flags: [code], limit: 1 })).total, code).toBe(people);
  }
  const { rhythms } = await desk.ask(tallyRhythms, march);
  expect(rhythms.map(({ record }) => record).toSorted()).toEqual(['meeting', 'register', 'sweep']);
});

test('[B1] a post without the duty is not told how many there are in a sensitive group, not even the number', async ({
  staff,
}) => {
  const worker = await staff('grid.jiezhuang');
  const { mustVisitGroups } = await worker.ask(boardMethod, march);
  const told = Object.fromEntries(mustVisitGroups.map(({ code, people }) => [code, people !== null]));
  expect(told).toEqual({
    hardship_family: true,
    lone_elder: true,
    unemployed: true,
    major_illness_family: false,
    left_behind_child: false,
    community_correction: false,
  });
});
