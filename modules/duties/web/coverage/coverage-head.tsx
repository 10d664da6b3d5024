// Which rhythm, which round, as of when; and of whom.

import { Link } from '@tanstack/react-router';
import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { dateOf } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { groupBy } from '#kernel/shared/group-by.ts';
import { deskRoles, type Role, supervisorRoles } from '#kernel/shared/right.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useLanguage, useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import type { dutyCoverage, listDutyRhythms } from '../../shared/queries.ts';
import style from './coverage.module.css';
import type { CoverageSearch } from './coverage-search.ts';
import { roundWords } from './round-words.ts';

const messages = {
  zh: {
    ring: '给没完成的打电话',
    title: '覆盖',
    up: '回到',
    rhythm: '哪个节奏',
    round: '哪一轮',
    leftOut: '按日历不办',
    asOf: '按当时（选一个时刻）',
    asOfNow: '按现在',
    back: '回到现在',
  },
  en: {
    title: 'Coverage',
    up: 'Back to',
    rhythm: 'Rhythm',
    round: 'Round',
    leftOut: 'left out by the calendar',
    asOf: 'As of a moment',
    asOfNow: 'As of now',
    back: 'Back to now',
    ring: 'Ring those not done',
  },
};

export type RhythmOffer = QueryAnswer<typeof listDutyRhythms>['rhythms'][number];

type Props = {
  rhythms: readonly RhythmOffer[];
  rhythm: RhythmOffer;
  search: CoverageSearch;
  set: (change: Partial<CoverageSearch>, remember?: boolean) => void;
  unit: QueryAnswer<typeof dutyCoverage>['unit'] | undefined;
  /** Somebody is not done yet. */
  isLeft: boolean;
};

/** Who may begin a call-round of those not done yet. */
const callers: readonly Role[] = [...deskRoles, ...supervisorRoles];

const closed = { namesOf: undefined, placeId: undefined, states: undefined, isElsewhere: undefined };

export function CoverageHead({ rhythms, rhythm, search, set, unit, isLeft }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const lang = useLanguage();
  const now = useNow();
  const { post } = useHat();
  const year = dateOf(now).slice(0, 4);
  const slot = search.slot ?? rhythm.rounds.find(({ isLeftOut }) => !isLeftOut)?.slot;
  const groups = groupBy(rhythms, ({ registerCode }) => registerCode);
  return (
    <PageHead
      title={t.title}
      acts={
        // Only people are rung, and only while somebody is left.
        slot &&
        rhythm.subject === 'person' &&
        isLeft &&
        callers.includes(post.role) && (
          <LinkButton
            icon="phone"
            to="/desk/calls/new"
            search={{ rhythmId: rhythm.rhythmId, slot, states: ['missed', 'open'] }}
          >
            {t.ring}
          </LinkButton>
        )
      }
      sub={
        <span>
          <b>{unit?.name ?? post.unitName}</b> · {words(rhythm.cadence)}
          {unit && unit.unitId !== post.unitId && (
            <>
              {' · '}
              <Link to="/desk/coverage" search={{ ...search, ...closed, unitId: undefined }}>
                {t.up} {post.unitName}
              </Link>
            </>
          )}
        </span>
      }
    >
      <div className={style['choosers']}>
        <Select
          aria-label={t.rhythm}
          className={style['wide']}
          value={rhythm.rhythmId}
          onChange={(rhythmId) => set({ ...closed, rhythmId, slot: undefined }, true)}
          options={[...groups.values()].map((inside) => ({
            label: inside[0] ? words(inside[0].registerTitle) : '',
            options: inside.map((one) => ({ value: one.rhythmId, label: words(one.title) })),
          }))}
        />
        {rhythm.rounds.length > 0 && (
          <Select
            aria-label={t.round}
            className={style['narrow']}
            value={search.slot ?? null}
            onChange={(slot: string | null) => set({ ...closed, slot: slot ?? undefined }, true)}
            options={rhythm.rounds.map((round) => ({
              value: round.slot,
              label: `${roundWords(round, lang, year)}${round.isLeftOut ? `（${t.leftOut}）` : ''}`,
            }))}
          />
        )}
        <DatePicker
          aria-label={t.asOf}
          placeholder={t.asOfNow}
          showTime={{ format: 'HH:mm' }}
          format="YYYY-MM-DD HH:mm"
          value={search.asOf ? dayjs(search.asOf) : null}
          disabledDate={(day) => day.format('YYYY-MM-DD') > dateOf(now)}
          onChange={(day) => set({ asOf: day ? day.format('YYYY-MM-DDTHH:mm') : undefined }, true)}
        />
        {search.asOf && (
          <Button kind="quiet" icon="refresh" onPress={() => set({ asOf: undefined }, true)}>
            {t.back}
          </Button>
        )}
      </div>
    </PageHead>
  );
}
