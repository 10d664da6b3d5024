// For which unit: one's own or one below it. Nobody publishes for a neighbour, so no neighbour is offered.
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Select } from '#kernel/web/plain/controls.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listUnits } from '#modules/territory/shared/queries.ts';

const messages = {
  zh: { area: '范围', own: (name: string) => `${name}（本单位全部）` },
  en: { area: 'Area', own: (name: string) => `${name} (all of it)` },
};

const kinds = ['subdistrict', 'town', 'township', 'community', 'village', 'grid'];

export function AreaField({ value, onChange }: { value: string; onChange(unitId: string): void }) {
  const t = useMessages(messages);
  const { post } = useHat();
  const { answer } = useAsk(listUnits, { underId: post.unitId, kinds, limit: 500 });
  const below = (answer?.units ?? []).filter(({ unitId }) => unitId !== post.unitId);
  return (
    <Select
      label={t.area}
      value={value}
      onChange={onChange}
      options={[
        { value: post.unitId, label: t.own(post.unitName) },
        ...below.map(({ unitId, name, path }) => ({ value: unitId, label: path || name })),
      ]}
    />
  );
}
