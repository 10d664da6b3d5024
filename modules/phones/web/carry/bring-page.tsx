// 代传: the codes of another's phone, read here and brought in sealed. What became of them its owner learns on the own phone, or never where that is dead: they are done all the same.
import { useRef, useState } from 'react';
import { bringBox } from '#kernel/field/calls.ts';
import { CodeCamera } from '#kernel/field/code-camera.tsx';
import { boxOf, type Gathered, gather } from '#kernel/field/qr-parts.ts';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { problemOf, Refusal, strangeAnswer } from '#kernel/web/wire/refusal.ts';
import style from './carry.module.css';

const messages = {
  zh: {
    title: '代传',
    sub: '另一台手机没电、没网，扫它屏幕上的二维码，替它传上去',
    read: (n: number, count: number) => `已读 ${n} 张，共 ${count} 张`,
    waiting: '还没有读到码',
    sending: '正在传…',
    done: (n: number) => `${n} 条已替那台手机传到平台`,
    another: '再传一台',
  },
  en: {
    title: 'Bring another’s',
    sub: 'Another phone has no power or no network: scan the codes on its screen and bring its box in',
    read: (n: number, count: number) => `${n} of ${count} read`,
    waiting: 'No code was read yet',
    sending: 'Sending…',
    done: (n: number) => `${n} brought in for that phone`,
    another: 'Another phone',
  },
};

type Way = { phase: 'reading' | 'sending' } | { phase: 'done'; count: number };

export default function BringPage() {
  const t = useMessages(messages);
  const [gathered, setGathered] = useState<Gathered>();
  const [way, setWay] = useState<Way>({ phase: 'reading' });
  const [problem, setProblem] = useState<ProblemBody>();
  const latest = useRef<Gathered>(undefined);

  async function send(): Promise<void> {
    const box = latest.current && boxOf(latest.current);
    if (!box) return;
    setWay({ phase: 'sending' });
    setProblem(undefined);
    try {
      // As many at once as the door takes.
      for (let from = 0; from < box.entries.length; ) {
        const entries = box.entries.slice(from, from + 100);
        const waiting = box.entries.length - from - entries.length;
        const { judged } = await bringBox(box.leaseId, { waiting, refused: 0, entries });
        if (judged === 0) throw new Refusal(strangeAnswer(503));
        from += judged;
      }
      setWay({ phase: 'done', count: box.entries.length });
    } catch (error) {
      setProblem(problemOf(error));
    }
  }
  function read(code: string): void {
    const next = gather(latest.current, code);
    if (next === latest.current) return;
    latest.current = next;
    setGathered(next);
    if (next && boxOf(next) && way.phase === 'reading') void send();
  }
  function startAgain(): void {
    latest.current = undefined;
    setGathered(undefined);
    setWay({ phase: 'reading' });
  }

  return (
    <>
      <PageHead title={t.title} sub={t.sub} />
      <div className={style['page']}>
        {way.phase === 'done' ? (
          <>
            <Note icon="check">{t.done(way.count)}</Note>
            <Button onPress={startAgain}>{t.another}</Button>
          </>
        ) : (
          <>
            <CodeCamera onCode={read} />
            <p role="status">
              {way.phase === 'sending' ? t.sending : gathered ? t.read(gathered.parts.size, gathered.count) : t.waiting}
            </p>
          </>
        )}
        <ProblemNote problem={problem} again={() => void send()} />
      </div>
    </>
  );
}
