// Opening a link: where it will be used, in which language, then the link itself, shown once.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { type Lang, useLanguage, useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { openFeed } from '../shared/commands.ts';
import { pathOfFeed } from '../shared/feed.ts';
import style from './calendars.module.css';
import { LinkShown } from './link-shown.tsx';
import { newFeedKey } from './new-key.ts';

const messages = {
  zh: {
    title: '打开日历订阅',
    shown: '订阅链接',
    label: '用在哪里',
    hint: '写给自己看，以后好认，例如“我的手机”“办公电脑”',
    language: '日历里的文字',
    zh: '中文',
    en: 'English',
    open: '生成链接',
  },
  en: {
    title: 'Open a subscription',
    shown: 'Link of the subscription',
    label: 'Where it is used',
    hint: 'For yourself, to know it again: “my phone”, “office computer”',
    language: 'Words in the calendar',
    zh: '中文',
    en: 'English',
    open: 'Make the link',
  },
};

export function OpenSheet({ onClose }: { onClose(): void }) {
  const t = useMessages(messages);
  const spoken = useLanguage();
  const [label, setLabel] = useState('');
  const [language, setLanguage] = useState<Lang>(spoken);
  // Made once for this sheet: a press repeated after a dead network opens the same link.
  const [made] = useState(() => ({ feedId: newId(), key: newFeedKey() }));
  const opening = useCommand(openFeed);
  if (opening.phase === 'done') {
    return (
      <Sheet open onClose={onClose} title={t.shown}>
        <LinkShown link={location.origin + pathOfFeed(made.key)} onClose={onClose} />
      </Sheet>
    );
  }
  return (
    <Sheet open onClose={onClose} title={t.title}>
      <form
        className={style['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void opening.run({ ...made, label, language });
        }}
      >
        <TextField label={t.label} hint={t.hint} maxLength={30} value={label} onChange={setLabel} />
        <Choice<Lang>
          label={t.language}
          value={language}
          onChange={setLanguage}
          options={[
            { value: 'zh', label: t.zh },
            { value: 'en', label: t.en },
          ]}
        />
        <ProblemNote problem={opening.problem} again={opening.again} />
        <div>
          <Button type="submit" kind="primary" busy={opening.isSending}>
            {t.open}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
