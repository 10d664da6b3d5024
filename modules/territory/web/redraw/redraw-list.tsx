// Redraws of one community, the latest first, and the way into a new plan for who may make one.

import { useMessages } from '#kernel/web/language/language.ts';
import { Queue, QueueRow } from '#kernel/web/pieces/queue.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { Select } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listRedraws } from '../../shared/queries.ts';
import style from './redraw.module.css';
import { StateTag, stateOf } from './state-tag.tsx';

const messages = {
  zh: {
    title: '网格调整',
    community: '社区（村）',
    list: '网格调整记录',
    fresh: '新拟方案',
    none: '还没有调整过网格',
    noneHow: '拆分、合并、划转网格先预演再实施，每一次都会留在这里。',
    unnamed: '网格调整',
    moved: (n: number) => `划走 ${n} 处`,
    view: '只有街道督查和社区书记可以调整网格；您可以看记录。',
  },
  en: {
    title: 'Redraws',
    community: 'Community',
    list: 'Redraws on record',
    fresh: 'New plan',
    none: 'Grids have never been redrawn here',
    noneHow: 'Splits, merges and moves are rehearsed, carried out, and kept here.',
    unnamed: 'Redraw',
    moved: (n: number) => `${n} places moved`,
    view: 'Street supervisors and community secretaries redraw grids; you may read the records.',
  },
};

type RedrawListProps = {
  communities: readonly { unitId: string; name: string }[];
  communityId: string | undefined;
  onCommunity(id: string): void;
  chosenId: string | undefined;
  search: Record<string, unknown>;
};

export function RedrawList({ communities, communityId, onCommunity, chosenId, search }: RedrawListProps) {
  const t = useMessages(messages);
  const { answer, problem, isFirst, again } = useAsk(
    listRedraws,
    { communityId: communityId ?? '' },
    { enabled: communityId !== undefined, keep: true },
  );
  return (
    <div>
      <header className={style['listHead']}>
        <div className={style['between']}>
          <h1>{t.title}</h1>
          {answer?.abilities.mayRedraw && (
            <LinkButton kind="primary" icon="plus" to="/desk/redraws/new" search={search}>
              {t.fresh}
            </LinkButton>
          )}
        </div>
        {communities.length > 1 && (
          <Select
            label={t.community}
            value={communityId ?? ''}
            onChange={onCommunity}
            options={communities.map((unit) => ({ value: unit.unitId, label: unit.name }))}
          />
        )}
        {answer && !answer.abilities.mayRedraw && <p className="muted">{t.view}</p>}
      </header>
      {isFirst && <Skeleton lines={5} />}
      <ProblemNote problem={problem} again={again} />
      {answer?.redraws.length === 0 && <EmptyState icon="map" title={t.none} how={t.noneHow} />}
      <Queue label={t.list}>
        {answer?.redraws.map((redraw) => (
          <QueueRow
            key={redraw.redrawId}
            to={`/desk/redraws/${redraw.redrawId}`}
            search={search}
            isChosen={redraw.redrawId === chosenId}
            title={redraw.name || t.unnamed}
            mark={<StateTag state={stateOf(redraw)} />}
            sub={<Moment at={redraw.appliedAt ?? redraw.effectiveAt ?? redraw.rehearsedAt} />}
            state={t.moved(redraw.placesMoved)}
          />
        ))}
      </Queue>
    </div>
  );
}
