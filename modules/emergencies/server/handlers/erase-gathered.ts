// Retention is over: what was gathered goes in batches, each its own transaction, so that a house killed in between goes on where it stopped; then it is
// certified. Nothing can be gathered any more once batch 0 is written, and a minute later whatever was under way has ended.
import { canonical, digest } from '#kernel/server/canonical.ts';
import { type CommandEntry, command, type Done } from '#kernel/server/house.ts';
import type { Gathered } from '#kernel/server/powers.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { DAY_MS, dateOf, MINUTE_MS } from '#kernel/shared/clock/time.ts';
import type { CertificateContent } from '../../shared/certificate.ts';
import { certifyErasure, eraseGathered } from '../../shared/commands.ts';
import { certificateName } from '../../shared/name.ts';
import { keptUntil, spanOf } from '../../shared/order.ts';
import type { Power } from '../../shared/power.ts';
import { emergencyProblem } from '../../shared/problems.ts';
import { doneOf, nameOf } from '../standing.ts';
import * as erasures from '../store/erasures.ts';
import { drawNumber, holdDistrict, listRecords } from '../store/orders.ts';

const rowsABatch = 2000;

async function openDue(tx: Tx, emergencyId: string, power: Power, now: number) {
  const orders = await listRecords(tx);
  const order = orders.find(({ orderId }) => orderId === emergencyId);
  const until = keptUntil(emergencyId, power, orders);
  const span = order && spanOf(order);
  if (!order || !span || until === undefined || !order.powers.includes(power)) throw emergencyProblem('not_found');
  if (until > now) throw emergencyProblem('not_due');
  await holdDistrict(tx, order.districtId);
  return { order, span, until, erased: await erasures.listErased(tx, emergencyId, power) };
}

/** In the result: `isClear`, there is nothing left of it; `nextBatch`, what to ask for now, null when it must wait. */
export type Erasing = { isClear: boolean; nextBatch: number | null };

export const eraseHandlerOf = (gathered: readonly Gathered[]): CommandEntry =>
  command(eraseGathered, async ({ emergencyId, power, batchNo }, { tx, now }): Promise<Done> => {
    const { order, erased } = await openDue(tx, emergencyId, power, now);
    // Another went first, or this one was killed after its commit: what is stored is what was done.
    if (batchNo !== erased.length) return doneOf(order, [], { isClear: false, nextBatch: erased.length });
    if (batchNo === 0) {
      erasures.insertErased(tx, emergencyId, power, { batchNo, tableName: null, erased: 0 });
      return doneOf(order, [{ type: 'emergency.closed', power }], { isClear: false, nextBatch: 1 });
    }
    if (now < (erased[0]?.erasedAt.getTime() ?? now) + MINUTE_MS)
      return doneOf(order, [], { isClear: false, nextBatch: null });
    for (const one of gathered.filter((each) => each.power === power)) {
      const count = await one.erase(tx, emergencyId, rowsABatch);
      if (count === 0) continue;
      erasures.insertErased(tx, emergencyId, power, { batchNo, tableName: one.table, erased: count });
      const event = { type: 'emergency.erased', power, table: one.table, erased: count };
      return doneOf(order, [event], { isClear: false, nextBatch: batchNo + 1 });
    }
    return doneOf(order, [], { isClear: true, nextBatch: batchNo });
  });

export const digestOf = (content: CertificateContent): Buffer => digest(canonical(content));

export const certifyHandlerOf = (gathered: readonly Gathered[]): CommandEntry =>
  command(certifyErasure, async ({ emergencyId, power }, { tx, now, commandId }): Promise<Done> => {
    const { order, span, until, erased } = await openDue(tx, emergencyId, power, now);
    if (await erasures.isCertified(tx, emergencyId, power)) return doneOf(order, []);
    const tables = gathered.filter((one) => one.power === power);
    const left = await Promise.all(tables.map((one) => erasures.isAnyLeft(tx, emergencyId, one)));
    const closed = erased[0];
    if (!closed || left.includes(true)) throw emergencyProblem('not_erased');
    const days = order.retention[power] ?? 0;
    const year = Number(dateOf(now).slice(0, 4));
    const no = await drawNumber(tx, order.districtId, 'certificate', year);
    const iso = (at: number) => new Date(at).toISOString();
    const content: CertificateContent = {
      certificate: certificateName({ districtName: order.districtName, year, no }).zh,
      order: nameOf(order).zh,
      orderId: emergencyId,
      power,
      from: iso(span.from),
      until: iso(span.until),
      rule: { days, chainEnded: iso(until - days * DAY_MS), keptUntil: iso(until) },
      gathered: tables.map(({ table, what }) => ({
        table,
        what,
        erased: erased.filter(({ tableName }) => tableName === table).reduce((sum, each) => sum + each.erased, 0),
      })),
      begun: closed.erasedAt.toISOString(),
      finished: iso(now),
    };
    const sealed = digestOf(content);
    erasures.insertCertificate(tx, { id: commandId, districtId: order.districtId, year, no, content, digest: sealed });
    const said = { certificateId: commandId, power, year, certificateNo: no, digest: sealed.toString('hex') };
    return { ...doneOf(order, [{ type: 'emergency.erasure_certified', ...said }]), subjectId: commandId };
  });
