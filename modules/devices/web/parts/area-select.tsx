// Which community: the whole of one's own area, or one of those below it. Where there is none below there is nothing to choose.
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Select } from '#kernel/web/plain/controls.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listUnits } from '#modules/territory/shared/queries.ts';

const messages = {
  zh: { area: '范围', whole: (name: string) => `全部${name}` },
  en: { area: 'Area', whole: (name: string) => `All of ${name}` },
};

type AreaSelectProps = { unitId: string | undefined; onChange(unitId: string | undefined): void };

export function AreaSelect({ unitId, onChange }: AreaSelectProps) {
  const t = useMessages(messages);
  const { post } = useHat();
  const { answer } = useAsk(listUnits, { underId: post.unitId, kinds: ['community', 'village'], limit: 500 });
  const below = (answer?.units ?? []).filter((unit) => unit.unitId !== post.unitId);
  if (below.length === 0) return null;
  return (
    <Select<string>
      label={t.area}
      value={unitId ?? 'all'}
      onChange={(chosen) => onChange(chosen === 'all' ? undefined : chosen)}
      options={[
        { value: 'all', label: t.whole(post.unitName) },
        ...below.map((unit) => ({ value: unit.unitId, label: unit.name })),
      ]}
    />
  );
}
