// Readings of a free check, those not told to the person first (J9). Shown to the named duty alone; the server sends them to nobody else.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { tellReading } from '../shared/commands.ts';
import { itemTitles } from '../shared/gathering.ts';
import type { GatheringPage } from '../shared/queries.ts';
import style from './gatherings.module.css';

const messages = {
  zh: {
    title: '检查结果',
    none: '还没有记检查结果',
    abnormal: '异常，7天内回访',
    tell: '已告诉本人',
    which: (name: string, item: string) => `${name}的${item}：已告诉本人`,
    told: '已告诉',
  },
  en: {
    title: 'Readings',
    none: 'No readings yet',
    abnormal: 'Abnormal: called within 7 days',
    tell: 'The person was told',
    which: (name: string, item: string) => `${item} of ${name}: the person was told`,
    told: 'told',
  },
};

export function ReadingsPart({ readings }: { readings: NonNullable<GatheringPage['readings']> }) {
  const t = useMessages(messages);
  const words = useWords();
  const act = useCommand(tellReading, { invalidates: ['gathering.'] });
  return (
    <section className={style['part']} aria-label={t.title}>
      <h2>{t.title}</h2>
      {readings.length === 0 && <p className="muted">{t.none}</p>}
      <ul className={style['people']}>
        {readings.map((one) => (
          <li key={one.resultId}>
            <b>{one.name}</b>
            <span>
              {words(itemTitles[one.item])} <span className="num">{one.value}</span>
            </span>
            {one.isAbnormal && <Tag tone="red">{t.abnormal}</Tag>}
            {one.advice && <span className="muted">{one.advice}</span>}
            {one.toldAt ? (
              <span className="muted">
                {t.told} <Moment at={one.toldAt} short />
              </span>
            ) : (
              <Button
                label={t.which(one.name, words(itemTitles[one.item]))}
                onPress={() => void act.run({ resultId: one.resultId })}
              >
                {t.tell}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ProblemNote problem={act.problem} again={act.again} />
    </section>
  );
}
