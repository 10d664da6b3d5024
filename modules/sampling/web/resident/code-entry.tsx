// While people are called to be tested, and for whoever signed in: the way to one's code.
import { useIsResidentSignedIn } from '#kernel/web/door/resident.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { myCodes } from '../../shared/field-queries.ts';

const messages = { zh: { code: '我的采样码' }, en: { code: 'My sampling code' } };

export default function CodeEntry() {
  const t = useMessages(messages);
  const isSignedIn = useIsResidentSignedIn();
  const { answer } = useAsk(myCodes, {}, { enabled: isSignedIn });
  if (!answer?.isOn || answer.people.length === 0) return null;
  return (
    <LinkButton wide icon="scan" to="/sampling-code">
      {t.code}
    </LinkButton>
  );
}
