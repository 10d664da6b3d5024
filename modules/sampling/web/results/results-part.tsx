// 结果与复采: how a round's tubes came out, the laboratory's file taken in, and everybody of positive and invalid tubes, once each.
import { useState } from 'react';
import type { Problem } from '#kernel/shared/problem.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { FileField } from '#kernel/web/plain/file-field.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useUpload } from '#kernel/web/wire/upload.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { importResults } from '../../shared/commands.ts';
import { roundResults } from '../../shared/queries.ts';
import { results } from '../../shared/words.ts';
import { NamedList } from '../named-list.tsx';
import style from '../sampling.module.css';
import { Positives } from './positives.tsx';

const messages = {
  zh: {
    file: '导入实验室结果（.csv / .xlsx，要有管码和结果两列）',
    all: (n: number) => `${n} 管`,
    pending: (n: number) => `${n} 管待结果`,
    twice: (codes: string) => `这些管码有两支试管在用，请逐支核对：${codes}`,
    unknown: (codes: string) => `这些管码还没有平板上报：${codes}`,
    none: '没有要复采的人',
    noneHow: '阳性或无效的试管，管里每个人会马上出现在这里，一人一管复采。',
    again: '已复采',
    notYet: '待复采',
    round: '看复采轮次',
    list: '复采名单',
    tail: '电话尾号',
  },
  en: {
    file: 'Take in results (.csv / .xlsx with tube code and result)',
    all: (n: number) => `${n} tubes`,
    pending: (n: number) => `${n} pending`,
    twice: (codes: string) => `Two tubes bear these codes, look at each: ${codes}`,
    unknown: (codes: string) => `No tablet told of these yet: ${codes}`,
    none: 'Nobody to be sampled again',
    noneHow: 'Everybody of a positive or invalid tube shows here at once, one to a tube.',
    again: 'Sampled again',
    notYet: 'Waiting',
    round: 'The retest round',
    list: 'Retest list',
    tail: 'phone ends',
  },
};

export function ResultsPart({ roundId }: { roundId: string }) {
  const t = useMessages(messages);
  const words = useWords();
  const upload = useUpload();
  const { answer, problem, isFirst, again } = useAsk(
    roundResults,
    { roundId },
    { events: ['tube.', 'sample.'], keep: true },
  );
  const take = useCommand(importResults, { invalidates: ['sampling.'] });
  const [fileName, setFileName] = useState<string>();
  const [failed, setFailed] = useState<Problem>();
  async function chosen(file: File) {
    setFileName(file.name);
    setFailed(undefined);
    try {
      const { id: fileId } = await upload(file, file.name);
      await take.run({ roundId, fileId });
    } catch (error) {
      setFailed(error as Problem);
    }
  }
  if (isFirst) return <Skeleton lines={6} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { tubes, people, twice, unknown, retestRoundId, campaignId } = answer;
  return (
    <>
      <section className={`card ${style['part']}`}>
        <div className={style['row']}>
          <b>{t.all(tubes.all)}</b>
          <Tag tone="green">
            {words(results.negative)} {tubes.negative}
          </Tag>
          <Tag tone={tubes.positive > 0 ? 'red' : 'plain'}>
            {words(results.positive)} {tubes.positive}
          </Tag>
          <Tag tone={tubes.invalid > 0 ? 'amber' : 'plain'}>
            {words(results.invalid)} {tubes.invalid}
          </Tag>
          <span>{t.pending(tubes.pending)}</span>
          {retestRoundId && (
            <LinkButton to={`/desk/campaigns/${campaignId}/rounds/${retestRoundId}`}>{t.round}</LinkButton>
          )}
        </div>
        <FileField label={t.file} accept=".csv,.xlsx,.xls" fileName={fileName} onChoose={(file) => void chosen(file)} />
        <ProblemNote problem={take.problem ?? failed?.body?.()} />
        {twice.length > 0 && <Note icon="warn">{t.twice(twice.join('、'))}</Note>}
        {unknown.length > 0 && <Note icon="question">{t.unknown(unknown.join('、'))}</Note>}
      </section>
      {answer.positives.length > 0 && <Positives positives={answer.positives} />}
      {people.length === 0 && <EmptyState icon="check" title={t.none} how={t.noneHow} />}
      {people.length > 0 && (
        <NamedList title={t.list} count={people.length}>
          {people.map((person) => (
            <li key={person.sampleId}>
              <div className={style['name']}>
                <b>{person.name}</b>
                <span className="muted">
                  {person.address} {person.phoneTail && `${t.tail} ${person.phoneTail}`}
                </span>
              </div>
              <span className={style['row']}>
                <Tag tone={person.result === 'positive' ? 'red' : 'amber'}>{words(results[person.result])}</Tag>
                {person.codes.join('、')}
              </span>
              {person.sampledAgainAt ? (
                <Tag tone="green">
                  {t.again} <Moment at={person.sampledAgainAt} short />
                </Tag>
              ) : (
                <Tag tone="amber">{t.notYet}</Tag>
              )}
            </li>
          ))}
        </NamedList>
      )}
    </>
  );
}
