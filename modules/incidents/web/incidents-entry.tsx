// On one's own page: where to say it.
import { useMessages } from '#kernel/web/language/language.ts';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import style from './incidents.module.css';

const messages = {
  zh: { title: '受了委屈', what: '被骂、被威胁、太累，都可以说。只有您和带班领导看得到。', open: '说一说' },
  en: {
    title: 'Wronged at work',
    what: 'Insulted, threatened, worn out: say it. Only you and your leader read it.',
    open: 'Tell it',
  },
};

export default function IncidentsEntry() {
  const t = useMessages(messages);
  return (
    <section className={style['entry']} aria-label={t.title}>
      <h2>{t.title}</h2>
      <p className="muted">{t.what}</p>
      <div>
        <LinkButton icon="heart" to="/field/incidents">
          {t.open}
        </LinkButton>
      </div>
    </section>
  );
}
