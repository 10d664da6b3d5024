// One tap confirms what is on the screen: the digest goes with it, and if the register has changed since, nothing is confirmed. It cannot be taken back,
// which is said beside the button, where the tap is, instead of asked in a second dialog.
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { confirmRegister } from '../../shared/commands.ts';
import type { registerPage } from '../../shared/queries.ts';
import style from '../parts/parts.module.css';

const messages = {
  zh: {
    confirm: '确认台账',
    how: (lines: number) => `系统已按办件写好，共 ${lines} 行。确认后定稿，送监督人，不能再改；有错另写更正。`,
    confirmed: '已定稿',
    by: (name: string) => `${name} 确认`,
    sent: (to: string) => `已送 ${to}`,
    intact: '与确认时一致',
    broken: '存下的内容与确认时不一致，请报告系统管理员',
    seal: '指纹',
    see: '看最新的台账',
  },
  en: {
    confirm: 'Confirm the register',
    how: (lines: number) =>
      `Written from the work done, ${lines} lines. Once confirmed it is final and goes to the supervisors; errors are corrected in further lines.`,
    confirmed: 'Final',
    by: (name: string) => `confirmed by ${name}`,
    sent: (to: string) => `sent to ${to}`,
    intact: 'as it was confirmed',
    broken: 'What is stored is not what was confirmed; tell the system administrator',
    seal: 'Digest',
    see: 'See the latest register',
  },
};

type Props = { page: QueryAnswer<typeof registerPage>; seeAgain(): void };

export function Confirm({ page, seeAgain }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const { occurrence, confirmed, digest, lineCount, abilities } = page;
  const confirm = useCommand(confirmRegister, { invalidates: ['register.'] });
  if (confirmed) {
    const to = confirmed.publishedTo.map(words).join('、');
    return (
      <section className={`card ${style['part']}`} aria-label={t.confirmed}>
        <p className={style['marks']}>
          <Tag tone="green" icon="lock">
            {t.confirmed}
          </Tag>
          <span>
            {t.by(confirmed.by)} <Moment at={confirmed.at} />
          </span>
          {to && <span className="muted">{t.sent(to)}</span>}
          {confirmed.isIntact && (
            <span className="muted">
              {t.intact}（{t.seal} <code>{digest.slice(0, 12)}</code>）
            </span>
          )}
        </p>
        {!confirmed.isIntact && <Note icon="warn">{t.broken}</Note>}
      </section>
    );
  }
  if (!abilities.confirm.may) {
    return abilities.confirm.whyNot ? <Note icon="lock">{words(abilities.confirm.whyNot)}</Note> : null;
  }
  return (
    <section className={`card ${style['part']}`} aria-label={t.confirm}>
      <ProblemNote problem={confirm.problem} again={confirm.again} />
      <div className={style['foot']}>
        {confirm.problem?.code === 'rhythm.changed_meanwhile' ? (
          <Button
            kind="primary"
            onPress={() => {
              confirm.clear();
              seeAgain();
            }}
          >
            {t.see}
          </Button>
        ) : (
          <Button
            kind="primary"
            busy={confirm.isSending}
            onPress={() => void confirm.run({ occurrenceId: occurrence.id, digest })}
          >
            {t.confirm}
          </Button>
        )}
        <span className="muted">{t.how(lineCount)}</span>
      </div>
    </section>
  );
}
