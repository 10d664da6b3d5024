// 信息 on the record of a person: each fact with its source and day, what has aged marked, one tap to correct, and what nobody has told yet.
import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import type { Field } from '#kernel/shared/field.ts';
import { FactValueShown } from '#kernel/web/fields/fact-value.tsx';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useSubject } from '#kernel/web/shell/pieces.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listFacts } from '../../shared/queries.ts';
import style from '../facts.module.css';
import { SourceLine } from '../parts/source-line.tsx';
import { CorrectFactSheet } from './correct-fact-sheet.tsx';
import { HistorySheet } from './history-sheet.tsx';
import { LookSheet, useFactLook } from './use-fact-look.tsx';

const messages = {
  zh: {
    title: '信息',
    once: '填一次，各处都用它',
    stale: (days: number) => `${days} 天前，该再问`,
    contested: '说法不一',
    correct: '更正',
    correctWhat: (what: string) => `更正${what}`,
    history: (n: number) => `以前 ${n} 次`,
    missing: '还没有：',
    none: '还没有走访得来的信息',
    fill: (what: string) => `补${what}`,
    photo: (i: number) => `照片 ${i}`,
  },
  en: {
    title: 'Facts',
    once: 'Told once, used everywhere',
    stale: (days: number) => `${days} days old, ask again`,
    contested: 'Told two ways',
    correct: 'Correct',
    correctWhat: (what: string) => `Correct ${what}`,
    history: (n: number) => `${n} before`,
    missing: 'Not told yet: ',
    none: 'Nothing told by visits yet',
    fill: (what: string) => `Add ${what}`,
    photo: (i: number) => `Photo ${i}`,
  },
};

type Fact = QueryAnswer<typeof listFacts>['facts'][number];

export default function PersonFacts() {
  const t = useMessages(messages);
  const words = useWords();
  const subjectId = useSubject();
  const look = useFactLook(subjectId);
  const [correcting, setCorrecting] = useState<{ field: Field; fact?: Fact }>();
  const [history, setHistory] = useState<string>();
  const { answer, problem, isFirst, again } = useAsk(listFacts, { subjectId }, { events: ['fact.', 'visit.'] });
  if (isFirst) return <Skeleton lines={3} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { facts, missing, abilities } = answer;
  if (facts.length + missing.length === 0) return null;
  return (
    <section className={style['facts']} aria-label={t.title}>
      <div className={style['head']}>
        <h3>{t.title}</h3>
        <small className="faint">{t.once}</small>
      </div>
      {facts.length === 0 && <p className="muted">{t.none}</p>}
      {facts.length > 0 && (
        <ul className={style['rows']}>
          {facts.map((fact) => (
            <li key={fact.field.name}>
              <span className="muted">{words(fact.field.title)}</span>
              <span>
                <FactValueShown
                  field={fact.field}
                  fact={fact.held}
                  reveal={
                    abilities.revealable.includes(fact.field.name) ? () => look.reveal(fact.field.name) : undefined
                  }
                  photos={fact.files.length > 0 ? <Photos fact={fact} /> : undefined}
                />{' '}
                {fact.isStale && <Tag tone="amber">{t.stale(fact.ageDays)}</Tag>}{' '}
                {fact.isContested && (
                  <Tag tone="amber" icon="warn">
                    {t.contested}
                  </Tag>
                )}
                <SourceLine held={fact.held} />
              </span>
              <span className={style['acts']} data-print="no">
                {fact.earlier > 0 && (
                  <Button kind="quiet" onPress={() => setHistory(fact.field.name)}>
                    {t.history(fact.earlier)}
                  </Button>
                )}
                {abilities.mayCorrect && (
                  <Button
                    kind="quiet"
                    label={t.correctWhat(words(fact.field.title))}
                    onPress={() => setCorrecting({ field: fact.field, fact })}
                  >
                    {t.correct}
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {missing.length > 0 && (
        <p className={style['missing']}>
          <span className="muted">{t.missing}</span>
          {missing.map((field) =>
            abilities.mayCorrect ? (
              <Button
                key={field.name}
                icon="plus"
                label={t.fill(words(field.title))}
                onPress={() => setCorrecting({ field })}
              >
                {words(field.title)}
              </Button>
            ) : (
              <span key={field.name}>{words(field.title)}</span>
            ),
          )}
        </p>
      )}
      <LookSheet look={look} />
      {correcting && (
        <CorrectFactSheet
          subjectId={subjectId}
          field={correcting.field}
          held={correcting.fact?.held}
          knownAt={new Date(answer.knownAt).toISOString()}
          onClose={() => setCorrecting(undefined)}
        />
      )}
      {history && <HistorySheet subjectId={subjectId} field={history} onClose={() => setHistory(undefined)} />}
    </section>
  );
}

function Photos({ fact }: { fact: Fact }) {
  const t = useMessages(messages);
  return (
    <span className={style['photos']}>
      {fact.files.map((file, i) => (
        <a key={file.id} href={file.url} target="_blank" rel="noreferrer">
          <img src={file.url} alt={t.photo(i + 1)} />
        </a>
      ))}
    </span>
  );
}
