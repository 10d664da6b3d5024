// Where one lives, chosen once; and, when somebody pressed for help before it was known, the way to that press.
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useFilters, useGo } from '#kernel/web/route.ts';
import { useCall } from '../home/use-call.ts';
import { noteAsked, setMyPlace } from '../parts/my-place.ts';
import page from '../parts/page.module.css';
import { PlacePicker } from './place-picker.tsx';

const messages = {
  zh: {
    title: '您住在哪里',
    why: '选好后，找您的网格员、报修都不用再填地址。只记在这台手机上。',
    urgent: '您在哪个社区？',
    urgentWhy: '点一下社区名，马上接通。',
    later: '以后再说',
    sending: '正在接通…',
  },
  en: {
    title: 'Where you live',
    why: 'Once chosen you need not type an address again. Kept on this phone only.',
    urgent: 'Which community are you in?',
    urgentWhy: 'One tap on its name connects you.',
    later: 'Later',
    sending: 'Connecting…',
  },
};

export default function WherePage() {
  const t = useMessages(messages);
  const go = useGo();
  const [{ next }] = useFilters((raw) => ({ next: raw['next'] === 'call' ? 'call' : '' }));
  const isUrgent = next === 'call';
  const call = useCall();
  return (
    <div className={page['page']}>
      <header>
        <h1>{isUrgent ? t.urgent : t.title}</h1>
        <p className="muted">{isUrgent ? t.urgentWhy : t.why}</p>
      </header>
      <ProblemNote problem={call.problem} again={call.again} />
      {call.isSending && <p role="status">{t.sending}</p>}
      <PlacePicker
        isUrgent={isUrgent}
        onPick={(place) => {
          setMyPlace(place);
          noteAsked();
          if (isUrgent) call.press(place);
          else go('/');
        }}
      />
      {!isUrgent && (
        <Button
          wide
          onPress={() => {
            noteAsked();
            go('/');
          }}
        >
          {t.later}
        </Button>
      )}
    </div>
  );
}
