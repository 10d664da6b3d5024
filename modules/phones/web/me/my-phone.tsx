// 我的 · this phone: set up to work alone, or how it stands — until when, what it took along, what waits.
import { Link } from '@tanstack/react-router';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { BoxState } from '#kernel/field/box.ts';
import type { OpenPhone } from '#kernel/field/phone.ts';
import { useBox, usePhone } from '#kernel/field/phone-context.ts';
import { forgetVault, leaseEndOf } from '#kernel/field/vault.ts';
import { formatTime } from '#kernel/shared/clock/format.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useLanguage, useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { formatDay } from '#kernel/web/time/span.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { administratorRoles } from '#modules/identity/shared/post.ts';
import { endLease } from '../../shared/commands.ts';
import { leaseEnd } from '../../shared/lease.ts';
import { ChangePinSheet } from './change-pin-sheet.tsx';
import style from './my-phone.module.css';
import { SetUpSheet } from './set-up-sheet.tsx';

const messages = {
  zh: {
    title: '断网也能用',
    why: '设一个 PIN，今日要办的、住户和表单都随身带上。没有网络、没有服务器也能开、能记，有网自动传。',
    setUp: '在这台手机上开通',
    taken: (time: string) => `随身数据 ${time} 已带上`,
    taking: '正在带上随身数据…',
    failed: '这次没带全，有网会再试',
    none: '还没有带上随身数据',
    until: (day: string) => `有网用一次就顺延，现在到${day}`,
    shift: (time: string) => `用到这一班结束：${time}`,
    waiting: (n: number) => (n === 0 ? '没有待传的' : `${n} 条待传`),
    refused: (n: number) => `${n} 条被退回，要您看一下`,
    clock: (minutes: number) =>
      `这台手机的时间${minutes > 0 ? '快' : '慢'}了 ${Math.abs(minutes)} 分钟，记录按平台时间算`,
    lock: '锁上',
    changePin: '换 PIN',
    end: '停用这台手机',
    endHow: '本机上的数据会清掉。',
    mustSend: '还有没传完的，先联网传完',
    bring: '代传：扫另一台手机的二维码',
  },
  en: {
    title: 'Works without a network',
    why: 'Set a PIN: what today asks, homes and forms are taken along. It opens and records without network or server, and sends by itself.',
    setUp: 'Set up this phone',
    taken: (time: string) => `Taken along at ${time}`,
    taking: 'Taking along…',
    failed: 'Not all was taken along; it will be tried again',
    none: 'Nothing was taken along yet',
    until: (day: string) => `Goes on with each contact, now until ${day}`,
    shift: (time: string) => `Until the shift ends: ${time}`,
    waiting: (n: number) => (n === 0 ? 'Nothing waits' : `${n} waiting`),
    refused: (n: number) => `${n} came back: please look`,
    clock: (minutes: number) =>
      `The clock of this phone is ${Math.abs(minutes)} min ${minutes > 0 ? 'fast' : 'slow'}; records go by the house's`,
    lock: 'Lock',
    changePin: 'Change PIN',
    end: 'Give this phone up',
    endHow: 'What lies on it is wiped.',
    mustSend: 'Something still waits: send it first',
    bring: 'Bring another’s: scan its codes',
  },
};

const noticeableMinutes = 3;

export default function MyPhone() {
  const t = useMessages(messages);
  const { phone } = usePhone();
  const box = useBox();
  const { post } = useHat();
  const [isOpen, open] = useState(false);
  // Administrators do not work off line.
  if ((administratorRoles as readonly string[]).includes(post.role)) return null;
  return (
    <section className={`card ${style['part']}`} aria-label={t.title}>
      <h2>{t.title}</h2>
      {phone && box ? (
        <Standing phone={phone} box={box} />
      ) : (
        <>
          <p className="muted">{t.why}</p>
          <Button icon="lock" onPress={() => open(true)}>
            {t.setUp}
          </Button>
          {isOpen && <SetUpSheet onClose={() => open(false)} />}
        </>
      )}
      <Link to="/field/bring" className={style['link']}>
        {t.bring}
      </Link>
    </section>
  );
}

/** As the house said it last. */
function useLeaseEnd({ vault }: OpenPhone, { syncedAt }: BoxState): number | undefined {
  const [endsAt, tell] = useState<number>();
  useEffect(() => {
    let isOver = false;
    void leaseEndOf(vault.leaseId).then((at) => {
      if (!isOver && syncedAt !== undefined) tell(at);
    });
    return () => {
      isOver = true;
    };
  }, [vault, syncedAt]);
  return endsAt;
}

function Standing({ phone, box }: { phone: OpenPhone; box: BoxState }) {
  const t = useMessages(messages);
  const lang = useLanguage();
  const now = useNow();
  const { lock } = usePhone();
  const { post } = useHat();
  const endsAt = useLeaseEnd(phone, box);
  const [isChanging, change] = useState(false);
  const along = useSyncExternalStore(phone.along.subscribe, phone.along.state);
  const end = useCommand(endLease, {
    onDone: () => void forgetVault(phone.vault.leaseId).then(lock),
  });
  const waiting = box.waiting.filter(({ state }) => state === 'waiting').length;
  const refused = box.waiting.filter(({ state }) => state === 'refused').length;
  const minutes = Math.round(box.clockAhead / 60_000);
  return (
    <>
      <ul className={style['facts']}>
        <li role="status">
          {along.isTaking
            ? t.taking
            : along.hasFailed
              ? t.failed
              : along.takenAt
                ? t.taken(formatTime(along.takenAt))
                : t.none}
        </li>
        <li>
          <Link to="/field/waiting">{refused > 0 ? t.refused(refused) : t.waiting(waiting)}</Link>
        </li>
        <li className="muted">
          {post.role === 'site_volunteer' && endsAt
            ? t.shift(`${formatDay(dateOf(endsAt), lang, now)} ${formatTime(endsAt)}`)
            : t.until(formatDay(dateOf(leaseEnd(box.syncedAt ?? now)), lang, now))}
        </li>
      </ul>
      {Math.abs(minutes) >= noticeableMinutes && <Note icon="clock">{t.clock(minutes)}</Note>}
      <div className={style['acts']}>
        <Button icon="lock" onPress={lock}>
          {t.lock}
        </Button>
        <Button onPress={() => change(true)}>{t.changePin}</Button>
        <Button
          kind="quiet"
          busy={end.isSending}
          whyNot={waiting + refused > 0 ? t.mustSend : undefined}
          onPress={() => void end.run({ leaseId: phone.vault.leaseId, reason: '本人停用' })}
        >
          {t.end}
        </Button>
      </div>
      <small className="muted">{waiting + refused > 0 ? t.mustSend : t.endHow}</small>
      <ProblemNote problem={end.problem} again={end.again} />
      {isChanging && <ChangePinSheet vault={phone.vault} onClose={() => change(false)} />}
    </>
  );
}
