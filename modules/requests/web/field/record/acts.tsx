// Under the thumb: the act that brings the job on, large; the two or three others one needs out there; the rest behind 更多.
import { lazy, Suspense, useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PhotoInput } from '#kernel/web/pieces/photo-picker.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { Menu } from '#kernel/web/plain/menu.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { answerRequest, resumeRequest } from '../../../shared/commands.ts';
import { type ActName, acts } from '../../../shared/request-chart.ts';
import { type FormAct, isFormAct } from '../../acts/act-forms.ts';
import { actsInOrder } from '../../acts/act-order.ts';
import type { PageAnswer } from '../../parts/names.ts';
import style from './acts.module.css';
import { ExtendForm } from './extend-form.tsx';
import { NoteForm } from './note-form.tsx';
import { ResolveForm } from './resolve-form.tsx';
import { ReturnForm } from './return-form.tsx';
import { Sign } from './sign.tsx';

const OtherAct = lazy(() => import('./other-act.tsx'));

const messages = {
  zh: {
    acts: '可以做的',
    shoot: '拍照办结',
    more: '更多',
    atDesk: '到工作台归类派单',
    wait: '等别人核实结案；办的人不能自己结案。',
  },
  en: {
    acts: 'What may be done',
    shoot: 'Photo and resolve',
    more: 'More',
    atDesk: 'Classify and dispatch at the desk',
    wait: 'Somebody else verifies and closes it; who did the work may not.',
  },
};

/** These have a button of their own. */
const atHand: readonly FormAct[] = ['answer', 'sign', 'resolve', 'resume'];

type Props = { page: PageAnswer; onOpen(isOpen: boolean): void };

export function Acts({ page, onOpen }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const [open, setOpenAct] = useState<FormAct>();
  const [taken, setTaken] = useState<readonly File[]>();
  const answering = useCommand(answerRequest);
  const resuming = useCommand(resumeRequest);
  const { request, abilities } = page;
  const may = (act: ActName) => abilities.some((ability) => ability.act === act && ability.may);
  const setOpen = (act: FormAct | undefined) => {
    setOpenAct(act);
    onOpen(act !== undefined);
  };
  const close = () => {
    setTaken(undefined);
    setOpen(undefined);
  };
  // A form whose act is no longer legal (somebody else was faster) closes with it.
  const shown = open && may(open) ? open : undefined;

  if (shown) {
    const own = { page, onClose: close };
    return (
      <div className={style['form']}>
        {shown === 'resolve' ? (
          <ResolveForm {...own} first={taken} />
        ) : shown === 'note' ? (
          <NoteForm {...own} />
        ) : shown === 'return' ? (
          <ReturnForm {...own} />
        ) : shown === 'ask_extension' ? (
          <ExtendForm {...own} />
        ) : (
          <Suspense fallback={<Skeleton lines={3} />}>
            <OtherAct page={page} of={{ act: shown }} onClose={close} />
          </Suspense>
        )}
      </div>
    );
  }

  const isRinging = may('answer') && request.isRinging;
  const maySign = may('sign');
  const mayResolve = may('resolve') && !maySign;
  const near: FormAct[] = (['note', 'return', 'ask_extension', 'close', 'call_back'] as const).filter(may).slice(0, 2);
  const behind = actsInOrder(request.state, may('resolve')).filter(
    (act) => may(act) && isFormAct(act) && !atHand.includes(act) && !near.includes(act),
  );
  const isAtDesk = may('dispatch') || may('classify');
  const isWaiting =
    request.state === 'resolved' && abilities.some(({ act, may: allowed }) => act === 'resolve' && !allowed);
  if (!isRinging && !maySign && near.length + behind.length === 0 && !isAtDesk) return null;

  return (
    <div className={style['bar']} role="group" aria-label={t.acts}>
      {isWaiting && <p className="muted">{t.wait}</p>}
      <ProblemNote problem={answering.problem ?? resuming.problem} again={answering.again ?? resuming.again} />
      {isRinging && (
        <Button
          kind="primary"
          big
          wide
          icon="phone"
          busy={answering.isSending}
          onPress={() => void answering.run({ requestId: request.id })}
        >
          {words(acts.answer.title)}
        </Button>
      )}
      {maySign && <Sign page={page} />}
      {mayResolve && (
        <PhotoInput
          className={style['shoot']}
          camera
          onFiles={(files) => {
            setTaken(files);
            setOpen('resolve');
          }}
        >
          <Icon name="camera" size={22} />
          {t.shoot}
        </PhotoInput>
      )}
      {may('resume') && request.state === 'suspended' && (
        <Button
          kind="primary"
          big
          wide
          busy={resuming.isSending}
          onPress={() => void resuming.run({ requestId: request.id })}
        >
          {words(acts.resume.title)}
        </Button>
      )}
      {isAtDesk && (
        <LinkButton to={`/desk/requests/${request.id}`} wide>
          {t.atDesk}
        </LinkButton>
      )}
      <div className={style['row']}>
        {mayResolve && <Button onPress={() => setOpen('resolve')}>{words(acts.resolve.title)}</Button>}
        {near.map((act) => (
          <Button key={act} onPress={() => setOpen(act)}>
            {words(acts[act].title)}
          </Button>
        ))}
        {behind.length > 0 && (
          <Menu
            name={t.more}
            label={<span aria-hidden="true">{t.more}</span>}
            items={behind.map((act) => ({ key: act, label: words(acts[act].title), onPick: () => setOpen(act) }))}
          />
        )}
      </div>
    </div>
  );
}
