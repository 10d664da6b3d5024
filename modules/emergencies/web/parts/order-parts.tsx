// What the desk and the public page show alike of an order: the powers in words, the legal basis, what was deleted and the proof of it.
import type { Words } from '#kernel/shared/problem.ts';
import { roles } from '#kernel/shared/right.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Tag, type Tone } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { findArticle } from '../../shared/article.ts';
import { type OrderState, stateTitles } from '../../shared/order.ts';
import { type Power, powerKinds } from '../../shared/power.ts';
import type { CertificateLine } from '../../shared/queries.ts';
import style from './parts.module.css';

const messages = {
  zh: {
    allows: '可以',
    gathers: '采集',
    kept: (days: number) => `结束后保存 ${days} 天，到期删除`,
    keptUntil: '保存到',
    certificates: '删除证明',
    erased: (what: string, n: number) => `${what} ${n.toLocaleString('zh-CN')} 条`,
    nothing: '没有采集数据',
    doneAt: '删除完成',
    rule: (power: string, days: number) => `依据：“${power}”结束后保存 ${days} 天（个人信息保护法第四十七条）`,
    intact: '核对一致',
    broken: '与封存的摘要不一致',
    digest: '摘要',
  },
  en: {
    allows: 'Allows',
    gathers: 'Gathers',
    kept: (days: number) => `kept ${days} days after the end, then deleted`,
    keptUntil: 'kept until',
    certificates: 'Deletion certificates',
    erased: (what: string, n: number) => `${what}: ${n.toLocaleString('en')}`,
    nothing: 'Nothing was gathered',
    doneAt: 'Deleted',
    rule: (power: string, days: number) => `Rule: “${power}” is kept ${days} days after its end (PIPL 47)`,
    intact: 'checked, unchanged',
    broken: 'does not fit what was sealed',
    digest: 'Digest',
  },
};

/** An office of an older version is shown as it was written. */
export const titleOf = (role: string): Words =>
  (roles as Record<string, { title: Words }>)[role]?.title ?? { zh: role, en: role };

const tones: Record<OrderState, Tone> = {
  proposed: 'amber',
  ahead: 'plain',
  in_force: 'teal',
  over: 'plain',
  withdrawn: 'plain',
  refused: 'plain',
  lapsed: 'plain',
};

export function StateTag({ state }: { state: OrderState }) {
  const words = useWords();
  return <Tag tone={tones[state]}>{words(stateTitles[state])}</Tag>;
}

export type PowersProps = {
  powers: readonly Power[];
  retention: Partial<Record<Power, number>>;
  keptUntil?: readonly { power: Power; at: Date }[];
};

export function Powers({ powers, retention, keptUntil = [] }: PowersProps) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <ul className={style['powers']}>
      {powers.map((power) => {
        const kind = powerKinds[power];
        const until = keptUntil.find((one) => one.power === power)?.at;
        return (
          <li key={power}>
            <b>{words(kind.title)}</b>
            <span>
              {t.allows}：{words(kind.allows)}
            </span>
            <span className="muted">
              {t.gathers}：{words(kind.gathers)}；{t.kept(retention[power] ?? kind.retentionDays)}
              {until && (
                <>
                  （{t.keptUntil} <Moment at={until} />）
                </>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

export function Basis({ legalText, articleCodes }: { legalText: string; articleCodes: readonly string[] }) {
  const words = useWords();
  return (
    <div className={style['basis']}>
      <p className={style['text']}>{legalText}</p>
      <ul>
        {articleCodes.map((code) => {
          const article = findArticle(code);
          return (
            <li key={code}>
              {article ? (
                <>
                  《{article.law}》{article.article} <span className="muted">{words(article.about)}</span>
                </>
              ) : (
                code
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

export function Certificates({ certificates }: { certificates: readonly CertificateLine[] }) {
  const t = useMessages(messages);
  const words = useWords();
  if (certificates.length === 0) return null;
  return (
    <ul className={style['certificates']} aria-label={t.certificates}>
      {certificates.map(({ content, digest, isIntact }) => {
        const erased = content.gathered.filter((one) => one.erased > 0);
        return (
          <li key={digest}>
            <span className={style['line']}>
              <b>{content.certificate}</b>
              <Tag tone={isIntact ? 'green' : 'red'}>{isIntact ? t.intact : t.broken}</Tag>
            </span>
            <span>
              {words(powerKinds[content.power].title)}：
              {erased.length === 0 ? t.nothing : erased.map((one) => t.erased(words(one.what), one.erased)).join('、')}
              {' · '}
              {t.doneAt} <Moment at={content.finished} />
            </span>
            <span className="muted">{t.rule(words(powerKinds[content.power].title), content.rule.days)}</span>
            <code className={style['digest']}>
              {t.digest} SHA-256 {digest}
            </code>
          </li>
        );
      })}
    </ul>
  );
}
