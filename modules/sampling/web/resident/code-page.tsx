// 我的采样码: what a resident shows at a table (C9). It holds no name and no number; who has no phone brings the printed page, or a card.
import { toString as svgOf } from 'qrcode';
import { useEffect, useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { ResidentPage } from '#kernel/web/pieces/resident-page.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { myCodes, type OwnStanding, ownStandings } from '../../shared/field-queries.ts';
import style from './code.module.css';

const messages = {
  zh: {
    title: '我的采样码',
    how: '到采样台出示，登记员扫一下就好。码里没有姓名和证件号。可以截图，没有网也能用。',
    signIn: '用手机号登录后看',
    none: '这个手机号还没有登记在册',
    noneHow: '带身份证到采样点一样采样；想要采样码，请社区把手机号登记上。',
    code: (name: string) => `${name} 的采样码`,
    last: '上次采样',
    again: '社区会打电话联系，请等电话，先少出门。',
  },
  en: {
    title: 'My sampling code',
    how: 'Show it at the table. It holds no name and no number. A screenshot works without a network.',
    signIn: 'Sign in by phone to see it',
    none: 'This number is not in the register yet',
    noneHow: 'An identity card works as well; for a code, have the community note your number.',
    code: (name: string) => `Sampling code of ${name}`,
    last: 'Last sampled',
    again: 'The community will ring. Please wait for the call and stay in where you can.',
  },
};

export default function CodePage() {
  const t = useMessages(messages);
  return (
    <ResidentPage title={t.title} here="/sampling-code" icon="scan" why={t.signIn} how={t.how}>
      <Codes />
    </ResidentPage>
  );
}

function Codes() {
  const t = useMessages(messages);
  const { answer, problem, isFirst, again } = useAsk(myCodes, {});
  if (isFirst) return <Skeleton lines={5} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  if (answer.people.length === 0) return <EmptyState icon="scan" title={t.none} how={t.noneHow} />;
  return (
    <>
      <p>{t.how}</p>
      {answer.people.map(({ name, code, last }) => (
        <figure key={code} className={`card ${style['code']}`}>
          <Code code={code} label={t.code(name)} />
          <figcaption>
            <b>{name}</b>
            <span className="muted">{code}</span>
            {last && <Last {...last} />}
          </figcaption>
        </figure>
      ))}
    </>
  );
}

const tones = { waiting: 'plain', negative: 'green', again: 'amber' } as const;

function Last({ takenAt, siteTitle, standing }: { takenAt: Date; siteTitle: string; standing: OwnStanding }) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <>
      <span>
        {t.last} <Moment at={takenAt} /> {siteTitle}
      </span>
      <Tag tone={tones[standing]}>{words(ownStandings[standing])}</Tag>
      {standing === 'again' && <span>{t.again}</span>}
    </>
  );
}

function Code({ code, label }: { code: string; label: string }) {
  const [source, setSource] = useState<string>();
  useEffect(() => {
    let isShown = true;
    void svgOf(code, { type: 'svg', margin: 2, errorCorrectionLevel: 'Q' }).then((svg) => {
      if (isShown) setSource(`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`);
    });
    return () => {
      isShown = false;
    };
  }, [code]);
  return source ? <img src={source} alt={label} width={260} height={260} /> : <Skeleton lines={6} />;
}
