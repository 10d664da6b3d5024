// What is wrong with a method of reach, in the clerk's words: names that nothing stands for, a fact described a second time, a condition that cannot be worked out,
// a sensitive register asked of a post that may not see it. `held` is what other methods in force describe already.
import { type Condition, fieldsOf } from '#kernel/shared/condition.ts';
import type { Field } from '#kernel/shared/field.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { actionTitles } from '#modules/duties/shared/visit.ts';
import { type Dictionary, dictionaryOf, fieldKey, type SubjectField } from '#modules/facts/shared/dictionary.ts';
import type { SubjectKind } from '#modules/facts/shared/subject.ts';
import type { Register } from '#modules/registers/shared/register.ts';
import { sensitiveDuty } from '#modules/registry/shared/person.ts';
import { burdenFindings } from './burden-rules.ts';
import { campaignFaults } from './check-campaigns.ts';
import { clusterFaults } from './check-clusters.ts';
import { reportFaults } from './check-reports.ts';
import type { MethodProblem } from './finding.ts';
import { type ReachMethod, reachMethodSchema } from './reach-method.ts';
import { problemOfIssue } from './shape-problems.ts';

/** Fields and register codes of the other methods in force. */
export type Held = { fields: readonly SubjectField[]; registers: readonly string[] };
export const nothingHeld: Held = { fields: [], registers: [] };

export type ReachCheck = { isValid: true; method: ReachMethod } | { isValid: false; problems: MethodProblem[] };

export function checkReach(candidate: unknown, held: Held = nothingHeld): ReachCheck {
  const parsed = reachMethodSchema.safeParse(candidate);
  const forbidden = burdenFindings(candidate).filter((finding) => !finding.isAdvice);
  if (!parsed.success) {
    const misshapen = parsed.error.issues.map((issue) => problemOfIssue(issue, candidate));
    return { isValid: false, problems: [...forbidden, ...misshapen] };
  }
  const problems = [
    ...forbidden,
    ...fieldFaults(parsed.data, held),
    ...registerFaults(parsed.data, held),
    ...formFaults(parsed.data, held),
    ...rhythmFaults(parsed.data),
    ...reportFaults(parsed.data, held),
    ...clusterFaults(parsed.data, held),
    ...campaignFaults(parsed.data),
  ];
  return problems.length === 0 ? { isValid: true, method: parsed.data } : { isValid: false, problems };
}

function fault(code: string, path: string, where: Words, zh: string, en: string): MethodProblem {
  return { code, path, where, message: { zh: `${where.zh}：${zh}`, en: `${where.en}: ${en}` } };
}

/** Everything a field may be called by, so that the same fact is not asked for under another name. */
const namesOf = (entry: { field: Field; alsoCalled: readonly string[] }): string[] =>
  [entry.field.title.zh, ...entry.alsoCalled].map((name) => name.replace(/[\s（）()：:*＊]/g, ''));

/** A fact typed once: a field that is held already, under its name or any other, is named and refused. */
export function heldFieldOf(
  entry: SubjectField,
  dictionary: Dictionary,
): (SubjectField['field'] & { home: string }) | null {
  const mine = new Set(namesOf(entry));
  for (const other of dictionary.values()) {
    if (other.home !== entry.home) continue;
    if (other.field.name === entry.field.name || namesOf(other).some((name) => mine.has(name)))
      return { ...other.field, home: other.home };
  }
  return null;
}

function fieldFaults(method: ReachMethod, held: Held): MethodProblem[] {
  const known = new Map(dictionaryOf(held.fields));
  return method.fields.flatMap((entry, index) => {
    if (entry.dayOfWork && (entry.field.type !== 'date' || entry.home === 'visit'))
      return fault(
        'day_of_work_misplaced',
        `fields.${index}`,
        entry.field.title,
        'dayOfWork 只能用在对象的日期字段上。',
        'dayOfWork is of a date of the subject alone.',
      );
    const other = heldFieldOf(entry, known);
    known.set(fieldKey(entry.home, entry.field.name), entry);
    if (!other) return [];
    return fault(
      'field_held',
      `fields.${index}`,
      entry.field.title,
      `字段目录里已经有“${other.title.zh}”（${other.name}），请直接用它，不要再填一遍。`,
      `the dictionary holds “${other.title.en}” (${other.name}) already: use it, do not ask twice.`,
    );
  });
}

const sealedIn = (field: Field): boolean => field.sensitivity === 'sensitive';

/** Fields that a condition or a list of this kind may name; what is sealed cannot be compared. */
export function conditionFaults(
  rule: Condition,
  subject: SubjectKind,
  dictionary: Dictionary,
  where: Words,
  path: string,
): MethodProblem[] {
  return fieldsOf(rule).flatMap((name) => {
    if (name === 'flags') return [];
    const entry = dictionary.get(fieldKey(subject, name));
    if (!entry)
      return fault('unknown_field', path, where, `字段“${name}”不在目录里。`, `no field “${name}” in the dictionary.`);
    return sealedIn(entry.field) || entry.field.type === 'photo'
      ? fault(
          'field_sealed',
          path,
          where,
          `字段“${entry.field.title.zh}”是加密保存的，不能用来筛选。`,
          `“${entry.field.title.en}” is sealed and cannot be compared.`,
        )
      : [];
  });
}

