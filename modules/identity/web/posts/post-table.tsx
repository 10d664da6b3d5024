// Who holds which post, and until when; ending one asks for the reason.
import { useState } from 'react';
import { roles } from '#kernel/shared/right.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { DataTable } from '#kernel/web/pieces/data-table.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAskPages } from '#kernel/web/wire/use-ask.ts';
import type { PostBasis } from '../../shared/post.ts';
import { listPosts, type PostItem } from '../../shared/queries.ts';
import { EndPostSheet } from './end-post-sheet.tsx';

const messages = {
  zh: {
    actColumn: '操作',
    caption: '岗位',
    person: '姓名',
    role: '岗位',
    unit: '单位',
    basis: '性质',
    from: '自',
    until: '至',
    open: '长期',
    end: '免去',
    handOver: '交接',
    endTitle: (name: string) => `免去 ${name} 的岗位`,
    later: '未开始',
    bases: { home: '本职', seconded: '下沉', contracted: '包保', temporary: '临时' } satisfies Record<
      PostBasis,
      string
    >,
  },
  en: {
    actColumn: 'Act',
    caption: 'Posts',
    person: 'Name',
    role: 'Post',
    unit: 'Unit',
    basis: 'Basis',
    from: 'From',
    until: 'Until',
    open: 'No end set',
    end: 'End',
    handOver: 'Hand over',
    endTitle: (name: string) => `End ${name}’s post`,
    later: 'To begin',
    bases: { home: 'Own post', seconded: 'Seconded', contracted: 'Contracted', temporary: 'Temporary' },
  },
};

export function PostTable({ unitId }: { unitId: string }) {
  const t = useMessages(messages);
  const words = useWords();
  const [ending, setEnding] = useState<PostItem>();
  const asked = useAskPages(
    listPosts,
    { unitId },
    {
      rows: (answer) => answer.posts,
      next: (answer) => (answer.next === null ? undefined : { offset: answer.next }),
    },
    { events: ['post.', 'staff.', 'secondment.'] },
  );
  return (
    <>
      <DataTable
        name={listPosts.name}
        caption={t.caption}
        asked={asked}
        total={asked.first?.total}
        keyOf={(row) => row.postId}
        columns={[
          { key: 'person', title: t.person, cell: (row) => row.staffName },
          { key: 'role', title: t.role, cell: (row) => words(roles[row.role].title) },
          { key: 'unit', title: t.unit, cell: (row) => row.unitName },
          {
            key: 'basis',
            title: t.basis,
            cell: (row) => (
              <>
                <Tag tone={row.basis === 'home' ? 'plain' : 'teal'}>{t.bases[row.basis]}</Tag>{' '}
                {!row.isLive && <Tag tone="amber">{t.later}</Tag>}
              </>
            ),
          },
          { key: 'from', title: t.from, isNumber: true, isHidden: true, cell: (row) => <Moment at={row.from} /> },
          {
            key: 'until',
            title: t.until,
            isNumber: true,
            cell: (row) => (row.until ? <Moment at={row.until} /> : <span className="faint">{t.open}</span>),
          },
          {
            key: 'end',
            title: t.actColumn,
            width: 176,
            cell: (row) =>
              row.mayEnd && (
                <>
                  <LinkButton kind="quiet" to={`/desk/handovers/new/${row.staffId}`}>
                    {t.handOver}
                    <span className="sr-only"> {row.staffName}</span>
                  </LinkButton>
                  <Button kind="quiet" label={t.endTitle(row.staffName)} onPress={() => setEnding(row)}>
                    {t.end}
                  </Button>
                </>
              ),
          },
        ]}
      />
      {ending && <EndPostSheet post={ending} onClose={() => setEnding(undefined)} />}
    </>
  );
}
