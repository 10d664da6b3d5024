// On a request: the recordings it points to, who has looked at each and what for, and the way to look (B8). A request without any shows one quiet
// button to those who may attach one, and nothing to the rest.
import { useState } from 'react';
import { type Role, roles } from '#kernel/shared/right.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Note } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useSubject } from '#kernel/web/shell/pieces.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { ReasonSheet } from '#modules/identity/web/public.ts';
import { removeVideo } from '../../shared/camera-commands.ts';
import { type VideoReference, videoOfRequest } from '../../shared/camera-queries.ts';
import { AttachVideo } from './attach-video.tsx';
import { LookForm } from './look-form.tsx';
import style from './video.module.css';

const messages = {
  zh: {
    title: '录像',
    attach: '关联录像',
    to: ' 至 ',
    dead: '摄像头故障或已停用',
    gone: '超过 30 天，录像可能已经删除',
    by: (name: string, unit: string) => `${unit} ${name} 关联`,
    look: '调阅…',
    remove: '撤下',
    removeTitle: '撤下录像关联',
    removeWhat: '撤下以后不能再从这里调阅；谁看过的记录都留着。',
    seen: (n: number) => `谁看过（${n}）`,
    unseen: '还没有人看过',
    mayNot: '您的岗位不能调阅；社区坐席、社区书记、警务室和街道督查可以。',
  },
  en: {
    title: 'Recordings',
    attach: 'Point to a recording',
    to: ' – ',
    dead: 'Camera dead or retired',
    gone: 'Older than 30 days: it may be deleted',
    by: (name: string, unit: string) => `attached by ${name}, ${unit}`,
    look: 'Look…',
    remove: 'Take back',
    removeTitle: 'Take the reference back',
    removeWhat: 'It opens no more from here; who looked stays on record.',
    seen: (n: number) => `Who looked (${n})`,
    unseen: 'Nobody has looked yet',
    mayNot: 'Your post may not look; the community desk and secretary, the police room and the street supervisor may.',
  },
};

export default function VideoPart() {
  const t = useMessages(messages);
  const requestId = useSubject();
  const { answer } = useAsk(
    videoOfRequest,
    { requestId },
    { events: ['video.', 'request.withdrawn', 'request.merged'] },
  );
  const [isAttaching, setAttaching] = useState(false);
  if (!answer || (answer.references.length === 0 && !answer.mayAttach)) return null;
  const attach = answer.mayAttach && (
    <Button kind="quiet" icon="camera" onPress={() => setAttaching(true)}>
      {t.attach}
    </Button>
  );
  return (
    <section className={style['part']} aria-label={t.title} data-print="no">
      {answer.references.length > 0 ? (
        <>
          <div className={style['head']}>
            <h2>{t.title}</h2>
            {attach}
          </div>
          <ul>
            {answer.references.map((reference) => (
              <Reference key={reference.referenceId} reference={reference} {...answer} />
            ))}
          </ul>
          {!answer.mayLook && <p className="muted">{t.mayNot}</p>}
        </>
      ) : (
        attach
      )}
      {isAttaching && <AttachVideo requestId={requestId} onClose={() => setAttaching(false)} />}
    </section>
  );
}

type ReferenceProps = { reference: VideoReference; mayAttach: boolean; mayLook: boolean };

function Reference({ reference, mayAttach, mayLook }: ReferenceProps) {
  const t = useMessages(messages);
  const [isLooking, setLooking] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  return (
    <li className={style['reference']}>
      <p>
        <b>
          {reference.placeName} · {reference.cameraName}
        </b>{' '}
        {reference.isCameraDead && <Tag tone="amber">{t.dead}</Tag>}
      </p>
      <p>
        <Moment at={reference.from} />
        {t.to}
        <Moment at={reference.until} />
      </p>
      <p>
        {reference.why} <span className="muted">{t.by(reference.attachedByName, reference.attachedUnitName)}</span>
      </p>
      {reference.mayBeGone && <Note icon="clock">{t.gone}</Note>}
      {!isLooking && (mayLook || mayAttach) && (
        <div className={style['acts']}>
          {mayLook && (
            <Button icon="play" onPress={() => setLooking(true)}>
              {t.look}
            </Button>
          )}
          {mayAttach && (
            <Button kind="quiet" onPress={() => setRemoving(true)}>
              {t.remove}
            </Button>
          )}
        </div>
      )}
      {isLooking && <LookForm reference={reference} onClose={() => setLooking(false)} />}
      <Looks looks={reference.looks} />
      {isRemoving && (
        <ReasonSheet
          command={removeVideo}
          title={t.removeTitle}
          press={t.remove}
          what={t.removeWhat}
          input={(reason) => ({ referenceId: reference.referenceId, reason })}
          onClose={() => setRemoving(false)}
        />
      )}
    </li>
  );
}

function Looks({ looks }: Pick<VideoReference, 'looks'>) {
  const t = useMessages(messages);
  const words = useWords();
  if (looks.length === 0) return <p className="faint">{t.unseen}</p>;
  return (
    <details>
      <summary>{t.seen(looks.length)}</summary>
      <ul className={style['looks']}>
        {looks.map((look) => (
          <li key={look.lookId}>
            <Moment at={look.at} /> {look.staffName}{' '}
            <span className="muted">
              {look.unitName} {words(roles[look.role as Role].title)}
            </span>
            ：{look.purpose}
          </li>
        ))}
      </ul>
    </details>
  );
}
