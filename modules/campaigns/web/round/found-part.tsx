// 名单外: who was met and is on no list, counted apart; added here where the desk hears of somebody first.
import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { EmptyState } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import type { Found } from '#modules/identity/web/public.ts';
import { PersonField } from '#modules/registry/web/public.ts';
import { addFoundCommand } from '../../shared/commands.ts';
import type { campaignRound } from '../../shared/queries.ts';
import style from '../campaigns.module.css';

const messages = {
  zh: {
    found: '名单外',
    none: '还没有发现名单外的人',
    how: '敲门或采样时遇到名单上没有的人，登记在这里，另外计数。',
    by: (name: string) => `${name} 登记`,
    isDone: '已做',
    notDone: '没做',
    add: '登记名单外的人…',
    title: '登记名单外的人',
    press: '登记',
    who: '是谁',
    choose: '先找到这个人',
    unknown: '名册上也没有的，先在“居民”里登记，再来这里。',
  },
  en: {
    found: 'Found',
    none: 'Nobody was found on no list yet',
    how: 'Whoever is met and on no list is told here and counted apart.',
    by: (name: string) => `by ${name}`,
    isDone: 'done',
    notDone: 'not done',
    add: 'Add somebody found…',
    title: 'Add somebody found',
    press: 'Add',
    who: 'Who',
    choose: 'Find them first',
    unknown: 'Who is not on the register either is put on it first, under Residents.',
  },
};
type Props = { roundId: string; rows: QueryAnswer<typeof campaignRound>['found']; mayAdd: boolean };

export function FoundPart({ roundId, rows, mayAdd }: Props) {
  const t = useMessages(messages);
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      {mayAdd && (
        <div>
          <Button icon="plus" onPress={() => setAdding(true)}>
            {t.add}
          </Button>
        </div>
      )}
      {rows.length === 0 ? (
        <EmptyState icon="people" title={t.none} how={t.how} />
      ) : (
        <ul className={`card ${style['list']}`} aria-label={t.found}>
          {rows.map((row) => (
            <li key={row.subjectId}>
              <div className={style['name']}>
                <b>{row.name}</b>
                <span className="muted">{row.address}</span>
              </div>
              <span className="muted">
                {t.by(row.byName)} <Moment at={row.foundAt} short />
              </span>
              {row.doneAt ? <Tag tone="green">{t.isDone}</Tag> : <Tag tone="amber">{t.notDone}</Tag>}
            </li>
          ))}
        </ul>
      )}
      {isAdding && <AddSheet roundId={roundId} onClose={() => setAdding(false)} />}
    </>
  );
}

function AddSheet({ roundId, onClose }: { roundId: string; onClose: () => void }) {
  const t = useMessages(messages);
  const [who, setWho] = useState<Found>();
  const add = useCommand(addFoundCommand, { invalidates: ['campaign.'], onDone: onClose });
  return (
    <Sheet
      open
      onClose={onClose}
      title={t.title}
      foot={
        <Button
          kind="primary"
          busy={add.isSending}
          whyNot={who ? undefined : t.choose}
          onPress={() => who && void add.run({ roundId, subjectId: who.id })}
        >
          {t.press}
        </Button>
      }
    >
      <div className={style['form']}>
        <PersonField label={t.who} chosen={who} onChange={setWho} />
        <p className="muted">{t.unknown}</p>
        <ProblemNote problem={add.problem} again={add.again} />
      </div>
    </Sheet>
  );
}
