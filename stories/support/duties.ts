// What is owed and what was done, asked as a client asks it.

import type { Page } from '@playwright/test';
import { listDutyRhythms, listVisits, myDuties } from '#modules/duties/shared/queries.ts';
import type { Caller } from './caller.ts';

/** The house looks by itself who came on a register and whose time has come. */
export const soon = { timeout: 40_000, intervals: [50, 100, 150, 250] };
/** A visit may be taken back for eight seconds; then it is sent. */
export const afterUndo = { ...soon, timeout: 30_000 };

/** Nobody waits for the eight seconds: the phone goes back into the pocket, and what was told goes out. */
export async function putAway(page: Page): Promise<void> {
  // On a busy machine it may have gone out by then.
  await page
    .getByRole('button', { name: '撤回' })
    .waitFor({ timeout: 8_000 })
    .catch(() => undefined);
  await page.evaluate("dispatchEvent(new Event('pagehide'))");
}

/** What this post owes to that subject now, by the title of the rhythm. */
export async function owedTo(worker: Caller, subjectId: string) {
  const { subjects } = await worker.ask(myDuties, { span: 'open', limit: 500 });
  return subjects.find((one) => one.subjectId === subjectId)?.duties ?? [];
}

export async function owedAs(worker: Caller, subjectId: string, title: string) {
  return (await owedTo(worker, subjectId)).find((duty) => duty.title.zh === title);
}

export async function rhythmNamed(staff: Caller, code: string) {
  const { rhythms } = await staff.ask(listDutyRhythms, {});
  const found = rhythms.find((one) => one.code === code);
  if (!found) throw new Error(`No rhythm ${code}`);
  return found;
}

/** The last work told at that subject. */
export async function lastVisit(worker: Caller, subjectId: string) {
  const { visits } = await worker.ask(listVisits, { subjectId });
  return visits[0];
}
