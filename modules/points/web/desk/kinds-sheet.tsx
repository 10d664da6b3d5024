// Kinds of service: the usual ones, and those that one's own unit adds for the homes below it.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet } from '#modules/identity/web/public.ts';
import { endPointKind, setPointKind } from '../../shared/commands.ts';
import { pointKinds } from '../../shared/queries.ts';
import style from './points.module.css';

const messages = {
  zh: {
    title: '服务类别',
    counted: '计入覆盖',
    notCounted: '不计入覆盖',
    usual: '通用',
    add: (unit: string) => `给${unit}新增一类`,
    name: '叫什么',
    english: '英文名（可不填）',
    expected: '是不是每户身边都应有',
    yes: '是，计入覆盖',
    no: '不是，只列出来',
    press: '新增',
    missing: '写上叫什么',
    end: '停用',
    endReason: '不再使用',
  },
  en: {
    title: 'Kinds of service',
    counted: 'counts',
    notCounted: 'does not count',
    usual: 'usual',
    add: (unit: string) => `Add one for ${unit}`,
    name: 'What it is called',
    english: 'In English (may be left out)',
    expected: 'Should every home have one near?',
    yes: 'Yes, it counts',
    no: 'No, only listed',
    press: 'Add',
    missing: 'A name is needed',
    end: 'End',
    endReason: 'no longer used',
  },
};

export function KindsSheet({ onClose }: { onClose(): void }) {
  const t = useMessages(messages);
  const words = useWords();
  const { post } = useHat();
  const [kindId, setKindId] = useState(newId);
  const [zh, setZh] = useState('');
  const [en, setEn] = useState('');
  const [isExpected, setExpected] = useState<'yes' | 'no'>('yes');
  const { answer } = useAsk(pointKinds, { unitId: post.unitId });
  const set = useCommand(setPointKind, {
    onDone: () => {
      setKindId(newId());
      setZh('');
      setEn('');
    },
    invalidates: ['point.'],
  });
  const end = useCommand(endPointKind, { invalidates: ['point.'] });
  return (
    <AskSheet
      title={t.title}
      press={t.press}
      busy={set.isSending}
      whyNot={zh.trim() === '' ? t.missing : undefined}
      problem={set.problem}
      again={set.again}
      onSubmit={() =>
        void set.run({
          kindId,
          unitId: post.unitId,
          title: { zh: zh.trim(), en: en.trim() },
          isExpected: isExpected === 'yes',
        })
      }
      onClose={onClose}
    >
      <ul className={style['kinds']}>
        {answer?.kinds.map((kind) => (
          <li key={kind.kindCode}>
            <b>{words(kind.title)}</b>
            <span className="muted">{kind.unitName ?? t.usual}</span>
            <span className="faint">{kind.isExpected ? t.counted : t.notCounted}</span>
            {kind.unitId === post.unitId && (
              <Button
                kind="quiet"
                label={`${t.end} ${words(kind.title)}`}
                onPress={() => void end.run({ kindId: kind.kindCode, reason: t.endReason })}
              >
                {t.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ProblemNote problem={end.problem} again={end.again} />
      <h3>{t.add(post.unitName)}</h3>
      <TextField label={t.name} value={zh} maxLength={20} onChange={setZh} />
      <TextField label={t.english} value={en} maxLength={40} onChange={setEn} />
      <Choice
        label={t.expected}
        value={isExpected}
        onChange={setExpected}
        options={[
          { value: 'yes', label: t.yes },
          { value: 'no', label: t.no },
        ]}
      />
    </AskSheet>
  );
}
