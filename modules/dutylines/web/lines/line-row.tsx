// One unit: whom it is reached by, in the order in which they are rung; what is lacking; when it was last tried.
import { Link } from '@tanstack/react-router';
import { roles } from '#kernel/shared/right.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Masked } from '#kernel/web/pieces/masked.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { gapTitles } from '../../shared/line.ts';
import type { DutyLine, LineMember } from '../../shared/queries.ts';
import style from '../duty.module.css';
import { useNumber } from '../use-number.ts';

const messages = {
  zh: {
    shift: '当班',
    phone: '电话',
    noPhone: '没有号码',
    edit: '排值守…',
    never: '还没有核查过',
    reached: '核查接通',
    missed: '核查没有接通',
  },
  en: {
    shift: 'on shift',
    phone: 'telephone',
    noPhone: 'no number',
    edit: 'Set line…',
    never: 'Never checked',
    reached: 'checked: reached',
    missed: 'checked: not reached',
  },
};

export function LineRow({ line, onEdit, mayOpen }: { line: DutyLine; onEdit: () => void; mayOpen: boolean }) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <li>
      <div className={style['name']}>
        <b>{line.name}</b>
        <span className="muted">{line.parentName}</span>
      </div>
      <div>
        <ol className={style['members']}>
          {line.members.map((member, n) => (
            <MemberItem key={`${member.postId} ${member.linkId}`} member={member} place={n + 1} mayOpen={mayOpen} />
          ))}
        </ol>
        {line.gaps.length > 0 && (
          <span className={style['row']}>
            {line.gaps.map((gap) => (
              <Tag key={gap} tone={gap === 'no_backup' ? 'amber' : 'red'} icon="warn">
                {words(gapTitles[gap])}
              </Tag>
            ))}
          </span>
        )}
      </div>
      <div>
        {line.lastTest ? (
          <Link to={`/desk/duty/calls/${line.lastTest.calloutId}`}>
            <Moment at={line.lastTest.at} short />
            <span className={`${style['result']} ${line.lastTest.reached ? 'good' : 'late'}`}>
              {line.lastTest.reached ? t.reached : t.missed}
            </span>
          </Link>
        ) : (
          <span className="muted">{t.never}</span>
        )}
      </div>
      {line.mayKeep && (
        <Button onPress={onEdit} label={`${t.edit} ${line.name}`}>
          {t.edit}
        </Button>
      )}
    </li>
  );
}

function MemberItem({ member, place, mayOpen }: { member: LineMember; place: number; mayOpen: boolean }) {
  const t = useMessages(messages);
  const words = useWords();
  const open = useNumber();
  const { linkId, phone } = member;
  const title = Object.entries(roles).find(([role]) => role === member.role)?.[1].title;
  return (
    <li>
      <span className={`num ${style['place']}`}>{place}</span>
      <b>{member.name}</b>
      {title && <span className="muted">{words(title)}</span>}
      {member.source === 'shift' && <Tag tone="teal">{t.shift}</Tag>}
      {phone ? (
        <Masked
          value={phone}
          what={`${member.name} ${t.phone}`}
          reveal={mayOpen && linkId ? () => open({ linkId }) : undefined}
        />
      ) : (
        <span className="late">{t.noPhone}</span>
      )}
    </li>
  );
}
