// Names are whole for those who stand at the doors, masked from the street upwards.
import type { Context } from '#kernel/server/house.ts';
import { maskName } from '#kernel/shared/mask.ts';
import { seesNames } from '#modules/registry/shared/person.ts';

export const nameFor = (name: string, { actor }: Context): string =>
  actor.kind === 'staff' && !seesNames(actor.role) ? maskName(name) : name;
