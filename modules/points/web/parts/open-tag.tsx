// Open now, or when it opens: in words, never by colour alone.
import { formatNearMoment, formatTime } from '#kernel/shared/clock/format.ts';
import { dateOf, instantOf } from '#kernel/shared/clock/time.ts';
import { useLanguage, useMessages } from '#kernel/web/language/language.ts';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import type { NearPoint } from '../../shared/queries.ts';

const messages = {
  zh: {
    round: '24 小时开着',
    open: (until: string) => `开着，到 ${until}`,
    shut: (at: string) => `现在关门，${at} 开`,
    shutLong: '现在关门',
    unknown: '时间没有填，去前先打电话',
  },
  en: {
    round: 'Open round the clock',
    open: (until: string) => `Open until ${until}`,
    shut: (at: string) => `Shut now, opens ${at}`,
    shutLong: 'Shut now',
    unknown: 'Hours not known; ring first',
  },
};

export function OpenTag({ standing }: { standing: NearPoint['standing'] }) {
  const t = useMessages(messages);
  const lang = useLanguage();
  const now = useNow();
  if (!standing) return <Tag>{t.unknown}</Tag>;
  const near = (at: Date | string) => {
    const instant = instantOf(at);
    return dateOf(instant) === dateOf(now) ? formatTime(instant) : formatNearMoment(instant, now, lang);
  };
  if (standing.isOpen) return <Tag tone="green">{standing.until ? t.open(near(standing.until)) : t.round}</Tag>;
  return <Tag tone="amber">{standing.opensAt ? t.shut(near(standing.opensAt)) : t.shutLong}</Tag>;
}
