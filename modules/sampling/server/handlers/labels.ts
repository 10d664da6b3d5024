// Tube labels: drawn by number, so that no code is printed twice.
import { command } from '#kernel/server/house.ts';
import * as c from '../../shared/commands.ts';
import { labelOf } from '../../shared/label.ts';
import { heard, standAt } from '../site.ts';
import { drawLabels } from '../store/labels.ts';

export const drawLabelsHandler = command(c.drawLabels, async ({ drawId, siteId, count }, context) => {
  const { site, by } = await standAt(siteId, context);
  const { firstNo, lastNo } = await drawLabels(context.tx, site, { drawId, count, byName: by.byName });
  const codes = Array.from({ length: lastNo - firstNo + 1 }, (_, n) =>
    labelOf(site.campaignId, site.siteNo, firstNo + n),
  );
  return { ...heard(site, drawId, 'tube_label.drawn'), result: { codes } };
});
