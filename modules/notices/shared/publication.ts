// A publication (R3 通报, R6 公告, R8 扫码内容): its words, its number, and where it stands on a day. Pure.
import type { Words } from '#kernel/shared/problem.ts';
import type { Role } from '#kernel/shared/right.ts';

export const kinds = ['notice', 'bulletin', 'content'] as const;
export type PublicationKind = (typeof kinds)[number];
export const kindTitles: Record<PublicationKind, Words> = {
  notice: { zh: '公告', en: 'Notice' },
  bulletin: { zh: '通报', en: 'Bulletin' },
  content: { zh: '扫码内容', en: 'Content by QR' },
};

export const audiences = ['public', 'staff'] as const;
export type Audience = (typeof audiences)[number];
export const audienceTitles: Record<Audience, Words> = {
  public: { zh: '向公众', en: 'The public' },
  staff: { zh: '只给工作人员', en: 'Staff only' },
};

/** `over`: published, and its last day has gone by. The other three are written down. */
export const standings = ['draft', 'published', 'over', 'withdrawn'] as const;
export type Standing = (typeof standings)[number];
export type State = Exclude<Standing, 'over'>;
export const standingTitles: Record<Standing, Words> = {
  draft: { zh: '草稿', en: 'Draft' },
  published: { zh: '在发', en: 'In force' },
  over: { zh: '已到期', en: 'Over' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};

export const verdicts = ['good', 'bad'] as const;
export type Verdict = (typeof verdicts)[number];
export const verdictTitles: Record<Verdict, Words> = {
  good: { zh: '表扬', en: 'Commended' },
  bad: { zh: '批评', en: 'Criticised' },
};

/** Who drafts, and who of them publishes and withdraws: whoever leads the issuing unit. */
export const writers = [
  'community_desk',
  'community_secretary',
  'street_dispatcher',
  'street_supervisor',
  'district_dispatcher',
  'district_supervisor',
] as const satisfies readonly Role[];
export const publishers = [
  'community_secretary',
  'street_supervisor',
  'district_supervisor',
] as const satisfies readonly Role[];

/** `periodTo` is its last day; days are dates in China. */
export function standingOf({ state, periodTo }: { state: State; periodTo: string | null }, today: string): Standing {
  return state === 'published' && periodTo !== null && periodTo < today ? 'over' : state;
}

/** Objections are heard from the first to the last day of the period of a notice that takes them (R6). */
export function takesObjectionsOn(
  notice: {
    state: State;
    kind: PublicationKind;
    takesObjections: boolean;
    periodFrom: string | null;
    periodTo: string | null;
  },
  today: string,
): boolean {
  return (
    notice.kind === 'notice' &&
    notice.takesObjections &&
    standingOf(notice, today) === 'published' &&
    (notice.periodFrom ?? today) <= today
  );
}

/** 通报 2026年第8期 · 公告〔2026〕第3号; a draft has none. */
export function numberWords(of: { kind: PublicationKind; year: number | null; issueNo: number | null }): Words | null {
  const { kind, year, issueNo } = of;
  if (year === null || issueNo === null) return null;
  return kind === 'bulletin'
    ? { zh: `${year}年第${issueNo}期`, en: `issue ${issueNo} of ${year}` }
    : { zh: `〔${year}〕第${issueNo}号`, en: `no. ${issueNo} of ${year}` };
}

/** The body as paragraphs: an empty line parts them. Lines inside one stay lines; nothing in it is markup. */
export function paragraphsOf(body: string): string[] {
  return body
    .split(/\r?\n[ \t\u3000]*(?:\r?\n)+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}
