// The forms in force: who asks what of whom, by which version. One opens beside the list, field by field.
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { type Column, DataTable } from '#kernel/web/pieces/data-table.tsx';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { EmptyState } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useGo, useParam } from '#kernel/web/route.ts';
import { Aside } from '#kernel/web/shell/aside.tsx';
import { Day } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listDictionary, listForms } from '../../shared/queries.ts';
import { subjectTitles } from '../../shared/subject.ts';
import { FieldMarks } from './field-marks.tsx';
import style from './forms.module.css';
import { formWords } from './words.ts';

type Row = QueryAnswer<typeof listForms>['forms'][number];
const events = ['form.', 'dictionary.', 'method.'];

export default function FormsPage() {
  const t = useMessages(formWords);
  const words = useWords();
  const code = useParam('code');
  const go = useGo();
  const asked = useAsk(listForms, {}, { events });
  const chosen = asked.answer?.forms.find((form) => form.code === code);
  const columns: Column<Row>[] = [
    {
      key: 'title',
      title: t.form,
      cell: (row) => (
        <span className={style['marks']}>
          {words(row.title)} {row.isOwn && <Tag tone="teal">{t.own}</Tag>}
        </span>
      ),
    },
    { key: 'issuer', title: t.issuer, cell: (row) => (row.issuer ? words(row.issuer) : t.unissued) },
    { key: 'subject', title: t.subject, cell: (row) => words(subjectTitles[row.subject]) },
    {
      key: 'fields',
      title: t.fields,
      isNumber: true,
      cell: (row) => row.fields.length + row.visitFields.length,
    },
    { key: 'from', title: t.from, cell: (row) => t.versionOf(words(row.methodTitle), row.version) },
    { key: 'since', title: t.since, cell: (row) => <Day on={row.since} /> },
  ];
  const own = (row: Row): number => (row.isOwn ? 0 : 1);
  const rows = (asked.answer?.forms ?? []).toSorted((a, b) => own(a) - own(b));
  return (
    <>
      <PageHead
        title={t.title}
        sub={t.sub}
        acts={
          asked.answer?.mayDefine && (
            <LinkButton kind="primary" icon="plus" to="/desk/forms/new">
              {t.define}
            </LinkButton>
          )
        }
      />
      <DataTable
        name={listForms.name}
        caption={t.title}
        columns={chosen ? columns.filter(({ key }) => key !== 'from' && key !== 'since') : columns}
        asked={{ ...asked, rows, hasMore: false, isAskingMore: false, more: () => undefined }}
        keyOf={(row) => row.code}
        open={(row) => ({ to: `/desk/forms/${row.code}` })}
        chosenKey={chosen?.code}
        empty={<EmptyState icon="columns" title={t.none} how={t.noneHow} />}
      />
      {chosen && (
        <Aside title={words(chosen.title)} onClose={() => go('/desk/forms')}>
          <FormFieldsOf form={chosen} />
        </Aside>
      )}
    </>
  );
}

function FormFieldsOf({ form }: { form: Row }) {
  const t = useMessages(formWords);
  const words = useWords();
  const { answer } = useAsk(listDictionary, {}, { events });
  const listed = [
    ...form.fields.map((field) => ({ ...field, home: form.subject })),
    ...form.visitFields.map((field) => ({ ...field, home: 'visit' as const })),
  ];
  return (
    <div className={style['body']}>
      <p>
        {t.issuer} <b>{form.issuer ? words(form.issuer) : t.unissued}</b>
        <br />
        <span className="muted">
          {t.versionOf(words(form.methodTitle), form.version)} · <Day on={form.since} />
        </span>
      </p>
      <h3>{t.asks}</h3>
      <ul className={style['rows']}>
        {listed.map(({ name, title, home }) => {
          const entry = answer?.fields.find((one) => one.home === home && one.field.name === name);
          return (
            <li key={`${home} ${name}`}>
              <span>
                <b>{words(title)}</b> {form.needed.includes(name) && <Tag>{t.needed}</Tag>}
              </span>
              {entry && <FieldMarks entry={entry} />}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
