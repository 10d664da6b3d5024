// 安排企业上门采样: how many they are, and when each shift is awake.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Select, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { setUpSite } from '../../shared/commands.ts';
import style from '../sampling.module.css';

const shifts = ['day', 'night'] as const;
const messages = {
  zh: {
    title: '安排企业上门采样',
    campaign: '哪个行动',
    headcount: '厂里一共几人',
    tables: '几个采样台',
    day: '白班',
    night: '夜班',
    from: (shift: string) => `${shift}从`,
    to: (shift: string) => `${shift}到`,
    hint: '夜班的人白天在睡觉，单独约时间；没有夜班就不填',
    press: '安排',
    wanting: '写明人数和至少一个班次的时间',
    wrong: '班次时间要有先后',
  },
  en: {
    title: 'Arrange sampling at the firm',
    campaign: 'Campaign',
    headcount: 'How many they are',
    tables: 'Tables',
    day: 'Day shift',
    night: 'Night shift',
    from: (shift: string) => `${shift} from`,
    to: (shift: string) => `${shift} until`,
    hint: 'A night shift sleeps by day: give it a time of its own; leave it out where there is none',
    press: 'Arrange',
    wanting: 'Say how many, and when at least one shift is sampled',
    wrong: 'A shift must end after it began',
  },
};

type Props = {
  firm: { enterpriseId: string; name: string; unitId: string };
  campaigns: readonly { campaignId: string; title: string }[];
  onClose: () => void;
};

export function SetUpFirmSheet({ firm, campaigns, onClose }: Props) {
  const t = useMessages(messages);
  const [siteId] = useState(newId);
  const [campaignId, setCampaign] = useState(campaigns[0]?.campaignId ?? '');
  const [headcount, setHeadcount] = useState('');
  const [tables, setTables] = useState('1');
  const [times, setTimes] = useState<Record<string, string>>({});
  const setUp = useCommand(setUpSite, { invalidates: ['sampling.'], onDone: onClose });
  const told = shifts.flatMap((shift) => {
    const [from = '', to = ''] = [times[`${shift} from`], times[`${shift} to`]];
    return from || to ? [{ title: t[shift], from, to }] : [];
  });
  const isWrong = told.some(({ from, to }) => !from || !to || to <= from);
  const whyNot = headcount === '' || told.length === 0 ? t.wanting : isWrong ? t.wrong : undefined;
  return (
    <Sheet
      open
      onClose={onClose}
      title={`${t.title} · ${firm.name}`}
      foot={
        <Button
          kind="primary"
          busy={setUp.isSending}
          whyNot={whyNot}
          onPress={() =>
            void setUp.run({
              siteId,
              campaignId,
              unitId: firm.unitId,
              enterpriseId: firm.enterpriseId,
              kind: 'firm',
              title: firm.name.slice(0, 60),
              headcount: Number(headcount),
              tables: Number(tables),
              slots: told.map(({ title, from, to }) => ({
                title,
                fromAt: `${from}:00+08:00`,
                toAt: `${to}:00+08:00`,
              })),
            })
          }
        >
          {t.press}
        </Button>
      }
    >
      <div className={style['form']}>
        <Select
          label={t.campaign}
          value={campaignId}
          onChange={setCampaign}
          options={campaigns.map((one) => ({ value: one.campaignId, label: one.title }))}
        />
        <div className={style['two']}>
          <TextField label={t.headcount} type="number" inputMode="numeric" value={headcount} onChange={setHeadcount} />
          <TextField label={t.tables} type="number" inputMode="numeric" value={tables} onChange={setTables} />
        </div>
        {shifts.map((shift) => (
          <div key={shift} className={style['two']}>
            {(['from', 'to'] as const).map((end) => (
              <TextField
                key={end}
                label={t[end](t[shift])}
                type="datetime-local"
                value={times[`${shift} ${end}`] ?? ''}
                onChange={(value) => setTimes({ ...times, [`${shift} ${end}`]: value })}
              />
            ))}
          </div>
        ))}
        <p className="muted">{t.hint}</p>
        {whyNot && <p className="muted">{whyNot}</p>}
        <ProblemNote problem={setUp.problem} again={setUp.again} />
      </div>
    </Sheet>
  );
}
