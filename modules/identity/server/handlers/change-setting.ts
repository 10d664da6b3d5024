import { command, type Done } from '#kernel/server/house.ts';
import { mustBeLawfulMeasure } from '#kernel/shared/burden-guard.ts';
import { roles } from '#kernel/shared/right.ts';
import { changeSetting } from '../../shared/commands.ts';
import { identityProblem } from '../../shared/problems.ts';
import { isSettingName, settings } from '../../shared/settings.ts';
import { staffOf } from '../standing.ts';
import { dropSetting, readSetting, writeSetting } from '../store.ts';

/** Each setting has one kind of administrator (三员分立); the journal keeps what it was before. */
export const changeSettingHandler = command(changeSetting, async ({ name, value }, { tx, actor }): Promise<Done> => {
  // Asked before the name is known: whoever looks for a ranking by log-ins is told why there is none.
  mustBeLawfulMeasure({ code: name, text: name });
  if (!isSettingName(name)) throw identityProblem('setting_unknown', { name });
  const { by, title, schema } = settings[name];
  if (staffOf(actor).role !== by)
    throw identityProblem('setting_not_yours', { role: roles[by].title.zh, roleEn: roles[by].title.en });
  const before = await readSetting(tx, name);
  if (value === null) {
    dropSetting(tx, name);
  } else {
    const parsed = schema.safeParse(value);
    if (!parsed.success) {
      const reason = parsed.error.issues
        .map((issue) => [issue.path.join('.'), issue.message].filter(Boolean).join(' '))
        .join('；');
      throw identityProblem('setting_malformed', { name, title: title.zh, reason });
    }
    writeSetting(tx, name, parsed.data);
  }
  return { events: [{ type: 'setting.changed', name, before: before ?? null, after: value }] };
});
