// What this post has to report (E8, E9): written already, one tap sends it. All zero is said as zero before the tap, so that nobody reports it unawares.
import { Link } from '@tanstack/react-router';
import { formatTime } from '#kernel/shared/clock/format.ts';
import { dateOf, instantOf } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { confirmReport } from '../../shared/commands.ts';
import { myReports } from '../../shared/queries.ts';
import { isZero } from '../../shared/report.ts';
import style from '../reports.module.css';
import { pathTo, reportEvents } from '../words.ts';

const messages = {
  zh: {
    label: '要报的',
    before: (time: string) => `${time} 前`,
    late: '没有报，可补报',
    slot: (slot: string) => `（${slot}）`,
    zero: '今天没有情况，点一下报零',
    sendZero: '零报告',
    send: '一点就报',
    fill: '填数上报',
    silent: (n: number) => `下级还有 ${n} 个没有报`,
  },
  en: {
    label: 'To report',
    before: (time: string) => `before ${time}`,
    late: 'not reported, may be made up for',
    slot: (slot: string) => ` (${slot})`,
    zero: 'Nothing today: one tap reports zero',
    sendZero: 'Report zero',
    send: 'Report',
    fill: 'Fill in and report',
    silent: (n: number) => `${n} below have not reported`,
  },
};

type Owed = QueryAnswer<typeof myReports>['turns'][number];

export function OwedReports({ door }: { door: 'desk' | 'field' }) {
  const t = useMessages(messages);
  const { answer } = useAsk(myReports, {}, { events: reportEvents, everyMs: 300_000 });
  const turns = answer?.turns ?? [];
  if (turns.length === 0) return null;
  return (
    <section className={door === 'field' ? style['owed'] : `card ${style['part']}`} aria-label={t.label}>
      <ul>
        {turns.map((turn) => (
          <li key={`${turn.rhythmId} ${turn.slot}`}>
            <OwedCard turn={turn} door={door} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OwedCard({ turn, door }: { turn: Owed; door: 'desk' | 'field' }) {
  const t = useMessages(messages);
  const words = useWords();
  const now = useNow();
  const confirm = useCommand(confirmReport, { invalidates: ['report.'] });
  const { rhythmId, unitId, slot, live } = turn;
  const isLate = turn.state === 'silent';
  const asks = live.figures.some(({ isAsked }) => isAsked);
  const told = live.figures.map((figure) => ({ told: figure.told ?? 0 }));
  const zero = !asks && isZero(told, live.silent);
  const some = live.figures.filter((figure) => (figure.told ?? 0) > 0);
  return (
    <div className={style['card']} data-tone={isLate ? 'late' : 'soon'}>
      <span className={style['cardHead']}>
        <Link to={pathTo(door, turn)}>
          {words(turn.title)} · {turn.unitName}
          {slot !== dateOf(now) && t.slot(slot)}
        </Link>
        <span className={isLate ? 'late' : 'soon'}>
          {isLate ? t.late : t.before(formatTime(instantOf(turn.dueAt)))}
        </span>
      </span>
      <span className="muted">
        {zero ? t.zero : some.map((figure) => `${words(figure.title)} ${figure.told}`).join(' · ')}
        {live.silent.length > 0 && <span className="late"> {t.silent(live.silent.length)}</span>}
      </span>
      <ProblemNote problem={confirm.problem} again={confirm.again} />
      <span className={style['acts']}>
        {asks ? (
          <LinkButton kind="primary" to={pathTo(door, turn)}>
            {t.fill}
          </LinkButton>
        ) : (
          <Button
            kind="primary"
            icon="check"
            busy={confirm.isSending}
            onPress={() =>
              void confirm.run({ rhythmId, unitId, slot, digest: live.digest, reportId: newId(), visitId: newId() })
            }
          >
            {zero ? t.sendZero : t.send}
          </Button>
        )}
      </span>
    </div>
  );
}
