// The picture of a redraw: grids before and after, requests that change hands, who moves or ends, what would be left without anybody (A1, A3, A7).
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Tag } from '#kernel/web/plain/tag.tsx';
import type { RedrawPreview } from '../../shared/redraw.ts';
import { GridsTable } from './grids-table.tsx';
import style from './redraw.module.css';
import { roleWords, ruleWords } from './words.ts';

const messages = {
  zh: {
    grids: (n: number) => `网格（划走 ${n} 处房屋和地点）`,
    requests: (n: number) => `未办结诉求换网格（${n} 件）`,
    noRequests: '没有未办结的诉求受影响。',
    posts: '岗位',
    moves: (from: string, to: string) => `${from} → ${to}`,
    ends: (grid: string) => `随${grid}结束`,
    vacancies: '会空缺的岗位',
    vacanciesDone: '空缺的岗位',
    contracts: '包保',
    gap: '没有人包保',
    double: (n: number) => `${n} 家包保`,
    services: '结束的服务范围',
    or: ' 或 ',
  },
  en: {
    grids: (n: number) => `Grids (${n} places move)`,
    requests: (n: number) => `Open requests that change grids (${n})`,
    noRequests: 'No open request is touched.',
    posts: 'Posts',
    moves: (from: string, to: string) => `${from} → ${to}`,
    ends: (grid: string) => `ends with ${grid}`,
    vacancies: 'Posts nobody would hold',
    vacanciesDone: 'Posts nobody holds',
    contracts: 'Contracts of responsibility',
    gap: 'nobody answers for it',
    double: (n: number) => `${n} contractors`,
    services: 'Service areas that end',
    or: ' or ',
  },
};

export function Preview({ preview, isDone }: { preview: RedrawPreview; isDone: boolean }) {
  const t = useMessages(messages);
  const words = useWords();
  const nameOf = new Map(preview.grids.map((grid) => [grid.gridId, grid.name]));
  return (
    <>
      <section>
        <h3>{t.grids(preview.placesMoved)}</h3>
        <GridsTable grids={preview.grids} isDone={isDone} />
      </section>
      <section>
        <h3>{t.requests(preview.requests.length)}</h3>
        {preview.requests.length === 0 ? (
          <p className="muted">{t.noRequests}</p>
        ) : (
          <ul className={style['lines']}>
            {preview.requests.map((request) => (
              <li key={request.id}>
                <Link to={`/desk/requests/${request.id}`}>
                  <span className="num">{request.requestNo}</span> {request.summary}
                </Link>
                <span>{t.moves(nameOf.get(request.fromGridId) ?? '', nameOf.get(request.toGridId) ?? '')}</span>
                <span className="muted">{words(ruleWords[request.rule])}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <Part title={t.posts} count={preview.postsMoved.length + preview.postsEnded.length}>
        {preview.postsMoved.map((post) => (
          <li key={post.postId}>
            <strong>{post.staffName}</strong> {words(roleWords(post.role))}
            <span className="muted">{t.moves(post.gridName, post.toGridName)}</span>
          </li>
        ))}
        {preview.postsEnded.map((post) => (
          <li key={post.postId}>
            <strong>{post.staffName}</strong> {words(roleWords(post.role))}{' '}
            <Tag tone="amber">{t.ends(post.gridName)}</Tag>
          </li>
        ))}
      </Part>
      <Part title={isDone ? t.vacanciesDone : t.vacancies} count={preview.vacancies.length}>
        {preview.vacancies.map((vacancy) => (
          <li key={`${vacancy.gridId} ${vacancy.roles.join()}`}>
            <strong>{vacancy.gridName}</strong>
            <Tag tone="amber">{vacancy.roles.map((role) => words(roleWords(role))).join(t.or)}</Tag>
          </li>
        ))}
      </Part>
      <Part
        title={t.contracts}
        count={preview.contractsMoved.length + preview.contractsEnded.length + preview.contractGaps.length}
      >
        {preview.contractsMoved.map((contract) => (
          <li key={contract.contractId}>
            <strong>{contract.contractor}</strong>
            <span className="muted">{t.moves(contract.gridName, contract.toGridName)}</span>
          </li>
        ))}
        {preview.contractsEnded.map((contract) => (
          <li key={contract.contractId}>
            <strong>{contract.contractor}</strong> <Tag tone="amber">{t.ends(contract.gridName)}</Tag>
          </li>
        ))}
        {preview.contractGaps.map((gap) => (
          <li key={gap.gridId}>
            <strong>{gap.gridName}</strong>
            <Tag tone={gap.contracts === 0 ? 'red' : 'amber'}>
              {gap.contracts === 0 ? t.gap : t.double(gap.contracts)}
            </Tag>
          </li>
        ))}
      </Part>
      <Part title={t.services} count={preview.servicesEnded.length}>
        {preview.servicesEnded.map((service) => (
          <li key={service.serviceAreaId}>
            <strong>{service.handlingUnit}</strong> <span className="muted">{t.ends(service.gridName)}</span>
          </li>
        ))}
      </Part>
    </>
  );
}

function Part({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className={style['lines']}>{children}</ul>
    </section>
  );
}
