// One of many, found by typing: a search line and the few that fit as a list to choose from. No library, works by keyboard and on a phone.
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import style from './find-field.module.css';

const messages = {
  zh: { other: '换一个', none: '没有找到', found: (what: string, n: number) => `${what}：${n} 个` },
  en: { other: 'Another', none: 'Nothing found', found: (what: string, n: number) => `${what}: ${n}` },
};

export type Found = { id: string; label: string; sub?: string | undefined };

export type ChosenProps = {
  label: string;
  hint?: string;
  chosen: Found | undefined;
  onChange(found: Found | undefined): void;
};

type FindFieldProps = ChosenProps & {
  text: string;
  onText(text: string): void;
  /** Undefined while nothing is looked for. */
  found: readonly Found[] | undefined;
};

export function FindField({ label, hint, chosen, onChange, text, onText, found }: FindFieldProps) {
  const t = useMessages(messages);
  if (chosen) {
    return (
      <div className={style['chosen']}>
        <div>
          <span className="muted">{label}</span>
          <p className="strong">{chosen.label}</p>
          {chosen.sub && <p className="faint">{chosen.sub}</p>}
        </div>
        <Button kind="quiet" label={`${t.other} ${label}`} onPress={() => onChange(undefined)}>
          {t.other}
        </Button>
      </div>
    );
  }
  return (
    <div className={style['find']}>
      <TextField label={label} hint={hint} type="search" value={text} onChange={onText} />
      {found?.length === 0 && <p className="muted">{t.none}</p>}
      {found !== undefined && found.length > 0 && (
        <Choice
          label={t.found(label, found.length)}
          value={undefined}
          onChange={(id) => onChange(found.find((one) => one.id === id))}
          options={found.map((one) => ({
            value: one.id,
            label: (
              <>
                {one.label}
                {one.sub && <small className="faint"> {one.sub}</small>}
              </>
            ),
          }))}
        />
      )}
    </div>
  );
}
