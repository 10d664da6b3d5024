// Who asks for what twice (一表通; 国办函〔2026〕12号: no form is asked for again). Pure: over the forms of the methods in force and the
// tables from above.
import type { Words } from '#kernel/shared/problem.ts';
import { type Dictionary, isHouseField } from '#modules/facts/shared/dictionary.ts';
import type { Form } from '#modules/facts/shared/form.ts';

export type Asking = { form: Words; issuer: Words | null; home: string; fields: readonly string[] };

/** What a form asks of the subject; what only the visit tells is no fact and is asked each time by right. */
export const askingOf = (form: Form): Asking => ({
  form: form.title,
  issuer: form.issuer ?? null,
  home: form.subject,
  fields: form.fields,
});

/** By these a table tells whose row it is: they are no question. */
const identifying = ['name', 'idNumber'];

export const askingOfTable = (table: {
  title: string;
  issuer: string;
  kind: string;
  fields: readonly string[];
}): Asking => ({
  form: { zh: table.title, en: table.title },
  issuer: table.issuer === '' ? null : { zh: table.issuer, en: table.issuer },
  home: table.kind,
  fields: table.fields.filter((name) => !identifying.includes(name)),
});

export type AskedTwice = {
  home: string;
  field: string;
  title: Words;
  freshDays: number | null;
  /** Kept by the house in a column: answers are not rows and are not counted. */
  isHouse: boolean;
  by: { form: Words; issuer: Words | null }[];
};

/** Every field with those who ask for it, in the order of the dictionary. */
export function whoAsks(askings: readonly Asking[], dictionary: Dictionary): AskedTwice[] {
  return [...dictionary.values()].flatMap((entry): AskedTwice[] => {
    const by = askings
      .filter(({ home, fields }) => home === entry.home && fields.includes(entry.field.name))
      .map(({ form, issuer }) => ({ form, issuer }));
    if (by.length === 0) return [];
    const freshDays = isHouseField(entry) ? null : (entry.askAgainAfterDays ?? null);
    const { name, title } = entry.field;
    return [{ home: entry.home, field: name, title, freshDays, isHouse: isHouseField(entry), by }];
  });
}

/** One issuer may ask by two forms: the first that is opened asks, the other shows. Two issuers each ask on their own. */
export const hasTwoIssuers = ({ by }: Pick<AskedTwice, 'by'>): boolean =>
  new Set(by.map(({ issuer }) => issuer?.zh ?? '')).size > 1;

/** To be sent to the one who asks for what another collects already: every form but the first. */
export function sentenceTo(asked: AskedTwice): Words {
  const [first] = asked.by;
  const form = first?.form ?? { zh: '', en: '' };
  const issuer = first?.issuer ? { zh: first.issuer.zh, en: ` of ${first.issuer.en}` } : { zh: '', en: '' };
  const every = asked.freshDays
    ? { zh: `每 ${asked.freshDays} 天`, en: `every ${asked.freshDays} days` }
    : { zh: '一次', en: 'once' };
  return {
    zh: `“${asked.title.zh}”已由${issuer.zh}《${form.zh}》${every.zh}采集，请直接取用，不再单独要求填报。`,
    en: `“${asked.title.en}” is collected by “${form.en}”${issuer.en} ${every.en}; please take it from there and do not ask for it again.`,
  };
}

export function sentenceTooOften(asked: AskedTwice, tooEarly: number): Words {
  const [first] = asked.by;
  return {
    zh: `“${asked.title.zh}” ${asked.freshDays ?? 0} 天内有效，上月有 ${tooEarly} 次在有效期内又问了一遍；请《${first?.form.zh ?? ''}》按有效期取用。`,
    en: `“${asked.title.en}” holds for ${asked.freshDays ?? 0} days; it was answered again ${tooEarly} times within them last month. Let “${first?.form.en ?? ''}” take what is held.`,
  };
}

export const fieldKeyOf = (asked: Pick<AskedTwice, 'home' | 'field'>): string => `${asked.home}.${asked.field}`;
