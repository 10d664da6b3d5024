// A personal fact behind its mask (张*兰, 138****2210). One tap shows it when post and purpose allow; the look is logged, and it closes by itself.
import { useEffect, useState } from 'react';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { useMessages, useWords } from '../language/language.ts';
import { problemOf } from '../wire/refusal.ts';
import style from './masked.module.css';

const messages = {
  zh: { show: '显示', hide: '收起', logged: '已记下您看过', showWhat: (what: string) => `显示${what}` },
  en: { show: 'Show', hide: 'Hide', logged: 'Your look was recorded', showWhat: (what: string) => `Show ${what}` },
};

const openForMs = 60_000;

export type MaskedProps = {
  /** The masked text that came with the answer. */
  value: string;
  /** What it is, for screen readers: 电话. */
  what: string;
  /** Asks for the whole value; the server logs who looked. Absent where this post may not. */
  reveal?: (() => Promise<string>) | undefined;
};

export function Masked({ value, what, reveal }: MaskedProps) {
  const t = useMessages(messages);
  const words = useWords();
  const [whole, setWhole] = useState<string>();
  const [problem, setProblem] = useState<ProblemBody>();
  const [isAsking, setAsking] = useState(false);

  useEffect(() => {
    if (whole === undefined) return;
    const timer = setTimeout(() => setWhole(undefined), openForMs);
    return () => clearTimeout(timer);
  }, [whole]);

  async function show(): Promise<void> {
    if (!reveal || isAsking) return;
    setAsking(true);
    setProblem(undefined);
    try {
      setWhole(await reveal());
    } catch (error) {
      setProblem(problemOf(error));
    }
    setAsking(false);
  }

  const isMasked = value.includes('*');
  return (
    <span className={style['masked']}>
      <span className={style['value']}>{whole ?? value}</span>
      {isMasked && reveal && (
        <button
          type="button"
          className={style['toggle']}
          aria-label={whole === undefined ? t.showWhat(what) : undefined}
          aria-busy={isAsking || undefined}
          onClick={() => (whole === undefined ? void show() : setWhole(undefined))}
        >
          {whole === undefined ? t.show : t.hide}
        </button>
      )}
      <span role="status" className={style['note']}>
        {whole !== undefined && t.logged}
        {problem && words(problem.title)}
      </span>
    </span>
  );
}
