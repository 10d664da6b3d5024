// One request of one's own: how far it is, who has it, what was done about it, and what the caller may do now.
import { AskerContext } from '#kernel/web/door/asker-context.ts';
import { useElderMode } from '#kernel/web/door/elder.ts';
import { useLanguage, useMessages, useWords } from '#kernel/web/language/language.ts';
import { Timeline } from '#kernel/web/pieces/timeline.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { useParam } from '#kernel/web/route.ts';
import { useNow } from '#kernel/web/time/now.ts';
import type { Followed, FollowedRequest } from '../../../shared/caller-queries.ts';
import { Evidence } from '../../parts/evidence.tsx';
import { DueTag } from '../parts/due-tag.tsx';
import page from '../parts/page.module.css';
import { useFollowing } from '../parts/selves.ts';
import { plainWords, whoWords } from '../parts/who-words.ts';
import { CallerActs } from './caller-acts.tsx';
import { CallerFacts } from './caller-facts.tsx';
import { RatingForm } from './rating-form.tsx';
import { RequestSteps } from './request-card.tsx';
import style from './request-page.module.css';

const messages = {
  zh: {
    no: (no: string) => `编号 ${no}`,
    story: '经过',
    said: '您说的',
    discreet: '为了您的安全，这里不显示内容。社区正在跟进，会用您方便的方式联系您。有危险请打 110。',
    all: '看全部诉求',
    signIn: '用手机号登录',
  },
  en: {
    no: (no: string) => `No. ${no}`,
    story: 'What happened',
    said: 'What you said',
    discreet: 'For your safety nothing is shown here. The community is on it and will reach you. In danger ring 110.',
    all: 'All requests',
    signIn: 'Sign in by phone',
  },
};

/** Live updates tell of changes; this is for the minute in which they are down. */
const pace = (request: FollowedRequest | undefined) => (request?.state === 'received' ? 3_000 : 15_000);

export default function RequestPage() {
  const t = useMessages(messages);
  const requestId = useParam('requestId') ?? '';
  const { answer, asker, problem, isFirst, again } = useFollowing({ requestId }, pace);
  if (isFirst) return <Skeleton lines={8} />;
  if (!answer) {
    return (
      <div className={`${page['page']} ${page['narrow']}`}>
        <ProblemNote problem={problem} again={again} />
        <LinkButton to="/sign-in" search={{ next: `/requests/${requestId}` }} kind="primary">
          {t.signIn}
        </LinkButton>
        <LinkButton to="/requests">{t.all}</LinkButton>
      </div>
    );
  }
  return (
    <AskerContext value={asker}>
      <Shown {...answer} />
    </AskerContext>
  );
}

function Shown(followed: Followed) {
  const { request, story } = followed;
  const t = useMessages(messages);
  const lang = useLanguage();
  const now = useNow();
  const { isOn } = useElderMode();
  return (
    <article className={`${page['page']} ${page['narrow']}`}>
      <header className={style['head']}>
        <div className={style['line']}>
          <h1>{request.summary}</h1>
          <DueTag request={request} />
        </div>
        <p className={style['no']}>{t.no(request.requestNo)}</p>
        {!isOn && <RequestSteps request={request} />}
        <p className={style['who']}>{isOn ? plainWords(request, now, lang) : whoWords(request, now, lang)}</p>
        {request.placeText && !isOn && <p className="muted">{request.placeText}</p>}
      </header>
      {request.isDiscreet && <Note icon="lock">{t.discreet}</Note>}
      <CallerFacts {...followed} />
      {request.mayRate && <RatingForm requestId={request.id} />}
      {!(isOn && request.mayRate) && <CallerActs request={request} />}
      {isOn ? (
        <details className={style['fold']}>
          <summary>{t.story}</summary>
          <Story request={request} story={story} />
        </details>
      ) : (
        <Story request={request} story={story} />
      )}
      <LinkButton to="/requests" wide>
        {t.all}
      </LinkButton>
    </article>
  );
}

function Story({ request, story }: Pick<Followed, 'request' | 'story'>) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <>
      {request.text !== '' && request.text !== request.summary && (
        <section className={style['said']}>
          <h2>{t.said}</h2>
          <p>{request.text}</p>
        </section>
      )}
      {story.length > 0 && (
        <section>
          <h2 className={style['title']}>{t.story}</h2>
          <Timeline
            chapters={story.map((step, i) => ({
              key: `${i}`,
              at: step.at,
              what: words(step),
              more: step.text,
              evidence: step.files.length > 0 && <Evidence files={step.files} />,
              tone: step.type === 'request.reopened' || step.type === 'request.returned' ? 'bad' : 'done',
            }))}
          />
        </section>
      )}
    </>
  );
}
