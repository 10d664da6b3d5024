// After the flood (M9): the rhythms in force that look at hazard points (M10), the list of what is to be looked at around rain, and the watch (M11). Each link opens on that very list.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listDutyRhythms } from '#modules/duties/shared/queries.ts';
import { listRegisters } from '#modules/registers/shared/queries.ts';
import style from '../campaigns.module.css';

const messages = {
  zh: { after: '雨后要做的：', enter: '列入要看的地方', roads: '列入要巡的路和涵洞', watch: '值守班次' },
  en: { after: 'After the rain:', enter: 'List what to look at', roads: 'List roads to walk', watch: 'Watch' },
};

/** Codes of methods/places-basic. Where no method in force has them there is nothing to link to. */
const hazardRegisters: readonly string[] = ['rain_alert', 'rain_roads', 'hazard_points'];

export function AfterRain() {
  const t = useMessages(messages);
  const words = useWords();
  const { answer } = useAsk(listDutyRhythms, {}, { keep: true });
  const registers = useAsk(listRegisters, {}, { keep: true });
  const rhythms = answer?.rhythms.filter(({ registerCode }) => hazardRegisters.includes(registerCode)) ?? [];
  const kept = (wanted: string) =>
    registers.answer?.registers.find(({ code, mayOpen }) => code === wanted && mayOpen)?.registerId;
  const lists = [
    { registerId: kept('rain_alert'), title: t.enter },
    { registerId: kept('rain_roads'), title: t.roads },
  ];
  return (
    <p className={style['row']}>
      <span className="muted">{t.after}</span>
      {lists.map(
        ({ registerId, title }) =>
          registerId && (
            <LinkButton key={registerId} kind="quiet" to={`/desk/registers/${registerId}`}>
              {title}
            </LinkButton>
          ),
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
