// What a form of an act is: its fields, its command, and how what was filled in becomes the command's input. The forms themselves are in forms-of-*.

import { instantAt } from '#kernel/shared/clock/time.ts';
import type { CommandInput, CommandSpec } from '#kernel/shared/command.ts';
import type { Words } from '#kernel/shared/problem.ts';
import type { NeedStage } from '#modules/methods/shared/request-kind.ts';

/** What has been filled in, by the name of the field. */
export type Values = Readonly<Record<string, string | readonly string[] | undefined>>;

type Common = { name: string; label: Words; hint?: Words; isNeeded?: boolean; isShown?: (values: Values) => boolean };
export type Field = Common &
  (
    | { kind: 'text'; lines?: number; max: number; quick?: readonly Words[] }
    | { kind: 'choice'; options: readonly { value: string; label: Words }[] }
    /** Reasons that the work method allows. */
    | { kind: 'reason'; of: 'suspensions' | 'exclusions' }
    | { kind: 'unit' }
    | { kind: 'units' }
    | { kind: 'number'; least: number; most: number }
    | { kind: 'date' }
    | { kind: 'moment' }
    | { kind: 'photos' }
    | { kind: 'colleague' }
    | { kind: 'request' }
    | { kind: 'approval' }
  );

export type ActForm = {
  command: CommandSpec;
  fields: readonly Field[];
  /** What comes of it, said before it is done. */
  what?: Words;
  /** On the button, when the act's own title is not what is meant. */
  press?: Words;
  isGrave?: boolean;
  /** What the kind asks for at this step stands in the form too (B7); its command takes `facts`. */
  asks?: NeedStage;
  /** The command's input. `newId` was made when the form was opened: a second press is the same act. */
  input(values: Values, requestId: string, newId: string): unknown;
};

type Made<C extends CommandSpec> = Omit<ActForm, 'command' | 'input'> & {
  input(values: Values, requestId: string, newId: string): CommandInput<C>;
};
export const form = <C extends CommandSpec>(command: C, made: Made<C>): ActForm => ({ command, ...made });

export const one = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
};
export const some = (values: Values, name: string): string[] => {
  const value = values[name];
  return Array.isArray(value) ? [...value] : [];
};
/** Left out when nothing was filled in. */
export const maybe = <K extends string>(name: K, value: string): { [P in K]?: string } =>
  (value === '' ? {} : { [name]: value }) as { [P in K]?: string };

/** `2022-03-16T18:00`, as a browser gives it, is meant in Shanghai whatever the device thinks. */
export function momentOf(local: string): string {
  const [on = '', time = ''] = local.split('T');
  const [hours = '0', minutes = '0'] = time.split(':');
  return new Date(instantAt(on, Number(hours) * 60 + Number(minutes))).toISOString();
}

export const reason: Field = {
  kind: 'text',
  name: 'reason',
  label: { zh: '理由', en: 'Reason' },
  lines: 3,
  max: 2000,
  isNeeded: true,
};
export const photos: Field = { kind: 'photos', name: 'fileIds', label: { zh: '照片', en: 'Photos' } };
export const note = (label: Words, max = 500): Field => ({ kind: 'text', name: 'note', label, lines: 2, max });
export const yesNo = (yes: Words, no: Words) => [
  { value: 'yes', label: yes },
  { value: 'no', label: no },
];
