// What follows from what happened: violence calls the police room to the request; the request hears how the mediation ended; a case ends when its
// request becomes something that is not mediated.
import { v5 } from 'uuid';
import type { Reaction, SystemHand } from '#kernel/server/house.ts';
import type { DomainEvent } from '#kernel/shared/outcome.ts';
import { Problem, type Words } from '#kernel/shared/problem.ts';
import { type RequestFacts, readCaseOf, readRequestFacts, readRespondents } from './views/behind.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export const callPolice: Reaction = {
  name: 'mediation.call_police',
  on: ['mediation.referred'],
  async react(event, _entry, hand) {
    if (event['route'] !== 'police' && event['isViolent'] !== true) return;
    const requestId = text(event['requestId']);
    const policeUnitId = text(event['policeUnitId']);
    if (policeUnitId) {
      const assisted = await hand
        .issue('police', 'request.assist', {
          requestId,
          assistUnitIds: [policeUnitId],
          reason: event['isViolent'] === true ? '调解中出现暴力，请警务室立即到场' : '调解转警务室',
        })
        .catch(onlyProblems);
      if (assisted && !('problem' in assisted)) return;
    }
    await ringAnew(event, requestId, hand);
  },
};

/** The request no longer takes helpers, or no police room serves the place: an emergency of its own rings the desk. Violence waits for no state. */
async function ringAnew(event: DomainEvent, requestId: string, hand: SystemHand): Promise<void> {
  const facts = await hand.database.asOwner((tx) => readRequestFacts(tx, requestId));
  if (!facts) return;
  await hand.issue('ring', 'request.report', emergencyOf(facts, text(event['referralId'])));
}

function emergencyOf(facts: RequestFacts, referralId: string) {
  return {
    requestId: v5('police', referralId),
    channel: facts.channel,
    ...(facts.placeId ? { placeId: facts.placeId } : { territoryId: facts.territoryId }),
    summary: '调解中出现暴力或升级迹象，请警务室到场',
    text: `关联诉求 ${facts.requestNo}`,
    isEmergency: true,
    isDrill: facts.isDrill,
  };
}

const endings: Record<string, Words> = {
  'mediation.accepted': { zh: '双方同意调解，已受理', en: '' },
  'mediation.effective': { zh: '调解协议已生效', en: '' },
  'mediation.performed': { zh: '调解协议已履行', en: '' },
  'mediation.broken': { zh: '调解协议未履行，已告知其他途径', en: '' },
  'mediation.failed': { zh: '调解不成，已告知其他途径', en: '' },
  'mediation.declined': { zh: '一方不同意调解', en: '' },
  'mediation.withdrawn': { zh: '调解已撤回', en: '' },
};

/** An inside note, so that whoever has the request knows when to resolve it; the caller's own page says nothing of it. */
export const tellRequest: Reaction = {
  name: 'mediation.tell_request',
  on: Object.keys(endings),
  async react(event, entry, hand) {
    const said = endings[event.type];
    if (!said) return;
    await hand
      .issue('note', 'request.note', {
        requestId: text(event['requestId']),
        noteId: v5(event.type, entry.commandId),
        text: said.zh,
        isPublic: false,
      })
      .catch(onlyProblems);
  },
};

/** B7: what the case knows is not asked once more of whoever has the request: the other side, and that both agreed to be mediated. */
export const fillRequest: Reaction = {
  name: 'mediation.fill_request',
  on: ['mediation.opened', 'mediation.accepted', 'mediation.declined'],
  async react(event, _entry, hand) {
    const fact =
      event.type === 'mediation.opened'
        ? {
            field: 'otherParty',
            value: (await hand.database.asOwner((tx) => readRespondents(tx, text(event['caseId'])))).join('、'),
          }
        : { field: 'partiesConsent', value: event.type === 'mediation.accepted' };
    await hand
      .issue('fill', 'request.write_facts', { requestId: text(event['requestId']), facts: [fact] })
      .catch(onlyProblems);
  },
};

export const followRequest: Reaction = {
  name: 'mediation.follow_request',
  on: ['request.classified', 'request.dispatched', 'request.withdrawn'],
  async react(event, _entry, hand) {
    const requestId = text(event['requestId']);
    // Most requests have no case: one indexed look instead of a command for each.
    if (!(await hand.database.asOwner((tx) => readCaseOf(tx, requestId)))) return;
    await hand.issue('follow', 'mediation.follow_request', {
      requestId,
      isWithdrawn: event.type === 'request.withdrawn',
    });
  },
};

/** A refusal is an answer here: the request has gone on in the meantime. Anything else is a fault and is told. */
function onlyProblems(error: unknown): undefined {
  if (!(error instanceof Problem)) throw error;
  return undefined;
}
