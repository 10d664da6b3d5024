// Which acts stand at the foot of a case, the likeliest first. What may be done is the server's word; this is only the order.
import type { ActName } from '../../shared/mediation-chart.ts';
import type { CasePage } from './forms.ts';

type Known = Pick<CasePage, 'case' | 'abilities' | 'mediators' | 'sessions' | 'agreement' | 'extension'>;

const order: readonly ActName[] = [
  'declare',
  'assign',
  'record_session',
  'plan_session',
  'draft',
  'sign',
  'seal',
  'follow_up',
  'record_acceptance',
  'record_signature',
  'record_extension',
  'ask_extension',
  'add_party',
  'add_paper',
  'note_judicial',
  'fail',
  'end_broken',
  'refer',
  'step_back',
  'withdraw',
];

export function actOrder(page: Known): ActName[] {
  const hasMediator = page.mediators.some(({ steppedBackAt }) => steppedBackAt === null);
  const hasPlanned = page.sessions.some(({ state }) => state === 'planned');
  const hasRecord = page.sessions.some(({ state }) => state === 'held');
  const isOffered = (act: ActName): boolean => {
    // Legal, and yet nothing to do it to.
    if (act === 'record_session') return hasPlanned;
    if (act === 'record_extension') return (page.extension?.wanting.length ?? 0) > 0 && !page.extension?.refusedAt;
    if (act === 'record_signature') return (page.agreement?.wanting.length ?? 0) > 0;
    if (act === 'end_broken') return page.agreement?.terms.some(({ performance }) => performance === 'broken') ?? false;
    return page.abilities.some((ability) => ability.act === act);
  };
  const later: ActName[] = [
    ...(hasMediator ? (['assign'] as const) : []),
    ...(hasRecord ? (['plan_session'] as const) : []),
    ...(page.agreement ? (['draft'] as const) : []),
  ];
  const offered = order.filter(isOffered);
  return [...offered.filter((act) => !later.includes(act)), ...offered.filter((act) => later.includes(act))];
}

/** Looked for, so that the reason why not yet is worth a line. */
export const isExplained = (act: ActName, { case: { state } }: Pick<CasePage, 'case'>): boolean =>
  act === 'plan_session' && state === 'opened';
