// 今日 on a phone that works alone: everybody owed something now or within two days, what is known of each, and their forms.
import { mayBy } from '#kernel/shared/right.ts';
import { type Along, alone } from '#kernel/web/along.ts';
import { openFormQuery } from '#modules/facts/shared/queries.ts';
import { mineAlone, visitsAlone } from '../shared/alone.ts';
import { listVisits, myDuties } from '../shared/queries.ts';

const everybody = { span: 'open', within: 48, limit: 500 } as const;
/** As the page of a visit asks. */
const visitsAsked = (subjectId: string) => ({ subjectId, limit: 20 });

const along: Along = {
  async take({ post, ask, askAll }) {
    if (!mayBy(myDuties.allowed, { kind: 'staff', role: post.role })) return;
    const { subjects } = await ask(myDuties, everybody);
    await askAll(
      listVisits,
      subjects.map(({ subjectId }) => visitsAsked(subjectId)),
    );
    await askAll(
      openFormQuery,
      subjects.flatMap(({ subjectId, duties }) => {
        const forms = new Set(duties.flatMap(({ form }) => form ?? []));
        return [...forms].map((form) => ({ form, subjectId }));
      }),
    );
  },
  answers: [
    alone(myDuties, async (input, { kept, waiting, now }) => {
      const all = await kept(myDuties, everybody);
      return all && mineAlone(all, input, waiting, now);
    }),
    alone(listVisits, async ({ subjectId }, { kept, waiting, now }) => {
      const known = await kept(listVisits, visitsAsked(subjectId));
      return known && visitsAlone(known, subjectId, waiting, now);
    }),
    alone(openFormQuery, async (input, { kept }) => kept(openFormQuery, input)),
  ],
};
export default along;
