// On a phone that works alone: where each firm that is owed something is, and whom to ask for there (F14).
import { type Along, alone } from '#kernel/web/along.ts';
import { myDuties } from '#modules/duties/shared/queries.ts';
import { keepers } from '../shared/enterprise.ts';
import { enterpriseAtDoor } from '../shared/queries.ts';

const along: Along = {
  async take({ post, ask, askAll }) {
    if (!(keepers as readonly string[]).includes(post.role)) return;
    const { subjects } = await ask(myDuties, { span: 'open', within: 48, limit: 500 });
    const firms = subjects.filter(({ kind }) => kind === 'enterprise');
    await askAll(
      enterpriseAtDoor,
      firms.map(({ subjectId }) => ({ enterpriseId: subjectId })),
    );
  },
  answers: [alone(enterpriseAtDoor, async (input, { kept }) => kept(enterpriseAtDoor, input))],
};
export default along;
