// The registers one subject is on, since when and why, those it left, and who opened it from a sensitive one: for the pages of persons and places.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { type Dictionary, fieldKey } from '#modules/facts/shared/dictionary.ts';
import { dictionaryInForce } from '#modules/methods/server/public.ts';
import { enterRegister } from '../../shared/commands.ts';
import type { registersOfSubject } from '../../shared/queries.ts';
import { isKept, type Register } from '../../shared/register.ts';
import { ruleWords } from '../../shared/rule-words.ts';
import { staffOf } from '../area.ts';
import { type Flag, listFlags } from '../flag-titles.ts';
import { hasDuty } from '../heads.ts';
import { findSubject } from '../store/entries.ts';
import { listOwners } from '../views/members.ts';
import { listLooksOf, listOfSubject, listRegisters, type StandingRow } from '../views/registers.ts';

export async function answerOfSubject(
  { subjectId }: z.output<typeof registersOfSubject.input>,
  context: Context,
): Promise<z.input<typeof registersOfSubject.answer>> {
  const { tx } = context;
  const actor = staffOf(context);
  const subject = await findSubject(tx, subjectId);
  // What is not kept as a subject (a building's stairwell) is on none; who may not see it is told the same.
  if (!subject) return { standing: [], looks: [], mayEnter: [] };
  const [rows, owners, looks, registers, dictionary, flags] = await Promise.all([
    listOfSubject(tx, subjectId),
    listOwners(tx, [subjectId]),
    listLooksOf(tx, subjectId),
    listRegisters(tx),
    dictionaryInForce(tx),
    listFlags(tx),
  ]);
  const standingNow = new Set(rows.filter(({ until }) => until === null).map(({ registerId }) => registerId));
  return {
    standing: rows.map((row) => ({
      registerId: row.registerId,
      title: row.definition.title,
      isSensitive: row.isSensitive,
      isKept: isKept(row.definition),
      since: row.since.toISOString(),
      until: row.until?.toISOString() ?? null,
      why: whyOf(row, dictionary, flags),
      owners: owners
        .filter(({ registerCode }) => registerCode === null || registerCode === row.code)
        .map(({ postId, name, isVacant }) => ({ postId, name, isVacant })),
    })),
    looks: looks.map((look) => ({ ...look, at: look.at.toISOString() })),
    mayEnter: mayBy(enterRegister.allowed, { kind: 'staff', role: actor.role })
      ? registers.flatMap(({ registerId, definition, isSensitive }) =>
          isKept(definition) &&
          definition.subject === subject.kind &&
          !standingNow.has(registerId) &&
          (!isSensitive || hasDuty(actor))
            ? [{ registerId, title: definition.title }]
            : [],
        )
      : [],
  };
}

function whyOf(row: StandingRow, dictionary: Dictionary, flags: readonly Flag[]): Words {
  const words = wordsOfRule(row.definition, dictionary, flags);
  if (words) return words;
  const reason = [row.reason, row.endReason].filter(Boolean).join('；');
  return { zh: reason || '没有写明原因', en: reason || 'no reason written' };
}

export function wordsOfRule(
  { membership, subject }: Register,
  dictionary: Dictionary,
  flags: readonly Flag[],
): Words | null {
  if (!('rule' in membership)) return null;
  return ruleWords(membership.rule, {
    fieldOf: (name) => dictionary.get(fieldKey(subject, name))?.field,
    flagTitle: (code) => flags.find((flag) => flag.code === code)?.title ?? { zh: code, en: code },
  });
}
