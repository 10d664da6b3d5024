// Every act a post holder may do on a request, as one table: its command, what it asks for, and what it says will happen. One component draws
// any of them, so that twenty acts are not twenty forms. 归类 and 派单 have a panel of their own (intake/), the facts theirs (facts/).
import type { Words } from '#kernel/shared/problem.ts';
import { answerSupervision, handOverQuestion } from '../../shared/commands.ts';
import { type ActName, acts } from '../../shared/request-chart.ts';
import type { PageAnswer } from '../parts/names.ts';
import { type ActForm, type Field, form, note, one, type Values } from './form.ts';
import { approvalForms } from './forms-of-approval.ts';
import { deskForms } from './forms-of-desk.ts';
import { workForms } from './forms-of-work.ts';

export type FormAct = Exclude<ActName, 'classify' | 'dispatch' | 'rate' | 'state' | 'thank' | 'write_facts'>;

export const actForms: Record<FormAct, ActForm> = { ...workForms, ...deskForms, ...approvalForms };

/** Forms for what is no act of the chart: answering a supervision order, handing over the first-asked duty (L12). */
export const sideForms = {
  answer_supervision: (supervisionId: string): ActForm =>
    form(answerSupervision, {
      fields: [
        { kind: 'text', name: 'answer', label: { zh: '答复', en: 'Answer' }, lines: 3, max: 2000, isNeeded: true },
      ],
      input: (values, requestId) => ({ requestId, supervisionId, answer: one(values, 'answer') }),
    }),
  hand_over: (): ActForm =>
    form(handOverQuestion, {
      what: {
        zh: '交接以后由他负责到底，交接记在经过里。',
        en: 'From then on it is theirs; the hand-over stays in the story.',
      },
      fields: [
        { kind: 'colleague', name: 'toStaffId', label: { zh: '交给谁', en: 'To whom' }, isNeeded: true },
        note({ zh: '交代一句', en: 'A word' }),
      ],
      input: (values, requestId) => ({ requestId, toStaffId: one(values, 'toStaffId'), note: one(values, 'note') }),
    }),
};

export function isFormAct(act: string): act is FormAct {
  return act in actForms;
}

/** What stands in the form when it opens. */
export function firstValues(act: string, page: Pick<PageAnswer, 'approvals'>): Values {
  if (act === 'decide') {
    const asked = page.approvals.filter(({ state }) => state === 'asked');
    return asked.length === 1 ? { approvalId: asked[0]?.id } : {};
  }
  if (act === 'call_back') return { means: 'phone' };
  if (act === 'note') return { isPublic: 'yes' };
  if (act === 'ask_extension') return { amount: '1' };
  return {};
}

/** The fields still wanting, in the order they stand. */
export function missingFields(form: ActForm, values: Values): Field[] {
  return form.fields.filter((field) => {
    if (field.isShown && !field.isShown(values)) return false;
    if (!field.isNeeded) return false;
    const value = values[field.name];
    return Array.isArray(value) ? value.length === 0 : !value || String(value).trim() === '';
  });
}

export const actTitle = (act: ActName): Words => acts[act].title;
