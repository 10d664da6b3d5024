// 设采样点: the proposal from the population with its arithmetic, then one site.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Select, TextField } from '#kernel/web/plain/controls.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { setUpSite } from '../../shared/commands.ts';
import { proposeSites } from '../../shared/queries.ts';
import { type SiteKind, siteKinds } from '../../shared/words.ts';
import style from '../sampling.module.css';

const messages = {
  zh: {
    title: '设采样点',
    unit: '在哪里',
    rostered: '已排班的岗点',
    notRostered: '没有排班',
    name: '叫什么',
    kind: '哪一类',
    tables: '几个采样台',
    hour: '每小时能采几人',
    sum: (p: { people: number; sites: number; tables: number; samplers: number; a: number; b: number; c: number }) =>
      `${p.people.toLocaleString()} 人：${p.people} ÷ ${p.a} ≈ ${p.sites} 个采样点，÷ ${p.b} ≈ ${p.tables} 个采样台，÷ ${p.c} ≈ ${p.samplers} 名采样人员`,
    press: '设点',
    wanting: '写明名称',
  },
  en: {
    title: 'Set up a site',
    unit: 'Where',
    rostered: 'Rostered site',
    notRostered: 'Not rostered',
    name: 'Name',
    kind: 'Kind',
    tables: 'Tables',
    hour: 'People an hour',
    sum: (p: { people: number; sites: number; tables: number; samplers: number; a: number; b: number; c: number }) =>
      `${p.people.toLocaleString()} people: ÷ ${p.a} ≈ ${p.sites} sites, ÷ ${p.b} ≈ ${p.tables} tables, ÷ ${p.c} ≈ ${p.samplers} samplers`,
    press: 'Set up',
    wanting: 'Give it a name',
  },
};
/** A firm is chosen on its own page. */
const kinds = ['fixed', 'home', 'campus'] as const satisfies readonly SiteKind[];

type Props = {
  campaignId: string;
  areas: readonly { unitId: string; name: string }[];
  rostered: readonly { siteId: string; unitId: string; title: string }[];
  onClose: () => void;
};

export function SetUpSheet({ campaignId, areas, rostered, onClose }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const [ownId] = useState(newId);
  const [rosteredId, setRostered] = useState('');
  const siteId = rosteredId || ownId;
  const [unitId, setUnit] = useState(areas[0]?.unitId ?? '');
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<(typeof kinds)[number]>('fixed');
  const [tables, setTables] = useState('2');
  const [hour, setHour] = useState('360');
  const { answer: plan } = useAsk(proposeSites, { unitId }, { keep: true });
  const setUp = useCommand(setUpSite, { invalidates: ['sampling.'], onDone: onClose });
  const whyNot = title.trim() === '' ? t.wanting : undefined;
  return (
    <Sheet
      open
      onClose={onClose}
      title={t.title}
      foot={
        <Button
          kind="primary"
          busy={setUp.isSending}
          whyNot={whyNot}
          onPress={() =>
            void setUp.run({
              siteId,
              campaignId,
              unitId,
              title: title.trim(),
              kind,
              tables: Number(tables),
              peoplePerHour: Number(hour),
            })
          }
        >
          {t.press}
        </Button>
      }
    >
      <div className={style['form']}>
        <Select
          label={t.unit}
          value={unitId}
          onChange={setUnit}
          options={areas.map((area) => ({ value: area.unitId, label: area.name }))}
        />
        {plan && (
          <Note>{t.sum({ ...plan, a: plan.peoplePerSite, b: plan.peoplePerTable, c: plan.peoplePerSampler })}</Note>
        )}
        {rostered.length > 0 && (
          <Select
            label={t.rostered}
            value={rosteredId}
            placeholder={t.notRostered}
            onChange={(chosen) => {
              const site = rostered.find((one) => one.siteId === chosen);
              setRostered(chosen);
              if (!site) return;
              setTitle(site.title);
              setUnit(site.unitId);
            }}
            options={rostered.map((one) => ({ value: one.siteId, label: one.title }))}
          />
        )}
        <TextField label={t.name} value={title} maxLength={60} onChange={setTitle} />
        <Select
          label={t.kind}
          value={kind}
          onChange={setKind}
          options={kinds.map((one) => ({ value: one, label: words(siteKinds[one]) }))}
        />
        <TextField label={t.tables} type="number" inputMode="numeric" value={tables} onChange={setTables} />
        <TextField label={t.hour} type="number" inputMode="numeric" value={hour} onChange={setHour} />
        {whyNot && <p className="muted">{whyNot}</p>}
        <ProblemNote problem={setUp.problem} again={setUp.again} />
      </div>
    </Sheet>
  );
}
