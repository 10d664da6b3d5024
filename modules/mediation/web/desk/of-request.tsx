// N2: on the page of a request that is a quarrel — take it up, or the case it has become. Nothing where neither is so.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { Note } from '#kernel/web/plain/note.tsx';
import { useSubject } from '#kernel/web/shell/pieces.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { livingStates, type MediationState, stateTitles } from '../../shared/mediation-chart.ts';
import { mediationOfRequest } from '../../shared/queries.ts';
import style from './mediation.module.css';

const messages = {
  zh: {
    name: '调解',
    mediable: '这类纠纷可以调解，双方都同意就开始',
    takeUp: '受理调解',
    taken: '已受理调解',
    ended: '调解已了结',
    open: '案件',
  },
  en: {
    name: 'Mediation',
    mediable: 'Such a dispute may be mediated, once both sides agree',
    takeUp: 'Take up a mediation',
    taken: 'In mediation',
    ended: 'Mediation over',
    open: 'The case',
  },
};

const isOver = (state: MediationState) => !(livingStates as readonly MediationState[]).includes(state);

export default function MediationOfRequest() {
  const t = useMessages(messages);
  const words = useWords();
  const requestId = useSubject();
  const { answer } = useAsk(mediationOfRequest, { requestId }, { events: ['mediation.', 'request.'] });
  if (!answer || !(answer.case || answer.mayOpen)) return null;
  const { case: found, mayOpen } = answer;
  return (
    <section aria-label={t.name}>
      <Note icon="people">
        <div className={style['ofRequest']}>
          {found ? (
            <span>
              <b>{isOver(found.state) ? t.ended : t.taken}</b> · {words(stateTitles[found.state])}{' '}
              <span className="muted num">{found.caseNo}</span>
            </span>
          ) : (
            <span>{t.mediable}</span>
          )}
          {found && <LinkButton to={`/desk/mediation/${found.caseId}`}>{t.open}</LinkButton>}
          {mayOpen && <LinkButton to={`/desk/mediation/new/${requestId}`}>{t.takeUp}</LinkButton>}
        </div>
      </Note>
    </section>
  );
}
