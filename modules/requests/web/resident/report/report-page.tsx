// 报修 · 求助 · 反映问题 · 咨询, and the bookable services (B7): one short form. Said by voice, photo or words; sent in at most three taps. Who
// wants to stay unknown is told what that costs, and is then really unknown: the report goes as this browser, not as the phone.
import { useState } from 'react';
import { AskerContext, useAsker } from '#kernel/web/door/asker-context.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { useParam } from '#kernel/web/route.ts';
import { asksOf, dictionaryOf } from '../../../shared/facts.ts';
import { useCatalogue } from '../../parts/use-catalogue.ts';
import { writtenChannel } from '../parts/channels.ts';
import { useMyPlace, useSpot } from '../parts/my-place.ts';
import { useStranger } from '../parts/selves.ts';
import { type Everyday, everyday, services } from '../parts/services.ts';
import { ReportForm } from './report-form.tsx';

const messages = {
  zh: { missing: '没有这一项', missingHow: '您的社区现在不办这一项。可以用一键呼叫问一问。', home: '回首页' },
  en: { missing: 'There is no such matter', missingHow: 'Your community does not offer it.', home: 'Home' },
};

export default function ReportPage() {
  const t = useMessages(messages);
  const words = useWords();
  const what = useParam('what') ?? '';
  const place = useMyPlace();
  const { answer: spot } = useSpot(place?.id);
  const { catalogue, kindOf } = useCatalogue(spot?.communityId);
  const asker = useAsker();
  const stranger = useStranger();
  const [isAnonymous, setAnonymous] = useState(false);
  if (!catalogue) return <Skeleton lines={6} />;
  const matter = Object.hasOwn(everyday, what) ? everyday[what as Everyday] : undefined;
  const kind = matter ? undefined : kindOf(what);
  const channel = writtenChannel(catalogue.channels);
  if (!channel || (!matter && !kind?.serviceKind)) {
    return (
      <EmptyState icon="question" title={t.missing} how={t.missingHow}>
        <LinkButton to="/">{t.home}</LinkButton>
      </EmptyState>
    );
  }
  const fields = dictionaryOf(catalogue.fields);
  const asks = asksOf(kind, fields, new Set()).filter(({ neededFor }) => neededFor === 'file');
  const service = kind && services[kind.serviceKind ?? ''];
  return (
    <AskerContext value={isAnonymous ? stranger : asker}>
      <ReportForm
        key={what}
        what={what}
        title={words(matter?.title ?? kind?.title ?? everyday.problem.title)}
        ask={words(matter?.ask ?? service?.ask ?? everyday.problem.ask)}
        channel={channel}
        kindCode={kind?.code}
        asks={asks}
        wishedAt={kind?.booking ? fields.get(kind.booking.wishedAt) : undefined}
        isAnonymous={isAnonymous}
        onAnonymous={setAnonymous}
      />
    </AskerContext>
  );
}
