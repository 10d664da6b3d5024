// 作用发挥 (I5): what members of a register gave — hours of service, here or in another city, and suggestions, those without an answer first. By name and never ranked
// (国办函〔2026〕12号).
import { Link } from '@tanstack/react-router';
import { dateOf } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { type Column, DataTable } from '#kernel/web/pieces/data-table.tsx';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { Select } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { gatheringChoices, memberGiving } from '../shared/queries.ts';
import style from './gatherings.module.css';
import { daysOf, givingSpans, readGivingSearch, registerOf } from './giving.ts';
import { baseOf, givingPath } from './search.ts';

const messages = {
  zh: {
    title: '作用发挥',
    sub: '按姓名列出，不打分、不排名',
    back: '回集中活动',
    register: '哪本台账的人',
    when: '看哪一年',
    spans: { this_year: '今年', last_year: '去年' },
    hours: (people: number, hours: number) => `志愿服务：${people} 人，${hours} 小时`,
    suggestions: (n: number, waiting: number) => `建言献策：${n} 条，待答复 ${waiting} 条`,
    name: '姓名',
    times: '次数',
    hourCount: '小时',
    what: '说了什么',
    at: '时间',
    no: '编号',
    state: '答复',
    answered: '已答复',
    waits: '待答复',
    noHours: '还没有记服务时长。志愿服务点名时写上，这里就有；在外地做的也一样算。',
    noSuggestions: '还没有建言。从任何渠道提的建议都在这里，答复了就写“已答复”。',
    none: '还没有人员台账',
  },
  en: {
    title: 'What members gave',
    sub: 'By name; no score, no ranking',
    back: 'Gatherings',
    register: 'Of which register',
    when: 'Which year',
    spans: { this_year: 'This year', last_year: 'Last year' },
    hours: (people: number, hours: number) => `Service: ${people} people, ${hours} hours`,
    suggestions: (n: number, waiting: number) => `Suggestions: ${n}, ${waiting} without an answer`,
    name: 'Name',
    times: 'Times',
    hourCount: 'Hours',
    what: 'What was said',
    at: 'When',
    no: 'Number',
    state: 'Answer',
    answered: 'Answered',
    waits: 'Not answered yet',
    noHours: 'No hours on record. Those told with the roll of a service stand here, given in another city too.',
    noSuggestions:
      'No suggestions. Whatever they propose through any channel stands here, with whether it was answered.',
    none: 'No registers of people yet',
  },
};

type Giving = QueryAnswer<typeof memberGiving>;

export default function GivingPage() {
  const t = useMessages(messages);
  const words = useWords();
  const [search, set] = useFilters(readGivingSearch);
  const today = dateOf(useNow());
  const span = search.span ?? 'this_year';
  const choices = useAsk(gatheringChoices, {}, { events: ['register.'] });
  const registers = choices.answer?.registers ?? [];
  const register = registerOf(registers, search.registerId);
  const asked = useAsk(
    memberGiving,
    { registerId: register?.registerId ?? '', ...daysOf(span, today) },
    { enabled: register !== undefined, events: ['gathering.', 'request.'], keep: true },
  );
  if (choices.isFirst) return <Skeleton lines={8} />;
  return (
    <>
      <PageHead
        title={t.title}
        sub={t.sub}
        acts={
          <LinkButton kind="quiet" icon="back" to={baseOf('desk')}>
            {t.back}
          </LinkButton>
        }
      >
        <Tabs
          name={t.when}
          here={givingPath}
          chosen={span}
          tabs={givingSpans.map((key) => ({ key, label: t.spans[key], search: { ...search, span: key } }))}
        />
      </PageHead>
      <ProblemNote problem={choices.problem} again={choices.again} />
      {choices.answer && !register && <EmptyState icon="people" title={t.none} />}
      {register && (
        <div className={style['giving']}>
          <Select
            label={t.register}
            value={register.registerId}
            onChange={(registerId) => set({ registerId })}
            options={registers.map(({ registerId, title }) => ({ value: registerId, label: words(title) }))}
          />
          <Hours asked={asked} />
          <Suggestions asked={asked} />
        </div>
      )}
    </>
  );
}

type Asked = ReturnType<typeof useAsk<typeof memberGiving>>;
const whole = { hasMore: false, isAskingMore: false, more: () => undefined };

function Hours({ asked }: { asked: Asked }) {
  const t = useMessages(messages);
  const rows = asked.answer?.hours ?? [];
  const columns: Column<Giving['hours'][number]>[] = [
    { key: 'name', title: t.name, cell: (row) => row.name },
    { key: 'times', title: t.times, isNumber: true, cell: (row) => row.times },
    { key: 'hours', title: t.hourCount, isNumber: true, cell: (row) => row.hours },
  ];
  const caption = t.hours(
    rows.length,
    rows.reduce((sum, { hours }) => sum + hours, 0),
  );
  return (
    <section className={style['part']} aria-label={caption}>
      <h2>{caption}</h2>
      {asked.answer && rows.length === 0 ? (
        <p className="muted">{t.noHours}</p>
      ) : (
        <DataTable
          name={`${memberGiving.name}.hours`}
          caption={caption}
          columns={columns}
          asked={{ ...asked, ...whole, rows }}
          keyOf={(row) => row.personId}
          open={(row) => ({ to: `/desk/people/${row.personId}` })}
        />
      )}
    </section>
  );
}

function Suggestions({ asked }: { asked: Asked }) {
  const t = useMessages(messages);
  const rows = asked.answer?.suggestions ?? [];
  const columns: Column<Giving['suggestions'][number]>[] = [
    { key: 'what', title: t.what, cell: (row) => row.summary },
    {
      key: 'state',
      title: t.state,
      cell: (row) => <Tag tone={row.isAnswered ? 'green' : 'amber'}>{row.isAnswered ? t.answered : t.waits}</Tag>,
    },
    { key: 'name', title: t.name, cell: (row) => <Link to={`/desk/people/${row.personId}`}>{row.name}</Link> },
    { key: 'at', title: t.at, cell: (row) => <Moment at={row.receivedAt} /> },
    { key: 'no', title: t.no, isNumber: true, cell: (row) => row.requestNo },
  ];
  const caption = t.suggestions(rows.length, rows.filter(({ isAnswered }) => !isAnswered).length);
  return (
    <section className={style['part']} aria-label={caption}>
      <h2>{caption}</h2>
      {asked.answer && rows.length === 0 ? (
        <p className="muted">{t.noSuggestions}</p>
      ) : (
        <DataTable
          name={`${memberGiving.name}.suggestions`}
          caption={caption}
          columns={columns}
          asked={{ ...asked, ...whole, rows }}
          keyOf={(row) => row.requestId}
          open={(row) => ({ to: `/desk/requests/${row.requestId}` })}
          toneOf={(row) => (row.isAnswered ? undefined : 'soon')}
        />
      )}
    </section>
  );
}
