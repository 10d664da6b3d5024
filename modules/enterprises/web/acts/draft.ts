// What is typed into the form of a firm, and what it says: facts for a command, or what is still wrong. Pure.
import { checkUscc } from '#kernel/shared/identity/uscc.ts';
import type { EnterpriseKind, Scale } from '../../shared/enterprise.ts';
import type { Firm } from '../record/enterprise-facts.tsx';

export type Draft = {
  name: string;
  uscc: string;
  kind: EnterpriseKind;
  park: string;
  legalRepresentative: string;
  contactName: string;
  phone: string;
  headcount: string;
  scale: Scale | 'unknown';
  isAboveScale: 'yes' | 'no' | 'unknown';
  note: string;
};

export const emptyDraft: Draft = {
  name: '',
  uscc: '',
  kind: 'enterprise',
  park: '',
  legalRepresentative: '',
  contactName: '',
  phone: '',
  headcount: '',
  scale: 'unknown',
  isAboveScale: 'unknown',
  note: '',
};

/** A masked value is not put into a field: left empty, it stays as it is. */
export const draftOf = (firm: Firm): Draft => ({
  ...emptyDraft,
  name: firm.name,
  uscc: firm.uscc ?? firm.usccWritten ?? '',
  kind: firm.kind,
  park: firm.park ?? '',
  legalRepresentative: firm.legalRepresentative ?? '',
  contactName: firm.contactName?.includes('*') ? '' : (firm.contactName ?? ''),
  headcount: firm.headcount === null ? '' : String(firm.headcount),
  scale: firm.scale ?? 'unknown',
  isAboveScale: firm.isAboveScale === null ? 'unknown' : firm.isAboveScale ? 'yes' : 'no',
  note: firm.note ?? '',
});

export type DraftFault = 'name' | 'headcount';

export function faultOf(draft: Draft): DraftFault | undefined {
  if (draft.name.trim().length < 2) return 'name';
  return draft.headcount !== '' && !/^\d{1,7}$/.test(draft.headcount.trim()) ? 'headcount' : undefined;
}

/** What is wrong with the code as typed, if anything: it may be recorded all the same, and stands as faulty then. */
export function codeFault(uscc: string) {
  const verdict = checkUscc(uscc);
  return verdict.ok || verdict.reason === 'empty' ? undefined : verdict.reason;
}

const facts = (draft: Draft) => ({
  uscc: draft.uscc.trim() || null,
  kind: draft.kind,
  park: draft.park.trim() || null,
  legalRepresentative: draft.legalRepresentative.trim() || null,
  contactName: draft.contactName.trim() || null,
  phone: draft.phone.trim() || null,
  headcount: draft.headcount.trim() === '' ? null : Number(draft.headcount),
  scale: draft.scale === 'unknown' ? null : draft.scale,
  isAboveScale: draft.isAboveScale === 'unknown' ? null : draft.isAboveScale === 'yes',
  note: draft.note.trim() || null,
});

export type Facts = ReturnType<typeof facts> & { name: string };

export function saidOf(draft: Draft): Partial<Facts> & { name: string } {
  const told = Object.fromEntries(Object.entries(facts(draft)).filter(([, value]) => value !== null));
  return { ...(told as Partial<Facts>), name: draft.name.trim() };
}

/** Only what differs from the record. A telephone or a masked name left empty stays. */
export function changesOf(draft: Draft, firm: Firm): Partial<Facts> {
  const [before, after] = [facts(draftOf(firm)), facts(draft)];
  const changed = (Object.keys(after) as (keyof typeof after)[]).filter((key) => after[key] !== before[key]);
  return {
    ...(Object.fromEntries(changed.map((key) => [key, after[key]])) as Partial<Facts>),
    ...(draft.name.trim() === firm.name ? {} : { name: draft.name.trim() }),
  };
}
