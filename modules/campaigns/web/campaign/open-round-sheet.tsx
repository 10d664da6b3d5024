// 开始一轮: which units, from when until when, out of whom. The list is frozen by the press.
import { useState } from 'react';
import { HOUR_MS } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice, Choices, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useGo } from '#kernel/web/route.ts';
import { useNow } from '#kernel/web/time/now.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { PlaceField } from '#modules/territory/web/public.ts';
import { openRound } from '../../shared/commands.ts';
import type { CampaignHead, RoundHead } from '../../shared/queries.ts';
import { roundTitle } from '../../shared/words.ts';
import style from '../campaigns.module.css';
import { fieldOf, instantOfField } from '../words.ts';

const messages = {
  zh: {
    title: (next: string) => `开始${next}`,
    units: '范围（不选就是整个行动范围）',
    from: '名单从哪里来',
    population: '范围里的全部对象',
    places: '住在这些地方的人',
    place: '楼栋、小区或隐患点（隐患点按它所在的地方算）',
    noPlace: '选至少一个地方',
    drop: (name: string) => `去掉 ${name}`,
    notYet: (round: string, n: number) => `${round}还没完成的 ${n} 个`,
    opensAt: '从什么时候',
    dueAt: '到什么时候',
    pool: '几人一管',
    pools: { 10: '10 人', 5: '5 人', 1: '单采' },
    press: '冻结名单，开始',
    how: '名单现在冻结，之后来的人登记为“名单外”，不改分母。',
    due: '截止要晚于开始',
  },
  en: {
    title: (next: string) => `Open ${next}`,
    units: 'Scope (none chosen: the whole area)',
    from: 'Out of whom',
    population: 'Everybody in scope',
    places: 'Who lives at these places',
    place: 'A building, an estate, or a hazard point (stands for what it lies in)',
    noPlace: 'Choose a place',
    drop: (name: string) => `Without ${name}`,
    notYet: (round: string, n: number) => `${n} not reached by ${round}`,
    opensAt: 'From',
    dueAt: 'Until',
    pool: 'To a tube',
    pools: { 10: '10', 5: '5', 1: 'One' },
    press: 'Freeze the list and open',
    how: 'The list is frozen now; whoever comes later is found apart, and the denominator stays.',
    due: 'It must end after it opens',
  },
};

type Props = {
  campaign: CampaignHead;
  rounds: readonly RoundHead[];
  units: readonly { unitId: string; name: string }[];
  onClose: () => void;
};
const evacuated = ['hazard_point', 'building', 'estate', 'courtyard', 'lane'] as const;
const poolSizes = ['10', '5', '1'] as const;

export function OpenRoundSheet({ campaign, rounds, units, onClose }: Props) {
  const t = useMessages(messages);
  const go = useGo();
  const now = useNow();
  const [roundId] = useState(newId);
  const [chosen, setChosen] = useState<string[]>([]);
  const [source, setSource] = useState('population');
  const [places, setPlaces] = useState<readonly { id: string; label: string }[]>([]);
  const [opensAt, setOpens] = useState(() => fieldOf(now));
  const [dueAt, setDue] = useState<string>();
  const [pool, setPool] = useState<(typeof poolSizes)[number]>('10');
  const last = rounds[0];
  const here = `/desk/campaigns/${campaign.campaignId}/rounds/${roundId}`;
  const open = useCommand(openRound, { invalidates: ['campaign.'], onDone: () => go(here) });
  const ends = dueAt ?? fieldOf(Date.parse(instantOfField(opensAt)) + campaign.windowHours * HOUR_MS);
  const whyNot = ends <= opensAt ? t.due : source === 'places' && places.length === 0 ? t.noPlace : undefined;
  const sources = [
    { value: 'population', label: t.population },
    ...(campaign.whereabouts ? [{ value: 'places', label: t.places }] : []),
    ...(last && last.figures.notYet > 0
      ? [{ value: 'not_yet', label: t.notYet(last.title, last.figures.notYet) }]
      : []),
  ];
  const isTubes = campaign.kind === 'mass_testing';
  return (
    <Sheet
      open
      onClose={onClose}
      title={t.title(roundTitle((last?.roundNo ?? 0) + 1))}
      foot={
        <Button
          kind="primary"
          icon="play"
          busy={open.isSending}
          whyNot={whyNot}
          onPress={() =>
            void open.run({
              campaignId: campaign.campaignId,
              roundId,
              ...(chosen.length > 0 ? { unitIds: chosen } : {}),
              opensAt: instantOfField(opensAt),
              dueAt: instantOfField(ends),
              ...(isTubes ? { poolSize: Number(pool) as 10 | 5 | 1 } : {}),
              source:
                source === 'places'
                  ? { kind: 'places', placeIds: places.map(({ id }) => id) }
                  : source === 'not_yet' && last
                    ? { kind: 'not_yet', roundId: last.roundId }
                    : { kind: 'population' },
            })
          }
        >
          {t.press}
        </Button>
      }
    >
      <div className={style['form']}>
        {units.length > 0 && (
          <div className={style['units']}>
            <Choices
              label={t.units}
              value={chosen}
              onChange={setChosen}
              options={units.map(({ unitId, name }) => ({ value: unitId, label: name }))}
            />
          </div>
        )}
        {sources.length > 1 && <Choice label={t.from} value={source} onChange={setSource} options={sources} />}
        {source === 'places' && (
          <>
            <PlaceField
              label={t.place}
              kinds={evacuated}
              chosen={undefined}
              onChange={(place) => place && setPlaces([...places.filter(({ id }) => id !== place.id), place])}
            />
            <div className={style['row']}>
              {places.map(({ id, label }) => (
                <Button
                  key={id}
                  icon="cross"
                  label={t.drop(label)}
                  onPress={() => setPlaces(places.filter((one) => one.id !== id))}
                >
                  {label}
                </Button>
              ))}
            </div>
          </>
        )}
        <TextField label={t.opensAt} type="datetime-local" value={opensAt} onChange={setOpens} />
        <TextField label={t.dueAt} type="datetime-local" value={ends} wrong={whyNot} onChange={setDue} />
        {isTubes && (
          <Choice
            label={t.pool}
            value={pool}
            onChange={setPool}
            options={poolSizes.map((value) => ({ value, label: t.pools[value] }))}
          />
        )}
        <p className="muted">{t.how}</p>
        <ProblemNote problem={open.problem} again={open.again} />
      </div>
    </Sheet>
  );
}
