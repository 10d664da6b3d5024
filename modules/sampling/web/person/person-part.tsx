// 核酸 on a resident's page at the desk: what is asked of them now, and every sample with its tube and result.
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useSubject } from '#kernel/web/shell/pieces.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { samplesOfPerson } from '../../shared/queries.ts';
import { results } from '../../shared/words.ts';
import { resultTones } from '../result-tones.ts';
import style from '../sampling.module.css';
import RoundsPart from './rounds-part.tsx';

const messages = {
  zh: { title: '采样和结果', pending: '待结果' },
  en: { title: 'Samples and results', pending: 'Pending' },
};

export default function PersonPart() {
  const t = useMessages(messages);
  const words = useWords();
  const subjectId = useSubject();
  const { answer } = useAsk(samplesOfPerson, { subjectId }, { events: ['sample.', 'tube.'] });
  return (
    <>
      <RoundsPart />
      {answer && answer.samples.length > 0 && (
        <section className={`card ${style['part']}`} aria-label={t.title}>
          <h2>{t.title}</h2>
          <ul className={style['lines']}>
            {answer.samples.map((sample) => (
              <li key={sample.sampleId} className={style['row']}>
                <Moment at={sample.takenAt} />
                <span>
                  {sample.roundTitle} · {sample.siteTitle}
                </span>
                <Link to={`/desk/sampling/tubes/${sample.tubeId}`}>{sample.code}</Link>
                <Tag tone={resultTones[sample.result ?? 'pending']}>
                  {sample.result ? words(results[sample.result]) : t.pending}
                </Tag>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
