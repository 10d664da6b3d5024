// Hand-overs' table of contents. What is carried is said by every other module, and put together where the house is: `handoversModuleOf(carriers)`.
import type { Carried } from '#kernel/server/carried.ts';
import type { Module } from '#kernel/server/house.ts';
import { handoverProblem } from '../shared/problems.ts';
import { listAnswer, pageAnswer, previewAnswer, waitingAnswer } from './answers.ts';
import { askHandler, dropHandler, giveHandler } from './handlers/arrange.ts';
import {
  bringBackHandler,
  carryOnHandler,
  catchHandler,
  fillHandler,
  refuseHandler,
  takeEffectHandler,
} from './handlers/by-itself.ts';
import { answerHandler, questionHandler, receiveHandler } from './handlers/receive.ts';
import {
  bringBackInTime,
  carryLateThings,
  keepVacant,
  takeEffectInTime,
  whenAppointed,
  whenPostEnded,
} from './reactions.ts';

export function handoversModuleOf(carriers: readonly Carried[]): Module {
  const names = carriers.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice) throw new Error(`${twice} is carried twice`);
  return {
    name: 'handovers',
    commands: [
      askHandler,
      giveHandler(carriers),
      dropHandler,
      receiveHandler,
      questionHandler,
      answerHandler,
      takeEffectHandler(carriers),
      bringBackHandler(carriers),
      carryOnHandler(carriers),
      fillHandler(carriers),
      catchHandler(carriers),
      refuseHandler,
    ],
    queries: [previewAnswer(carriers), listAnswer, pageAnswer(carriers), waitingAnswer],
    reactions: [whenPostEnded, whenAppointed],
    ticks: [takeEffectInTime, bringBackInTime, carryLateThings, keepVacant],
    constraints: { handover_parts_one_running: () => handoverProblem('running_already', { unit: '' }) },
  };
}
