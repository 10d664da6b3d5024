// The next legal acts at the foot of a record, drawn from the abilities that came with it. What may not be done now says why in one sentence
// instead of hiding; what has no room goes behind 更多.
import { type ReactNode, useId, useState } from 'react';
import type { Words } from '#kernel/shared/problem.ts';
import { useMessages, useWords } from '../language/language.ts';
import { useIsNarrow } from '../look/media.ts';
import { Button } from '../plain/button.tsx';
import { Menu } from '../plain/menu.tsx';
import style from './act-bar.module.css';

/** As the server sends it: may this be done here and now, and if not, why. */
export type Ability = { act: string; may: boolean; whyNot?: Words | undefined };

export type Act = {
  act: string;
  /** A short verb; with `…` when it opens a form. */
  label: string;
  kind?: 'primary' | 'danger';
  onPick: () => void;
  isBusy?: boolean;
  /** One that people look for: while it may not be done it stays in sight and says why. Others are simply not there. */
  explains?: boolean;
};

const messages = {
  zh: { acts: '可以做的', more: '更多', reason: (act: string, why: string) => `${act}：${why}` },
  en: { acts: 'What may be done', more: 'More', reason: (act: string, why: string) => `${act}: ${why}` },
};

const roomFor = { phone: 2, desk: 6 };

export type ActBarProps = {
  /** In the order of likelihood; an act without an ability is not shown at all. */
  acts: readonly Act[];
  abilities: readonly Ability[];
  /** A problem note of the act just tried, a form in place. */
  children?: ReactNode;
};

export function ActBar({ acts, abilities, children }: ActBarProps) {
  const t = useMessages(messages);
  const words = useWords();
  const isNarrow = useIsNarrow();
  const reasonId = useId();
  const [asked, setAsked] = useState<string>();

  const offers = acts.flatMap((act) => {
    const ability = abilities.find((candidate) => candidate.act === act.act);
    if (!ability) return [];
    return [{ ...act, may: ability.may, whyNot: ability.may || !ability.whyNot ? undefined : words(ability.whyNot) }];
  });
  const open = offers.filter((offer) => offer.may);
  const shut = offers.filter((offer) => offer.explains && offer.whyNot !== undefined);
  const room = isNarrow ? roomFor.phone : roomFor.desk;
  const shown = open.slice(0, room);
  const behind = open.slice(room);
  const explained = shut.find((offer) => offer.act === asked) ?? (isNarrow ? undefined : shut[0]);

  return (
    <div className={style['bar']} role="group" aria-label={t.acts} data-print="no">
      {children && <div className={style['wide']}>{children}</div>}
      {shown.map((act) => (
        <Button key={act.act} {...(act.kind ? { kind: act.kind } : {})} busy={act.isBusy ?? false} onPress={act.onPick}>
          {act.label}
        </Button>
      ))}
      {(behind.length > 0 || (isNarrow && shut.length > 0)) && (
        <Menu
          name={t.more}
          label={<span aria-hidden="true">{t.more}</span>}
          items={[
            ...behind.map((act) => ({ key: act.act, label: act.label, onPick: act.onPick })),
            ...(isNarrow ? shut : []).map((act) => ({
              key: act.act,
              label: (
                <span className="faint">
                  {act.label}
                  <small>{act.whyNot}</small>
                </span>
              ),
              onPick: () => setAsked(act.act),
            })),
          ]}
        />
      )}
      {!isNarrow &&
        shut.map((act) => (
          <Button
            key={act.act}
            whyNot={act.whyNot}
            onWhyNot={() => setAsked(act.act)}
            describedBy={explained?.act === act.act ? reasonId : undefined}
          >
            {act.label}
          </Button>
        ))}
      {explained?.whyNot && (
        <p id={reasonId} className={style['reason']} role="status">
          {t.reason(explained.label.replace(/…$/, ''), explained.whyNot)}
        </p>
      )}
    </div>
  );
}
