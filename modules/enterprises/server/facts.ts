// Facts of a firm as given, judged and made ready to be kept: the name in one writing, the code by its full rule, numbers sealed.
import type { Actor } from '#kernel/server/actor.ts';
import type { Secrets } from '#kernel/server/secrets.ts';
import { checkDocument, type DocumentKind } from '#kernel/shared/identity/documents.ts';
import { documentMessages, personNameMessages, phoneMessages } from '#kernel/shared/identity/messages.ts';
import { checkPersonName } from '#kernel/shared/identity/person-name.ts';
import { checkPhone } from '#kernel/shared/identity/phone.ts';
import { checkUscc } from '#kernel/shared/identity/uscc.ts';
import type { Words } from '#kernel/shared/problem.ts';
import type { EnterpriseKind, FactName, Scale, Source, Sources } from '../shared/enterprise.ts';
import { nameKey, tidyName } from '../shared/name.ts';
import { enterpriseProblem } from '../shared/problems.ts';
import type { EnterpriseValues } from './store/enterprises.ts';

export type GivenFacts = {
  name?: string | undefined;
  uscc?: string | null | undefined;
  kind?: EnterpriseKind | undefined;
  park?: string | null | undefined;
  legalRepresentative?: string | null | undefined;
  contactName?: string | null | undefined;
  phone?: string | null | undefined;
  headcount?: number | null | undefined;
  scale?: Scale | null | undefined;
  isAboveScale?: boolean | null | undefined;
  note?: string | null | undefined;
};

const reasons = (words: Words) => ({ reason: words.zh, reasonEn: words.en });

export type CodeValues = Pick<EnterpriseValues, 'uscc' | 'usccWritten' | 'usccFault'>;

/** A faulty code is no code: it is kept as written beside the reason, so that somebody can mend it (F14). */
export function codeOf(written: string | null): CodeValues {
  const verdict = checkUscc(written ?? '');
  if (verdict.ok) return { uscc: verdict.normalized, usccWritten: null, usccFault: null };
  if (verdict.reason === 'empty') return { uscc: null, usccWritten: null, usccFault: null };
  return { uscc: null, usccWritten: written, usccFault: verdict.reason };
}

export type PhoneValues = Pick<EnterpriseValues, 'phoneCipher' | 'phoneHash' | 'phoneTail'>;
const noPhone: PhoneValues = { phoneCipher: null, phoneHash: null, phoneTail: null };

export function phoneOf(given: string | null | undefined, secrets: Secrets): PhoneValues {
  if (!given) return noPhone;
  const phone = checkPhone(given);
  if (!phone.ok) throw enterpriseProblem('phone_fault', reasons(phoneMessages[phone.reason]));
  return sealedPhone(phone.normalized, secrets);
}

export const sealedPhone = (normalized: string, secrets: Secrets): PhoneValues => ({
  phoneCipher: secrets.seal(normalized),
  phoneHash: secrets.hash('phone', normalized),
  phoneTail: normalized.slice(-4),
});

export function personNameOf(given: string): string {
  const verdict = checkPersonName(given);
  if (!verdict.ok) throw enterpriseProblem('name_fault', reasons(personNameMessages[verdict.reason]));
  return verdict.normalized;
}

export function documentOf(given: { kind: DocumentKind; number: string }, secrets: Secrets) {
  const verdict = checkDocument(given.kind, given.number);
  if (!verdict.ok) throw enterpriseProblem('document_fault', reasons(documentMessages[verdict.reason]));
  return {
    idKind: verdict.kind,
    idCipher: secrets.seal(verdict.normalized),
    idHash: secrets.hash('id', verdict.normalized),
  };
}

/** What to write for what was given; what was not given is left out. */
export function valuesOf(given: GivenFacts, secrets: Secrets): Partial<EnterpriseValues> {
  const { name, uscc, phone, park, ...plain } = given;
  const values: Partial<EnterpriseValues> = {};
  if (name !== undefined) Object.assign(values, { name: tidyName(name), nameKey: nameKey(name) });
  if (uscc !== undefined) Object.assign(values, codeOf(uscc || null));
  if (phone !== undefined) Object.assign(values, phoneOf(phone, secrets));
  if (park !== undefined) values.park = park ? tidyName(park) : null;
  for (const [key, value] of Object.entries(plain))
    if (value !== undefined) Object.assign(values, { [key]: value === '' ? null : value });
  return values;
}

/** Which facts were told, by whom, on which day. */
export function sourcesOf(given: GivenFacts, source: Source): Sources {
  const told = (Object.keys(given) as FactName[]).filter((fact) => given[fact] !== undefined && given[fact] !== null);
  return Object.fromEntries(told.map((fact) => [fact, source]));
}

export const tellerOf = (actor: Actor): string => (actor.kind === 'staff' ? actor.unitName : '');
