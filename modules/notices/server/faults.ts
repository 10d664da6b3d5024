// What a draft still lacks, as the one refusal a person reads.
import { type DraftFault, draftFaults } from '../shared/draft.ts';
import { noticeProblem } from '../shared/problems.ts';

export function refuseFaults(faults: readonly DraftFault[]): void {
  if (faults.length === 0) return;
  throw noticeProblem('incomplete', {
    faults: faults.map((fault) => draftFaults[fault].zh).join('；'),
    faultsEn: faults.map((fault) => draftFaults[fault].en).join('; '),
  });
}
