// Judges a unit's own register by the same rules as a method's: names that stand for something, a rule that can be worked out; and what names something
// sensitive is sensitive, whatever the unit would call it (product rule 10).
import { type Condition, fieldsOf } from '#kernel/shared/condition.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { type Dictionary, fieldKey } from '#modules/facts/shared/dictionary.ts';
import { conditionFaults } from '#modules/methods/shared/check-reach.ts';
import type { OwnDefinition } from './commands.ts';
import type { Register } from './register.ts';

export type RegisterCheck = {
  register: Register;
  problems: Words[];
  /** Why it is sensitive though it was not called so. */
  why: Words | null;
};

/** Flags whose bearers are known to a named duty only. */
export type SensitiveFlags = ReadonlyMap<string, Words>;

export function checkOwn(
  code: string,
  own: OwnDefinition,
  dictionary: Dictionary,
  sensitiveFlags: SensitiveFlags,
  takenTitles: readonly string[],
): RegisterCheck {
  const title = { zh: own.title, en: own.titleEn || own.title };
  const problems: Words[] = [];
  if (takenTitles.includes(own.title))
    problems.push({
      zh: `已经有一本“${own.title}”，请直接用它，或换个名称`,
      en: `There is a register “${own.title}” already`,
    });
  const named = [...own.columns];
  if ('rule' in own.membership) {
    const { rule } = own.membership;
    named.push(...fieldsOf(rule));
    if (isEmpty(rule)) problems.push({ zh: '至少要有一个条件', en: 'At least one condition is needed' });
    problems.push(
      ...conditionFaults(rule, own.subject, dictionary, title, 'membership.rule').map(({ message }) => message),
    );
  }
  for (const name of own.columns)
    if (name !== 'flags' && !dictionary.has(fieldKey(own.subject, name)))
      problems.push({ zh: `字段“${name}”不在目录里`, en: `no field “${name}” in the dictionary` });
  const why = 'rule' in own.membership ? flagNamed(own.membership.rule, sensitiveFlags) : null;
  const field = named
    .map((name) => dictionary.get(fieldKey(own.subject, name))?.field)
    .find((one) => one?.sensitivity === 'sensitive');
  const forced =
    why ??
    (field
      ? { zh: `用到了敏感字段“${field.title.zh}”`, en: `it names the sensitive field “${field.title.en}”` }
      : null);
  return {
    register: {
      code,
      title,
      purpose: { zh: own.purpose, en: own.purpose },
      subject: own.subject,
      membership: own.membership,
      sensitivity: forced || own.sensitivity === 'sensitive' ? 'sensitive' : 'normal',
      columns: own.columns,
      ...(own.wantsOwner ? { wantsOwner: true } : {}),
    },
    problems,
    why: forced,
  };
}

const isEmpty = (rule: Condition): boolean =>
  ('all' in rule && rule.all.length === 0) || ('any' in rule && rule.any.length === 0);

function flagNamed(rule: Condition, sensitive: SensitiveFlags): Words | null {
  if ('all' in rule) return first(rule.all, sensitive);
  if ('any' in rule) return first(rule.any, sensitive);
  if ('not' in rule) return flagNamed(rule.not, sensitive);
  // Whether any flag is known at all would tell of the sensitive ones as well.
  if (rule.field === 'flags' && !('has' in rule))
    return { zh: '“有没有标签”会透露敏感标签', en: 'whether there is any flag tells of sensitive ones' };
  const title = 'has' in rule ? sensitive.get(rule.has) : undefined;
  return title ? { zh: `用到了敏感标签“${title.zh}”`, en: `it asks for the sensitive flag “${title.en}”` } : null;
}
const first = (rules: readonly Condition[], sensitive: SensitiveFlags): Words | null =>
  rules.reduce<Words | null>((found, rule) => found ?? flagNamed(rule, sensitive), null);
