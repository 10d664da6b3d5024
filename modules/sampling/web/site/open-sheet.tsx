// 开点: the checklist and the five roles (C5, C14, C17). Which one is missing is said before the button is pressed.
import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choices, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { openSite } from '../../shared/commands.ts';
import type { sitePage } from '../../shared/queries.ts';
import { missingOf } from '../../shared/tube-rules.ts';
import { keysOf, type SiteRole, type SiteZone, siteRoles, siteZones } from '../../shared/words.ts';
import style from '../sampling.module.css';

const checks = ['line', 'supplies', 'equipment'] as const;
const messages = {
  zh: {
    title: '开点',
    zones: '功能区布置好了',
    why: '缺的功能区：为什么',
    checks: '开点前',
    line: '一米线',
    supplies: '物资到位',
    equipment: '设备试过',
    roles: '谁到了',
    come: '排班上已到岗',
    byWord: '排班上没有到岗记录，按点长说的记',
    press: '开点',
    missing: (names: string) => `还缺：${names}`,
    ready: '一米线、物资、设备都确认后才能开点',
  },
  en: {
    title: 'Open the site',
    zones: 'Zones laid out',
    why: 'Why a zone is missing',
    checks: 'Before opening',
    line: 'One-metre line',
    supplies: 'Supplies',
    equipment: 'Equipment tested',
    roles: 'Who is there',
    come: 'Has come by the roster',
    byWord: 'Not on the roster as come: kept as the chief says',
    press: 'Open',
    missing: (names: string) => `Not there yet: ${names}`,
    ready: 'The one-metre line, supplies and equipment come first',
  },
};

type Roster = QueryAnswer<typeof sitePage>['roster'];

/** Who has come by the roster is filled in; the chief adds whom it does not know, which is said apart. */
function prefilled(roster: Roster): Partial<Record<SiteRole, string>> {
  const firstOf = (wanted: SiteRole) => roster?.find(({ role }) => role === wanted)?.names[0];
  return Object.fromEntries(keysOf(siteRoles).map((role) => [role, firstOf(role) ?? '']));
}

export function OpenSheet({ siteId, roster, onClose }: { siteId: string; roster: Roster; onClose: () => void }) {
  const t = useMessages(messages);
  const words = useWords();
  const [openingId] = useState(newId);
  const [zones, setZones] = useState<SiteZone[]>([]);
  const [zonesReason, setReason] = useState('');
  const [checked, setChecked] = useState<(typeof checks)[number][]>([]);
  // What is typed stands over what is filled in, whenever the roster comes.
  const [typed, type] = useState<Partial<Record<SiteRole, string>>>({});
  const names = { ...prefilled(roster), ...typed };
  const open = useCommand(openSite, { invalidates: ['sampling.'], onDone: onClose, onQueued: onClose });
  const roles = keysOf(siteRoles).map((role) => ({ role, name: (names[role] ?? '').trim() }));
  const missing = missingOf(keysOf(siteRoles), roles).map((role) => words(siteRoles[role]));
  const noZone = keysOf(siteZones).filter((zone) => !zones.includes(zone));
  const whyNot =
    missing.length > 0
      ? t.missing(missing.join('、'))
      : noZone.length > 0 && zonesReason.trim() === ''
        ? t.missing(noZone.map((zone) => words(siteZones[zone])).join('、'))
        : checked.length < checks.length
          ? t.ready
          : undefined;
  const hintOf = (role: SiteRole) => {
    if (!roster) return undefined;
    const come = roster.find((one) => one.role === role)?.names ?? [];
    return come.includes((names[role] ?? '').trim()) ? t.come : t.byWord;
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={t.title}
      foot={
        <>
          <Button
            kind="primary"
            busy={open.isSending}
            whyNot={whyNot}
            onPress={() =>
              void open.run({
                openingId,
                siteId,
                zones,
                zonesReason: zonesReason.trim(),
                hasOneMetreLine: checked.includes('line'),
                suppliesReady: checked.includes('supplies'),
                equipmentTested: checked.includes('equipment'),
                roles: roles.filter(({ name }) => name !== ''),
              })
            }
          >
            {t.press}
          </Button>
          {whyNot && <span className="muted">{whyNot}</span>}
        </>
      }
    >
      <div className={style['form']}>
        <Choices
          label={t.zones}
          value={zones}
          onChange={setZones}
          options={keysOf(siteZones).map((zone) => ({ value: zone, label: words(siteZones[zone]) }))}
        />
        {noZone.length > 0 && <TextField label={t.why} value={zonesReason} maxLength={200} onChange={setReason} />}
        <Choices
          label={t.checks}
          value={checked}
          onChange={setChecked}
          options={checks.map((one) => ({ value: one, label: t[one] }))}
        />
        <fieldset className={style['group']}>
          <legend>
            <b>{t.roles}</b>
          </legend>
          <div className={style['two']}>
            {keysOf(siteRoles).map((role) => (
              <TextField
                key={role}
                label={words(siteRoles[role])}
                hint={hintOf(role)}
                value={names[role] ?? ''}
                maxLength={40}
                onChange={(name) => type({ ...typed, [role]: name })}
              />
            ))}
          </div>
        </fieldset>
        <ProblemNote problem={open.problem} again={open.again} />
      </div>
    </Sheet>
  );
}
