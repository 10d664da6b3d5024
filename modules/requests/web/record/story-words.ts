// One human sentence for each step of the story, from the event's type and facts, in both languages. Pure: the same words on the desk, on paper
// and in a test.
import type { StoryStep } from '../parts/names.ts';
import { tellersOfIntake } from './tellers-of-intake.ts';
import { tellersOfOversight } from './tellers-of-oversight.ts';
import { tellersOfWork } from './tellers-of-work.ts';
import { begun, type Teller, type Telling, type Told } from './telling.ts';

const tellers: Record<string, Teller> = { ...tellersOfIntake, ...tellersOfWork, ...tellersOfOversight };

/** What this file can tell; the test holds it against what the handlers emit. */
export const toldTypes: readonly string[] = Object.keys(tellers);

/** An event this screen does not know yet is told by its own name rather than left out: the story has no gaps. */
export function tell(step: StoryStep, telling: Telling): Told {
  return tellers[step.type]?.(step, telling) ?? { what: begun(step, step.type, step.type) };
}
