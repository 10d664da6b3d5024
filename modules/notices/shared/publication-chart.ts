// The chart of a publication: which act may be done from where, by whom. Handlers decide by it, screens draw their buttons from it.
//
//   draft ──publish──► published ──(last day)──► over
//     │                    └────────withdraw───────┴──► withdrawn        the number stays used
//     └─discard──► gone: it never had a number
import type { Words } from '#kernel/shared/problem.ts';
import type { Role } from '#kernel/shared/right.ts';
import { type PublicationKind, publishers, type Standing, writers } from './publication.ts';

export const acts = ['revise', 'discard', 'publish', 'withdraw', 'confirm'] as const;
export type Act = (typeof acts)[number];

/** The publication as seen by one post. */
export type Seen = {
  kind: PublicationKind;
  standing: Standing;
  /** The post stands at the issuing unit. */
  isOwn: boolean;
  /** The issuing unit lies below the post's own. */
  isBelow: boolean;
  /** A bulletin names the post's unit. */
  isNamed: boolean;
  /** The post's unit has confirmed it. */
  isConfirmed: boolean;
};

const from: Record<Act, readonly Standing[]> = {
  revise: ['draft'],
  discard: ['draft'],
  publish: ['draft'],
  // What was wrong stays wrong after its last day.
  withdraw: ['published', 'over'],
  confirm: ['published', 'over'],
};

export const actFaults = {
  not_draft: {
    zh: '已经发布，内容不再改动；有错就撤回重发',
    en: 'It is published and no longer changed; withdraw it and publish anew',
  },
  not_published: { zh: '还没有发布', en: 'It is not published yet' },
  withdrawn: { zh: '已经撤回', en: 'It was withdrawn' },
  not_issuers: { zh: '由发布单位自己来做', en: 'This belongs to the issuing unit' },
  not_writer: { zh: '由坐席、书记或督查起草', en: 'Desks, secretaries and supervisors write it' },
  not_publisher: { zh: '由社区书记或督查发布、撤回', en: 'A secretary or supervisor publishes and withdraws' },
  not_named: { zh: '没有点到您的单位，不用签收', en: 'It does not name your unit' },
  confirmed_already: { zh: '您的单位已经签收', en: 'Your unit has confirmed it' },
} as const satisfies Record<string, Words>;
export type ActFault = keyof typeof actFaults;

/** Why this post may not do this to it, or undefined when it may. */
export function actFault(act: Act, seen: Seen, role: Role): ActFault | undefined {
  return faultOfPerson(act, seen, role) ?? faultOfStanding(act, seen);
}

function faultOfStanding(act: Act, { standing, isConfirmed }: Seen): ActFault | undefined {
  if (!from[act].includes(standing)) {
    if (standing === 'withdrawn') return 'withdrawn';
    return standing === 'draft' ? 'not_published' : 'not_draft';
  }
  return act === 'confirm' && isConfirmed ? 'confirmed_already' : undefined;
}

function faultOfPerson(act: Act, { kind, isOwn, isBelow, isNamed }: Seen, role: Role): ActFault | undefined {
  if (act === 'confirm') return kind === 'bulletin' && isNamed ? undefined : 'not_named';
  const mayWrite = (writers as readonly Role[]).includes(role);
  const mayPublish = (publishers as readonly Role[]).includes(role);
  if (act === 'withdraw') {
    if (!isOwn && !isBelow) return 'not_issuers';
    return mayPublish ? undefined : 'not_publisher';
  }
  if (!isOwn) return 'not_issuers';
  if (act === 'publish') return mayPublish ? undefined : 'not_publisher';
  return mayWrite ? undefined : 'not_writer';
}
