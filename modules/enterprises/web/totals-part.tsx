// Departments × parks (F14): every number opens its firms. A firm on several lists counts in each row, and once in the total; the page says so.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Matrix } from '#kernel/web/pieces/matrix.tsx';
import { NumberDoor } from '#kernel/web/pieces/number-door.tsx';
import { ExportLink } from '#kernel/web/pieces/table-tools.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { departmentTitles } from '../shared/enterprise.ts';
import { enterpriseTotals, none } from '../shared/queries.ts';
import style from './enterprises.module.css';

const messages = {
  zh: {
    caption: '在营企业，按部门和园区',
    how: '一家企业可以由几个部门列入，在每个部门各计一次；合计一行每家只计一次。',
    department: '部门',
    noDepartment: '没有部门列入',
    noPark: '没有园区',
    all: '合计',
    uncontacted: '还没有联系',
    unit: '家',
    empty: '还没有登记企业',
    emptyHow: '把各部门的名录从“导入”带进来，这里就按部门和园区列出来。',
    scroll: '可左右滑动',
  },
  en: {
    caption: 'Open firms by department and park',
    how: 'A firm may be on the lists of several departments and counts in each row; in the total it counts once.',
    department: 'Department',
    noDepartment: 'Listed by none',
    noPark: 'No park',
    all: 'Total',
    uncontacted: 'Not contacted',
    unit: '',
    empty: 'No firms on record yet',
    emptyHow: 'Bring the departments’ lists in through Import.',
    scroll: 'scrolls sideways',
  },
};

export function TotalsPart() {
  const t = useMessages(messages);
  const words = useWords();
  const { answer, problem, isFirst, again } = useAsk(enterpriseTotals, {}, { keep: true });
  if (!answer) {
    return (
      <div className={style['part']}>
        <ProblemNote problem={problem} again={again} />
        {isFirst && <Skeleton lines={8} />}
      </div>
    );
  }
  const { parks, rows, total } = answer;
  if (total.all === 0) return <EmptyState icon="columns" title={t.empty} how={t.emptyHow} />;
  const door = (value: number, search: Record<string, unknown>, isSoon = false) =>
    value === 0 ? (
      <span className="faint">0</span>
    ) : (
      <NumberDoor
        value={value}
        unit={t.unit}
        to="/desk/enterprises"
        search={search}
        tone={isSoon ? 'soon' : undefined}
      />
    );
  const line = (title: string, of: typeof total, department?: string) => ({
    key: department ?? 'total',
    title,
    isTotal: department === undefined,
    cells: [
      ...of.byPark.map(({ park, count }) => door(count, { department, park })),
      door(of.all, { department }),
      door(of.uncontacted, { department, list: 'uncontacted' }, true),
    ],
  });
  return (
    <section className={style['part']} aria-label={t.caption}>
      <div className={style['head']}>
        <p className="muted">{t.how}</p>
        <ExportLink query={enterpriseTotals.name} input={{}} />
      </div>
      <Matrix
        caption={t.caption}
        scrolls={t.scroll}
        corner={t.department}
        columns={[
          ...parks.map((park) => ({ key: park, title: park === none ? t.noPark : park })),
          { key: 'all', title: t.all },
          { key: 'uncontacted', title: t.uncontacted },
        ]}
        rows={[
          line(t.all, total),
          ...rows.map((row) =>
            line(
              row.department === none ? t.noDepartment : words(departmentTitles[row.department]),
              row,
              row.department,
            ),
          ),
        ]}
      />
    </section>
  );
}
