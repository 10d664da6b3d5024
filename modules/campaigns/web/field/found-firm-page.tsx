// A firm on no list, told where it stands (F14): its name and address are enough; a code is judged as it is typed, and one that is on record already is no hindrance.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { usccMessages } from '#kernel/shared/identity/messages.ts';
import { checkUscc } from '#kernel/shared/identity/uscc.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { Choice, Select, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useGo, useParam } from '#kernel/web/route.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { type Method, methodCodes, methodTitles } from '#modules/enterprises/shared/enterprise.ts';
import { noPart, tellFirm } from '../../shared/share-commands.ts';
import { myRounds } from '../../shared/share-queries.ts';
import style from '../campaigns.module.css';

const messages = {
  zh: {
    title: '名单外企业',
    name: '企业或店名',
    code: '统一社会信用代码（执照上的 18 位，没有执照就空着）',
    codeKept: '代码有误也能登记，照原样记下，回头再核。',
    address: '在哪里（同一地址可以有几家，各记各的）',
    legal: '法定代表人或负责人',
    park: '哪个园区',
    noPark: '没有园区',
    method: '怎么联系的',
    outcome: '结果',
    done: '联系上了',
    closed: '关着门，没见到人',
    note: '备注',
    workers: '在岗人数',
    press: '登记',
    wanting: '写名称和地址',
    wantsMethod: '选怎么联系的',
    over: '这一轮摸排已经结束，或者没有您的任务',
    back: '回今日',
  },
  en: {
    title: 'A firm on no list',
    name: 'Name of the firm or shop',
    code: 'Credit code (18 places on the licence; leave empty if there is none)',
    codeKept: 'A faulty code is kept as written, to be looked at later.',
    address: 'Where (several firms may share an address)',
    legal: 'Legal representative or whoever is in charge',
    park: 'Park',
    noPark: 'No park',
    method: 'Contacted',
    outcome: 'How it came out',
    done: 'Contacted',
    closed: 'Closed, nobody met',
    note: 'Note',
    workers: 'At work',
    press: 'Tell',
    wanting: 'Write name and address',
    wantsMethod: 'Choose how it was contacted',
    over: 'The survey is over, or you have no part in it',
    back: 'Back to today',
  },
};

export default function FoundFirmPage() {
  const t = useMessages(messages);
  const roundId = useParam('roundId') ?? '';
  const { answer, problem, isFirst, again } = useAsk(myRounds, {});
  if (isFirst) return <Skeleton lines={8} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const round = answer.rounds.find((one) => one.roundId === roundId);
  if (!round)
    return (
      <EmptyState icon="lock" title={t.over}>
        <LinkButton to="/field">{t.back}</LinkButton>
      </EmptyState>
    );
  return (
    <>
      <PageHead title={t.title} sub={round.campaignTitle} />
      <Form roundId={roundId} parks={round.parks} />
    </>
  );
}

function Form({ roundId, parks }: { roundId: string; parks: readonly string[] }) {
  const t = useMessages(messages);
  const words = useWords();
  const go = useGo();
  const [ids] = useState(() => ({ enterpriseId: newId(), visitId: newId(), recordId: newId() }));
  const [texts, setTexts] = useState({ name: '', uscc: '', address: '', legal: '', note: '', workers: '' });
  const [park, setPark] = useState<string>(noPart);
  const [method, setMethod] = useState<Method>();
  const [outcome, setOutcome] = useState<'done' | 'closed'>('done');
  const tell = useCommand(tellFirm, { invalidates: ['campaign.', 'duty.'], onDone: () => go('/field') });
  const set = (key: keyof typeof texts) => (value: string) => setTexts({ ...texts, [key]: value });
  const code = checkUscc(texts.uscc);
  const fault = code.ok || code.reason === 'empty' ? undefined : words(usccMessages[code.reason]);
  const isNamed = texts.name.trim().length >= 2 && texts.address.trim().length >= 2;
  const whyNot = isNamed ? (outcome === 'done' && !method ? t.wantsMethod : undefined) : t.wanting;
  const workers = texts.workers.trim();
  const optional = (key: string, value: string) => (value.trim() ? { [key]: value.trim() } : {});
  const send = () =>
    tell.run({
      roundId,
      ...ids,
      name: texts.name.trim(),
      address: texts.address.trim(),
      ...optional('uscc', texts.uscc),
      ...optional('legalRepresentative', texts.legal),
      ...(park === noPart ? {} : { park }),
      outcome,
      note: texts.note.trim(),
      told: [
        ...(method ? [{ field: 'contactMethod', value: method }] : []),
        ...(workers !== '' && Number.isFinite(Number(workers))
          ? [{ field: 'workersHere', value: Number(workers) }]
          : []),
      ],
    });
  return (
    <div className={`${style['form']} ${style['fieldPart']}`}>
      <TextField label={t.name} value={texts.name} maxLength={120} onChange={set('name')} />
      <TextField
        label={t.code}
        value={texts.uscc}
        maxLength={40}
        {...(fault ? { wrong: fault, hint: t.codeKept } : {})}
        onChange={set('uscc')}
      />
      <TextField label={t.address} value={texts.address} maxLength={200} onChange={set('address')} />
      <Select
        label={t.park}
        value={park}
        onChange={setPark}
        options={[{ value: noPart, label: t.noPark }, ...parks.map((one) => ({ value: one, label: one }))]}
      />
      <TextField label={t.legal} value={texts.legal} maxLength={60} onChange={set('legal')} />
      <Choice
        label={t.outcome}
        value={outcome}
        onChange={setOutcome}
        options={[
          { value: 'done', label: t.done },
          { value: 'closed', label: t.closed },
        ]}
      />
      <Choice
        label={t.method}
        value={method}
        onChange={setMethod}
        options={methodCodes.map((value) => ({ value, label: words(methodTitles[value]) }))}
      />
      <TextField label={t.workers} type="number" inputMode="numeric" value={texts.workers} onChange={set('workers')} />
      <TextField label={t.note} lines={2} maxLength={2000} value={texts.note} onChange={set('note')} />
      <ProblemNote problem={tell.problem} again={tell.again} />
      <Button kind="primary" big wide busy={tell.isSending} whyNot={whyNot} onPress={() => void send()}>
        {t.press}
      </Button>
    </div>
  );
}
