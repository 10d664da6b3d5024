// 免去: a post or a secondment ends at once, with the reason; other posts of the same person go on (A5).
import { type Role, roles } from '#kernel/shared/right.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { endPost, endSecondment } from '../../shared/commands.ts';
import { ReasonSheet } from '../parts/reason-sheet.tsx';

const messages = {
  zh: {
    press: '免去',
    title: (name: string) => `免去 ${name} 的岗位`,
    what: (role: string, unit: string) => `${unit} 的${role}从这一刻起不再有效；这个人的其他岗位不受影响。`,
  },
  en: {
    press: 'End',
    title: (name: string) => `End ${name}’s post`,
    what: (role: string, unit: string) => `${role} at ${unit} ends at once; other posts of this person go on.`,
  },
};

export type EndingPost = { postId: string; staffName: string; role: Role; unitName: string; basis: string };

export function EndPostSheet({ post, onClose }: { post: EndingPost; onClose(): void }) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <ReasonSheet
      command={post.basis === 'seconded' ? endSecondment : endPost}
      title={t.title(post.staffName)}
      press={t.press}
      what={t.what(words(roles[post.role].title), post.unitName)}
      input={(reason) => ({ postId: post.postId, reason })}
      invalidates={['post.', 'staff.']}
      onClose={onClose}
    />
  );
}
