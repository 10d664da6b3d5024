// A rule of membership as a sentence, for whoever asks why somebody is on a register.
import type { Condition, Scalar } from '#kernel/shared/condition.ts';
import type { Field } from '#kernel/shared/field.ts';
import type { Words } from '#kernel/shared/problem.ts';

export type Namer = { fieldOf: (name: string) => Field | undefined; flagTitle: (code: string) => Words };

export function ruleWords(rule: Condition, namer: Namer): Words {
  if ('all' in rule) return joined(rule.all, namer, '，并且', ' and ');
  if ('any' in rule) return joined(rule.any, namer, '，或者', ' or ');
  if ('not' in rule) {
    const inner = ruleWords(rule.not, namer);
    return { zh: `不是（${inner.zh}）`, en: `not (${inner.en})` };
  }
  const field = namer.fieldOf(rule.field);
  const of =
    rule.field === 'flags' ? { zh: '标签', en: 'flags' } : (field?.title ?? { zh: rule.field, en: rule.field });
  const said = (value: Scalar): Words => valueWords(value, field);
  if ('has' in rule)
    return { zh: `有标签“${namer.flagTitle(rule.has).zh}”`, en: `bears “${namer.flagTitle(rule.has).en}”` };
  if ('is' in rule) return { zh: `${of.zh}是${said(rule.is).zh}`, en: `${of.en} is ${said(rule.is).en}` };
  if ('in' in rule) {
    const all = rule.in.map(said);
    return {
      zh: `${of.zh}是${all.map(({ zh }) => zh).join('或')}`,
      en: `${of.en} is ${all.map(({ en }) => en).join(' or ')}`,
    };
  }
  if ('isKnown' in rule)
    return rule.isKnown
      ? { zh: `已知${of.zh}`, en: `${of.en} is known` }
      : { zh: `不知道${of.zh}`, en: `${of.en} is not known` };
  if ('atLeast' in rule) return { zh: `${of.zh}不小于${rule.atLeast}`, en: `${of.en} at least ${rule.atLeast}` };
  if ('atMost' in rule) return { zh: `${of.zh}不大于${rule.atMost}`, en: `${of.en} at most ${rule.atMost}` };
  if ('agedAtLeast' in rule)
    return { zh: `${of.zh}满${rule.agedAtLeast}周岁`, en: `${of.en}: ${rule.agedAtLeast} years or more` };
  if ('agedUnder' in rule)
    return { zh: `${of.zh}不满${rule.agedUnder}周岁`, en: `${of.en}: under ${rule.agedUnder} years` };
  return { zh: `${of.zh}在${rule.olderThanDays}天以前`, en: `${of.en} more than ${rule.olderThanDays} days ago` };
}

function joined(rules: readonly Condition[], namer: Namer, zh: string, en: string): Words {
  const parts = rules.map((rule) => {
    const words = ruleWords(rule, namer);
    return 'all' in rule || 'any' in rule ? { zh: `（${words.zh}）`, en: `(${words.en})` } : words;
  });
  return { zh: parts.map((part) => part.zh).join(zh), en: parts.map((part) => part.en).join(en) };
}

function valueWords(value: Scalar, field: Field | undefined): Words {
  if (typeof value === 'boolean') return value ? { zh: '“是”', en: 'yes' } : { zh: '“否”', en: 'no' };
  const code = field?.type === 'choice' ? field.codes.find((one) => one.code === value) : undefined;
  return code ? { zh: `“${code.title.zh}”`, en: `“${code.title.en}”` } : { zh: `“${value}”`, en: `“${value}”` };
}
