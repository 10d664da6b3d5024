// Personal facts as given, judged and made ready to be kept: names and numbers checked by the rules of the kernel, sex and birth date set
// against the identity number, numbers sealed.
import type { Secrets } from '#kernel/server/secrets.ts';
import { checkDocument, type DocumentKind } from '#kernel/shared/identity/documents.ts';
import { documentMessages, personNameMessages, phoneMessages } from '#kernel/shared/identity/messages.ts';
import { checkPersonName } from '#kernel/shared/identity/person-name.ts';
import { checkPhone } from '#kernel/shared/identity/phone.ts';
import { loadPinyin } from '#kernel/shared/pinyin.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { sexCode } from '../shared/person.ts';
import { registryProblem } from '../shared/problems.ts';
import { lettersOf, personTokens } from '../shared/search.ts';
import type { PersonValues } from './store.ts';

export type GivenFacts = {
  name?: string | undefined;
  sex?: 'male' | 'female' | null | undefined;
  bornOn?: string | null | undefined;
  document?: { kind: DocumentKind; number: string } | null | undefined;
  phone?: string | null | undefined;
  political?: string | null | undefined;
  note?: string | null | undefined;
};

const reasons = (words: Words) => ({ reason: words.zh, reasonEn: words.en });

export function nameOf(given: string): string {
  const verdict = checkPersonName(given);
  if (!verdict.ok) throw registryProblem('name_fault', reasons(personNameMessages[verdict.reason]));
  return verdict.normalized;
}

export function documentOf(given: { kind: DocumentKind; number: string }) {
  const verdict = checkDocument(given.kind, given.number);
  if (!verdict.ok) throw registryProblem('document_fault', reasons(documentMessages[verdict.reason]));
  return verdict;
}

/**
 * What to write for what was given; what was not given is left out. The document has the last word on sex and birth date,
 * and one that contradicts what is given beside it is refused.
 */
export async function valuesOf(given: GivenFacts, secrets: Secrets): Promise<Partial<PersonValues>> {
  const values: Partial<PersonValues> = {};
  if (given.name !== undefined) {
    const name = nameOf(given.name);
    Object.assign(values, { name, ...lettersOf(name, await loadPinyin()) });
  }
  if (given.sex !== undefined) values.sex = given.sex === null ? 0 : sexCode[given.sex];
  if (given.bornOn !== undefined) values.bornOn = given.bornOn;
  if (given.document === null) Object.assign(values, { idKind: null, idCipher: null, idHash: null });
  if (given.document) {
    const document = documentOf(given.document);
    Object.assign(values, {
      idKind: document.kind,
      idCipher: secrets.seal(document.normalized),
      idHash: secrets.hash('id', document.normalized),
    });
    const sex = document.sex ? sexCode[document.sex] : undefined;
    if (sex !== undefined && values.sex && values.sex !== sex) throw registryProblem('sex_differs');
    if (sex !== undefined) values.sex = sex;
    if (document.birthOn && values.bornOn && values.bornOn !== document.birthOn) throw registryProblem('birth_differs');
    if (document.birthOn) values.bornOn = document.birthOn;
  }
  if (given.phone === null || given.phone === '')
    Object.assign(values, { phoneCipher: null, phoneHash: null, phoneTail: null });
  else if (given.phone !== undefined) {
    const phone = checkPhone(given.phone);
    if (!phone.ok) throw registryProblem('phone_fault', reasons(phoneMessages[phone.reason]));
    Object.assign(values, {
      phoneCipher: secrets.seal(phone.normalized),
      phoneHash: secrets.hash('phone', phone.normalized),
      phoneTail: phone.normalized.slice(-4),
    });
  }
  if (given.political !== undefined) values.political = given.political;
  if (given.note !== undefined) values.note = given.note;
  return values;
}

/** With the other names somebody was recorded by, they are found by each of them. */
export async function tokensOf(
  person: { name: string; phoneTail: string | null },
  otherNames: readonly string[] = [],
): Promise<string[]> {
  const reader = await loadPinyin();
  const others = otherNames.flatMap((name) => personTokens({ name, phoneTail: null }, reader));
  return [...new Set([...personTokens(person, reader), ...others])];
}
