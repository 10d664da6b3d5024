// 说法不一: both tellings of a field with who, when and by which phone; one press says which holds, or it is asked at the next visit. Nothing waits for it meanwhile.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { addDays, dateOf } from '#kernel/shared/clock/time.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Decision, Decisions } from '#kernel/web/pieces/decisions.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Day } from '#kernel/web/time/moment.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { revealFields } from '#modules/registry/shared/person.ts';
import { useLook } from '#modules/registry/web/public.ts';
import { askAgain, confirmFact } from '../../shared/commands.ts';
import { type ContestedFact, listContested } from '../../shared/queries.ts';
import type { SubjectKind } from '../../shared/subject.ts';
import { TellingRows } from './telling-rows.tsx';

const messages = {
  zh: {
    title: '说法不一',
    none: '没有说法不一的',
    noneHow: '两个人各自离线记了同一项、记得不一样，又都没看到对方记的，会到这里。先按后看到的显示，不耽误别的工作。',
    how: '怎么核实的',
    hows: { known: '本社区了解情况', call: '打电话问过', visit: '上门看过', paper: '看过证件' },
    lookPurpose: '核定说法不一',
    again: '下次走访时再问',
    askedUntil: '已排在下次走访时问，',
    before: '前',
    more: (n: number) => `还有 ${n} 项，核定一项显示一项`,
  },
  en: {
    title: 'Told two ways',
    none: 'Nothing is told two ways',
    noneHow: 'What two people wrote differently, neither having seen the other’s word. The later look holds meanwhile.',
    how: 'How you know',
    hows: {
      known: 'Known to the community',
      call: 'Asked by telephone',
      visit: 'Seen on a visit',
      paper: 'Papers seen',
    },
    lookPurpose: 'To settle what was told two ways',
    again: 'Ask at the next visit',
    askedUntil: 'Asked at the next visit, by ',
    before: '',
    more: (n: number) => `${n} more; each is shown as one is decided`,
  },
};

type How = keyof (typeof messages)['zh']['hows'];
const hows: readonly How[] = ['known', 'call', 'visit', 'paper'];
/** A visit that is due anyway comes by within a month, or nobody is due there. */
const askWithinDays = 30;

type ContestedListProps = {
  /** Where a subject's own page is. */
  pathOf(kind: SubjectKind, subjectId: string): string | undefined;
};

export function ContestedList({ pathOf }: ContestedListProps) {
  const t = useMessages(messages);
  const { answer, problem, isFirst, again } = useAsk(
    listContested,
    {},
    { events: ['fact.', 'visit.', 'person.'], keep: true },
  );
  const left = answer ? answer.total - answer.contested.length : 0;
  return (
    <>
      <ProblemNote problem={problem} again={again} />
      {isFirst && <Skeleton lines={5} />}
      {answer?.contested.length === 0 && <EmptyState icon="check" title={t.none} how={t.noneHow} />}
      {answer && answer.contested.length > 0 && (
        <Decisions name={t.title}>
          {answer.contested.map((one) => (
            <Row
              key={`${one.subject.subjectId} ${one.field.name}`}
              contested={one}
              knownAt={new Date(answer.knownAt).toISOString()}
              path={pathOf(one.subject.kind, one.subject.subjectId)}
            />
          ))}
        </Decisions>
      )}
      {left > 0 && <p className="muted">{t.more(left)}</p>}
    </>
  );
}

type RowProps = { contested: ContestedFact; knownAt: string; path: string | undefined };

function Row({ contested: { subject, field, tellings, askedUntil }, knownAt, path }: RowProps) {
  const t = useMessages(messages);
  const words = useWords();
  const now = useNow();
  const [how, setHow] = useState<How>('known');
  const confirm = useCommand(confirmFact, { invalidates: ['fact.', 'form.', 'person.'] });
  const ask = useCommand(askAgain, { invalidates: ['fact.', 'form.'] });
  // What for is plain here, and goes on record with each look.
  const look = useLook(subject.subjectId, messages.zh.lookPurpose);
  const opens =
    subject.kind === 'person' ? revealFields.find((one) => one !== 'id_number' && one === field.name) : undefined;
  const of = { subjectId: subject.subjectId, field: field.name };
  const reason = messages.zh.hows[how];
  return (
    <Decision
      head={
        <>
          <b>{words(field.title)}</b>
          {path ? <Link to={path}>{subject.name}</Link> : <span>{subject.name}</span>}
          {subject.address && subject.address !== subject.name && <span className="muted">{subject.address}</span>}
        </>
      }
      acts={
        <>
          {askedUntil === null ? (
            <Button
              busy={ask.isSending}
              onPress={() => void ask.run({ ...of, dueOn: addDays(dateOf(now), askWithinDays) })}
            >
              {t.again}
            </Button>
          ) : (
            <span className="muted">
              {t.askedUntil}
              <Day on={askedUntil} />
              {t.before}
            </span>
          )}
        </>
      }
    >
      <Choice
        label={t.how}
        value={how}
        onChange={setHow}
        options={hows.map((one) => ({ value: one, label: t.hows[one] }))}
      />
      <TellingRows
        field={field}
        tellings={tellings}
        reveal={opens && ((telling) => look.reveal(opens, telling))}
        isSending={confirm.isSending}
        onConfirm={(telling) => void confirm.run({ ...of, telling, reason, knownAt })}
      />
      <ProblemNote problem={confirm.problem ?? ask.problem} again={confirm.again ?? ask.again} />
    </Decision>
  );
}
