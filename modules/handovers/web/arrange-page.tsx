// 办理交接: whose, to whom — one successor or one a post —, from when; under it what would go, counted, each opening to names.
import { useMessages } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useFilters, useParam } from '#kernel/web/route.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { handoverPage, previewHandover } from '../shared/queries.ts';
import { ArrangeForm } from './arrange-form.tsx';
import style from './handovers.module.css';
import { readAsked } from './search.ts';

const messages = {
  zh: {
    title: (name: string) => `${name} 的交接`,
    sub: '岗位和手上的事一起交出',
    none: '现在没有岗位可交',
    how: '岗位结束后留下的事已由上一级代管。',
  },
  en: {
    title: (name: string) => `${name} hands over`,
    sub: 'Posts and work go together',
    none: 'No post to hand over',
    how: 'What a post left behind is kept by the level above.',
  },
};

export default function ArrangePage() {
  const t = useMessages(messages);
  const staffId = useParam('staffId') ?? '';
  const [{ asked }] = useFilters(readAsked);
  const { answer, problem, isFirst, again } = useAsk(previewHandover, { staffId }, { events: ['handover.', 'post.'] });
  const before = useAsk(handoverPage, { handoverId: asked ?? staffId }, { enabled: asked !== undefined });
  if (isFirst || (asked !== undefined && before.isFirst)) return <Skeleton lines={8} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  return (
    <>
      <PageHead title={t.title(answer.name)} sub={t.sub} />
      <div className={style['form']}>
        {answer.posts.length === 0 ? (
          <EmptyState icon="refresh" title={t.none} how={t.how} />
        ) : (
          <ArrangeForm preview={answer} asked={before.answer} />
        )}
      </div>
    </>
  );
}
