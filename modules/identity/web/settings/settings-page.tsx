// 设置: what an administrator may set, each in the form of its own kind. Others see it and who may change it.
import { useState } from 'react';
import type { output } from 'zod';
import { roles } from '#kernel/shared/right.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { changeSetting } from '../../shared/commands.ts';
import { listSettings } from '../../shared/queries.ts';
import type { SettingName } from '../../shared/settings.ts';
import { AskSheet } from '../parts/ask-sheet.tsx';
import { forms, ShownValue } from './forms.tsx';
import style from './settings.module.css';

const messages = {
  zh: {
    title: '设置',
    change: '修改',
    save: '保存',
    back: '恢复默认',
    preset: '默认',
    changed: '改于',
    by: (role: string) => `由${role}管理`,
    wrong: '还有填得不对的地方',
  },
  en: {
    title: 'Settings',
    change: 'Change',
    save: 'Save',
    back: 'Back to the default',
    preset: 'Default',
    changed: 'Changed',
    by: (role: string) => `Kept by the ${role}`,
    wrong: 'Something is not right yet',
  },
};

type Item = output<(typeof listSettings)['answer']>['settings'][number];

export default function SettingsPage() {
  const t = useMessages(messages);
  const words = useWords();
  const { answer, problem, isFirst, again } = useAsk(listSettings, {});
  const [changing, setChanging] = useState<Item>();
  const preset = useCommand(changeSetting, { invalidates: ['setting.'] });
  return (
    <>
      <PageHead title={t.title} />
      <ProblemNote problem={problem ?? preset.problem} again={problem ? again : preset.again} />
      {isFirst && <Skeleton lines={8} />}
      <ul className={style['settings']}>
        {answer?.settings.map((item) => (
          <li key={item.name}>
            <div>
              <h2>{words(item.title)}</h2>
              <p className="faint">
                {item.isDefault ? (
                  <Tag>{t.preset}</Tag>
                ) : (
                  item.changedAt && (
                    <>
                      {t.changed} <Moment at={item.changedAt} />
                    </>
                  )
                )}{' '}
                {!item.mayChange && t.by(words(roles[item.by].title))}
              </p>
            </div>
            <div className={style['value']}>
              <ShownValue name={item.name as SettingName} value={item.value} />
            </div>
            <div className={style['acts']}>
              {item.mayChange && (
                <Button label={`${t.change} ${words(item.title)}`} onPress={() => setChanging(item)}>
                  {t.change}
                </Button>
              )}
              {item.mayChange && !item.isDefault && (
                <Button kind="quiet" onPress={() => void preset.run({ name: item.name, value: null })}>
                  {t.back}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {changing && <ChangeSheet key={changing.name} item={changing} onClose={() => setChanging(undefined)} />}
    </>
  );
}

function ChangeSheet({ item, onClose }: { item: Item; onClose(): void }) {
  const t = useMessages(messages);
  const words = useWords();
  const [value, setValue] = useState<unknown>(item.value);
  const change = useCommand(changeSetting, { onDone: onClose, invalidates: ['setting.'] });
  const Form = forms[item.name as SettingName];
  return (
    <AskSheet
      title={words(item.title)}
      press={t.save}
      busy={change.isSending}
      whyNot={value === undefined ? t.wrong : undefined}
      problem={change.problem}
      again={change.again}
      onSubmit={() => void change.run({ name: item.name, value })}
      onClose={onClose}
    >
      <Form label={words(item.title)} first={item.value} onChange={setValue} />
    </AskSheet>
  );
}
