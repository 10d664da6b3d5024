// The caller behind the mask. What for is asked once, the look goes on record, and the number closes again by itself.
import { useEffect, useRef, useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { useAsker } from '#kernel/web/door/asker-context.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { askQuery } from '#kernel/web/wire/client.ts';
import { problemOf } from '#kernel/web/wire/refusal.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { revealCaller } from '../../shared/commands.ts';
import { revealedCaller } from '../../shared/queries.ts';
import type { RequestFacts } from '../parts/names.ts';
import style from './caller.module.css';

const messages = {
  zh: {
    anonymous: '匿名，没有留下信息',
    unknown: '没有留下姓名',
    male: '男',
    female: '女',
    noPhone: '没有号码',
    show: '显示',
    showWhat: '显示来电人的姓名和电话',
    hide: '收起',
    logged: '已记下您看过',
    why: '看它做什么用？会记下来',
    purposes: ['回拨核实', '联系上门', '回访', '通知进展'],
    not: '不看了',
  },
  en: {
    anonymous: 'Anonymous, nothing left',
    unknown: 'No name left',
    male: 'm',
    female: 'f',
    noPhone: 'no number',
    show: 'Show',
    showWhat: 'Show the caller’s name and number',
    hide: 'Hide',
    logged: 'Your look was recorded',
    why: 'For what purpose? It goes on record',
    purposes: ['Call back to verify', 'Arrange a visit', 'Callback', 'Tell of progress'],
    not: 'Never mind',
  },
};

/** As long as one needs to dial. The server answers for ten minutes after the look was recorded. */
const openForMs = 90_000;

type CallerProps = {
  request: Pick<RequestFacts, 'id' | 'callerName' | 'callerPhone' | 'callerAge' | 'callerSex' | 'isAnonymous'>;
};
type Whole = { name: string | null; phone: string | null };

export function Caller({ request }: CallerProps) {
  const t = useMessages(messages);
  const words = useWords();
  const asker = useAsker();
  const look = useCommand(revealCaller);
  const purpose = useRef<string>(undefined);
  const [isChoosing, setChoosing] = useState(false);
  const [whole, setWhole] = useState<Whole>();
  const [problem, setProblem] = useState<ProblemBody>();
  useEffect(() => {
    if (!whole) return;
    const timer = setTimeout(() => setWhole(undefined), openForMs);
    return () => clearTimeout(timer);
  }, [whole]);

  const sex = request.callerSex === 1 ? t.male : request.callerSex === 2 ? t.female : '';
  const about = [sex, request.callerAge === null ? '' : String(request.callerAge)].filter(Boolean).join(' ');
  const name = whole?.name ?? request.callerName ?? (request.isAnonymous ? t.anonymous : t.unknown);
  const phone = whole?.phone ?? request.callerPhone;
  const isMasked = `${request.callerName ?? ''}${request.callerPhone ?? ''}`.includes('*');

  async function show(chosen: string): Promise<void> {
    setChoosing(false);
    setProblem(undefined);
    const sent = await look.run({ requestId: request.id, purpose: chosen });
    if (sent.outcome === 'rejected' || sent.outcome === 'retry') return setProblem(sent.problem);
    purpose.current = chosen;
    try {
      const input = { requestId: request.id };
      setWhole(await askQuery<QueryAnswer<typeof revealedCaller>>(revealedCaller.name, input, asker));
    } catch (error) {
      setProblem(problemOf(error));
    }
  }

  return (
    <span className={style['caller']}>
      <span>
        {name} {about}
        {(phone || !request.isAnonymous) && <br />}
        {whole?.phone ? (
          <a href={`tel:${whole.phone}`}>{whole.phone}</a>
        ) : phone ? (
          <span className="num">{phone}</span>
        ) : (
          !request.isAnonymous && <span className="muted">{t.noPhone}</span>
        )}
        {isMasked && (
          <button
            type="button"
            className={style['show']}
            aria-label={whole ? undefined : t.showWhat}
            aria-expanded={isChoosing}
            aria-busy={look.isSending || undefined}
            data-print="no"
            onClick={() => {
              if (whole) setWhole(undefined);
              else if (purpose.current) void show(purpose.current);
              else setChoosing(!isChoosing);
            }}
          >
            {whole ? t.hide : t.show}
          </button>
        )}
      </span>
      {isChoosing && (
        <span className={style['why']} role="group" aria-label={t.why}>
          <span>{t.why}</span>
          {t.purposes.map((text) => (
            <button key={text} type="button" onClick={() => void show(text)}>
              {text}
            </button>
          ))}
          <button type="button" className={style['no']} onClick={() => setChoosing(false)}>
            {t.not}
          </button>
        </span>
      )}
      <span role="status" className={style['note']} data-print="no">
        {whole && t.logged}
        {problem && words(problem.title)}
      </span>
    </span>
  );
}
