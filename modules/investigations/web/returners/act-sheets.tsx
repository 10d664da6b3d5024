// What is done with a returner, one sheet an act: asked, how they are, a test, release, their number.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet } from '#modules/identity/web/public.ts';
import * as c from '../../shared/returners/commands.ts';
import { type ReturnerLine, returnerPhone } from '../../shared/returners/queries.ts';
import { keysOf, type TestResult, testResults } from '../../shared/trace.ts';
import { NumberSheet } from '../sheets/number-sheet.tsx';
import { fieldOf, isoOf } from '../words.ts';
import { useWhereFault, WhereFields } from './where-fields.tsx';

const messages = {
  zh: {
    screen: (name: string) => `${name}：问清从哪里回来`,
    screenPress: '问清了',
    watch: (name: string) => `${name}：今天身体怎么样`,
    watchPress: '记下',
    well: '没有不舒服',
    unwell: '有发热、咳嗽等症状',
    unwellHow: '会排到最前；请马上联系社区卫生服务中心。',
    how: '身体情况',
    test: (name: string) => `${name} 的检测`,
    testPress: '报检测',
    sampled: '采样时间',
    result: '结果',
    positive: '阳性：马上成为病例，有负责人。',
    release: (name: string) => `解除 ${name}`,
    releasePress: '解除',
    reason: '为什么解除',
    phone: (name: string) => `${name} 的电话`,
    phonePress: '查看，留痕',
    usual: '联系排查',
    needed: '还没写完',
  },
  en: {
    screen: (name: string) => `${name}: where they came back from`,
    screenPress: 'Asked',
    watch: (name: string) => `${name}: how they are today`,
    watchPress: 'Put down',
    well: 'Well',
    unwell: 'Fever, cough or the like',
    unwellHow: 'Stands first from now on; ring the health centre at once.',
    how: 'How they are',
    test: (name: string) => `A test of ${name}`,
    testPress: 'Tell it',
    sampled: 'Sampled at',
    result: 'Result',
    positive: 'Positive: a case at once, with its owner.',
    release: (name: string) => `Release ${name}`,
    releasePress: 'Release',
    reason: 'Why',
    phone: (name: string) => `Number of ${name}`,
    phonePress: 'See it, on record',
    usual: 'To ask a returner',
    needed: 'Not complete yet',
  },
};

export type ActKind = 'screen' | 'watch' | 'test' | 'release' | 'phone';
type Props = { row: ReturnerLine; onClose(): void };
const invalidates = ['returner.', 'trace.'];

export function ActSheet({ kind, ...props }: Props & { kind: ActKind }) {
  if (kind === 'screen') return <ScreenSheet {...props} />;
  if (kind === 'watch') return <WatchSheet {...props} />;
  if (kind === 'test') return <TestSheet {...props} />;
  return kind === 'release' ? <ReleaseSheet {...props} /> : <PhoneSheet {...props} />;
}

function ScreenSheet({ row, onClose }: Props) {
  const t = useMessages(messages);
  const [actId] = useState(newId);
  const [where, setWhere] = useState({ place: row.place, leftOn: row.leftOn, arrivedOn: row.arrivedOn });
  const fault = useWhereFault(where);
  const screen = useCommand(c.screenReturner, { onDone: onClose, invalidates });
  const { returnerId } = row;
  // A place written anew has no code any more.
  const code = where.place === row.place && row.code ? { code: row.code } : {};
  return (
    <AskSheet
      title={t.screen(row.name)}
      press={t.screenPress}
      busy={screen.isSending}
      whyNot={fault}
      problem={screen.problem}
      again={screen.again}
      onSubmit={() => void screen.run({ returnerId, actId, ...where, ...code })}
      onClose={onClose}
    >
      <WhereFields where={where} onChange={setWhere} />
    </AskSheet>
  );
}

function WatchSheet({ row: { returnerId, name }, onClose }: Props) {
  const t = useMessages(messages);
  const [actId] = useState(newId);
  const [result, setResult] = useState<'well' | 'unwell'>('well');
  const watch = useCommand(c.watchReturner, { onDone: onClose, invalidates });
  return (
    <AskSheet
      title={t.watch(name)}
      press={t.watchPress}
      busy={watch.isSending}
      problem={watch.problem}
      again={watch.again}
      onSubmit={() => void watch.run({ returnerId, actId, result })}
      onClose={onClose}
    >
      <Choice
        label={t.how}
        value={result}
        onChange={setResult}
        options={(['well', 'unwell'] as const).map((value) => ({ value, label: t[value] }))}
      />
      {result === 'unwell' && <p className="late">{t.unwellHow}</p>}
    </AskSheet>
  );
}

function TestSheet({ row: { returnerId, name }, onClose }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const now = useNow();
  const [actId] = useState(newId);
  const [at, setAt] = useState(() => fieldOf(now));
  const [result, setResult] = useState<TestResult>();
  const test = useCommand(c.testReturner, { onDone: onClose, invalidates });
  return (
    <AskSheet
      title={t.test(name)}
      press={t.testPress}
      busy={test.isSending}
      whyNot={result ? undefined : t.needed}
      problem={test.problem}
      again={test.again}
      onSubmit={() => result && void test.run({ returnerId, actId, sampledAt: isoOf(at), result })}
      onClose={onClose}
    >
      <TextField label={t.sampled} type="datetime-local" value={at} onChange={setAt} />
      <Choice
        label={t.result}
        value={result}
        onChange={setResult}
        options={keysOf(testResults).map((value) => ({ value, label: words(testResults[value]) }))}
      />
      {result === 'positive' && <p className="late">{t.positive}</p>}
    </AskSheet>
  );
}

function ReleaseSheet({ row: { returnerId, name }, onClose }: Props) {
  const t = useMessages(messages);
  const [reason, setReason] = useState('');
  const release = useCommand(c.releaseReturner, { onDone: onClose, invalidates });
  return (
    <AskSheet
      title={t.release(name)}
      press={t.releasePress}
      busy={release.isSending}
      whyNot={reason.trim() === '' ? t.needed : undefined}
      problem={release.problem}
      again={release.again}
      onSubmit={() => void release.run({ returnerId, reason: reason.trim() })}
      onClose={onClose}
    >
      <TextField label={t.reason} maxLength={300} value={reason} onChange={setReason} />
    </AskSheet>
  );
}

function PhoneSheet({ row: { returnerId, name }, onClose }: Props) {
  const t = useMessages(messages);
  const [actId] = useState(newId);
  const [isOpen, setOpen] = useState(false);
  const look = useCommand(c.revealReturner, { onDone: () => setOpen(true) });
  const { answer } = useAsk(returnerPhone, { actId }, { enabled: isOpen });
  return (
    <NumberSheet
      title={t.phone(name)}
      press={t.phonePress}
      usual={t.usual}
      look={look}
      onLook={(purpose) => void look.run({ returnerId, actId, purpose })}
      phone={answer?.phone}
      onClose={onClose}
    />
  );
}
