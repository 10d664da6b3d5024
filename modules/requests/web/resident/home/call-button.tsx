// 一键呼叫: the one act of this page.
import { useElderMode } from '#kernel/web/door/elder.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Dial } from '../parts/dial.tsx';
import { useMyPlace, useSpot } from '../parts/my-place.ts';
import style from './call-button.module.css';
import { useCall } from './use-call.ts';

const messages = {
  zh: {
    call: '一键呼叫',
    how: '按一下，社区马上接。说不出话也没关系，我们会回拨。',
    plain: ['按一下，有人接', '白天夜里都行'],
    sending: '正在接通…',
    otherwise: '网络不通时，也可以直接打电话',
  },
  en: {
    call: 'One-key call',
    how: 'Press once and the community answers. If you cannot speak, we ring you back.',
    plain: ['Press, somebody answers', 'day and night'],
    sending: 'Connecting…',
    otherwise: 'Without a network you can still telephone',
  },
};

export function CallButton() {
  const t = useMessages(messages);
  const { isOn } = useElderMode();
  const place = useMyPlace();
  const { answer: spot } = useSpot(place?.id);
  const call = useCall();
  return (
    <div className={style['place']}>
      <button
        type="button"
        className={isOn ? `${style['call']} ${style['plain']}` : style['call']}
        aria-busy={call.isSending || undefined}
        onClick={() => call.isSending || call.press(place)}
      >
        {!isOn && (
          <span className={style['ring']}>
            <Icon name="phone" size={40} />
          </span>
        )}
        <span>
          <b>{t.call}</b>
          {call.isSending ? (
            <span role="status">{t.sending}</span>
          ) : isOn ? (
            t.plain.map((line) => <span key={line}>{line}</span>)
          ) : (
            <span>{t.how}</span>
          )}
        </span>
      </button>
      <ProblemNote problem={call.problem} again={call.again} />
      {call.problem && spot?.contact && (
        <p className={style['otherwise']}>
          {t.otherwise} <Dial contact={spot.contact} />
        </p>
      )}
    </div>
  );
}
