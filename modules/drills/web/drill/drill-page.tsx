// One drill: its injections with what the journal says was done, the gaps with who mends them by when, and the debrief to be printed.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { DrillTag } from '#kernel/web/plain/tag.tsx';
import { useParam } from '#kernel/web/route.ts';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { ReasonSheet } from '#modules/identity/web/public.ts';
import { beginDrill, cancelDrill, endDrill } from '../../shared/commands.ts';
import { type DrillPage as Drill, drillPage } from '../../shared/queries.ts';
import style from '../drills.module.css';
import { Debrief } from './debrief.tsx';
import { Gaps } from './gaps.tsx';
import { InjectionItem } from './injection-item.tsx';

const messages = {
  zh: {
    back: '演练',
    begin: '开始演练',
    end: '结束演练',
    cancel: '取消…',
    cancelTitle: '取消演练',
    cancelPress: '取消演练',
    cancelWhat: '还没有开始，取消后不再导入。',
    print: '打印复盘',
    injections: '情况导入',
    planned: (name: string) => `${name} 制定`,
    begun: '开始',
    ended: '结束',
    cancelled: (why: string) => `已取消：${why}`,
    before: '开始后按分钟逐条导入；参加的人在自己的页面上看到，办的时候标“演练”。演练数据不进任何统计。',
  },
  en: {
    back: 'Drills',
    begin: 'Begin',
    end: 'End it',
    cancel: 'Cancel…',
    cancelTitle: 'Cancel the drill',
    cancelPress: 'Cancel the drill',
    cancelWhat: 'It has not begun; nothing will be injected.',
    print: 'Print the debrief',
    injections: 'Injections',
    planned: (name: string) => `planned by ${name}`,
    begun: 'begun',
    ended: 'ended',
    cancelled: (why: string) => `Cancelled: ${why}`,
    before:
      'Injected minute by minute on the screens of those concerned; what they do is marked as a drill and counted nowhere.',
  },
};

export default function DrillPage() {
  const drillId = useParam('drillId') ?? '';
  const { answer, problem, isFirst, again } = useAsk(drillPage, { drillId }, { keep: true, everyMs: 15_000 });
  if (isFirst) return <Skeleton lines={8} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  return <Shown drill={answer} />;
}

function Shown({ drill }: { drill: Drill }) {
  const t = useMessages(messages);
  const [opened, setOpened] = useState<'cancel' | 'print'>();
  const isOver = drill.endedAt !== null || drill.cancelledAt !== null;
  return (
    <>
      <PageHead
        title={drill.title}
        sub={
          <>
            <DrillTag /> {drill.unitName} · {t.planned(drill.byName)} <Moment at={drill.plannedAt} short />
            {drill.begunAt && (
              <>
                {' '}
                · <Moment at={drill.begunAt} short /> {t.begun}
              </>
            )}
            {drill.endedAt && (
              <>
                {' '}
                · <Moment at={drill.endedAt} short /> {t.ended}
              </>
            )}
          </>
        }
        acts={
          <span className={style['line']}>
            <LinkButton kind="quiet" icon="back" to="/desk/drills">
              {t.back}
            </LinkButton>
            {drill.begunAt && (
              <Button icon="print" onPress={() => setOpened('print')}>
                {t.print}
              </Button>
            )}
            {drill.mayRun && !isOver && <RunActs drill={drill} onCancel={() => setOpened('cancel')} />}
          </span>
        }
      />
      <div className={style['page']}>
        {drill.cancelReason && <Note icon="cross">{t.cancelled(drill.cancelReason)}</Note>}
        {!drill.begunAt && !drill.cancelledAt && <Note icon="flag">{t.before}</Note>}
        <p>{drill.scenario}</p>
        <section className={`card ${style['part']}`} aria-label={t.injections}>
          <h2>{t.injections}</h2>
          <ol>
            {drill.injections.map((one) => (
              <InjectionItem key={one.injectionId} one={one} />
            ))}
          </ol>
        </section>
        {drill.begunAt && <Gaps drill={drill} />}
      </div>
      {opened === 'cancel' && (
        <ReasonSheet
          command={cancelDrill}
          title={t.cancelTitle}
          press={t.cancelPress}
          what={t.cancelWhat}
          input={(reason) => ({ drillId: drill.drillId, reason })}
          invalidates={['drill.']}
          onClose={() => setOpened(undefined)}
        />
      )}
      {opened === 'print' && <Debrief drill={drill} onClose={() => setOpened(undefined)} />}
    </>
  );
}

function RunActs({ drill, onCancel }: { drill: Drill; onCancel(): void }) {
  const t = useMessages(messages);
  const begin = useCommand(beginDrill, { invalidates: ['drill.'] });
  const end = useCommand(endDrill, { invalidates: ['drill.'] });
  const { drillId } = drill;
  return (
    <>
      {drill.begunAt ? (
        <Button kind="primary" icon="stop" busy={end.isSending} onPress={() => void end.run({ drillId })}>
          {t.end}
        </Button>
      ) : (
        <>
          <Button onPress={onCancel}>{t.cancel}</Button>
          <Button kind="primary" icon="play" busy={begin.isSending} onPress={() => void begin.run({ drillId })}>
            {t.begin}
          </Button>
        </>
      )}
      <ProblemNote problem={begin.problem ?? end.problem} again={begin.again ?? end.again} />
    </>
  );
}
