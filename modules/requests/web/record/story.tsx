// 经过: every step as one sentence with its words, photos and recordings, and the grey line of what is still to come.
import { formatNearMoment } from '#kernel/shared/clock/format.ts';
import { useLanguage, useMessages, useWords } from '#kernel/web/language/language.ts';
import { Timeline } from '#kernel/web/pieces/timeline.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { Evidence } from '../parts/evidence.tsx';
import type { PageAnswer } from '../parts/names.ts';
import { Strong } from '../parts/strong.tsx';
import type { Titles } from '../parts/use-catalogue.ts';
import { chaptersOf } from './chapters.ts';
import { stepsAhead } from './next-steps.ts';
import style from './story.module.css';

const messages = {
  zh: { arrow: ' → ', recorded: (moment: string) => `现场记录于 ${moment}，联网后送到` },
  en: { arrow: ' → ', recorded: (moment: string) => `recorded ${moment}, arrived when back on line` },
};

export function Story({ page, titles }: { page: PageAnswer; titles: Titles }) {
  const t = useMessages(messages);
  const words = useWords();
  const lang = useLanguage();
  const now = useNow();
  const { request } = page;
  const chapters = chaptersOf(page, {
    request,
    channelTitle: titles.channelTitle,
    // The title in the method it came in under outlives a change of method.
    kindTitle: (code) => (code === request.kindCode && request.kindTitle ? request.kindTitle : titles.kindTitle(code)),
    now,
  });
  const ahead = stepsAhead(request.state, {
    isCalledBack: request.callbackResult !== null,
    isRated: request.rating !== null && request.state === 'closed',
  });
  return (
    <Timeline
      chapters={chapters.map((chapter) => ({
        key: chapter.key,
        at: chapter.at,
        tone: chapter.tone ?? 'done',
        what: <Strong text={words(chapter.what)} />,
        more: (chapter.more || chapter.text || chapter.deviceAt) && (
          <>
            {chapter.text && <p className={style['said']}>{chapter.text}</p>}
            {chapter.more && <p>{words(chapter.more)}</p>}
            {chapter.deviceAt && <p className="faint">{t.recorded(formatNearMoment(chapter.deviceAt, now, lang))}</p>}
          </>
        ),
        evidence: chapter.files.length > 0 && <Evidence files={chapter.files} />,
      }))}
      next={ahead.length > 0 && ahead.map(words).join(t.arrow)}
    />
  );
}
