// A method is weighed before it binds anybody: which, where, what it would make of everybody's week; over forty hours somebody answers for it by name; and it is published
// from here (product, 减负; the same as `huying method simulate` and `publish`).
import { useState } from 'react';
import { z } from 'zod';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { wordsSchema } from '#kernel/shared/words.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { Select } from '#kernel/web/plain/controls.tsx';
import { FileField } from '#kernel/web/plain/file-field.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { methodShelf } from '#modules/methods/shared/commands.ts';
import { listUnits } from '#modules/territory/shared/queries.ts';
import { leaderRoles, simulateQuery } from '../../shared/queries.ts';
import style from '../burden.module.css';
import { Figures } from './figures.tsx';
import { PublishPart } from './publish-part.tsx';
import { type ReadMethod, readMethodFile } from './read-method-file.ts';
import { simulateWords } from './words.ts';

/** Why it cannot be weighed; of a method with faults each one, with where it stands. */
function Faults({ problem, again }: { problem: ProblemBody; again: () => void }) {
  const words = useWords();
  const faults = z.array(z.object({ path: z.string(), message: wordsSchema })).safeParse(problem.details?.['problems']);
  return (
    <div className={style['here']}>
      <ProblemNote problem={problem} again={again} />
      {faults.success && (
        <ul className={style['faults']}>
          {faults.data.map(({ path, message }) => (
            <li key={`${path} ${message.zh}`}>
              {words(message)} <code className="muted">{path}</code>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export default function SimulatePage() {
  const t = useMessages(simulateWords);
  const words = useWords();
  const { post } = useHat();
  const isLeader = (leaderRoles as readonly string[]).includes(post.role);
  const [name, setName] = useState('');
  const [file, setFile] = useState<ReadMethod>();
  const [unitId, setUnit] = useState(post.unitId);
  const shelf = useAsk(methodShelf, {}, { events: ['method.'] });
  const chosen = useAsk(methodShelf, { name }, { enabled: name !== '', events: ['method.'] });
  const below = useAsk(
    listUnits,
    { underId: post.unitId, kinds: ['subdistrict', 'town', 'township', 'community', 'village'], limit: 500 },
    { enabled: isLeader, keep: true },
  );
  const units = [
    { unitId: post.unitId, name: post.unitName },
    ...(below.answer?.units ?? []).filter((unit) => unit.unitId !== post.unitId),
  ];
  const onShelf = chosen.answer?.methods[0];
  const method = file?.ok
    ? { ...file, isInForce: false }
    : onShelf?.body
      ? { body: onShelf.body, title: onShelf.title, effectiveFrom: onShelf.effectiveFrom, isInForce: onShelf.isInForce }
      : undefined;
  const where = isLeader ? { unitId } : {};
  const asked = useAsk(
    simulateQuery,
    { body: method?.body ?? {}, ...where },
    { enabled: method !== undefined, events: ['method.'] },
  );
  if (shelf.isFirst) return <Skeleton lines={6} />;
  if (!shelf.answer) return <ProblemNote problem={shelf.problem} again={shelf.again} />;

  return (
    <div className={style['page']}>
      <PageHead
        title={t.title}
        sub={t.sub}
        acts={
          isLeader && (
            <LinkButton kind="quiet" icon="back" to="/desk/burden" search={{ view: 'methods' }}>
              {t.back}
            </LinkButton>
          )
        }
      />
      <div className={style['choices']}>
        <Select<string>
          label={t.method}
          placeholder={file?.ok ? t.fileOf(file.fileName) : t.choose}
          value={file ? '' : name}
          onChange={(next) => {
            setFile(undefined);
            setName(next);
          }}
          options={shelf.answer.methods.map((one) => ({
            value: one.name,
            label: `${words(one.title)} ${one.version}${one.isInForce ? ` · ${t.inForce}` : ''}`,
          }))}
        />
        <FileField
          label={t.file}
          accept=".json,application/json"
          fileName={file?.ok ? file.fileName : undefined}
          onChoose={(picked) => void readMethodFile(picked).then(setFile)}
        />
        {isLeader && (
          <Select<string>
            label={t.area}
            value={unitId}
            onChange={setUnit}
            options={units.map((unit) => ({ value: unit.unitId, label: unit.name }))}
          />
        )}
      </div>
      {file && !file.ok && <Note icon="warn">{t.notJson}</Note>}
      {!method && !chosen.isFirst && !file && <p className={`muted ${style['here']}`}>{t.first}</p>}
      {(chosen.isFirst || (method && asked.isFirst)) && (
        <div role="status" aria-label={t.running}>
          <Skeleton lines={6} />
        </div>
      )}
      {method && asked.problem && <Faults problem={asked.problem} again={asked.again} />}
      {method && asked.answer && (
        <>
          <Figures simulation={asked.answer}>
            <PublishPart
              key={`${String(method.body['name'])} ${String(method.body['version'])} ${asked.answer.area.unitId}`}
              method={method}
              simulation={asked.answer}
              mayPublish={shelf.answer.mayPublish}
              // Of the whole house, not of one unit of it.
              areaUnitId={unitId === post.unitId ? undefined : unitId}
            />
          </Figures>
        </>
      )}
    </div>
  );
}
