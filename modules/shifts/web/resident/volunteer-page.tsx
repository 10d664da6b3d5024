// 志愿服务 for a resident (J1, E6): apply; then one's number, hours by role, shifts to come, and where somebody is lacking.
import { useState } from 'react';
import { dateOf, instantOf } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import { useLanguage, useMessages, useWords } from '#kernel/web/language/language.ts';
import { ResidentPage } from '#kernel/web/pieces/resident-page.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Day } from '#kernel/web/time/moment.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { signUp } from '../../shared/commands.ts';
import { myShifts, myVolunteering } from '../../shared/queries.ts';
import { lineState } from '../../shared/roster.ts';
import { applyAsVolunteer } from '../../shared/volunteer-commands.ts';
import { ShiftCard } from '../shift-card.tsx';
import style from '../shifts.module.css';
import { VolunteerForm } from '../volunteer-form.tsx';
import { hoursOf, spanOf, titleOfRole } from '../words.ts';

const messages = {
  zh: {
    title: '志愿服务',
    signIn: '用手机号登录后报名',
    apply: '报名做志愿者',
    how: '社区审核后给您志愿者编号，不用身份证号。',
    waiting: '已报名，等社区审核',
    declined: (reason: string) => `没有通过：${reason}`,
    ended: '您已退出',
    no: '志愿者编号',
    hours: '累计时长',
    h: '小时',
    mine: '我的班次',
    open: '还缺人的班次',
    take: (role: string) => `报名：${role}`,
    clash: '不在您填的空闲时间',
    noneOpen: '近两周没有缺人的班次',
    noneHow: '社区排出新班次会出现在这里。',
  },
  en: {
    title: 'Volunteering',
    signIn: 'Sign in by phone to apply',
    apply: 'Apply as a volunteer',
    how: 'Your community gives you a volunteer number; no ID number is asked.',
    waiting: 'Applied; your community decides',
    declined: (reason: string) => `Declined: ${reason}`,
    ended: 'You have left',
    no: 'Volunteer number',
    hours: 'Hours',
    h: 'h',
    mine: 'My shifts',
    open: 'Where somebody is lacking',
    take: (role: string) => `Sign up: ${role}`,
    clash: 'outside the times you gave',
    noneOpen: 'Nobody is lacking in the next two weeks',
    noneHow: 'New shifts appear here.',
  },
};

export default function VolunteerPage() {
  const t = useMessages(messages);
  return (
    <ResidentPage title={t.title} here="/volunteer" icon="heart" why={t.signIn} how={t.how}>
      <Volunteering />
    </ResidentPage>
  );
}

function Volunteering() {
  const t = useMessages(messages);
  const words = useWords();
  const now = useNow();
  const { answer, problem, isFirst, again } = useAsk(myVolunteering, {}, { events: ['volunteer.', 'shift.'] });
  const mine = useAsk(myShifts, {}, { events: ['shift.'] }).answer;
  const [isApplying, setApplying] = useState(false);
  const [volunteerId] = useState(newId);
  const apply = useCommand(applyAsVolunteer, { invalidates: ['volunteer.mine'], onDone: () => setApplying(false) });
  if (isFirst) return <Skeleton lines={5} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { me } = answer;
  const shifts = (mine?.rows ?? []).filter((row) => ['asked', 'accepted', 'came'].includes(lineState(row, now)));
  const mayApply = !me || me.state === 'declined' || me.state === 'ended';
  return (
    <>
      {me?.state === 'declined' && <p className="soon">{t.declined(me.reason ?? '')}</p>}
      {me?.state === 'ended' && <p className="muted">{t.ended}</p>}
      {mayApply && (
        <div className={style['card']}>
          <p>{t.how}</p>
          <Button kind="primary" big wide icon="heart" onPress={() => setApplying(true)}>
            {t.apply}
          </Button>
        </div>
      )}
      {me?.state === 'applied' && (
        <div className={style['card']}>
          <Tag tone="amber">{t.waiting}</Tag>
          <b>{me.name}</b>
          <span className="muted">{me.unitName}</span>
        </div>
      )}
      {me?.state === 'approved' && (
        <>
          <div className={style['card']}>
            <div className={style['cardHead']}>
              <b>{me.name}</b>
              <span className="num">
                {t.no} {me.volunteerNo}
              </span>
            </div>
            <div>
              {t.hours} <b className="num">{hoursOf(me.minutes)}</b> {t.h}
            </div>
            <div className="muted">
              {answer.byRole
                .map(({ role, minutes }) => `${words(titleOfRole(answer.words, role))} ${hoursOf(minutes)}`)
                .join(' · ')}
            </div>
          </div>
          {shifts.length > 0 && <h2>{t.mine}</h2>}
          {mine && shifts.map((shift) => <ShiftCard key={shift.lineId} shift={shift} words={mine.words} />)}
          <h2>{t.open}</h2>
          {answer.open.length === 0 && <EmptyState icon="clock" title={t.noneOpen} how={t.noneHow} />}
          {answer.open.map((shift) => (
            <OpenShift key={shift.shiftId} shift={shift} words={answer.words} />
          ))}
        </>
      )}
      {isApplying && (
        <VolunteerForm
          title={t.apply}
          communities={answer.communities}
          run={apply}
          onSend={({ phone: _, ...told }) => void apply.run({ ...told, volunteerId })}
          onClose={() => setApplying(false)}
        />
      )}
    </>
  );
}

type Answer = QueryAnswer<typeof myVolunteering>;

function OpenShift({ shift, words: all }: { shift: Answer['open'][number]; words: Answer['words'] }) {
  const t = useMessages(messages);
  const words = useWords();
  const lang = useLanguage();
  const [lineId] = useState(newId);
  const take = useCommand(signUp, { invalidates: ['volunteer.mine', 'shift.mine'] });
  return (
    <article className={style['card']} aria-label={shift.siteTitle}>
      <b>{shift.siteTitle}</b>
      <div>
        <Day on={dateOf(instantOf(shift.from))} /> <span className="num">{spanOf(shift.from, shift.until, lang)}</span>
      </div>
      <div className="muted">{[shift.task, shift.placeText].filter(Boolean).join(' · ')}</div>
      {!shift.isAvailable && <span className="soon">{t.clash}</span>}
      <div className={style['row']}>
        {shift.gaps.map(({ role }) => (
          <Button
            key={role}
            big
            busy={take.isSending}
            onPress={() => void take.run({ lineId, shiftId: shift.shiftId, role })}
          >
            {t.take(words(titleOfRole(all, role)))}
          </Button>
        ))}
      </div>
      <ProblemNote problem={take.problem} again={take.again} />
    </article>
  );
}
