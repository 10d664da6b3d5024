// The plan of a redraw: one change or several, rehearsed as one whole. What is written here is kept by the browser until it is rehearsed or
// thrown away; nothing of the territory changes.
import { useState } from 'react';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useRemembered } from '#kernel/web/remembered.ts';
import { useGo } from '#kernel/web/route.ts';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { rehearseRedrawCommand } from '../../shared/commands.ts';
import { redrawGround } from '../../shared/queries.ts';
import { ChangeCard } from './change-card.tsx';
import { type Change, type Draft, type Ground, lackOf, newChange, newDraft, planOf } from './draft.ts';
import { keptDraft } from './kept-draft.ts';
import style from './redraw.module.css';
import { changeWords } from './words.ts';

const messages = {
  zh: {
    title: '调整方案',
    how: '几项变动作为一个整体预演、一次实施；预演不改动任何归属。',
    name: '名称',
    nameHow: '例如“盛景花园拆分”，方便以后查',
    on: '从哪天起',
    onHow: '不填：实施的那一刻起；填以后的日期：到那天零点自动实施',
    add: '再加一项变动',
    rehearse: '预演',
    restart: '清空重拟',
    lacks: {
      grid: '还没有选网格',
      to: '还没有选接收的网格',
      name: '新网格还没有名称',
      places: '还没有选要划走的楼栋或户室',
      day: '日期要在今天以后',
    },
    of: (n: number, lack: string) => `第 ${n} 项：${lack}`,
  },
  en: {
    title: 'Plan of a redraw',
    how: 'All changes are rehearsed and carried out as one; a rehearsal changes nothing.',
    name: 'Name',
    nameHow: 'To find it by later',
    on: 'From which day',
    onHow: 'Empty: from the moment it is carried out. A day to come: carried out at its midnight',
    add: 'Another change',
    rehearse: 'Rehearse',
    restart: 'Start over',
    lacks: {
      grid: 'choose a grid',
      to: 'choose the grid that receives',
      name: 'name the new grid',
      places: 'choose buildings or dwellings',
      day: 'the day must be after today',
    },
    of: (n: number, lack: string) => `Change ${n}: ${lack}`,
  },
};

type PlanFormProps = { communityId: string; gridId: string | undefined; editId: string | undefined };

export function PlanForm(props: PlanFormProps) {
  const { answer, problem, isFirst, again } = useAsk(
    redrawGround,
    { communityId: props.communityId },
    { events: ['place.', 'redraw.', 'unit.', 'post.', 'contract.'], keep: true },
  );
  if (isFirst) return <Skeleton lines={8} />;
  return answer ? <PlanEditor {...props} ground={answer} /> : <ProblemNote problem={problem} again={again} />;
}

/** What was begun and not yet rehearsed goes on; a rehearsed plan is opened again only when it is named. */
function resumes(kept: Draft | null, { communityId, gridId, editId }: PlanFormProps): kept is Draft {
  if (kept?.communityId !== communityId) return false;
  if (editId) return kept.redrawId === editId;
  return !kept.isRehearsed && (gridId === undefined || kept.changes[0]?.gridId === gridId);
}

function PlanEditor({ ground, ...props }: PlanFormProps & { ground: Ground }) {
  const t = useMessages(messages);
  const go = useGo();
  const today = dateOf(useNow());
  const { communityId, gridId } = props;
  const isKnown = ground.grids.some((grid) => grid.gridId === gridId && grid.isLowest);
  const [fresh, startOver] = useState(() => newDraft(communityId, newId, isKnown ? gridId : ''));
  const kept = useRemembered(keptDraft);
  const plan = resumes(kept, props) ? kept : fresh;
  const rehearse = useCommand(rehearseRedrawCommand, {
    invalidates: ['redraw.'],
    onDone: (_, input) => {
      keptDraft.set({ ...plan, isRehearsed: true });
      go(`/desk/redraws/${input.redrawId}`, { communityId });
    },
  });
  const put = (change: Partial<Draft>) => {
    rehearse.clear();
    const next = { ...plan, ...change };
    startOver(next);
    keptDraft.set(next);
  };
  const putChange = (key: string, change: Partial<Change>) =>
    put({ changes: plan.changes.map((one) => (one.key === key ? { ...one, ...change } : one)) });
  const lacking = plan.changes.flatMap((change, i) => {
    const lack = lackOf(change);
    return lack ? [plan.changes.length > 1 ? t.of(i + 1, t.lacks[lack]) : t.lacks[lack]] : [];
  })[0];
  const whyNot = lacking ?? (plan.on !== '' && plan.on <= today ? t.lacks.day : undefined);
  return (
    <form
      className={style['plan']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (whyNot === undefined && !rehearse.isSending)
          void rehearse.run({
            redrawId: plan.redrawId,
            communityId,
            name: plan.name.trim() || nameOf(plan),
            plan: planOf(plan, ground),
          });
      }}
    >
      <div className={style['scroll']}>
        <header>
          <h2>{t.title}</h2>
          <p className="muted">{t.how}</p>
        </header>
        {plan.changes.map((change, i) => (
          <ChangeCard
            key={change.key}
            number={plan.changes.length > 1 ? i + 1 : undefined}
            change={change}
            ground={ground}
            onChange={(part) => putChange(change.key, part)}
            onRemove={
              plan.changes.length > 1
                ? () => put({ changes: plan.changes.filter((one) => one.key !== change.key) })
                : undefined
            }
          />
        ))}
        <p>
          <Button icon="plus" onPress={() => put({ changes: [...plan.changes, newChange('move', newId)] })}>
            {t.add}
          </Button>
        </p>
        <div className={style['pair']}>
          <TextField
            label={t.name}
            hint={t.nameHow}
            value={plan.name}
            maxLength={80}
            onChange={(name) => put({ name })}
          />
          <TextField label={t.on} hint={t.onHow} type="date" value={plan.on} onChange={(on) => put({ on })} />
        </div>
        <ProblemNote problem={rehearse.problem} again={rehearse.again} />
      </div>
      <div className={style['foot']}>
        <Button type="submit" kind="primary" busy={rehearse.isSending} whyNot={whyNot}>
          {t.rehearse}
        </Button>
        <Button
          kind="quiet"
          onPress={() => {
            rehearse.clear();
            keptDraft.set(null);
            startOver(newDraft(communityId, newId));
          }}
        >
          {t.restart}
        </Button>
        {whyNot && <p className="faint">{whyNot}</p>}
      </div>
    </form>
  );

  /** 拆分接庄社区1-2 */
  function nameOf({ changes }: Draft): string {
    const grids = new Map(ground.grids.map((grid) => [grid.gridId, grid.name]));
    return changes
      .map((change) => `${changeWords[change.kind].zh}${grids.get(change.gridId) ?? ''}`)
      .join('、')
      .slice(0, 80);
  }
}