function registerFaults(method: ReachMethod, held: Held): MethodProblem[] {
  const dictionary = dictionaryOf([...held.fields, ...method.fields]);
  return method.registers.flatMap((register, index) => {
    const path = `registers.${index}`;
    const faults: MethodProblem[] = [];
    if (
      held.registers.includes(register.code) ||
      method.registers.findIndex(({ code }) => code === register.code) !== index
    )
      faults.push(
        fault(
          'register_held',
          path,
          register.title,
          `台账代码 ${register.code} 已经有了。`,
          `there is a register ${register.code} already.`,
        ),
      );
    if ('rule' in register.membership)
      faults.push(
        ...conditionFaults(
          register.membership.rule,
          register.subject,
          dictionary,
          register.title,
          `${path}.membership.rule`,
        ),
      );
    for (const name of register.columns)
      if (name !== 'flags' && !dictionary.has(fieldKey(register.subject, name)))
        faults.push(
          fault(
            'unknown_field',
            `${path}.columns`,
            register.title,
            `字段“${name}”不在目录里。`,
            `no field “${name}” in the dictionary.`,
          ),
        );
    return faults;
  });
}

function formFaults(method: ReachMethod, held: Held): MethodProblem[] {
  const dictionary = dictionaryOf([...held.fields, ...method.fields]);
  return method.forms.flatMap((form, index) => {
    const path = `forms.${index}`;
    const unknown = (home: SubjectKind | 'visit', name: string) => !dictionary.has(fieldKey(home, name));
    const faults = [
      ...form.fields.filter((name) => unknown(form.subject, name)),
      ...form.visitFields.filter((name) => unknown('visit', name)),
      ...form.needed.filter((name) => !form.fields.includes(name) && !form.visitFields.includes(name)),
    ].map((name) =>
      fault(
        'unknown_field',
        path,
        form.title,
        `字段“${name}”不在目录里，或不在这张表里。`,
        `“${name}” is in no dictionary, or not in this form.`,
      ),
    );
    for (const name of form.fields) {
      const entry = dictionary.get(fieldKey(form.subject, name));
      if (entry && 'isDerived' in entry)
        faults.push(
          fault(
            'field_of_house',
            path,
            form.title,
            `“${entry.field.title.zh}”系统里已有，会自动带出，不用再填。`,
            `“${entry.field.title.en}” is held by the house and shown by itself: do not ask for it.`,
          ),
        );
      if (entry && 'dayOfWork' in entry && entry.dayOfWork)
        faults.push(
          fault(
            'field_of_work',
            path,
            form.title,
            `“${entry.field.title.zh}”由${actionTitles[entry.dayOfWork].zh}本身带出，不用再填。`,
            `“${entry.field.title.en}” is told by the work itself: do not ask for it.`,
          ),
        );
    }
    return faults;
  });
}

function rhythmFaults(method: ReachMethod): MethodProblem[] {
  const registers = new Map(method.registers.map((register): [string, Register] => [register.code, register]));
  const codes = method.rhythms.map(({ code }) => code);
  return method.rhythms.flatMap((rhythm, index) => {
    const path = `rhythms.${index}`;
    const faults: MethodProblem[] = [];
    const register = registers.get(rhythm.register);
    if (codes.indexOf(rhythm.code) !== index)
      faults.push(
        fault('duplicate_code', path, rhythm.title, `代码 ${rhythm.code} 重复。`, `code ${rhythm.code} is used twice.`),
      );
    if (!register) {
      faults.push(
        fault(
          'unknown_register',
          path,
          rhythm.title,
          `这个工作法里没有台账“${rhythm.register}”。`,
          `the method has no register “${rhythm.register}”.`,
        ),
      );
    } else if (register.sensitivity === 'sensitive' && !sensitiveDuty.includes(rhythm.role)) {
      faults.push(
        fault(
          'role_not_entitled',
          path,
          rhythm.title,
          `“${register.title.zh}”是敏感台账，只能由社区书记、社区坐席或街道督查负责。`,
          `“${register.title.en}” is sensitive: only a named duty may be asked.`,
        ),
      );
    }
    if (rhythm.cadence.every === 'hours' && !rhythm.openingHours)
      faults.push(
        fault(
          'hours_without_opening',
          path,
          rhythm.title,
          '按小时轮到的要写营业时间 openingHours。',
          'a rhythm by the hour needs openingHours.',
        ),
      );
    const form = rhythm.form && method.forms.find(({ code }) => code === rhythm.form);
    if (rhythm.form && !form)
      faults.push(
        fault('unknown_form', path, rhythm.title, `没有表单“${rhythm.form}”。`, `there is no form “${rhythm.form}”.`),
      );
    if (form && register && form.subject !== register.subject)
      faults.push(
        fault(
          'form_of_other',
          path,
          rhythm.title,
          '表单的对象和台账的对象不一样。',
          'the form is for another kind of subject.',
        ),
      );
    return faults;
  });
}
