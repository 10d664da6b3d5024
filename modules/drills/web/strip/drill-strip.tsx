// Over every page while a drill runs here: that it is one, and what is asked of this post. What is done for it is done through the same screens, marked as a drill.
import { Link } from '@tanstack/react-router';
import { asDrillSearch } from '#kernel/web/door/as-drill.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { DrillTag } from '#kernel/web/plain/tag.tsx';
import { TimeLeft } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { actOf } from '../../shared/act.ts';
import { doneInDrill } from '../../shared/commands.ts';
import { type MyInjection, myInjections } from '../../shared/queries.ts';
import style from '../drills.module.css';

const messages = {
  zh: {
    region: '演练中',
    running: (title: string) => `正在演练：${title}。真事照常办，不用标演练。`,
    done: '已办',
    go: '按演练去办',
    asked: (act: string) => `要办：${act}`,
  },
  en: {
    region: 'Drill running',
    running: (title: string) => `A drill runs: ${title}. Real events go their usual way, unmarked.`,
    done: 'Done',
    go: 'Do it, as a drill',
    asked: (act: string) => `Expected: ${act}`,
  },
};

export default function DrillStrip() {
  const t = useMessages(messages);
  const drills = useAsk(myInjections, {}, { keep: true, everyMs: 15_000 }).answer?.drills ?? [];
  return drills.map((drill) => (
    <section key={drill.drillId} className={style['strip']} aria-label={t.region} data-print="no">
      <div className={style['line']}>
        <DrillTag />
        <b>{t.running(drill.title)}</b>
      </div>
      {drill.injections.map((one) => (
        <Asked key={one.injectionId} one={one} />
      ))}
    </section>
  ));
}

function Asked({ one }: { one: MyInjection }) {
  const t = useMessages(messages);
  const words = useWords();
  const done = useCommand(doneInDrill, { invalidates: ['drill.'] });
  const act = actOf(one.expects);
  return (
    <div className={style['line']}>
      <span className="strong">{one.text}</span>
      {one.expects !== 'by_hand' && <span>{t.asked(words(act.title))}</span>}
      <TimeLeft dueAt={one.dueAt} soon />
      {one.expects === 'by_hand' ? (
        <Button
          icon="check"
          label={`${t.done} ${one.text}`}
          busy={done.isSending}
          onPress={() => void done.run({ injectionId: one.injectionId })}
        >
          {t.done}
        </Button>
      ) : (
        act.href && (
          <Link to={act.href} search={asDrillSearch}>
            {t.go}
          </Link>
        )
      )}
      <ProblemNote problem={done.problem} again={done.again} />
    </div>
  );
}
