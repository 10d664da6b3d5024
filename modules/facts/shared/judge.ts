// What was told along with a form or a visit, judged field by field: what is a fact of the subject, what only this visit tells, and everything that is wrong, all
// of it named at one time (L13). A field of the house is never recorded as a fact; which command keeps it is said.
import type { FactValue, Field } from '#kernel/shared/field.ts';
import { checkFact } from '#kernel/shared/field-rules.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { type Dictionary, fieldKey, isHouseField, type SubjectField } from './dictionary.ts';
import { houseCommands } from './fact.ts';
import type { SubjectKind } from './subject.ts';

export type GivenFacts = Readonly<Record<string, unknown>>;
export type JudgedFact = { entry: SubjectField; field: Field; value: FactValue };
export type FactFault = { field: string; title: Words; why: Words };
export type Judged = { facts: JudgedFact[]; told: JudgedFact[]; faults: FactFault[] };

/** `facts` are of the subject, `told` of the visit alone (home `visit`). */
export function judgeFacts(given: GivenFacts, kind: SubjectKind, dictionary: Dictionary): Judged {
  const judged: Judged = { facts: [], told: [], faults: [] };
  for (const [name, value] of Object.entries(given)) {
    const own = dictionary.get(fieldKey(kind, name));
    const entry = own ?? dictionary.get(fieldKey('visit', name));
    const fault = (why: Words) =>
      void judged.faults.push({ field: name, title: entry?.field.title ?? { zh: name, en: name }, why });
    if (!entry) fault({ zh: '字段目录里没有这一项', en: 'is in no dictionary' });
    else if (isHouseField(entry)) fault(whyHouse(entry.isDerived, kind));
    else {
      const checked = checkFact(entry.field, value);
      if (!checked.ok) fault(checked.why);
      else (own ? judged.facts : judged.told).push({ entry, field: entry.field, value: checked.value });
    }
  }
  return judged;
}

function whyHouse(isDerived: boolean, kind: SubjectKind): Words {
  if (isDerived) return { zh: '系统自己算出来，不用填', en: 'is worked out by the house' };
  const { title, command } = houseCommands[kind];
  return { zh: `在“${title.zh}”里改（${command}）`, en: `is kept by “${title.en}” (${command})` };
}

export function wordsOfFaults(faults: readonly FactFault[]): Words {
  return {
    zh: faults.map(({ title, why }) => `${title.zh}：${why.zh}`).join('；'),
    en: faults.map(({ title, why }) => `${title.en}: ${why.en}`).join('; '),
  };
}
