// One reading of one person who came (J9).
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice, Select, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { recordReading } from '../shared/commands.ts';
import { type CheckItem, checkItems, itemTitles } from '../shared/gathering.ts';
import type { GatheringPage } from '../shared/queries.ts';
import style from './gatherings.module.css';

const messages = {
  zh: {
    title: '记检查结果',
    who: '谁',
    pick: '选来的人',
    item: '项目',
    value: '结果',
    verdict: '是否正常',
    fine: '正常',
    abnormal: '异常',
    advice: '医生建议（可不填）',
    press: '保存',
    why: '选人、写结果、选是否正常',
  },
  en: {
    title: 'Record a reading',
    who: 'Who',
    pick: 'Of those who came',
    item: 'What',
    value: 'Reading',
    verdict: 'Verdict',
    fine: 'Normal',
    abnormal: 'Abnormal',
    advice: 'Advice (optional)',
    press: 'Save',
    why: 'Who, the reading and the verdict are needed',
  },
};

export function ReadingSheet({ page, onClose }: { page: GatheringPage; onClose: () => void }) {
  const t = useMessages(messages);
  const words = useWords();
  const [ids] = useState(() => ({ resultId: newId(), entryId: newId() }));
  const [personId, setPersonId] = useState('');
  const [item, setItem] = useState<CheckItem>('blood_pressure');
  const [value, setValue] = useState('');
  const [verdict, setVerdict] = useState<'fine' | 'abnormal'>();
  const [advice, setAdvice] = useState('');
  const act = useCommand(recordReading, { invalidates: ['gathering.'], onDone: onClose });
  const isWanting = personId === '' || value.trim() === '' || verdict === undefined;
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
          onPress={() =>
            void act.run({
              ...ids,
              gatheringId: page.gathering.gatheringId,
              personId,
              item,
              value: value.trim(),
              isAbnormal: verdict === 'abnormal',
              advice: advice.trim() || undefined,
            })
          }
        >
          {t.press}
        </Button>
      }
    >
      <div className={style['form']}>
        <Select
          label={t.who}
          placeholder={t.pick}
          value={personId}
          onChange={setPersonId}
          options={page.people.map((one) => ({ value: one.personId, label: one.name }))}
        />
        <Choice
          label={t.item}
          value={item}
          onChange={setItem}
          options={checkItems.map((one) => ({ value: one, label: words(itemTitles[one]) }))}
        />
        <TextField label={t.value} maxLength={100} value={value} onChange={setValue} />
        <Choice
          label={t.verdict}
          value={verdict}
          onChange={setVerdict}
          options={[
            { value: 'fine', label: t.fine },
            { value: 'abnormal', label: t.abnormal },
          ]}
        />
        <TextField label={t.advice} lines={2} maxLength={500} value={advice} onChange={setAdvice} />
        <ProblemNote problem={act.problem} again={act.again} />
      </div>
    </Sheet>
  );
}
