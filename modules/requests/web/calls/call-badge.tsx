// 来电 n in the top bar of the desk, with the switch of the bell.
import { useMessages } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import style from './call-badge.module.css';
import { useMuted, useRinging } from './use-calls.ts';

const messages = {
  zh: {
    calls: (n: number) => `来电 ${n}`,
    mute: '静音：来电只显示，不响',
    unmute: '已静音，点这里恢复铃声',
    muted: '已静音',
  },
  en: {
    calls: (n: number) => `Calls ${n}`,
    mute: 'Mute: calls show but do not ring',
    unmute: 'Muted; press to ring again',
    muted: 'muted',
  },
};

export default function CallBadge() {
  const t = useMessages(messages);
  const count = useRinging().length;
  const [isMuted, setMuted] = useMuted();
  return (
    <button
      type="button"
      className={style['badge']}
      data-ringing={count > 0 || undefined}
      aria-pressed={isMuted}
      title={isMuted ? t.unmute : t.mute}
      onClick={() => setMuted(!isMuted)}
    >
      <Icon name="bell" size={16} />
      {t.calls(count)}
      {isMuted && <small>{t.muted}</small>}
      <span className="sr-only">{isMuted ? t.unmute : t.mute}</span>
    </button>
  );
}
