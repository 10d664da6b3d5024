// At the door on a phone that works alone: of everybody owed something within two days, what a worker may put right there.
import { mayBy } from '#kernel/shared/right.ts';
import { type Along, alone } from '#kernel/web/along.ts';
import { myDuties } from '#modules/duties/shared/queries.ts';
import { atDoorAlone } from '../shared/alone.ts';
import { personAtDoor } from '../shared/queries.ts';

const along: Along = {
  async take({ post, ask, askAll }) {
    if (!mayBy(personAtDoor.allowed, { kind: 'staff', role: post.role })) return;
    const { subjects } = await ask(myDuties, { span: 'open', within: 48, limit: 500 });
    await askAll(
      personAtDoor,
      subjects.flatMap(({ subjectId, kind }) => (kind === 'person' ? [{ personId: subjectId }] : [])),
    );
  },
  answers: [
    alone(personAtDoor, async (input, { kept, waiting }) => {
      const known = await kept(personAtDoor, input);
      return known && atDoorAlone(known, waiting);
    }),
  ],
};
export default along;
