// 交接 (C12): both names, both counts, temperature and seal. Counts that differ or an opened box are told with a reason; the tubes that are missing are named beside it.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { handOverBox, receiveBox } from '../../shared/commands.ts';
import type { BoxLine } from '../../shared/queries.ts';
import style from '../sampling.module.css';

export type HandStep = 'hand_over' | 'receive';
const messages = {
  zh: {
    hand_over: '交接转运',
    receive: '实验室签收',
    from: '交的人',
    to: '接的人',
    fromCount: '交的人清点几管',
    toCount: '接的人清点几管',
    temperature: '箱内温度（℃）',
    seal: '封条',
    seals: { intact: '完好', broken: '破损或开过箱' },
    lab: '哪个实验室',
    other: '改送哪个实验室（原来的满了才填）',
    reason: '数目不同或开过箱：为什么',
    wanting: '写明双方是谁、各清点几管、温度和封条',
    wantingReason: '数目不同或封条破损，要写明原因',
    should: (n: number) => `箱单 ${n} 管`,
    codes: (codes: string) => `对一对是哪一支：${codes}`,
  },
  en: {
    hand_over: 'Hand over',
    receive: 'Received by the laboratory',
    from: 'Handed over by',
    to: 'Taken by',
    fromCount: 'Counted by who hands over',
    toCount: 'Counted by who takes',
    temperature: 'Temperature inside (°C)',
    seal: 'Seal',
    seals: { intact: 'Intact', broken: 'Broken, or the box was opened' },
    lab: 'Which laboratory',
    other: 'Sent on to (only where the first is full)',
    reason: 'Counts differ, or it was opened: why',
    wanting: 'Say who, both counts, temperature and seal',
    wantingReason: 'Counts differ or the seal is broken: say why',
    should: (n: number) => `${n} on the list`,
    codes: (codes: string) => `See which one it is: ${codes}`,
  },
};

export function HandSheet({ box, step, onClose }: { box: BoxLine; step: HandStep; onClose: () => void }) {
  const t = useMessages(messages);
  const [handoverId] = useState(newId);
  const [fromName, setFrom] = useState(box.handovers.at(-1)?.toName ?? box.packedByName);
  const [toName, setTo] = useState('');
  const [fromCount, setFromCount] = useState('');
  const [toCount, setToCount] = useState('');
  const [temperature, setTemperature] = useState('');
  const [seal, setSeal] = useState<'intact' | 'broken'>();
  const [lab, setLab] = useState(step === 'receive' ? (box.handovers.findLast((one) => one.lab)?.lab ?? box.lab) : '');
  const [reason, setReason] = useState('');
  const how = { invalidates: ['sampling.'], onDone: onClose };
  const hand = useCommand(handOverBox, how);
  const receive = useCommand(receiveBox, how);
  const isDifferent = fromCount !== '' && toCount !== '' && fromCount !== toCount;
  const isShort = [fromCount, toCount].some((count) => count !== '' && Number(count) !== box.codes.length);
  const wantsReason = isDifferent || seal === 'broken';
  const isTold =
    [fromName, toName, fromCount, toCount, temperature].every((text) => text.trim() !== '') &&
    seal !== undefined &&
    (step === 'hand_over' || lab.trim() !== '');
  const whyNot = !isTold ? t.wanting : wantsReason && reason.trim() === '' ? t.wantingReason : undefined;
  const tell = () => {
    const told = {
      handoverId,
      boxId: box.boxId,
      siteId: box.siteId,
      fromName: fromName.trim(),
      toName: toName.trim(),
      fromCount: Number(fromCount),
      toCount: Number(toCount),
      temperature: Number(temperature),
      isSealIntact: seal === 'intact',
      reason: reason.trim(),
    };
    if (step === 'receive') void receive.run({ ...told, lab: lab.trim() });
    else void hand.run({ ...told, ...(lab.trim() === '' ? {} : { lab: lab.trim() }) });
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={`${t[step]} · ${box.code}`}
      foot={
        <Button kind="primary" busy={hand.isSending || receive.isSending} whyNot={whyNot} onPress={tell}>
          {t[step]}
        </Button>
      }
    >
      <div className={style['form']}>
        <p className="muted">{t.should(box.codes.length)}</p>
        <div className={style['two']}>
          <TextField label={t.from} value={fromName} maxLength={40} onChange={setFrom} />
          <TextField label={t.to} value={toName} maxLength={40} onChange={setTo} />
          <TextField label={t.fromCount} inputMode="numeric" type="number" value={fromCount} onChange={setFromCount} />
          <TextField label={t.toCount} inputMode="numeric" type="number" value={toCount} onChange={setToCount} />
          <TextField
            label={t.temperature}
            inputMode="decimal"
            type="number"
            value={temperature}
            onChange={setTemperature}
          />
          <TextField label={step === 'receive' ? t.lab : t.other} value={lab} maxLength={60} onChange={setLab} />
        </div>
        <Choice
          label={t.seal}
          value={seal}
          onChange={setSeal}
          options={(['intact', 'broken'] as const).map((value) => ({ value, label: t.seals[value] }))}
        />
        {isShort && (
          <Note icon="warn">
            <span className={style['codes']}>{t.codes(box.codes.join('、'))}</span>
          </Note>
        )}
        {wantsReason && <TextField label={t.reason} value={reason} maxLength={300} onChange={setReason} />}
        {whyNot && <p className="muted">{whyNot}</p>}
        <ProblemNote problem={hand.problem ?? receive.problem} />
      </div>
    </Sheet>
  );
}
