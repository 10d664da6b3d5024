// What is wrong with the rules of clusters: they count what visits tell, so each name must stand in the dictionary of this method.
import type { Words } from '#kernel/shared/problem.ts';
import { dictionaryOf, fieldKey } from '#modules/facts/shared/dictionary.ts';
import type { Held } from './check-reach.ts';
import type { MethodProblem } from './finding.ts';
import type { ReachMethod } from './reach-method.ts';

export function clusterFaults(method: ReachMethod, held: Held): MethodProblem[] {
  const dictionary = dictionaryOf([...held.fields, ...method.fields]);
  return method.clusters.flatMap((rule, index) => {
    const say = (code: string, zh: string, en: string): MethodProblem =>
      fault(`clusters.${index}`, rule.title, code, zh, en);
    const register = method.registers.find(({ code }) => code === rule.register);
    if (!register)
      return say('unknown_register', `没有台账“${rule.register}”。`, `there is no register “${rule.register}”.`);
    const told = dictionary.get(fieldKey('visit', rule.sameTold));
    const within = dictionary.get(fieldKey(register.subject, rule.within));
    const faults: MethodProblem[] = [];
    if (told?.field.type !== 'choice')
      faults.push(
        say(
          'cluster_not_choice',
          `“${rule.sameTold}”要是走访时选的一项。`,
          `“${rule.sameTold}” must be a choice told at a visit.`,
        ),
      );
    if (!within || 'isDerived' in within || within.field.sensitivity === 'sensitive')
      faults.push(
        say(
          'unknown_field',
          `“${rule.within}”要是这类对象的普通字段。`,
          `“${rule.within}” must be a plain field of the subject.`,
        ),
      );
    for (const name of [...rule.ofEach, ...rule.ofLeft])
      if (!dictionary.has(fieldKey('visit', name)))
        faults.push(say('unknown_field', `“${name}”要是走访时填的一项。`, `“${name}” must be a field of the visit.`));
    return faults;
  });
}

const fault = (path: string, where: Words, code: string, zh: string, en: string): MethodProblem => ({
  code,
  path,
  where,
  message: { zh: `${where.zh}：${zh}`, en: `${where.en}: ${en}` },
});
