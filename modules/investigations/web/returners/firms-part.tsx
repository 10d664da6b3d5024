// 应查尽查 (F5): every firm of a round and what it answered, by name; not yet first. Asked through a campaign of the kind 企业返回人员排查.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { Select } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag, type Tone } from '#kernel/web/plain/tag.tsx';
import { useGo } from '#kernel/web/route.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { noPart } from '#modules/campaigns/shared/share-commands.ts';
import { type FirmAnswer, returnerFirms } from '../../shared/returners/queries.ts';
import style from '../investigations.module.css';
import { TellReturnerSheet } from './tell-sheet.tsx';

const messages = {
  zh: {
    round: '哪一轮',
    firms: '企业',
    none: '还没有问过企业',
    how: '在“行动”里开“企业返回人员排查”，选园区或辖区的企业，每家都要答复有没有。',
    begin: '打开行动',
    open: '打开这一轮',
    shown: '看哪些',
    all: '全部',
    nobody: '这里一家也没有',
    answers: { not_yet: '未答复', some: '有返回人员', none: '没有', excused: '不再问' },
    said: (said: number, told: number) => `说有 ${said} 人，已报姓名 ${told} 人`,
    tell: '报返回人员',
    noPark: '没有园区',
  },
  en: {
    round: 'Round',
    firms: 'Firms',
    none: 'No firm was asked yet',
    how: 'Begin the campaign “Asking firms for returners” over a park or an area: each firm answers whether there are any.',
    begin: 'Open campaigns',
    open: 'Open the round',
    shown: 'Which',
    all: 'All',
    nobody: 'No firm is here',
    answers: { not_yet: 'Not yet', some: 'Some', none: 'None', excused: 'Asked no more' },
    said: (said: number, told: number) => `${said} said, ${told} told by name`,
    tell: 'Tell of a returner',
    noPark: 'No park',
  },
};
/** Each number opens its firms; who has not answered stands first. */
export const answerViews = ['not_yet', 'some', 'none', 'all'] as const;
export type AnswerView = (typeof answerViews)[number];
const tones: Record<FirmAnswer['answer'], Tone> = { not_yet: 'amber', some: 'teal', none: 'green', excused: 'plain' };

type FirmsPartProps = { roundId: string | undefined; view: AnswerView | undefined };
export function FirmsPart({ roundId, view }: FirmsPartProps) {
  const t = useMessages(messages);
  const go = useGo();
  const [firm, setFirm] = useState<FirmAnswer>();
  const { answer, problem, isFirst, again } = useAsk(returnerFirms, roundId ? { roundId } : {}, {
    keep: true,
    events: ['returner.', 'campaign.', 'visit.'],
  });
  if (isFirst) return <Skeleton lines={6} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  if (answer.roundId === null)
    return (
      <EmptyState icon="flag" title={t.none} how={t.how}>
        <LinkButton to="/desk/campaigns">{t.begin}</LinkButton>
      </EmptyState>
    );
  const { counts, rounds, firms } = answer;
  const chosen = view ?? (counts.notYet > 0 ? 'not_yet' : 'all');
  const those = firms.filter((one) => chosen === 'all' || one.answer === chosen);
  const numbers = { not_yet: counts.notYet, some: counts.some, none: counts.none, all: counts.all };
  const shown = rounds.find((one) => one.roundId === answer.roundId);
  return (
    <>
      <div className={style['lead']}>
        <Select
          label={t.round}
          value={answer.roundId}
          onChange={(round) => go('/desk/returners', { view: 'firms', round })}
          options={rounds.map((one) => ({ value: one.roundId, label: one.title }))}
        />
        <span className={style['grow']} />
        {shown && <LinkButton to={`/desk/campaigns/${shown.campaignId}/rounds/${shown.roundId}`}>{t.open}</LinkButton>}
      </div>
      <Tabs
        name={t.shown}
        here="/desk/returners"
        chosen={chosen}
        tabs={answerViews.map((key) => ({
          key,
          label: key === 'all' ? t.all : t.answers[key],
          count: numbers[key],
          search: { view: 'firms', round: answer.roundId, answer: key },
        }))}
      />
      {those.length === 0 && <p className="muted">{t.nobody}</p>}
      <ul className="card" aria-label={t.firms} hidden={those.length === 0}>
        {those.map((one) => (
          <li key={one.enterpriseId} className={style['firm']} aria-label={one.name}>
            <div className={style['line']}>
              <Link to="/desk/enterprises" search={{ enterprise: one.enterpriseId }}>
                {one.name}
              </Link>
              <Tag tone={tones[one.answer]}>{t.answers[one.answer]}</Tag>
              <span className="muted">{one.park === noPart ? t.noPark : one.park}</span>
              {one.said !== null && one.said > 0 && (
                <span className={one.told < one.said ? 'late' : 'good'}>{t.said(one.said, one.told)}</span>
              )}
              <span className={style['grow']} />
              {one.answer === 'some' && (
                <Button label={`${t.tell} ${one.name}`} onPress={() => setFirm(one)}>
                  {t.tell}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {firm && <TellReturnerSheet firm={firm} onClose={() => setFirm(undefined)} />}
    </>
  );
}
