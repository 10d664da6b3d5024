// After the flood (M9): the rhythms in force that look at hazard points (M10), the list of what is to be looked at around rain, and the watch (M11). Each link opens on that very list.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listDutyRhythms } from '#modules/duties/shared/queries.ts';
import { listRegisters } from '#modules/registers/shared/queries.ts';
import style from '../campaigns.module.css';

const messages = {
  zh: { after: '雨后要做的：', enter: '列入要看的地方', watch: '值守班次' },
  en: { after: 'After the rain:', enter: 'List what to look at', watch: 'Watch' },
};

/** Codes of methods/places-basic. Where no method in force has them there is nothing to link to. */
const hazardRegisters: readonly string[] = ['rain_alert', 'hazard_points'];

export function AfterRain() {
  const t = useMessages(messages);
  const words = useWords();
  const { answer } = useAsk(listDutyRhythms, {}, { keep: true });
  const registers = useAsk(listRegisters, {}, { keep: true });
  const rhythms = answer?.rhythms.filter(({ registerCode }) => hazardRegisters.includes(registerCode)) ?? [];
  const alert = registers.answer?.registers.find(({ code, mayOpen }) => code === 'rain_alert' && mayOpen);
  return (
    <p className={style['row']}>
      <span className="muted">{t.after}</span>
      {alert && (
        <LinkButton kind="quiet" to={`/desk/registers/${alert.registerId}`}>
          {t.enter}
        </LinkButton>
      )}
      {rhythms.map(({ rhythmId, title }) => (
        <LinkButton key={rhythmId} kind="quiet" to="/desk/coverage" search={{ rhythmId }}>
          {words(title)}
        </LinkButton>
      ))}
      <LinkButton kind="quiet" to="/desk/shifts">
        {t.watch}
      </LinkButton>
    </p>
  );
}
