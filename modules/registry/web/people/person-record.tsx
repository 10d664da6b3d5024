// One resident: what is on record behind its masks, where they lived when, who lives with them, what stands out and since when, what they asked
// for, and who looked. The acts follow the abilities that came with the answer.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { ActBar } from '#kernel/web/pieces/act-bar.tsx';
import { Masked } from '#kernel/web/pieces/masked.tsx';
import { RecordFrame } from '#kernel/web/pieces/split.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Pieces } from '#kernel/web/shell/pieces.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { personPage } from '../../shared/queries.ts';
import { CorrectSheet } from '../acts/correct-sheet.tsx';
import { FlagSheet } from '../acts/flag-sheet.tsx';
import { LeaveSheet } from '../acts/leave-sheet.tsx';
import { MoveSheet } from '../acts/move-sheet.tsx';
import { UnflagSheet } from '../acts/unflag-sheet.tsx';
import { WhereSheet } from '../acts/where-sheet.tsx';
import style from '../registry.module.css';
import { useFlagTitle } from '../use-flag-title.ts';
import { ContestedTag } from './contested-tag.tsx';
import { LookPurpose } from './look-purpose.tsx';
import type { PeopleSearch } from './people-filters.ts';
import { PersonFacts } from './person-facts.tsx';
import { PersonStory } from './person-story.tsx';
import { useLook } from './use-look.ts';

const messages = {
  zh: {
    name: '姓名',
    led: '您打开的那条记录已经并入这个人。',
    correct: '更正资料…',
    move: '搬迁…',
    leave: '迁出…',
    flag: '加标签…',
    registered: '登记户籍…',
    working: '登记工作地点…',
    unflag: (flag: string) => `去掉“${flag}”…`,
  },
  en: {
    name: 'Name',
    led: 'The record you opened went into this person.',
    correct: 'Correct…',
    move: 'Move…',
    leave: 'Moved away…',
    flag: 'Add a flag…',
    registered: 'Registration…',
    working: 'Work place…',
    unflag: (flag: string) => `End “${flag}”…`,
  },
};

type Open =
  | { act: 'correct' | 'move' | 'leave' | 'flag' | 'registered' | 'working' }
  | { act: 'unflag'; flagId: string; flag: string };

export function PersonRecord({ personId: asked, search }: { personId: string; search: PeopleSearch }) {
  const t = useMessages(messages);
  const words = useWords();
  const look = useLook(asked);
  const [open, setOpen] = useState<Open>();
  const { answer, problem, isFirst, again } = useAsk(
    personPage,
    { personId: asked },
    { events: ['person.', 'request.'] },
  );
  const flagTitle = useFlagTitle(answer?.flags.map(({ flag }) => flag) ?? []);
  if (isFirst) return <Skeleton lines={8} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { person, abilities } = answer;
  const { personId } = person;
  const home = answer.stays.find((stay) => stay.kind === 'living' && stay.until === null);
  const mayEnd = abilities.mayCorrect
    ? answer.flags.filter((flag) => !flag.isSensitive || abilities.maySeeSensitive)
    : [];
  const close = () => setOpen(undefined);
  const may = abilities.mayCorrect;
  return (
    <>
      <RecordFrame
        head={
          <>
            <h2>
              <Masked
                value={person.name}
                what={t.name}
                reveal={abilities.mayReveal ? () => look.reveal('name') : undefined}
              />
              {answer.contested.includes('name') && <ContestedTag />}
            </h2>
            <p className={style['tags']}>
              {answer.flags.map((flag) => (
                <Tag key={flag.flagId} {...(flag.isSensitive ? { icon: 'lock' as const } : {})}>
                  {words(flagTitle(flag.flag))}
                </Tag>
              ))}
            </p>
            {personId !== asked && <Note>{t.led}</Note>}
            <LookPurpose look={look} />
          </>
        }
        facts={<PersonFacts answer={answer} look={look} />}
        story={
          <>
            <Pieces door="desk" slot="person" subjectId={personId} />
            <PersonStory answer={answer} search={search} />
          </>
        }
        acts={
          may && (
            <ActBar
              acts={[
                { act: 'correct', label: t.correct, onPick: () => setOpen({ act: 'correct' }) },
                { act: 'move', label: t.move, onPick: () => setOpen({ act: 'move' }) },
                { act: 'flag', label: t.flag, onPick: () => setOpen({ act: 'flag' }) },
                { act: 'registered', label: t.registered, onPick: () => setOpen({ act: 'registered' }) },
                { act: 'working', label: t.working, onPick: () => setOpen({ act: 'working' }) },
                { act: 'leave', label: t.leave, onPick: () => setOpen({ act: 'leave' }) },
                ...mayEnd.map(({ flagId, flag }) => ({
                  act: flagId,
                  label: t.unflag(words(flagTitle(flag))),
                  onPick: () => setOpen({ act: 'unflag', flagId, flag }),
                })),
              ]}
              abilities={[
                { act: 'correct', may },
                { act: 'move', may },
                { act: 'flag', may },
                { act: 'registered', may },
                { act: 'working', may },
                { act: 'leave', may: home !== undefined },
                ...mayEnd.map(({ flagId }) => ({ act: flagId, may })),
              ]}
            />
          )
        }
      />
      {open?.act === 'correct' && <CorrectSheet person={person} knownAt={answer.knownAt} onClose={close} />}
      {open?.act === 'move' && <MoveSheet personId={personId} home={home} onClose={close} />}
      {open?.act === 'leave' && home && <LeaveSheet personId={personId} home={home} onClose={close} />}
      {(open?.act === 'registered' || open?.act === 'working') && (
        <WhereSheet personId={personId} kind={open.act} onClose={close} />
      )}
      {open?.act === 'flag' && (
        <FlagSheet
          personId={personId}
          standing={answer.flags.map(({ flag }) => flag)}
          maySeeSensitive={abilities.maySeeSensitive}
          onClose={close}
        />
      )}
      {open?.act === 'unflag' && <UnflagSheet flagId={open.flagId} flag={open.flag} onClose={close} />}
    </>
  );
}
