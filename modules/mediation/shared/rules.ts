// The rules of mediation that need no database: which matters may be mediated, how long it may take, when an agreement binds, what its file must
// hold. Pure.
import { addDays, addMonths, type CalendarDate } from '#kernel/shared/clock/time.ts';
import type { Words } from '#kernel/shared/problem.ts';
import type { RequestKind } from '#modules/methods/shared/request-kind.ts';
import type { PartyRole } from './words.ts';

/** A matter the work method gives to mediators. Violence and other emergencies are never mediated as a quarrel (N3). */
export function isMediable(
  kind: Pick<RequestKind, 'serviceKind' | 'responsibleRole' | 'isEmergency'> | undefined,
): boolean {
  if (!kind || kind.isEmergency) return false;
  return kind.serviceKind === 'mediation' || kind.responsibleRole === 'mediator';
}

/** Usual time one month from acceptance; `months` is the method's (e3). Due at the end of that day. */
export const termEnd = (acceptedOn: CalendarDate, months: number): CalendarDate => addMonths(acceptedOn, months);

/** Both may apply to the court together within thirty days of effect (人民调解法 art. 33); the day of effect is not counted. */
export const judicialUntil = (effectiveOn: CalendarDate): CalendarDate => addDays(effectiveOn, 30);

/** People come early, and not by days: until half an hour before a session nobody was there and nothing was said. */
export const earliestMs = 30 * 60_000;

export type PartyFacts = { partyId: string; role: PartyRole };

/** Whose yes it takes to begin and to go on longer: both sides'. */
export function mustConsent(parties: readonly PartyFacts[]): PartyFacts[] {
  return parties.filter(({ role }) => role !== 'other');
}

/** Whose yes binds: both sides, and whoever else a term asks something of. */
export function mustSign(parties: readonly PartyFacts[], terms: readonly { byPartyId: string | null }[]): PartyFacts[] {
  return parties.filter(({ role, partyId }) => role !== 'other' || terms.some((term) => term.byPartyId === partyId));
}

export const saysYes = (needed: readonly PartyFacts[], yes: ReadonlySet<string>): boolean =>
  needed.length > 0 && needed.every(({ partyId }) => yes.has(partyId));

/**
 * A written agreement takes effect on the signatures of all parties, the mediator's, and the committee's seal; an oral one on the parties' word
 * before the mediator, who records it (arts. 28–31).
 */
export function isBinding(agreement: {
  isOral: boolean;
  haveAllSigned: boolean;
  hasMediatorSigned: boolean;
  isSealed: boolean;
}): boolean {
  return agreement.haveAllSigned && agreement.hasMediatorSigned && (agreement.isOral || agreement.isSealed);
}

/**
 * Whose guardian acts for them. A minor's (民法典 art. 19–23); from sixteen on one may live by one's own work and act alone (art. 18), so that there
 * the mark decides, and below it the age does even where nobody set the mark.
 */
export const needsGuardian = (party: { isMinor: boolean; age?: number | null | undefined }): boolean =>
  party.isMinor || (party.age != null && party.age < 16);

/** What a signer must type: their own name, or for a minor the guardian's. */
export const signerOf = (party: { name: string; isMinor: boolean; guardianName: string | null }): string =>
  party.isMinor && party.guardianName ? party.guardianName : party.name;

export const sameName = (a: string, b: string): boolean => a.replace(/\s+/g, '') === b.replace(/\s+/g, '');

export type DossierFacts = {
  isApplied: boolean;
  consents: number;
  mustConsent: number;
  identities: number;
  parties: number;
  sessionsRecorded: number;
  hasAgreement: boolean;
  isOral: boolean;
  isBinding: boolean;
  followUps: number;
  judicialState: string | null;
  papers: ReadonlySet<string>;
};

export type DossierItem = {
  key: string;
  title: Words;
  need: 'required' | 'as_needed';
  isThere: boolean;
  /** Where it comes from, or what is still wanting. */
  note: Words;
};

const by = (zh: string, en: string): Words => ({ zh, en });

/** The papers of a case file in their order (司法部 人民调解文书格式; standards e3), each from what is on record. */
export function dossierOf(facts: DossierFacts): DossierItem[] {
  const wanting = facts.mustConsent - facts.consents;
  const paper = (kind: string) => facts.papers.has(kind);
  const asNeeded = (key: string, title: Words): DossierItem => ({
    key,
    title,
    need: 'as_needed',
    isThere: paper(key),
    note: by('视需要', 'As needed'),
  });
  return [
    {
      key: 'cover',
      title: by('卷宗封面、目录、封底', 'Cover, contents, back'),
      need: 'required',
      isThere: true,
      note: by('打印时生成', 'Made in print'),
    },
    {
      key: 'acceptance',
      title: facts.isApplied ? by('调解申请书', 'Application') : by('受理登记表', 'Acceptance form'),
      need: 'required',
      isThere: true,
      note: by('由案件生成', 'From the case'),
    },
    {
      key: 'notice',
      title: by('权利义务告知书', 'Notice of rights and duties'),
      need: 'required',
      isThere: wanting <= 0,
      note:
        wanting > 0
          ? by(`还差 ${wanting} 方确认`, `${wanting} still to confirm`)
          : by('各方已确认', 'Confirmed by all'),
    },
    {
      key: 'identity',
      title: by('当事人身份证明', 'Identity of the parties'),
      need: 'required',
      isThere: facts.identities >= facts.parties && facts.parties > 0,
      note: by(`${facts.identities} / ${facts.parties} 方`, `${facts.identities} of ${facts.parties}`),
    },
    asNeeded('authority', by('委托书', 'Power of attorney')),
    asNeeded('investigation', by('调查记录', 'Investigation record')),
    asNeeded('evidence', by('证据材料', 'Evidence')),
    {
      key: 'record',
      title: by('调解笔录', 'Record of mediation'),
      need: 'required',
      isThere: facts.sessionsRecorded > 0,
      note: by(`${facts.sessionsRecorded} 次`, `${facts.sessionsRecorded} sessions`),
    },
    {
      key: 'agreement',
      title: facts.isOral ? by('口头协议登记表', 'Oral agreement form') : by('调解协议书', 'Agreement'),
      need: facts.hasAgreement ? 'required' : 'as_needed',
      isThere: facts.hasAgreement && facts.isBinding,
      note: !facts.hasAgreement
        ? by('达成协议后', 'Once there is one')
        : facts.isBinding
          ? by('已生效', 'In effect')
          : by('还没签齐', 'Not fully signed'),
    },
    asNeeded('receipt', by('履行收据', 'Receipts')),
    {
      key: 'follow_up',
      title: by('回访记录', 'Record of follow-up'),
      need: facts.hasAgreement ? 'required' : 'as_needed',
      isThere: facts.followUps > 0,
      note: by(`${facts.followUps} 次`, `${facts.followUps} times`),
    },
    {
      key: 'judicial',
      title: by('司法确认材料', 'Judicial confirmation papers'),
      need: 'as_needed',
      isThere: paper('judicial') || facts.judicialState !== null,
      note: by('双方共同申请时', 'If both apply'),
    },
  ];
}
