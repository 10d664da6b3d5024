// The form by which a gathering is planned, as values; what is still wanting is told by name.
import { addDays, dateOf } from '#kernel/shared/clock/time.ts';
import { type GatheringKind, kindWords, type ServiceGroup } from '../shared/gathering.ts';

export type Plan = {
  kind: GatheringKind;
  topic: string;
  mode: 'on_spot' | 'online' | 'both';
  placeText: string;
  /** As a `datetime-local` control holds it: Shanghai time without an offset. */
  startsAt: string;
  registerId: string;
  rhythmId: string;
  serviceGroup: ServiceGroup | '';
  beneficiary: string;
  need: string;
};

/** Tomorrow at nine. */
export const beginPlan = (now: number): Plan => ({
  kind: 'talk',
  topic: '',
  mode: 'on_spot',
  placeText: '',
  startsAt: `${addDays(dateOf(now), 1)}T09:00`,
  registerId: '',
  rhythmId: '',
  serviceGroup: '',
  beneficiary: '',
  need: '',
});

export type Wanting = 'topic' | 'time';
export function wantingOf(plan: Plan): Wanting | undefined {
  if (plan.topic.trim() === '') return 'topic';
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(plan.startsAt) ? undefined : 'time';
}

const given = (text: string): string | undefined => text.trim() || undefined;

export function inputOfPlan(plan: Plan, gatheringId: string) {
  const isService = plan.kind === 'service';
  return {
    gatheringId,
    kind: plan.kind,
    topic: plan.topic.trim(),
    mode: plan.mode,
    placeText: plan.placeText.trim(),
    startsAt: `${plan.startsAt.slice(0, 16)}:00+08:00`,
    registerId: given(plan.registerId),
    rhythmId: plan.registerId ? given(plan.rhythmId) : undefined,
    serviceGroup: isService && plan.serviceGroup ? plan.serviceGroup : undefined,
    beneficiary: kindWords[plan.kind].wantsResult ? given(plan.beneficiary) : undefined,
    need: isService ? given(plan.need) : undefined,
  };
}
