// 分工: a part, or the firms that were picked, to a department, a park, surveyors; dealt evenly, neighbours together.

import { useState } from 'react';
import { groupBy } from '#kernel/shared/group-by.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice, Choices, Select, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { departmentCodes } from '#modules/enterprises/shared/enterprise.ts';
import { noPart, shareOut } from '../../shared/share-commands.ts';
import { shareMatrix, shareSurveyors } from '../../shared/share-queries.ts';
import style from '../campaigns.module.css';
import { departmentWords, type PartSearch, parkWords } from './words.ts';

const messages = {
  zh: {
    title: '分工',
    chosen: (n: number) => `选中的 ${n} 家`,
    department: '哪个部门的',
    park: '哪个园区的',
    any: '全部',
    which: '哪些企业',
    unnamed: '还没有派人的',
    waiting: '所有未联系的（重新分）',
    toDepartment: '改归哪个部门',
    toPark: '改归哪个园区',
    keep: '不改',
    noPark: '没有园区',
    find: '找人：姓名、单位',
    who: '交给谁（平均分，按地址连片）',
    whole: (unit: string, n: number) => `选 ${unit} 的 ${n} 人`,
    load: (n: number) => (n > 0 ? `（手上 ${n} 家）` : ''),
    to: (n: number) => `未联系 ${n} 家`,
    each: (n: number, people: number) => `${n} 家分给 ${people} 人，每人约 ${Math.ceil(n / people)} 家`,
    press: '分下去',
    wanting: '选人，或者选改归哪里',
  },
  en: {
    title: 'Share out',
    chosen: (n: number) => `The ${n} chosen`,
    department: 'Of which department',
    park: 'Of which park',
    any: 'All',
    which: 'Which firms',
    unnamed: 'For whom nobody is named',
    waiting: 'All not contacted (deal anew)',
    toDepartment: 'To which department',
    toPark: 'To which park',
    keep: 'As it is',
    noPark: 'No park',
    find: 'Find: name, unit',
    who: 'To whom (evenly, neighbours together)',
    whole: (unit: string, n: number) => `All ${n} of ${unit}`,
    load: (n: number) => (n > 0 ? ` (${n} in hand)` : ''),
    to: (n: number) => `${n} not contacted`,
    each: (n: number, people: number) => `${n} to ${people}, about ${Math.ceil(n / people)} each`,
    press: 'Share out',
    wanting: 'Choose people, or where it goes',
  },
};

type Props = {
  roundId: string;
  part: PartSearch;
  parks: readonly string[];
  /** Those picked by name, instead of a part. */
  subjectIds?: readonly string[];
  onClose: () => void;
};
const any = '';
type Code = (typeof departmentCodes)[number] | typeof noPart;

export function ShareSheet({ roundId, part, parks, subjectIds, onClose }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const [department, setDepartment] = useState(part.department ?? any);
  const [park, setPark] = useState(part.park ?? any);
  const [which, setWhich] = useState<'unnamed' | 'waiting'>('unnamed');
  const [toDepartment, setToDepartment] = useState(any);
  const [toPark, setToPark] = useState(any);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const { answer, problem, again } = useAsk(shareSurveyors, { roundId });
  const matrix = useAsk(shareMatrix, { roundId }, { keep: true });
  const share = useCommand(shareOut, { invalidates: ['campaign.', 'duty.'], onDone: onClose });
  const posts = answer?.posts ?? [];
  const wanted = text.trim();
  const fit = posts.filter(
    (one) =>
      chosen.includes(one.postId) ||
      (wanted ? `${one.name} ${one.unitName}`.includes(wanted) : department === any || one.department === department),
  );
  const groups = [...groupBy(fit, ({ unitName }) => unitName)].filter(([, all]) => all.length > 1).slice(0, 4);
  const lines = matrix.answer?.rows.filter((row) => department === any || row.department === department) ?? [];
  const cells = lines.flatMap((row) => row.byPark.filter((cell) => park === any || cell.park === park));
  const count =
    subjectIds?.length ?? cells.reduce((sum, cell) => sum + (which === 'unnamed' ? cell.unnamed : cell.waits), 0);
  const isReady = count > 0 && (chosen.length > 0 || toDepartment !== any || toPark !== any);
  const departments = [...departmentCodes, noPart].map((code) => ({
    value: code,
    label: words(departmentWords(code)),
  }));
  const allParks = [...new Set([...parks, noPart])].map((one) => ({ value: one, label: parkWords(one, t.noPark) }));
  return (
    <Sheet
      open
      onClose={onClose}
      title={t.title}
      foot={
        <Button
          kind="primary"
          busy={share.isSending}
          whyNot={isReady ? undefined : t.wanting}
          onPress={() =>
            void share.run({
              roundId,
              ...(subjectIds
                ? { subjectIds: [...subjectIds] }
                : {
                    onlyUnnamed: which === 'unnamed',
                    ...(department === any ? {} : { department: department as Code }),
                    ...(park === any ? {} : { park }),
                  }),
              ...(toDepartment === any ? {} : { toDepartment: toDepartment as Code }),
              ...(toPark === any ? {} : { toPark }),
              ...(chosen.length > 0 ? { postIds: chosen } : {}),
            })
          }
        >
          {t.press}
        </Button>
      }
    >
      <div className={style['form']}>
        {subjectIds ? (
          <p>{t.chosen(subjectIds.length)}</p>
        ) : (
          <>
            <Select
              label={t.department}
              value={department}
              onChange={setDepartment}
              options={[{ value: any, label: t.any }, ...departments]}
            />
            <Select
              label={t.park}
              value={park}
              onChange={setPark}
              options={[{ value: any, label: t.any }, ...allParks]}
            />
            <Choice
              label={t.which}
              value={which}
              onChange={setWhich}
              options={[
                { value: 'unnamed', label: t.unnamed },
                { value: 'waiting', label: t.waiting },
              ]}
            />
          </>
        )}
        <p role="status">{chosen.length > 0 ? t.each(count, chosen.length) : t.to(count)}</p>
        <TextField label={t.find} type="search" value={text} onChange={setText} />
        <div className={style['row']}>
          {groups.map(([unit, all]) => (
            <Button key={unit} onPress={() => setChosen([...new Set([...chosen, ...all.map(({ postId }) => postId)])])}>
              {t.whole(unit, all.length)}
            </Button>
          ))}
        </div>
        {answer ? (
          <div className={style['units']}>
            <Choices
              label={t.who}
              value={chosen}
              onChange={setChosen}
              options={fit.slice(0, 60).map((one) => ({
                value: one.postId,
                label: `${one.name} · ${one.unitName}${t.load(one.waits)}`,
              }))}
            />
          </div>
        ) : (
          <Skeleton lines={4} />
        )}
        <Select
          label={t.toDepartment}
          value={toDepartment}
          onChange={setToDepartment}
          options={[{ value: any, label: t.keep }, ...departments]}
        />
        <Select
          label={t.toPark}
          value={toPark}
          onChange={setToPark}
          options={[{ value: any, label: t.keep }, ...allParks]}
        />
        <ProblemNote problem={share.problem ?? problem} again={share.problem ? share.again : again} />
      </div>
    </Sheet>
  );
}
