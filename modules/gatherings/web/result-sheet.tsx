// 反馈结果: for whom it was and what came of it; until then it is not over (I19, J7).
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { tellResult } from '../shared/commands.ts';
import type { GatheringKind } from '../shared/gathering.ts';
import style from './gatherings.module.css';

const messages = {
  zh: {
    title: '反馈结果',
    beneficiary: '受益人',
    result: '办成什么样',
    feedback: '服务结果和对方的反馈',
    press: '反馈',
    why: '受益人和结果都要写',
  },
  en: {
    title: 'Tell the result',
    beneficiary: 'For whom',
    result: 'What came of it',
    feedback: 'What was done and what they said',
    press: 'Tell',
    why: 'Both are needed',
  },
};

type ResultSheetProps = { gatheringId: string; beneficiary: string; kind: GatheringKind; onClose: () => void };

export function ResultSheet({ gatheringId, beneficiary: known, kind, onClose }: ResultSheetProps) {
  const t = useMessages(messages);
  const [beneficiary, setBeneficiary] = useState(known);
  const [result, setResult] = useState('');
  const act = useCommand(tellResult, { invalidates: ['gathering.'], onDone: onClose });
  const isWanting = beneficiary.trim() === '' || result.trim() === '';
  return (
    <Sheet
      open
      onClose={onClose}
      title={t.title}
      foot={
        <Button
          kind="primary"
          busy={act.isSending}
          whyNot={isWanting ? t.why : undefined}
          onPress={() => void act.run({ gatheringId, beneficiary: beneficiary.trim(), result: result.trim() })}
        >
          {t.press}
        </Button>
      }
    >
      <div className={style['form']}>
        <TextField label={t.beneficiary} maxLength={200} value={beneficiary} onChange={setBeneficiary} />
        <TextField
          label={kind === 'service' ? t.feedback : t.result}
          lines={4}
          maxLength={1000}
          value={result}
          onChange={setResult}
        />
        <ProblemNote problem={act.problem} again={act.again} />
      </div>
    </Sheet>
  );
}
