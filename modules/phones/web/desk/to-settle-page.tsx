// 待核定: what phones brought that needs a word of the community. Acts that could not be their maker's own any more, and fields that two people told two ways; one page, for to whoever
// decides it is one pile, and what was decided beside it.
import { useMessages } from '#kernel/web/language/language.ts';
import { Decisions } from '#kernel/web/pieces/decisions.tsx';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { pathOfSubject } from '#modules/duties/web/public.ts';
import { ContestedList } from '#modules/facts/web/public.ts';
import { listStranded } from '../../shared/queries.ts';
import style from './desk.module.css';
import { StrandedAct } from './stranded-act.tsx';
import { useToDecide } from './use-to-decide.ts';

const messages = {
  zh: {
    title: '待核定',
    subs: {
      late: '手机传上来时，岗位、手机或住户已经不归原来的人了。由本社区决定。',
      contested: '同一项，两个人记得不一样，又都没看到对方记的。由本社区核定，两种说法都留着。',
      settled: '由本社区决定过的手机记录。',
    },
    late: '迟到的记录',
    contested: '说法不一',
    settled: '已处理',
    none: '没有迟到的记录',
    noneHow: '网格员离线期间换岗、网格调整、手机停用，他们没传完的记录会到这里。',
    noneSettled: '还没有处理过的',
  },
  en: {
    title: 'To settle',
    subs: {
      late: 'When it came in, the post, the phone or the home was no longer its maker’s. This community decides.',
      contested:
        'Two people told it differently, neither having seen the other’s word. Both stay; this community decides.',
      settled: 'Late acts that this community has decided.',
    },
    late: 'Came late',
    contested: 'Told two ways',
    settled: 'Decided',
    none: 'Nothing came late',
    noneHow: 'What workers could not send before a change of post, grid or phone comes here.',
    noneSettled: 'Nothing was decided yet',
  },
};

const tabs = ['late', 'contested', 'settled'] as const;
type TabKey = (typeof tabs)[number];
const readTab = (raw: Record<string, unknown>): { tab: TabKey | undefined } => ({
  tab: tabs.find((one) => one === raw['tab']),
});

export default function ToSettlePage() {
  const t = useMessages(messages);
  const [{ tab: asked }] = useFilters(readTab);
  const count = useToDecide();
  // Opened from the menu it begins with what waits, not with an empty list.
  const tab = asked ?? (count.late === 0 && count.contested > 0 ? 'contested' : 'late');
  return (
    <>
      <PageHead title={t.title} sub={t.subs[tab]}>
        <Tabs
          name={t.title}
          here="/desk/late-from-phones"
          chosen={tab}
          tabs={[
            { key: 'late', label: t.late, count: count.late, search: { tab: 'late' } },
            { key: 'contested', label: t.contested, count: count.contested, search: { tab: 'contested' } },
            { key: 'settled', label: t.settled, search: { tab: 'settled' } },
          ]}
        />
      </PageHead>
      <div className={style['page']}>
        {tab === 'contested' ? <ContestedList pathOf={pathOfSubject} /> : <Acts isSettled={tab === 'settled'} />}
      </div>
    </>
  );
}

function Acts({ isSettled }: { isSettled: boolean }) {
  const t = useMessages(messages);
  const { answer, problem, isFirst, again } = useAsk(listStranded, { isSettled }, { events: ['phone.'], keep: true });
  return (
    <>
      <ProblemNote problem={problem} again={again} />
      {isFirst && <Skeleton lines={5} />}
      {answer?.acts.length === 0 && (
        <EmptyState
          icon="check"
          title={isSettled ? t.noneSettled : t.none}
          {...(isSettled ? {} : { how: t.noneHow })}
        />
      )}
      {answer && answer.acts.length > 0 && (
        <Decisions name={isSettled ? t.settled : t.late}>
          {answer.acts.map((act) => (
            <StrandedAct key={act.actId} act={act} />
          ))}
        </Decisions>
      )}
    </>
  );
}
