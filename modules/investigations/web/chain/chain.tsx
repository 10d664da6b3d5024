// 传播链 as an indented tree: each under whom it was met, with where and when, its status and what is next. The words say how deep somebody stands; the step repeats it.
import { Link } from '@tanstack/react-router';
import { type CSSProperties, useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment, TimeLeft } from '#kernel/web/time/moment.tsx';
import type { ChainNode } from '../../shared/queries.ts';
import { contactKinds, testResults } from '../../shared/trace.ts';
import style from '../investigations.module.css';
import { StatusTag } from '../status-tag.tsx';
import { NodeActs } from './node-acts.tsx';
import { type Asked, NodeSheet } from './node-sheet.tsx';

const messages = {
  zh: {
    chain: '传播链',
    under: (name: string) => `接触 ${name}`,
    also: (names: string) => `也接触过 ${names}`,
    reachBy: '联系期限',
    reached: (name: string) => `${name} 联系上`,
    owner: (name: string) => `负责 ${name}`,
    handed: (to: string) => `转 ${to}`,
    receipt: (from: string) => `${from} 回执`,
    tail: (tail: string) => `尾号 ${tail}`,
    unknown: '名册上没有',
    page: '居民页',
  },
  en: {
    chain: 'Chain',
    under: (name: string) => `met ${name}`,
    also: (names: string) => `also met ${names}`,
    reachBy: 'To be reached by',
    reached: (name: string) => `reached by ${name}`,
    owner: (name: string) => `owned by ${name}`,
    handed: (to: string) => `handed to ${to}`,
    receipt: (from: string) => `receipt from ${from}`,
    tail: (tail: string) => `ends in ${tail}`,
    unknown: 'not on the register',
    page: 'their page',
  },
};

export function Chain({ nodes, mayTrace }: { nodes: readonly ChainNode[]; mayTrace: boolean }) {
  const t = useMessages(messages);
  const [asked, setAsked] = useState<Asked>();
  return (
    <>
      <ol className={style['chain']} aria-label={t.chain}>
        {nodes.map((node) => (
          <Node key={node.traceId} node={node} mayTrace={mayTrace && node.isMine} onAsk={setAsked} />
        ))}
      </ol>
      {asked && <NodeSheet asked={asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}

const depthOf = ({ depth }: ChainNode) => ({ '--depth': depth }) as CSSProperties;
const toneOf = (node: ChainNode): string =>
  node.overAt ? 'over' : node.caseAt ? 'case' : node.isLate ? 'late' : 'calm';

function Node({ node, mayTrace, onAsk }: { node: ChainNode; mayTrace: boolean; onAsk(asked: Asked): void }) {
  const t = useMessages(messages);
  const words = useWords();
  const { exposure } = node;
  return (
    <li className={style['node']} data-tone={toneOf(node)} style={depthOf(node)} aria-label={node.name}>
      <div className={style['line']}>
        {node.subjectId ? (
          <Link to={`/desk/people/${node.subjectId}`} className="strong">
            {node.name}
          </Link>
        ) : (
          <b>{node.name}</b>
        )}
        <StatusTag status={node.status} isLate={node.isLate} />
        {exposure && <Tag>{words(contactKinds[exposure.kind])}</Tag>}
        <span className="faint">
          {[node.unitName, node.phoneTail && t.tail(node.phoneTail), !node.subjectId && t.unknown]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      {exposure && (
        <p>
          {t.under(exposure.fromName)} · {exposure.place} · <Moment at={exposure.lastAt} short />
        </p>
      )}
      {node.beside.length > 0 && (
        <p className="muted">{t.also(node.beside.map((one) => `${one.fromName}（${one.place}）`).join('、'))}</p>
      )}
      <p className="muted">
        {node.status === 'to_reach' && node.reachBy && (
          <>
            {t.reachBy} <Moment at={node.reachBy} short /> · <TimeLeft dueAt={node.reachBy} soon />
          </>
        )}
        {node.reachedAt && (
          <>
            <Moment at={node.reachedAt} short /> {t.reached(node.reachedByName ?? '')}
          </>
        )}
        {node.ownerName && ` ${t.owner(node.ownerName)}`}
        {node.handedTo && (
          <>
            {' '}
            {node.handedAt && <Moment at={node.handedAt} short />} {t.handed(node.handedTo)}
          </>
        )}
        {node.receiptFrom && ` · ${t.receipt(node.receiptFrom)}`}
        {node.overReason && ` · ${node.overReason}`}
      </p>
      {node.tests.map((test) => (
        <p key={test.testId} className="muted">
          <Moment at={test.sampledAt} short /> {words(testResults[test.result])} · {test.byName}
        </p>
      ))}
      {mayTrace && <NodeActs node={node} onAsk={onAsk} />}
    </li>
  );
}
