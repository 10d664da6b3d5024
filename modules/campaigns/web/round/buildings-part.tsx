// 楼栋通知 (C6, E5): buildings in their order, those not notified told first; one tap says it was told, and what to say is ready to copy or print (C25).
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { Select } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { type CampaignHead, roundBuildings } from '../../shared/queries.ts';
import style from '../campaigns.module.css';
import { campaignEvents } from '../words.ts';
import { BuildingRow } from './building-row.tsx';
import { CallSheet } from './call-sheet.tsx';

const messages = {
  zh: {
    title: '楼栋',
    community: '哪个社区',
    call: '排通知顺序',
    again: '重排没通知的',
    left: (n: number) => `${n} 栋还没通知`,
    all: '全部通知到了',
    notInTurn: '还没排顺序',
    building: '楼栋',
    slot: '时段',
    notYet: '未完成',
    listed: '名单',
    told: '通知',
    none: '这个社区的名单里没有楼栋',
    noneHow: '换一个社区看看。',
  },
  en: {
    title: 'Buildings',
    community: 'Community',
    call: 'Put in turn',
    again: 'Put the rest in turn anew',
    left: (n: number) => `${n} not notified`,
    all: 'All notified',
    notInTurn: 'Not in turn yet',
    building: 'Building',
    slot: 'Slot',
    notYet: 'Not yet',
    listed: 'Listed',
    told: 'Notified',
    none: 'No building on this community’s list',
    noneHow: 'Look at another community.',
  },
};

type Props = { roundId: string; campaign: CampaignHead; mayCall: boolean; isOver: boolean };

export function BuildingsPart({ roundId, campaign, mayCall, isOver }: Props) {
  const t = useMessages(messages);
  const [chosen, setChosen] = useState<string>();
  const [isCalling, setCalling] = useState(false);
  const { answer, problem, isFirst, again } = useAsk(
    roundBuildings,
    { roundId, ...(chosen ? { unitId: chosen } : {}) },
    { events: campaignEvents, keep: true },
  );
  if (isFirst) return <Skeleton lines={6} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { rows, unit, communities, peoplePerHour } = answer;
  const inTurn = rows.filter(({ call }) => call !== null);
  const left = inTurn.filter(({ call }) => call?.notifiedAt === null).length;
  return (
    <section className={`card ${style['part']}`} aria-label={t.title}>
      <div className={style['partHead']}>
        <h2>
          {unit.name}{' '}
          <span className={left > 0 ? 'soon' : 'muted'}>
            {inTurn.length === 0 ? t.notInTurn : left > 0 ? t.left(left) : t.all}
          </span>
        </h2>
        {communities.length > 1 && (
          <Select
            label={t.community}
            value={unit.unitId}
            onChange={setChosen}
            options={communities.map((one) => ({ value: one.unitId, label: one.name }))}
          />
        )}
        {mayCall && rows.length > 0 && (
          <Button kind={inTurn.length === 0 ? 'primary' : 'plain'} icon="list" onPress={() => setCalling(true)}>
            {inTurn.length === 0 ? t.call : t.again}
          </Button>
        )}
      </div>
      {rows.length === 0 ? (
        <EmptyState icon="home" title={t.none} how={t.noneHow} />
      ) : (
        <div className={style['scroll']}>
          <table className={style['table']}>
            <thead>
              <tr>
                <th scope="col">{t.building}</th>
                <th scope="col">{t.slot}</th>
                <th scope="col" className="num">
                  {t.notYet}
                </th>
                <th scope="col" className="num">
                  {t.listed}
                </th>
                <th scope="col">{t.told}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <BuildingRow
                  key={row.placeId}
                  roundId={roundId}
                  unitId={unit.unitId}
                  row={row}
                  campaign={campaign}
                  mayMove={mayCall}
                  isOver={isOver}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {isCalling && (
        <CallSheet
          roundId={roundId}
          unitId={unit.unitId}
          rows={rows}
          peoplePerHour={peoplePerHour}
          onClose={() => setCalling(false)}
        />
      )}
    </section>
  );
}
