// Ending a link: it cannot be taken back, for nobody knows the link any more, so it is asked once.
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { closeFeed } from '../shared/commands.ts';
import type { FeedLine } from '../shared/queries.ts';
import style from './calendars.module.css';

const messages = {
  zh: {
    title: '结束这个订阅？',
    what: '链接马上失效，那边的日历不再更新。要再用，重新打开一个。',
    end: '结束订阅',
    keep: '先留着',
  },
  en: {
    title: 'End this subscription?',
    what: 'The link is dead at once and that calendar is no longer updated. To use it again, open a new one.',
    end: 'End it',
    keep: 'Keep it',
  },
};

export function EndSheet({ feed, onClose }: { feed: FeedLine; onClose(): void }) {
  const t = useMessages(messages);
  const end = useCommand(closeFeed, { onDone: onClose });
  return (
    <Sheet open onClose={onClose} title={t.title}>
      <div className={style['form']}>
        <p>
          {feed.label && <strong>{feed.label} · </strong>}
          {t.what}
        </p>
        <ProblemNote problem={end.problem} again={end.again} />
        <div className={style['acts']}>
          <Button kind="danger" busy={end.isSending} onPress={() => void end.run({ feedId: feed.feedId })}>
            {t.end}
          </Button>
          <Button onPress={onClose}>{t.keep}</Button>
        </div>
      </div>
    </Sheet>
  );
}
