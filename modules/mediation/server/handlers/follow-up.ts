// After the agreement: was it kept, term by term; what the court said; papers for the file.
import { command } from '#kernel/server/house.ts';
import { addPaper, followUp, noteJudicial } from '../../shared/commands.ts';
import { mediationProblem } from '../../shared/problems.ts';
import { done, openFor, staffIdOf } from '../standing.ts';
import { changeCase, findParty } from '../store/cases.ts';
import { insertFollowUp, insertPaper, listTerms, writeJudicial, writePerformance } from '../store/papers.ts';

/** Performance is supervised (art. 31). When every term is kept the case has come to its end. */
export const followUpHandler = command(followUp, async (input, context) => {
  const { tx } = context;
  const { row } = await openFor('follow_up', input.caseId, context);
  const terms = row.agreementId ? await listTerms(tx, row.agreementId) : [];
  const known = new Map(terms.map((term) => [term.termId, term.performance]));
  for (const { termId, result } of input.results) {
    if (!known.has(termId)) throw mediationProblem('term_unknown');
    if (result === 'not_yet') continue;
    writePerformance(tx, termId, result);
    known.set(termId, result);
  }
  insertFollowUp(tx, {
    id: input.followUpId,
    caseId: row.id,
    means: input.means,
    note: input.note,
    results: input.results,
    fileIds: input.fileIds,
    staffId: staffIdOf(context.actor),
  });
  const count = (wanted: string) => [...known.values()].filter((performance) => performance === wanted).length;
  const facts = { kept: count('kept'), broken: count('broken'), open: count('open') };
  const isPerformed = facts.kept === known.size && known.size > 0;
  if (isPerformed) changeCase(tx, row.id, { state: 'performed', endedAt: tx.at });
  return done(row, [
    { type: 'mediation.followed_up', ...facts },
    ...(isPerformed ? [{ type: 'mediation.performed' }] : []),
  ]);
});

/** Both parties' own application to the court; the committee only writes down what came of it (art. 33). */
export const noteJudicialHandler = command(noteJudicial, async (input, context) => {
  const { row } = await openFor('note_judicial', input.caseId, context);
  if (row.agreementId)
    writeJudicial(context.tx, row.agreementId, { step: input.step, on: input.on, no: input.no ?? null });
  return done(row, [{ type: 'mediation.judicial_noted', step: input.step, on: input.on }]);
});

export const addPaperHandler = command(addPaper, async (input, context) => {
  const { tx } = context;
  const { row } = await openFor('add_paper', input.caseId, context);
  if (input.partyId && !(await findParty(tx, row.id, input.partyId))) throw mediationProblem('party_unknown');
  insertPaper(tx, {
    id: input.paperId,
    caseId: row.id,
    kind: input.kind,
    partyId: input.partyId ?? null,
    note: input.note,
    fileIds: input.fileIds,
    staffId: staffIdOf(context.actor),
  });
  return done(row, [{ type: 'mediation.paper_added', kind: input.kind }]);
});
