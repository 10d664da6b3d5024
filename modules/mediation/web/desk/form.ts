// What a form of an act on a case is: its fields, its command, and how what was filled in becomes the command's input. The forms are in forms.ts.
import { instantAt } from '#kernel/shared/clock/time.ts';
import type { CommandInput, CommandSpec } from '#kernel/shared/command.ts';
import type { Words } from '#kernel/shared/problem.ts';

/** By the name of the field; several of them for boxes to tick and for photos. */
export type Values = Readonly<Record<string, string | readonly string[] | undefined>>;

export type Option = { value: string; label: Words };
type Common = { name: string; label: Words; hint?: Words; isNeeded?: boolean; isShown?: (values: Values) => boolean };
export type Field = Common &
  (
    | { kind: 'text'; max: number; lines?: number; type?: 'text' | 'tel' | 'number' }
    | { kind: 'choice' | 'choices' | 'select'; options: readonly Option[] }
    | { kind: 'date' | 'moment' | 'photos' }
  );

export type CaseForm = {
  command: CommandSpec;
  fields: readonly Field[];
  first?: Values;
  /** What comes of it, said before it is done. */
  what?: Words;
  isGrave?: boolean;
  /** `newId` was made when the form was opened: a second press is the same act. */
  input(values: Values, newId: string): unknown;
};

export function form<C extends CommandSpec>(
  command: C,
  made: Omit<CaseForm, 'command' | 'input'> & { input(values: Values, newId: string): CommandInput<C> },
): CaseForm {
  return { command, ...made };
}

export const one = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
};
export const some = (values: Values, name: string): string[] => {
  const value = values[name];
  return Array.isArray(value) ? [...value] : [];
};
export const oneOf = <V extends string>(values: Values, name: string, known: readonly [V, ...V[]]): V =>
  known.find((value) => value === one(values, name)) ?? known[0];
export const someOf = <V extends string>(values: Values, name: string, known: readonly V[]): V[] =>
  known.filter((value) => some(values, name).includes(value));
/** Left out when nothing was filled in. */
export const maybe = (values: Values, name: string): string | undefined => one(values, name) || undefined;

/** `2026-03-16T15:00`, as a browser gives it, is meant in Shanghai whatever the device thinks. */
export function momentOf(local: string): string {
  const [on = '', time = ''] = local.split('T');
  const [hours = '0', minutes = '0'] = time.split(':');
  return new Date(instantAt(on, Number(hours) * 60 + Number(minutes))).toISOString();
}

export function missingFields({ fields }: Pick<CaseForm, 'fields'>, values: Values): Field[] {
  return fields.filter((field) => {
    if (!field.isNeeded || (field.isShown && !field.isShown(values))) return false;
    if (field.kind === 'choices' || field.kind === 'photos') return some(values, field.name).length === 0;
    if (field.kind === 'moment') return !/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(one(values, field.name));
    return one(values, field.name) === '';
  });
}
