// Over every page of the phone while it takes part in a drill, with the way out.
import { useDrillDay } from '#kernel/web/door/drill-day.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { DrillTag } from '#kernel/web/plain/tag.tsx';
import style from './drill.module.css';

const messages = {
  zh: { title: '演练中', how: '走访、上报今天都按演练记', leave: '结束演练' },
  en: { title: 'In a drill', how: 'visits and reports are played, today', leave: 'End the drill' },
};

export default function DrillStrip() {
  const t = useMessages(messages);
  const { isOn, leave } = useDrillDay();
  if (!isOn) return null;
  return (
    <section className={style['strip']} aria-label={t.title}>
      <DrillTag />
      <span>{t.how}</span>
      <Button kind="quiet" onPress={leave}>
        {t.leave}
      </Button>
    </section>
  );
}
