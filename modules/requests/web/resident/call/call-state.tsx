// The one sentence on top: ringing, answered by whom, handed to whom. Said aloud to screen readers as it changes.
import { useLanguage, useMessages, useWords } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import type { Followed } from '../../../shared/caller-queries.ts';
import { whoWords } from '../parts/who-words.ts';
import style from './call-state.module.css';

const messages = {
  zh: {
    ringing: (community: string) => `已接通${community}`,
    rings: '正在响铃，请别急',
    answered: (who: string) => `${who} 已接听`,
    ringsBack: '会打电话给您，请留意接听',
    needsPhone: '请在下面留个电话，好打给您',
    withdrawn: '已经撤销',
    withdrawnHow: '没事就好。需要的时候再按。',
    handed: '有人办了',
    presses: (n: number) => `您按了 ${n} 次，社区都看到了`,
    no: (no: string) => `编号 ${no}`,
  },
  en: {
    ringing: (community: string) => `Connected to ${community}`,
    rings: 'It is ringing, please wait',
    answered: (who: string) => `${who} answered`,
    ringsBack: 'You will be rung back; keep the phone near',
    needsPhone: 'Please leave a number below, so that they can ring you',
    withdrawn: 'Taken back',
    withdrawnHow: 'All well, then. Press again whenever you need.',
    handed: 'Somebody is on it',
    presses: (n: number) => `You pressed ${n} times; the community saw them all`,
    no: (no: string) => `No. ${no}`,
  },
};

export function CallState({ request, story }: Followed) {
  const t = useMessages(messages);
  const words = useWords();
  const lang = useLanguage();
  const now = useNow();
  const isRinging = request.state === 'received';
  const isOver = request.state === 'withdrawn';
  // Nobody has answered yet: who else is being called says more than "please wait".
  const risen = story.findLast(({ type }) => type === 'request.rang');
  const back = request.hasPhone ? t.ringsBack : t.needsPhone;
  const [title, sub] = isOver
    ? [t.withdrawn, t.withdrawnHow]
    : isRinging
      ? [t.ringing(request.communityName), risen ? words(risen) : t.rings]
      : request.state === 'accepted'
        ? [t.answered(request.answeredBy ?? request.communityName), back]
        : [t.handed, whoWords(request, now, lang)];
  return (
    <header className={style['state']} data-ringing={isRinging || undefined} data-over={isOver || undefined}>
      <span className={style['mark']}>
        <Icon name={isOver ? 'undo' : isRinging ? 'phone' : 'check'} size={44} />
      </span>
      <div role="status">
        <h1>{title}</h1>
        <p>{sub}</p>
        {request.pressCount > 1 && !isOver && <p>{t.presses(request.pressCount)}</p>}
      </div>
      <p className={style['no']}>{t.no(request.requestNo)}</p>
    </header>
  );
}
