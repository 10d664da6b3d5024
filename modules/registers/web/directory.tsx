// The registers of an area by family: what is wrong first (nobody answers by name), then each with how many are on it. A sensitive one that this post may
// not open is named and locked, without a figure.
import { Link } from '@tanstack/react-router';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { subjectTitles } from '#modules/facts/shared/subject.ts';
import { listRegisters } from '../shared/queries.ts';
import style from './registers.module.css';

const messages = {
  zh: {
    title: '台账',
    sub: '名单由登记的信息自动形成，不用另外填表',
    define: '自建台账',
    bring: '导入改好的表',
    wrong: '先补上',
    withoutOwner: (title: string) => `${title}没有专人`,
    others: '其他',
    own: (unit: string) => `${unit}自建`,
    locked: '专人掌握',
    none: '还没有台账',
    noneHow: '工作法生效后台账自动建立，也可以自建。',
  },
  en: {
    title: 'Registers',
    sub: 'Worked out from what is on record; nobody types them',
    define: 'Define one',
    bring: 'Bring in an edited sheet',
    wrong: 'To be put right first',
    withoutOwner: (title: string) => `${title}: nobody named`,
    others: 'Others',
    own: (unit: string) => `own of ${unit}`,
    locked: 'named duty only',
    none: 'No register yet',
    noneHow: 'They come with the methods in force; you may define one.',
  },
};

type Answer = QueryAnswer<typeof listRegisters>;
type Line = Answer['registers'][number];

export function Directory() {
  const t = useMessages(messages);
  const { answer, problem, isFirst, again } = useAsk(listRegisters, {}, { events: ['register.', 'owner.', 'person.'] });
  return (
    <div className={style['page']}>
      <PageHead
        title={t.title}
        sub={t.sub}
        acts={
          <>
            {answer?.mayDefine && (
              <LinkButton kind="quiet" icon="export" to="/desk/imports">
                {t.bring}
              </LinkButton>
            )}
            {answer?.mayDefine && (
              <LinkButton kind="primary" icon="plus" to="/desk/register-definitions">
                {t.define}
              </LinkButton>
            )}
          </>
        }
      />
      <ProblemNote problem={problem} again={again} />
      {isFirst && <Skeleton lines={8} />}
      {answer?.registers.length === 0 && <EmptyState icon="list" title={t.none} how={t.noneHow} />}
      {answer && <Wrong registers={answer.registers} />}
      {answer &&
        familiesOf(answer.registers, t.others, t.own).map(({ key, ...family }) => <Family key={key} {...family} />)}
    </div>
  );
}

function Wrong({ registers }: { registers: readonly Line[] }) {
  const t = useMessages(messages);
  const words = useWords();
  const wrong = registers.filter((one) => (one.withoutOwner ?? 0) > 0);
  if (wrong.length === 0) return null;
  return (
    <section className={style['family']}>
      <h2>{t.wrong}</h2>
      <ul className={style['lines']}>
        {wrong.map((one) => (
          <li key={one.registerId} data-tone="soon">
            <Link to={`/desk/registers/${one.registerId}`} search={{ lacks: 'owner' }} className={style['line']}>
              <span>{t.withoutOwner(words(one.title))}</span>
              <b className="num">{one.withoutOwner}</b>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

type FamilyOf = { key: string; title: Words; registers: Line[] };

function familiesOf(registers: readonly Line[], others: string, own: (unit: string) => string): FamilyOf[] {
  const families = new Map<string, FamilyOf>();
  for (const register of registers) {
    const title = register.ownOf
      ? { zh: own(register.ownOf), en: own(register.ownOf) }
      : (register.family ?? { zh: others, en: others });
    const family = families.get(title.zh) ?? { key: title.zh, title, registers: [] };
    family.registers.push(register);
    families.set(title.zh, family);
  }
  return [...families.values()];
}

function Family({ title, registers }: Omit<FamilyOf, 'key'>) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <section className={style['family']}>
      <h2>{words(title)}</h2>
      <ul className={style['lines']}>
        {registers.map((one) =>
          one.mayOpen ? (
            <li key={one.registerId}>
              <Link to={`/desk/registers/${one.registerId}`} className={style['line']}>
                <span>
                  {words(one.title)} {one.isSensitive && <Icon name="lock" size={16} />}
                  <small>
                    {words(subjectTitles[one.subject])} · {words(one.purpose)}
                  </small>
                </span>
                <b className="num">{one.members}</b>
              </Link>
            </li>
          ) : (
            <li key={one.registerId}>
              <div className={style['line']}>
                <span className="muted">
                  {words(one.title)}
                  <small>{words(one.purpose)}</small>
                </span>
                <Tag icon="lock">{t.locked}</Tag>
              </div>
            </li>
          ),
        )}
      </ul>
    </section>
  );
}
