// Who holds a post here, who will, and which nobody holds; for those who may, the acts that fill and end them (A4–A6, product rule 5).
import { useState } from 'react';
import { type Role, roles } from '#kernel/shared/right.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { type Appointing, AppointSheet, type EndingPost, EndPostSheet } from '#modules/identity/web/public.ts';
import { roleWords } from '../redraw/words.ts';
import style from '../territory.module.css';
import { bases } from '../words.ts';
import { dayOf, type UnitAnswer } from './unit-answer.ts';

const messages = {
  zh: {
    posts: '在岗',
    nobody: '现在没有人在岗。',
    vacancies: '空缺',
    never: '还没有人任过',
    last: (name: string, on: string) => `上一任 ${name}，到 ${on}`,
    since: (on: string) => `${on}起`,
    span: (from: string, until: string) => `${from} 至 ${until}`,
    home: (unit: string) => `本职在 ${unit}`,
    toCome: '将到岗',
    appoint: '任命',
    second: '安排下沉',
    end: '免去',
    handOver: '交接',
    endOf: (name: string) => `免去 ${name} 的岗位`,
    appointTo: (role: string) => `任命${role}`,
    or: ' / ',
  },
  en: {
    posts: 'In office',
    nobody: 'Nobody is in office now.',
    vacancies: 'Vacant',
    never: 'nobody yet',
    last: (name: string, on: string) => `last ${name}, until ${on}`,
    since: (on: string) => `since ${on}`,
    span: (from: string, until: string) => `${from} to ${until}`,
    home: (unit: string) => `home post at ${unit}`,
    toCome: 'To begin',
    appoint: 'Appoint',
    second: 'Second',
    end: 'End',
    handOver: 'Hand over',
    endOf: (name: string) => `End ${name}’s post`,
    appointTo: (role: string) => `Appoint a ${role}`,
    or: ' / ',
  },
};

/** `isNow`: a past day is looked at, never changed. */
export function UnitPosts({ answer, isNow }: { answer: UnitAnswer; isNow: boolean }) {
  const t = useMessages(messages);
  const words = useWords();
  const [appointing, setAppointing] = useState<Appointing>();
  const [ending, setEnding] = useState<EndingPost>();
  const { unit, abilities } = answer;
  const here = { id: unit.unitId, label: unit.name };
  const appointable = isNow ? (abilities.appointable as Role[]) : [];
  const secondable = isNow ? (abilities.secondable as Role[]) : [];
  const basis = (name: string) => words(bases[name] ?? { zh: name, en: name });
  return (
    <>
      {answer.vacancies.length > 0 && (
        <section>
          <h3>{t.vacancies}</h3>
          <ul className={style['people']}>
            {answer.vacancies.map((vacancy) => {
              const role = vacancy.roles.find((one) => appointable.includes(one as Role)) as Role | undefined;
              return (
                <li key={vacancy.roles.join()}>
                  <Tag tone="amber">{vacancy.roles.map((one) => words(roleWords(one))).join(t.or)}</Tag>
                  <span className="muted">
                    {vacancy.lastHeld ? t.last(vacancy.lastHeld.staffName, dayOf(vacancy.lastHeld.until)) : t.never}
                  </span>
                  {role && (
                    <span className={style['acts']}>
                      <Button
                        label={t.appointTo(words(roles[role].title))}
                        onPress={() => setAppointing({ isSecondment: false, unit: here, role, roles: appointable })}
                      >
                        {t.appoint}
                      </Button>
                    </span>
                  )}
                </li>
              );
            })}
          </ul>
        </section>
      )}
      <section>
        <div className={style['sectionHead']}>
          <h3>{t.posts}</h3>
          {appointable.length > 0 && (
            <Button
              kind="quiet"
              icon="plus"
              onPress={() => setAppointing({ isSecondment: false, unit: here, roles: appointable })}
            >
              {t.appoint}
            </Button>
          )}
          {secondable.length > 0 && (
            <Button
              kind="quiet"
              icon="plus"
              onPress={() => setAppointing({ isSecondment: true, unit: here, roles: secondable })}
            >
              {t.second}
            </Button>
          )}
        </div>
        {answer.posts.length + answer.postsToCome.length === 0 && <p className="muted">{t.nobody}</p>}
        <ul className={style['people']}>
          {answer.posts.map((post) => (
            <li key={post.postId}>
              <strong>{post.staffName}</strong> {words(roleWords(post.role))} <Tag>{basis(post.basis)}</Tag>
              <span className="muted">
                {[
                  post.title,
                  post.homeUnitName && post.basis !== 'home' ? t.home(post.homeUnitName) : null,
                  post.until ? t.span(dayOf(post.from), dayOf(post.until)) : t.since(dayOf(post.from)),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {isNow && post.mayEnd && (
                <span className={style['acts']}>
                  <LinkButton kind="quiet" to={`/desk/handovers/new/${post.staffId}`}>
                    {t.handOver}
                    <span className="sr-only"> {post.staffName}</span>
                  </LinkButton>
                  <Button
                    kind="quiet"
                    label={t.endOf(post.staffName)}
                    onPress={() => setEnding({ ...post, role: post.role as Role, unitName: unit.name })}
                  >
                    {t.end}
                  </Button>
                </span>
              )}
            </li>
          ))}
          {answer.postsToCome.map((post) => (
            <li key={post.postId}>
              <strong>{post.staffName}</strong> {words(roleWords(post.role))} <Tag>{basis(post.basis)}</Tag>
              <Tag tone="amber">{t.toCome}</Tag>
              <span className="muted">{t.since(dayOf(post.from))}</span>
            </li>
          ))}
        </ul>
      </section>
      {appointing && <AppointSheet {...appointing} onClose={() => setAppointing(undefined)} />}
      {ending && <EndPostSheet post={ending} onClose={() => setEnding(undefined)} />}
    </>
  );
}
