// Records that may be one firm, two by two, each with why. Nothing is joined before somebody has looked.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import type { Asked } from '#kernel/web/wire/use-ask.ts';
import { mergers } from '../shared/enterprise.ts';
import type { Alike, enterpriseDuplicates } from '../shared/queries.ts';
import { ApartSheet, MergeSheet } from './acts/merge-sheet.tsx';
import style from './enterprises.module.css';
import { useAlikeWords } from './words.ts';

const messages = {
  zh: {
    list: '疑似重复',
    merge: '合并…',
    apart: '不是同一家…',
    empty: '没有疑似重复的企业',
    how: '名称和园区相同、代码只差末位、电话和法人相同的两条记录会列在这里，由人核对后合并。',
    noCode: '没有代码',
    wrong: '代码有误',
  },
  en: {
    list: 'Maybe one firm',
    merge: 'Merge…',
    apart: 'Two firms…',
    empty: 'No records that may be one firm',
    how: 'Two records with the same name and park, a code wrong in its last place only, or the same telephone and legal person stand here until somebody compares them.',
    noCode: 'no code',
    wrong: 'faulty',
  },
};

type Pair = QueryAnswer<typeof enterpriseDuplicates>['pairs'][number];
type PairsPartProps = { pairs: Asked<QueryAnswer<typeof enterpriseDuplicates>> };

export function PairsPart({ pairs: { answer, problem, isFirst, again } }: PairsPartProps) {
  const t = useMessages(messages);
  const why = useAlikeWords();
  const { post } = useHat();
  const [open, setOpen] = useState<{ act: 'merge' | 'apart'; pair: Pair }>();
  const mayMerge = mayBy({ roles: mergers }, { kind: 'staff', role: post.role });
  return (
    <section className={style['part']} aria-label={t.list}>
      <p className="muted">{t.how}</p>
      <ProblemNote problem={problem} again={again} />
      {isFirst && <Skeleton lines={6} />}
      {answer?.pairs.length === 0 && <EmptyState icon="check" title={t.empty} how={t.how} />}
      <ul className={style['pairs']}>
        {answer?.pairs.map((pair) => (
          <li key={`${pair.one.enterpriseId} ${pair.other.enterpriseId}`} className="card">
            <Tag tone="amber">{why[pair.by]}</Tag>
            <div className={style['two']}>
              <Side one={pair.one} />
              <Side one={pair.other} />
            </div>
            {mayMerge && (
              <div className={style['tags']}>
                <Button onPress={() => setOpen({ act: 'merge', pair })}>{t.merge}</Button>
                <Button kind="quiet" onPress={() => setOpen({ act: 'apart', pair })}>
                  {t.apart}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {open?.act === 'merge' && <MergeSheet {...idsOf(open.pair)} onClose={() => setOpen(undefined)} />}
      {open?.act === 'apart' && (
        <ApartSheet
          oneId={open.pair.one.enterpriseId}
          otherId={open.pair.other.enterpriseId}
          onClose={() => setOpen(undefined)}
        />
      )}
    </section>
  );
}

/** The record with a sound code stays. */
function idsOf({ one, other }: Pair): { intoId: string; fromId: string } {
  const [into, from] = other.uscc && !one.uscc ? [other, one] : [one, other];
  return { intoId: into.enterpriseId, fromId: from.enterpriseId };
}

function Side({ one }: { one: Alike }) {
  const t = useMessages(messages);
  return (
    <div>
      <Link to="/desk/enterprises" search={{ view: 'pairs', enterprise: one.enterpriseId }}>
        {one.name}
      </Link>
      <p className="muted">
        {one.uscc ?? (one.usccWritten ? `${one.usccWritten}（${t.wrong}）` : t.noCode)} · {one.park ?? '—'}
      </p>
      <p className="faint">{one.address}</p>
    </div>
  );
}
