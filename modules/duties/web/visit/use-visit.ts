// Telling what was done at a door: shown at once, held for some seconds so that it may be taken back, then sent with the one id of its press. Whatever becomes of it is
// on the list (held-visits.ts), for by then the page is another.
import type { ProblemBody, Words } from '#kernel/shared/problem.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { useUndo } from '#kernel/web/pieces/undo.tsx';
import type { HeldAct, Sent } from '#kernel/web/wire/carrier.ts';
import { problemOf } from '#kernel/web/wire/refusal.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { type DutyKey, excuseDuty, recordVisit } from '../../shared/commands.ts';
import { closesDuties, type ExcuseReason, excuseReasons } from '../../shared/visit.ts';
import { type Held, heldVisits } from './held-visits.ts';
import type { visitOf } from './visit-of.ts';

const messages = {
  zh: {
    told: (name: string, what: string) => `${name}：${what}`,
    excused: (why: string) => `这次不用去：${why}`,
    played: (what: string) => `演练，${what}`,
  },
  en: {
    told: (name: string, what: string) => `${name}: ${what}`,
    excused: (why: string) => `Not this time: ${why}`,
    played: (what: string) => `drill, ${what}`,
  },
};

const goneOut: ProblemBody = {
  type: 'about:blank',
  status: 0,
  code: 'duty.gone_out',
  title: { zh: '已经传出去了，撤不回来', en: 'It has gone out and cannot be taken back' },
  wayOut: { zh: '它在走访记录里；不对的，再记一次', en: 'It is on record; where it is wrong, tell it anew' },
  remedy: 'drop',
};

export type VisitedSubject = { subjectId: string; name: string };
type Told = Pick<Held, 'id' | 'words' | 'closes' | 'isAttempt'>;

export function useVisit({ subjectId, name }: VisitedSubject, onTold: () => void) {
  const t = useMessages(messages);
  const words = useWords();
  const offer = useUndo();
  const { hold: holdRecord } = useCommand(recordVisit, { invalidates: ['duty.', 'visit.'] });
  const { hold: holdExcuse } = useCommand(excuseDuty, { invalidates: ['duty.', 'visit.'] });

  function hold(told: Told, start: () => readonly HeldAct[]): void {
    const acts = start();
    const of = { ...told, subjectId, name };
    const go = async () => {
      heldVisits.change(told.id, { phase: 'sending', problem: undefined, again: undefined });
      settle(told.id, await Promise.all(acts.map(({ release }) => release())), () => void go());
    };
    const undo = () => {
      heldVisits.drop(told.id);
      void Promise.all(acts.map(({ takeBack }) => takeBack())).then((taken) => {
        // Held longer than the phone waits: it has gone out, and that is said.
        if (taken.includes(false)) heldVisits.put({ ...of, phase: 'unsent', problem: goneOut });
      });
    };
    const keep = () => {
      heldVisits.put({ ...of, phase: 'waiting' });
      offer({ text: t.told(name, words(told.words)), undo, settle: () => void go() });
    };
    const lose = (error: unknown) =>
      heldVisits.put({ ...of, phase: 'unsent', problem: problemOf(error), again: () => hold(told, start) });
    // Said to be told once it is where no dead battery takes it; a phone without room says so instead.
    void Promise.all(acts.map(({ kept }) => kept))
      .then(keep, lose)
      .then(onTold);
  }

  return {
    record(input: ReturnType<typeof visitOf>, said: Words, closes: readonly DutyKey[]): void {
      const isAttempt = !closesDuties(input.outcome) && input.isDrill !== true;
      const words = input.isDrill ? { zh: messages.zh.played(said.zh), en: messages.en.played(said.en) } : said;
      hold({ id: input.visitId, words, closes, isAttempt }, () => [holdRecord(input)]);
    },
    /** One command for each turn; the same reason for all of them. */
    excuse(id: string, closes: readonly DutyKey[], reasonCode: ExcuseReason, reason: string): void {
      const { zh, en } = excuseReasons[reasonCode];
      const said = { zh: messages.zh.excused(zh), en: messages.en.excused(en) };
      hold({ id, words: said, closes, isAttempt: false }, () =>
        closes.map((key) => holdExcuse({ ...key, reasonCode, reason: reason.trim() })),
      );
    },
  };
}

function settle(id: string, sent: readonly Sent[], again: () => void): void {
  const bad = sent.find(({ outcome }) => outcome === 'retry') ?? sent.find(({ outcome }) => outcome === 'rejected');
  if (bad && 'problem' in bad) {
    const way = bad.outcome === 'retry' ? { again } : {};
    heldVisits.change(id, { phase: 'unsent', problem: bad.problem, ...way });
    return;
  }
  const lacking = sent.flatMap((one) => ('result' in one ? lackingOf(one.result) : []));
  heldVisits.change(id, lacking.length > 0 ? { phase: 'lacking', lacking } : { phase: 'done' });
}

const lackingOf = (result: unknown): string[] => (result as { incomplete?: string[] } | undefined)?.incomplete ?? [];
