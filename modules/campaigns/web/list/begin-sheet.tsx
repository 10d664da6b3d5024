// 发起行动: which kind, where, what for; a rotation also whose names are drawn.
import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import { useAsDrill } from '#kernel/web/door/as-drill.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice, Select, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useGo } from '#kernel/web/route.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { beginCampaign } from '../../shared/commands.ts';
import type { listCampaigns } from '../../shared/queries.ts';
import style from '../campaigns.module.css';

const messages = {
  zh: {
    title: '发起行动',
    kind: '哪一类',
    unit: '在哪里',
    register: '从哪份名单抽',
    choose: '请选择',
    name: '叫什么',
    purpose: '为了什么',
    real: '真的还是演练',
    reals: { real: '真的', drill: '演练：不算统计' },
    press: '发起',
    wanting: '选好类型和范围，写明名称和目的',
  },
  en: {
    title: 'Begin a campaign',
    kind: 'Kind',
    unit: 'Where',
    register: 'Drawn from',
    choose: 'Choose',
    name: 'Title',
    purpose: 'What for',
    real: 'Real or a drill',
    reals: { real: 'Real', drill: 'A drill: in no count' },
    press: 'Begin',
    wanting: 'Choose kind and area, say title and purpose',
  },
};

type Props = { choices: NonNullable<QueryAnswer<typeof listCampaigns>['begin']>; onClose: () => void };

export function BeginSheet({ choices, onClose }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const go = useGo();
  const asDrill = useAsDrill();
  const [campaignId] = useState(newId);
  const [kind, setKind] = useState<string | undefined>(choices.kinds[0]?.code);
  const [unitId, setUnit] = useState(choices.units[0]?.unitId ?? '');
  const [registerId, setRegister] = useState('');
  const [title, setTitle] = useState('');
  const [purpose, setPurpose] = useState('');
  const [real, setReal] = useState<'real' | 'drill'>(asDrill.isOn ? 'drill' : 'real');
  const chosen = choices.kinds.find(({ code }) => code === kind);
  const isRotation = chosen?.sort === 'rotation';
  const begin = useCommand(beginCampaign, {
    invalidates: ['campaign.'],
    onDone: () => go(`/desk/campaigns/${campaignId}`),
  });
  const isReady =
    chosen &&
    unitId !== '' &&
    title.trim().length >= 2 &&
    purpose.trim().length >= 2 &&
    (!isRotation || registerId !== '');
  return (
    <Sheet
      open
      onClose={() => {
        asDrill.leave();
        onClose();
      }}
      title={t.title}
      foot={
        <Button
          kind="primary"
          icon="flag"
          busy={begin.isSending}
          whyNot={isReady ? undefined : t.wanting}
          onPress={() =>
            void begin.run({
              campaignId,
              kind: kind ?? '',
              unitId,
              title: title.trim(),
              purpose: purpose.trim(),
              isDrill: real === 'drill',
              ...(isRotation ? { registerId } : {}),
            })
          }
        >
          {t.press}
        </Button>
      }
    >
      <div className={style['form']}>
        <Choice
          label={t.kind}
          value={kind}
          onChange={setKind}
          options={choices.kinds.map(({ code, title: kindTitle }) => ({ value: code, label: words(kindTitle) }))}
        />
        <Select
          label={t.unit}
          value={unitId}
          onChange={setUnit}
          options={choices.units.map((unit) => ({ value: unit.unitId, label: unit.name }))}
        />
        {isRotation && (
          <Select
            label={t.register}
            value={registerId}
            placeholder={t.choose}
            onChange={setRegister}
            options={choices.registers
              .filter(({ subject }) => subject === chosen.subject)
              .map((register) => ({ value: register.registerId, label: words(register.title) }))}
          />
        )}
        <TextField label={t.name} value={title} maxLength={60} onChange={setTitle} />
        <TextField label={t.purpose} value={purpose} maxLength={200} onChange={setPurpose} />
        <Choice
          label={t.real}
          value={real}
          onChange={setReal}
          options={(['real', 'drill'] as const).map((value) => ({ value, label: t.reals[value] }))}
        />
        {!isReady && <p className="muted">{t.wanting}</p>}
        <ProblemNote problem={begin.problem} again={begin.again} />
      </div>
    </Sheet>
  );
}
