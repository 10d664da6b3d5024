// Who calls: the number first, for it brings up the rest; then the name, or why there is none, or who speaks for them.
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { TextField } from '#kernel/web/plain/controls.tsx';
import type { callerHistory } from '../../shared/queries.ts';
import type { Titles } from '../parts/use-catalogue.ts';
import { CallerCard } from './caller-card.tsx';
import { Check } from './check.tsx';
import type { Draft } from './drafts.ts';
import style from './request-form.module.css';

const messages = {
  zh: {
    phone: '来电号码',
    phoneHint: '先填号码：认得的人会自己出来',
    name: '称呼',
    nameKnown: (name: string) => `不填就记 ${name}`,
    anonymous: '不愿意留姓名',
    proxy: '替别人反映',
    proxyName: '代报人姓名',
    proxyRelation: '是本人的什么人',
    proxyPhone: '代报人电话',
  },
  en: {
    phone: 'Caller’s number',
    phoneHint: 'The number first: who is known appears by themselves',
    name: 'Name',
    nameKnown: (name: string) => `Left empty: ${name}`,
    anonymous: 'Leaves no name',
    proxy: 'Speaks for somebody else',
    proxyName: 'Name of who speaks',
    proxyRelation: 'Relation to the one concerned',
    proxyPhone: 'Number of who speaks',
  },
};

export type CallerFieldsProps = {
  draft: Draft;
  change(facts: Partial<Draft>): void;
  titles: Titles;
  history: QueryAnswer<typeof callerHistory> | undefined;
  wrongPhone: string | undefined;
};

export function CallerFields({ draft, change, titles, history, wrongPhone }: CallerFieldsProps) {
  const t = useMessages(messages);
  return (
    <div className={style['column']}>
      <TextField
        type="tel"
        inputMode="tel"
        autoComplete="off"
        label={t.phone}
        hint={t.phoneHint}
        wrong={wrongPhone}
        value={draft.phone}
        onChange={(phone) => change({ phone })}
        disabled={draft.isAnonymous}
      />
      {history && <CallerCard history={history} titles={titles} />}
      <TextField
        label={t.name}
        autoComplete="off"
        placeholder={history?.person ? t.nameKnown(history.person.name) : ''}
        value={draft.callerName}
        onChange={(callerName) => change({ callerName })}
        disabled={draft.isAnonymous}
        maxLength={60}
      />
      <div className={style['checks']}>
        <Check label={t.anonymous} isOn={draft.isAnonymous} onChange={(isAnonymous) => change({ isAnonymous })} />
        <Check
          label={t.proxy}
          isOn={draft.proxy !== null}
          onChange={(isOn) => change({ proxy: isOn ? { name: '', relation: '', phone: '' } : null })}
        />
      </div>
      {draft.proxy && <ProxyFields proxy={draft.proxy} onChange={(proxy) => change({ proxy })} />}
    </div>
  );
}

type Proxy = NonNullable<Draft['proxy']>;

function ProxyFields({ proxy, onChange }: { proxy: Proxy; onChange(proxy: Proxy): void }) {
  const t = useMessages(messages);
  return (
    <div className={style['proxy']}>
      <TextField
        label={t.proxyName}
        value={proxy.name}
        onChange={(name) => onChange({ ...proxy, name })}
        maxLength={60}
      />
      <TextField
        label={t.proxyRelation}
        value={proxy.relation}
        onChange={(relation) => onChange({ ...proxy, relation })}
        maxLength={40}
      />
      <TextField
        label={t.proxyPhone}
        inputMode="tel"
        value={proxy.phone}
        onChange={(phone) => onChange({ ...proxy, phone })}
        maxLength={30}
      />
    </div>
  );
}
