// 转移去向 (M9): by building and by shelter, who is not moved first; every number opens its names below.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Matrix } from '#kernel/web/pieces/matrix.tsx';
import { NumberDoor } from '#kernel/web/pieces/number-door.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { closeShelter } from '../../shared/move-commands.ts';
import { type InBuilding, moveBoard } from '../../shared/share-queries.ts';
import style from '../campaigns.module.css';
import { campaignEvents } from '../words.ts';
import { AfterRain } from './after-rain.tsx';
import { MoveNames } from './move-names.tsx';
import { ShelterSheet } from './shelter-sheet.tsx';

const messages = {
  zh: {
    shelters: '安置点',
    open: '启用安置点…',
    noShelters: '还没有启用安置点。',
    present: (n: number, room: number) => `现有 ${n} / 可容 ${room} 人`,
    passed: (n: number) => `曾到 ${n} 人`,
    full: '满了',
    close: '关闭',
    closed: '已关闭',
    caption: '转移，按楼栋',
    scroll: '可左右滑动',
    building: '楼栋',
    none: '没有住处的',
    all: '合计',
    people: '应转移',
    notYet: '未转移',
    unlocated: '没记去向',
    shelter: '安置点',
    relative: '投亲靠友',
    hospital: '医院',
    home: '已返家',
    excused: '不用转移',
    found: '名单外',
  },
  en: {
    shelters: 'Shelters',
    open: 'Open a shelter…',
    noShelters: 'No shelter is open yet.',
    present: (n: number, room: number) => `${n} of ${room} here`,
    passed: (n: number) => `${n} moved on`,
    full: 'full',
    close: 'Close',
    closed: 'closed',
    caption: 'Moved, by building',
    scroll: 'scrolls sideways',
    building: 'Building',
    none: 'No home',
    all: 'Total',
    people: 'To be moved',
    notYet: 'Not moved',
    unlocated: 'Not located',
    shelter: 'Shelter',
    relative: 'Relatives',
    hospital: 'Hospital',
    home: 'Home again',
    excused: 'Excused',
    found: 'Found',
  },
};

export type BoardSearch = {
  standing?: string | undefined;
  /** '-': those of no building. */
  buildingId?: string | undefined;
  shelterId?: string | undefined;
};
type Props = { roundId: string; campaignId: string; here: string; search: BoardSearch };
const columns = ['notYet', 'unlocated', 'shelter', 'relative', 'hospital', 'home', 'excused'] as const;
const standingOf = { notYet: 'not_yet' } as Partial<Record<(typeof columns)[number], string>>;

export function BoardPart({ roundId, campaignId, here, search }: Props) {
  const t = useMessages(messages);
  const { answer, problem, isFirst, again } = useAsk(moveBoard, { roundId }, { events: campaignEvents, keep: true });
  const close = useCommand(closeShelter, { invalidates: ['campaign.'] });
  const [isOpening, setOpening] = useState(false);
  if (isFirst) return <Skeleton lines={8} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { total, buildings, shelters, mayOpenShelter } = answer;
  const door = (value: number, to: BoardSearch, tone?: 'soon' | 'late') =>
    value === 0 ? (
      <span className="faint">0</span>
    ) : (
      <NumberDoor value={value} to={here} search={{ view: 'board', ...to }} tone={tone} />
    );
  const cells = (of: InBuilding, buildingId?: string) => [
    door(of.listed + of.found, { standing: 'all', buildingId }),
    ...columns.map((key) =>
      door(
        of[key],
        { standing: standingOf[key] ?? key, buildingId },
        key === 'notYet' ? 'soon' : key === 'unlocated' ? 'late' : undefined,
      ),
    ),
    // Those found are named on a list of their own, of the whole round.
    buildingId === undefined && of.found > 0 ? (
      <NumberDoor key="found" value={of.found} to={here} search={{ view: 'found' }} />
    ) : (
      <span key="found" className={of.found === 0 ? 'faint' : undefined}>
        {of.found}
      </span>
    ),
  ];
  return (
    <>
      <section className={`card ${style['part']}`} aria-label={t.shelters}>
        <div className={style['partHead']}>
          <h2>{t.shelters}</h2>
          {mayOpenShelter && (
            <Button icon="plus" onPress={() => setOpening(true)}>
              {t.open}
            </Button>
          )}
        </div>
        {shelters.length === 0 && <p className="muted">{t.noShelters}</p>}
        <ul className={style['list']} aria-label={t.shelters}>
          {shelters.map((one) => (
            <li key={one.placeId}>
              <b>{one.name}</b>
              <span className={style['row']}>
                <NumberDoor
                  value={t.present(one.present, one.capacity)}
                  to={here}
                  search={{ view: 'board', standing: 'all', shelterId: one.placeId }}
                  tone={one.present > one.capacity ? 'late' : undefined}
                />
                {one.passed > 0 && <span className="muted">{t.passed(one.passed)}</span>}
                {one.isOpen && one.present >= one.capacity && <Tag tone="red">{t.full}</Tag>}
                {!one.isOpen && <Tag>{t.closed}</Tag>}
              </span>
              {mayOpenShelter && one.isOpen && one.present === 0 && (
                <Button
                  kind="quiet"
                  busy={close.isSending}
                  onPress={() => void close.run({ campaignId, placeId: one.placeId })}
                >
                  {t.close}
                </Button>
              )}
            </li>
          ))}
        </ul>
        <ProblemNote problem={close.problem} again={close.again} />
        <AfterRain />
      </section>
      <Matrix
        caption={t.caption}
        scrolls={t.scroll}
        corner={t.building}
        columns={[
          { key: 'people', title: t.people },
          ...columns.map((key) => ({ key, title: t[key] })),
          { key: 'found', title: t.found },
        ]}
        rows={[
          { key: 'total', title: t.all, isTotal: true, cells: cells(total) },
          ...buildings.map((row) => ({
            key: row.placeId ?? '-',
            title: row.name || t.none,
            cells: cells(row, row.placeId ?? '-'),
          })),
        ]}
      />
      <MoveNames roundId={roundId} here={here} search={search} />
      {isOpening && <ShelterSheet campaignId={campaignId} onClose={() => setOpening(false)} />}
    </>
  );
}
