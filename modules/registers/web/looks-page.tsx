// For the audit: each opening of a sensitive register and each person opened from it, with who, when and what for.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { DataTable } from '#kernel/web/pieces/data-table.tsx';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { EmptyState } from '#kernel/web/plain/blank.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAskPages } from '#kernel/web/wire/use-ask.ts';
import { listLooks } from '../shared/queries.ts';
import style from './registers.module.css';

const messages = {
  zh: {
    title: '敏感台账查看记录',
    at: '时间',
    who: '谁',
    register: '台账',
    whom: '看了谁',
    opening: '打开台账',
    purpose: '用途',
    none: '还没有人打开过敏感台账',
    noneHow: '有人打开时，谁、什么时候、为了什么，都会出现在这里。',
  },
  en: {
    title: 'Looks into sensitive registers',
    at: 'When',
    who: 'Who',
    register: 'Register',
    whom: 'Whom',
    opening: 'opened the register',
    purpose: 'Purpose',
    none: 'Nobody opened one yet',
    noneHow: 'Who, when and what for shows here.',
  },
};

export default function LooksPage() {
  const t = useMessages(messages);
  const words = useWords();
  const asked = useAskPages(
    listLooks,
    {},
    { rows: (answer) => answer.looks, next: (answer) => (answer.next === null ? undefined : { after: answer.next }) },
  );
  return (
    <div className={style['page']}>
      <PageHead title={t.title} />
      <DataTable
        name="register.looks"
        caption={t.title}
        asked={asked}
        empty={<EmptyState icon="eye" title={t.none} how={t.noneHow} />}
        keyOf={(look) => `${look.at} ${look.byName} ${look.subjectId}`}
        columns={[
          { key: 'at', title: t.at, cell: (look) => <Moment at={look.at} /> },
          { key: 'who', title: t.who, cell: (look) => look.byName },
          { key: 'register', title: t.register, cell: (look) => words(look.registerTitle) },
          { key: 'whom', title: t.whom, cell: (look) => look.subjectWords ?? t.opening },
          { key: 'purpose', title: t.purpose, cell: (look) => look.purpose },
        ]}
      />
    </div>
  );
}
