// 范围: the units an order covers, with all below them; one's own or below, an extension's from among those of the order before.
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Select } from '#kernel/web/plain/controls.tsx';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listUnits } from '#modules/territory/shared/queries.ts';
import style from './desk.module.css';

const messages = {
  zh: {
    area: '范围',
    add: '再加一个单位',
    first: '选一个单位',
    own: (name: string) => `${name}（全部）`,
    remove: (name: string) => `去掉${name}`,
    how: '包括下级单位，也包括以后新划的网格。写社区或街道比写网格稳妥：网格重划后旧网格不再算在内。',
  },
  en: {
    area: 'Area',
    add: 'Add a unit',
    first: 'Choose a unit',
    own: (name: string) => `${name} (all of it)`,
    remove: (name: string) => `Take out ${name}`,
    how: 'With all units below, later ones too. Name communities rather than grids: a redrawn grid is no longer meant.',
  },
};

const kinds = ['subdistrict', 'town', 'township', 'community', 'village', 'grid'];
type Unit = { unitId: string; name: string };

export function AreaField({
  units,
  among,
  onChange,
}: {
  units: readonly Unit[];
  among: readonly (Unit & { path: string })[] | undefined;
  onChange(units: Unit[]): void;
}) {
  const t = useMessages(messages);
  const { post } = useHat();
  const { answer } = useAsk(listUnits, { underId: post.unitId, kinds, limit: 500 }, { enabled: among === undefined });
  const own = { unitId: post.unitId, name: post.unitName, path: t.own(post.unitName) };
  const below = (answer?.units ?? []).filter(({ unitId }) => unitId !== post.unitId);
  const offered = (among ?? [own, ...below]).filter((one) => !units.some(({ unitId }) => unitId === one.unitId));
  return (
    <fieldset className={style['area']}>
      <legend>{t.area}</legend>
      <ul>
        {units.map((unit) => (
          <li key={unit.unitId}>
            {unit.unitId === post.unitId ? t.own(unit.name) : unit.name}
            <Button
              kind="quiet"
              label={t.remove(unit.name)}
              onPress={() => onChange(units.filter(({ unitId }) => unitId !== unit.unitId))}
            >
              <Icon name="cross" size={16} />
            </Button>
          </li>
        ))}
      </ul>
      {offered.length > 0 && (
        <Select
          label={units.length > 0 ? t.add : t.first}
          value=""
          placeholder="—"
          hint={t.how}
          onChange={(chosen) => {
            const unit = offered.find(({ unitId }) => unitId === chosen);
            // One's own takes in all that lies below it.
            if (unit)
              onChange(
                unit.unitId === post.unitId ? [unit] : [...units.filter(({ unitId }) => unitId !== post.unitId), unit],
              );
          }}
          options={offered.map(({ unitId, name, path }) => ({ value: unitId, label: path || name }))}
        />
      )}
    </fieldset>
  );
}
