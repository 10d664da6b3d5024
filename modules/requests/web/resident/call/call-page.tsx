// After the press, over everything else: who hears it, who answered, and room to say more. The person may be frightened, unable to speak or to
// read much: one calm sentence on top, big things below, and a mis-press taken back without a question.
import { useEffect, useRef } from 'react';
import { AskerContext } from '#kernel/web/door/asker-context.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useGo, useParam } from '#kernel/web/route.ts';
import type { FollowedRequest } from '../../../shared/caller-queries.ts';
import { useFollowing } from '../parts/selves.ts';
import style from './call-page.module.css';
import { CallState } from './call-state.tsx';
import { LeavePhone } from './leave-phone.tsx';
import { MisPress } from './mis-press.tsx';
import { PressAgain } from './press-again.tsx';
import { Said } from './said.tsx';
import { SayMore } from './say-more.tsx';

const messages = {
  zh: { title: '呼叫', home: '回首页', progress: '看进度', danger: '有生命危险，请同时拨打' },
  en: { title: 'Call', home: 'Home', progress: 'See progress', danger: 'If a life is in danger, also ring' },
};

/** The live stream tells of an answer at once; while it rings the page looks by itself as well. */
const pace = (request: FollowedRequest | undefined) => (request?.state === 'received' ? 700 : 8_000);

export default function CallPage() {
  const t = useMessages(messages);
  const go = useGo();
  const requestId = useParam('requestId') ?? '';
  const { answer, asker, problem, isFirst, again } = useFollowing({ requestId }, pace);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  const request = answer?.request;
  const isOver = request?.state === 'withdrawn' || request?.state === 'merged';
  return (
    <AskerContext value={asker}>
      <dialog
        ref={dialog}
        className={style['call']}
        aria-label={t.title}
        onCancel={(event) => {
          event.preventDefault();
          go('/');
        }}
      >
        {isFirst && <Skeleton />}
        <ProblemNote problem={problem} again={again} />
        {request && answer && (
          <>
            <CallState {...answer} />
            {!isOver && (
              <div className={style['body']}>
                {request.state === 'received' && <MisPress request={request} />}
                {!request.hasPhone && <LeavePhone requestId={request.id} />}
                {request.mayState && <SayMore requestId={request.id} />}
                <Said story={answer.story} />
                {request.state === 'received' && <PressAgain presses={request.pressCount} />}
                <p className={style['danger']}>
                  {t.danger}{' '}
                  {['120', '119', '110'].map((number) => (
                    <a key={number} href={`tel:${number}`}>
                      {number}
                    </a>
                  ))}
                </p>
              </div>
            )}
          </>
        )}
        <div className={style['foot']}>
          <LinkButton to="/" big wide>
            {t.home}
          </LinkButton>
          {request && !isOver && request.state !== 'received' && (
            <LinkButton to={`/requests/${request.id}`} kind="primary" big wide>
              {t.progress}
            </LinkButton>
          )}
        </div>
      </dialog>
    </AskerContext>
  );
}
