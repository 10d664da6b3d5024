// What a hand-over carries of requests: those in the leaver's own hands, questions they were asked first (L12); and, told only, what lies at the post.
import type { Carried } from '#kernel/server/carried.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import {
  countWhereItStands,
  findFirstAsked,
  findInHand,
  giveFirstAsked,
  giveInHand,
  listCarried,
} from './store/carried.ts';

const lines = async (tx: Tx, ids: readonly string[]) =>
  (await listCarried(tx, ids)).map(({ id, requestNo, summary, placeText }) => ({
    id,
    text: summary,
    note: [requestNo, placeText].filter(Boolean).join(' · '),
    href: `/desk/requests/${id}`,
  }));

export const requestsCarried: readonly Carried[] = [
  {
    by: 'hand',
    name: 'requests.in_hand',
    title: { zh: '在办诉求', en: 'Requests in hand' },
    names: 'post',
    find: findInHand,
    lines,
    handOver: giveInHand,
  },
  {
    by: 'hand',
    name: 'requests.first_asked',
    title: { zh: '首问负责', en: 'Questions asked first' },
    names: 'person',
    find: findFirstAsked,
    lines,
    handOver: giveFirstAsked,
  },
  {
    by: 'place',
    name: 'requests.at_post',
    title: { zh: '辖区内未结诉求', en: 'Open requests where the post answers' },
    count: countWhereItStands,
    href: () => '/desk/requests',
  },
];
