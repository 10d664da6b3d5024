// Packing at the site (C12): tubes scanned one by one, counted by hand beside them, sealed. Hand-overs are told at the desk.
import { useState } from 'react';
import { usePhone } from '#kernel/field/phone-context.ts';
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { Note } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useRemembered } from '#kernel/web/remembered.ts';
import { useParam } from '#kernel/web/route.ts';
import { Moment } from '#kernel/web/time/moment.tsx';
import { codeSchema, packBox } from '../../shared/commands.ts';
import { standing, unboxed } from '../../shared/field-rules.ts';
import { type Chosen, chosenTable } from './chosen.ts';
import { ScanField } from './scan-field.tsx';
import style from './table.module.css';
import { useTable } from './use-table.ts';
import { tableWords } from './words.ts';

const messages = {
  zh: {
    title: '装箱封箱',
    back: '回采样台',
    choose: '先选采样台',
    scanned: (n: number) => `扫到 ${n} 管`,
    here: (people: number) => `本机的管 · ${people} 人`,
    other: '别的台的管',
    left: (n: number) => `本机封好、还没装箱 ${n} 管`,
    twice: (code: string) => `${code} 扫过了`,
    packed: (code: string, box: string) => `${code} 已经在 ${box} 里`,
    open: (code: string) => `${code} 还没封管`,
    box: '箱号',
    seal: '封条号',
    lab: '送到哪个实验室',
    told: '手工清点几管',
    reason: '对不上：为什么',
    differ: (scanned: number, told: number) =>
      `扫到 ${scanned} 管，清点 ${told} 管，对不上。重新清点；仍然对不上就写明原因。`,
    press: '封箱',
    wanted: '扫管码，写上箱号、封条、实验室和清点数',
    drop: '取出',
    done: '今天封的箱',
    tubes: (n: number) => `${n} 管`,
    wrongCode: '不像管码，再扫一次',
    first: '最早一支',
  },
  en: {
    title: 'Pack and seal',
    back: 'To the table',
    choose: 'Choose a table first',
    scanned: (n: number) => `${n} scanned`,
    here: (people: number) => `of this tablet · ${people} people`,
    other: 'of another table',
    left: (n: number) => `${n} closed here and in no box`,
    twice: (code: string) => `${code} was scanned`,
    packed: (code: string, box: string) => `${code} is in ${box} already`,
    open: (code: string) => `${code} is not closed yet`,
    box: 'Box',
    seal: 'Seal',
    lab: 'Laboratory',
    told: 'Tubes counted by hand',
    reason: 'Counts differ: why',
    differ: (scanned: number, told: number) => `${scanned} scanned, ${told} counted. Count again, or say why.`,
    press: 'Seal the box',
    wanted: 'Scan tubes, fill in box, seal, laboratory and count',
    drop: 'Take out',
    done: 'Sealed today',
    tubes: (n: number) => `${n} tubes`,
    wrongCode: 'No tube code: scan again',
    first: 'Oldest',
  },
};

export default function BoxesPage() {
  const t = useMessages(messages);
  const words = useMessages(tableWords);
  const siteId = useParam('siteId') ?? '';
  const chosen = useRemembered(chosenTable);
  const { phone } = usePhone();
  if (phone && chosen?.siteId === siteId) return <Boxes chosen={chosen} />;
  return (
    <EmptyState icon="scan" title={phone ? t.choose : words.noPhone}>
      <LinkButton to={phone ? `/field/sampling/${siteId}` : '/field/me'} kind="primary">
        {phone ? t.back : words.toMe}
      </LinkButton>
    </EmptyState>
  );
}

