// The fields of a proposal. What the public will read is said so beside the field.
import { useState } from 'react';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { Choices, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { articleCodes, articles } from '../../shared/article.ts';
import { powerKinds, powers } from '../../shared/power.ts';
import type { OrderRow } from '../../shared/queries.ts';
import { Powers } from '../parts/order-parts.tsx';
import { AreaField } from './area-field.tsx';
import style from './desk.module.css';
import { type OrderForm, type Wanting, wantingOf } from './form.ts';

const messages = {
  zh: {
    title: '标题',
    titleHow: '会公示，例如：洸河街道区域核酸检测',
    powers: '启用哪些措施',
    from: '开始',
    to: '到期',
    toHow: '最长 14 天，到期自动停止',
    articles: '法律依据',
    legalText: '依据和理由',
    legalHow: '会公示：哪一级指挥部的什么决定，为什么需要这些措施、这个范围、这么久',
    drill: '演练',
    drillOption: '这是演练：只启用演练，不公示',
    send: '提交，等另一人批准',
    back: '不提了',
    still: '还要填：',
    wanting: {
      title: '标题',
      powers: '措施',
      units: '范围',
      articles: '法律依据',
      legalText: '依据和理由',
      term: '起止时间（到期晚于开始，最长 14 天）',
    },
  },
  en: {
    title: 'Title',
    titleHow: 'The public reads it',
    powers: 'Powers it wakes',
    from: 'From',
    to: 'Until',
    toHow: '14 days at most; it stops by itself',
    articles: 'Legal basis',
    legalText: 'Basis and reason',
    legalHow: 'The public reads it: whose decision, and why these powers, this area, this long',
    drill: 'Drill',
    drillOption: 'This is a drill: wakes drills alone and is not published',
    send: 'Send to be approved',
    back: 'Leave it',
    still: 'Still wanting: ',
    wanting: {
      title: 'title',
      powers: 'powers',
      units: 'area',
      articles: 'legal basis',
      legalText: 'basis and reason',
      term: 'from and until (14 days at most)',
    },
  },
};

type Props = {
  first: OrderForm;
  before: OrderRow | undefined;
  isBusy: boolean;
  problem: ProblemBody | undefined;
  again: (() => void) | undefined;
  onSend(form: OrderForm): void;
};

export function OrderFormView({ first, before, isBusy, problem, again, onSend }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const [form, setForm] = useState(first);
  const change = (part: Partial<OrderForm>) => setForm({ ...form, ...part });
  const lacking = wantingOf(form).map((one: Wanting) => t.wanting[one]);
  const whyNot = lacking.length > 0 ? `${t.still}${lacking.join('、')}` : undefined;
  const offered = before ? before.powers : powers;
  return (
    <form
      className={style['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (whyNot === undefined) onSend(form);
      }}
    >
      <Choices
        label={t.powers}
        value={form.powers}
        onChange={(chosen) => change({ powers: offered.filter((power) => chosen.includes(power)) })}
        options={offered.map((power) => ({ value: power, label: words(powerKinds[power].title) }))}
      />
      {form.powers.length > 0 && <Powers powers={form.powers} retention={{}} />}
      <AreaField units={form.units} among={before?.area} onChange={(units) => change({ units })} />
      <div className={style['fields']}>
        <TextField label={t.from} type="datetime-local" value={form.from} onChange={(from) => change({ from })} />
        <TextField
          label={t.to}
          hint={t.toHow}
          type="datetime-local"
          value={form.to}
          onChange={(to) => change({ to })}
        />
      </div>
      <TextField
        label={t.title}
        hint={t.titleHow}
        maxLength={100}
        value={form.title}
        onChange={(title) => change({ title })}
      />
      <Choices
        label={t.articles}
        value={form.articles}
        onChange={(chosen) => change({ articles: chosen })}
        options={articleCodes.map((code) => ({
          value: code,
          label: `《${articles[code].law}》${articles[code].article}：${words(articles[code].about)}`,
        }))}
      />
      <TextField
        label={t.legalText}
        hint={t.legalHow}
        lines={4}
        maxLength={2000}
        value={form.legalText}
        onChange={(legalText) => change({ legalText })}
      />
      {!before && (
        <Choices
          label={t.drill}
          value={form.isDrill ? ['drill'] : []}
          onChange={(chosen) => change({ isDrill: chosen.length > 0 })}
          options={[{ value: 'drill', label: t.drillOption }]}
        />
      )}
      <ProblemNote problem={problem} again={again} />
      <div className={style['line']}>
        <Button type="submit" kind="primary" busy={isBusy} whyNot={whyNot}>
          {t.send}
        </Button>
        <LinkButton kind="quiet" to={before ? `/desk/emergencies/${before.orderId}` : '/desk/emergencies'}>
          {t.back}
        </LinkButton>
      </div>
      {whyNot && <p className="muted">{whyNot}</p>}
    </form>
  );
}
