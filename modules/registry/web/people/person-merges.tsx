// What was brought together into this record, by whom and why, with the way back; and with whom they were told apart.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { unmergePersons } from '../../shared/commands.ts';
import { ReasonSheet } from '../acts/reason-sheet.tsx';
import style from '../registry.module.css';
import type { PersonAnswer } from './person-facts.tsx';

const messages = {
  zh: {
    title: '合并与核对',
    merged: (name: string) => `并入了“${name}”的另一条记录`,
    undone: '已撤回',
    undo: '撤回这次合并',
    press: '撤回',
    what: (name: string) => `“${name}”的记录恢复成合并前的样子；合并以后新记下的，留在现在这一条上。`,
    by: (name: string, reason: string) => `${name}：${reason}`,
    stayed: (n: number) => `合并以后的 ${n} 处新记录或改动没有跟着退回`,
    apart: '核对过，不是同一个人：',
  },
  en: {
    title: 'Merges and checks',
    merged: (name: string) => `Another record, “${name}”, went into this one`,
    undone: 'taken back',
    undo: 'Take this merge back',
    press: 'Take back',
    what: (name: string) => `The record of ${name} is put back as it was; what was recorded since stays here.`,
    by: (name: string, reason: string) => `${name}: ${reason}`,
    stayed: (n: number) => `${n} records or changes since the merge stayed`,
    apart: 'Checked, two people: ',
  },
};

type Merge = PersonAnswer['merges'][number];

export function PersonMerges({ answer }: { answer: PersonAnswer }) {
  const t = useMessages(messages);
  const [undoing, setUndoing] = useState<Merge>();
  const undo = useCommand(unmergePersons, {
    onDone: () => setUndoing(undefined),
    invalidates: ['person.', 'household.'],
  });
  if (answer.merges.length + answer.distinctions.length === 0) return null;
  return (
    <section>
      <h3>{t.title}</h3>
      <ul className={style['lines']}>
        {answer.merges.map((merge) => (
          <li key={merge.mergeId} data-past={merge.undone !== null || undefined}>
            <Moment at={merge.at} />
            <span>{t.merged(merge.name)}</span>
            <span className="muted">{t.by(merge.byName, merge.reason)}</span>
            {merge.undone && (
              <>
                <Tag>{t.undone}</Tag>
                <Moment at={merge.undone.at} />
                <span className="muted">{t.by(merge.undone.byName, merge.undone.reason)}</span>
                {merge.undone.stayed > 0 && <span className="muted">{t.stayed(merge.undone.stayed)}</span>}
              </>
            )}
            {merge.mayUndo && (
              <Button kind="quiet" onPress={() => setUndoing(merge)}>
                {t.undo}…
              </Button>
            )}
          </li>
        ))}
        {answer.distinctions.map((one) => (
          <li key={one.otherId}>
            <Moment at={one.at} />
            <span>
              {t.apart}
              <Link to={`/desk/people/${one.otherId}`}>{one.name}</Link>
            </span>
            <span className="muted">{t.by(one.byName, one.reason)}</span>
          </li>
        ))}
      </ul>
      {undoing && (
        <ReasonSheet
          title={t.undo}
          press={t.press}
          isGrave
          what={t.what(undoing.name)}
          command={undo}
          onSubmit={(reason) => void undo.run({ mergeId: undoing.mergeId, reason })}
          onClose={() => setUndoing(undefined)}
        />
      )}
    </section>
  );
}