function Boxes({ chosen }: { chosen: Chosen }) {
  const t = useMessages(messages);
  const words = useMessages(tableWords);
  const { siteId, roundId } = chosen;
  const { table, state, how } = useTable(chosen);
  const [codes, setCodes] = useState<string[]>([]);
  const [said, say] = useState<string>();
  const [code, setCode] = useState('');
  const [sealNo, setSeal] = useState('');
  const [lab, setLab] = useState('');
  const [told, setTold] = useState('');
  const [reason, setReason] = useState('');
  if (how === 'elsewhere') return <Note icon="warn">{words.elsewhere}</Note>;
  if (how === 'opening') return <Skeleton lines={6} />;
  const own = new Map(state.tubes.map((tube) => [tube.code, tube]));
  const left = unboxed(state).filter((tube) => !codes.includes(tube.code));
  const counted = Number(told);
  const differs = told !== '' && counted !== codes.length;
  const box = codeSchema.safeParse(code);
  const isWhole = codes.length > 0 && box.success && sealNo.trim() && lab.trim() && counted >= 1;
  const whyNot = !isWhole ? t.wanted : differs && reason.trim() === '' ? t.differ(codes.length, counted) : undefined;

  function scan(text: string): void {
    if (text.trim() === '') return;
    const read = codeSchema.safeParse(text);
    if (!read.success) return say(t.wrongCode);
    const tube = own.get(read.data);
    const packed = state.boxes.find((one) => one.codes.includes(read.data));
    if (codes.includes(read.data)) return say(t.twice(read.data));
    if (packed) return say(t.packed(read.data, packed.code));
    if (tube && tube.closedAt === null) return say(t.open(read.data));
    say(undefined);
    // Two scans may come before the page is drawn again.
    setCodes((before) => (before.includes(read.data) ? before : [...before, read.data]));
  }

  async function pack(): Promise<void> {
    if (whyNot !== undefined || !box.success) return;
    const input = {
      boxId: newId(),
      siteId,
      roundId,
      code: box.data,
      sealNo: sealNo.trim(),
      lab: lab.trim(),
      codes,
      told: counted,
    };
    const isDone = await table
      ?.act(packBox, () => ({ ...input, ...(reason.trim() ? { reason: reason.trim() } : {}) }))
      .catch(() => false);
    if (!isDone) return say(words.notKept);
    setCodes([]);
    for (const empty of [setCode, setSeal, setTold, setReason]) empty('');
    say(undefined);
  }

  return (
    <div className={style['page']}>
      <header className={style['head']}>
        <h1>{t.title}</h1>
        <LinkButton kind="quiet" to={`/field/sampling/${siteId}`}>
          {t.back}
        </LinkButton>
      </header>
      <ScanField mode="box" turn={codes.length} onEnter={scan} onType={() => undefined} />
      {said && (
        <Note icon="warn">
          <b role="alert">{said}</b>
        </Note>
      )}
      <section className={`card ${style['part']}`} aria-label={t.title}>
        <div className={style['head']}>
          <span className={style['of']}>{t.scanned(codes.length)}</span>
          {left.length > 0 && <span className="muted">{t.left(left.length)}</span>}
        </div>
        <ul className={style['hits']}>
          {codes.map((one) => {
            const tube = own.get(one);
            return (
              <li key={one} className={style['head']}>
                <span>
                  <b>{one}</b> <span className="muted">{tube ? t.here(standing(tube).length) : t.other}</span>
                </span>
                <Button kind="quiet" onPress={() => setCodes(codes.filter((other) => other !== one))}>
                  {t.drop}
                </Button>
              </li>
            );
          })}
        </ul>
        <div className={style['fields']}>
          <TextField label={t.told} inputMode="numeric" value={told} maxLength={3} onChange={setTold} />
          {differs && <TextField label={t.reason} value={reason} maxLength={300} onChange={setReason} />}
          <TextField label={t.box} value={code} maxLength={32} onChange={setCode} />
          <TextField label={t.seal} value={sealNo} maxLength={40} onChange={setSeal} />
          <TextField label={t.lab} value={lab} maxLength={60} onChange={setLab} />
        </div>
        <Button kind="primary" big wide whyNot={whyNot} onPress={() => void pack()}>
          {t.press}
        </Button>
        {whyNot && <p className="muted">{whyNot}</p>}
      </section>
      {left.length > 0 && (
        <p className="muted">
          {left.map((tube) => tube.code).join('、')} · {t.first}{' '}
          <Moment at={left[0]?.people[0]?.at ?? left[0]?.openedAt ?? ''} short />
        </p>
      )}
      {state.boxes.length > 0 && (
        <section className={`card ${style['part']}`} aria-label={t.done}>
          <h2>{t.done}</h2>
          {state.boxes.map((one) => (
            <p key={one.boxId} className={style['head']}>
              <b>{one.code}</b> <Tag tone="teal">{t.tubes(one.codes.length)}</Tag> <Moment at={one.at} short />
            </p>
          ))}
        </section>
      )}
    </div>
  );
}
