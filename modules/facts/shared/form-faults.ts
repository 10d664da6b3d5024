// What is wrong with a unit's own form. It names fields of the dictionary; it never asks what the house holds or works out, nor what another form asks already
// (1.T, product *a fact is typed once*). The freshness of a field is the dictionary's, one for all forms, so whoever asks it at all keeps it fresh enough.
import type { Words } from '#kernel/shared/problem.ts';
import type { ReachMethod } from '#modules/methods/shared/reach-method.ts';
import { type Dictionary, fieldKey, isHouseField } from './dictionary.ts';
import type { Form } from './form.ts';
import type { FactFault } from './judge.ts';

export function formFaults(form: Form, dictionary: Dictionary, others: readonly Form[]): FactFault[] {
  const faults: FactFault[] = [];
  const add = (field: string, title: Words, why: Words) => void faults.push({ field, title, why });
  if (others.some(({ code }) => code === form.code))
    add(form.code, form.title, { zh: `代码 ${form.code} 已经有了`, en: `there is a form ${form.code} already` });
  for (const name of form.fields) {
    const entry = dictionary.get(fieldKey(form.subject, name));
    const title = entry?.field.title ?? { zh: name, en: name };
    if (!entry)
      add(name, title, { zh: '字段目录里没有，请先新增字段', en: 'is in no dictionary; add the field first' });
    else if (isHouseField(entry))
      add(name, title, {
        zh: '系统里已有，会自动带出，不用再填',
        en: 'is held by the house and shown by itself',
      });
  }
  for (const name of form.visitFields)
    if (!dictionary.has(fieldKey('visit', name)))
      add(name, { zh: name, en: name }, { zh: '不是走访字段', en: 'is no field of a visit' });
  for (const name of form.needed)
    if (!form.fields.includes(name) && !form.visitFields.includes(name))
      add(name, { zh: name, en: name }, { zh: '必填项不在这张表里', en: 'is needed but not in the form' });
  if (form.fields.length + form.visitFields.length === 0)
    add(form.code, form.title, { zh: '一项也没有', en: 'asks nothing' });
  return faults;
}

/** Forms that the rhythms of this register open; without a register, all forms of this kind of subject. */
export function formsBeside(
  form: Form,
  methods: readonly Pick<ReachMethod, 'forms' | 'rhythms'>[],
  register: string | undefined,
): Form[] {
  return methods.flatMap(({ forms, rhythms }) =>
    forms.filter(
      (other) =>
        other.subject === form.subject &&
        (register === undefined ||
          rhythms.some((rhythm) => rhythm.register === register && rhythm.form === other.code)),
    ),
  );
}

/** The form that asks all of it already: its every field of the subject is asked by others of the register. Names the one that asks most of them. */
export function askedAlready(form: Form, beside: readonly Form[]): { form: Form; fields: string[] } | undefined {
  if (form.fields.length === 0 || form.visitFields.length > 0) return undefined;
  const asked = new Set(beside.flatMap(({ fields }) => fields));
  if (!form.fields.every((name) => asked.has(name))) return undefined;
  const shared = (other: Form) => form.fields.filter((name) => other.fields.includes(name));
  const [most] = beside.toSorted((a, b) => shared(b).length - shared(a).length);
  return most && { form: most, fields: shared(most) };
}
