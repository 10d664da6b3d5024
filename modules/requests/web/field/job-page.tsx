// One matter on the phone: its clock, caller, place and story, and at the foot what may be done next — the same record as on the desk.

import { useMessages } from '#kernel/web/language/language.ts';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { useParam } from '#kernel/web/route.ts';
import { RequestRecord } from '../record/request-record.tsx';
import style from './field.module.css';

const messages = { zh: { back: '回今日' }, en: { back: 'Back to today' } };

export default function JobPage() {
  const t = useMessages(messages);
  const requestId = useParam('requestId');
  if (!requestId) return null;
  return (
    <div className={style['job']}>
      <div className={style['back']}>
        <LinkButton kind="quiet" icon="back" to="/field">
          {t.back}
        </LinkButton>
      </div>
      <RequestRecord key={requestId} requestId={requestId} onPrint={() => window.print()} />
    </div>
  );
}
