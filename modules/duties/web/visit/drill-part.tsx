// Whether this is played: said on the visit before anything is told, so that nobody takes one for the other (product rule 9).
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { DrillTag } from '#kernel/web/plain/tag.tsx';
import style from './drill.module.css';

const messages = {
  zh: {
    drill: '记下来就是演练记录',
    played: '不销应办，不进统计',
    begin: '这是在演练…',
    end: '不是演练',
  },
  en: {
    drill: 'Goes on record as a drill',
    played: 'Closes nothing, counts nowhere',
    begin: 'This is played…',
    end: 'Not a drill',
  },
};

type Props = {
  /** `always`: what is done here is a drill by its nature. */
  drill: 'always' | 'yes' | 'no';
  onChange: (isDrill: boolean) => void;
};

export function DrillPart({ drill, onChange }: Props) {
  const t = useMessages(messages);
  if (drill === 'no')
    return (
      <Button kind="quiet" icon="flag" onPress={() => onChange(true)}>
        {t.begin}
      </Button>
    );
  return (
    <div className={style['part']} role="status">
      <DrillTag />
      <span>{drill === 'always' ? t.drill : t.played}</span>
      {drill === 'yes' && (
        <Button kind="quiet" onPress={() => onChange(false)}>
          {t.end}
        </Button>
      )}
    </div>
  );
}
