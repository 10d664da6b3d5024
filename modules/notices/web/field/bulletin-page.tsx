// A bulletin opened from 今日: what it says first, the one tap always in reach.
import { useMessages } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useParam } from '#kernel/web/route.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { confirmReceipt } from '../../shared/commands.ts';
import { publicationPage } from '../../shared/queries.ts';
import { PublicationFacts } from '../desk/publication-facts.tsx';
import { RecordHead, RecordStory } from '../desk/publication-record.tsx';
import style from './field.module.css';

const messages = {
  zh: { back: '回今日', confirm: '签收', queued: '已记下，有网就送' },
  en: { back: 'Today', confirm: 'Confirm receipt', queued: 'Kept; sent when there is a network' },
};

export default function BulletinPage() {
  const t = useMessages(messages);
  const publicationId = useParam('publicationId') ?? '';
  const { answer: page, problem, isFirst, again } = useAsk(publicationPage, { publicationId });
  const confirm = useCommand(confirmReceipt, { invalidates: ['publication.'] });
  const mayConfirm = page?.abilities.some(({ act, may }) => act === 'confirm' && may) ?? false;
  return (
    <div className={style['page']}>
      <div>
        <LinkButton kind="quiet" icon="back" to="/field">
          {t.back}
        </LinkButton>
      </div>
      {isFirst && <Skeleton lines={6} />}
      {!page && <ProblemNote problem={problem} again={again} />}
      {page && (
        <>
          <RecordHead page={page} />
          <RecordStory page={page} />
          <PublicationFacts page={page} />
        </>
      )}
      <ProblemNote problem={confirm.problem} again={confirm.again} />
      {confirm.phase === 'queued' && <p className="muted">{t.queued}</p>}
      {mayConfirm && confirm.phase !== 'queued' && (
        <div className={style['foot']}>
          <Button kind="primary" big wide busy={confirm.isSending} onPress={() => void confirm.run({ publicationId })}>
            {t.confirm}
          </Button>
        </div>
      )}
    </div>
  );
}
