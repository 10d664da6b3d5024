// The elder of the demonstration: lives alone, has a telephone, presses the one-key call. The start prints her number.
import { addMonths, dateOf } from '#kernel/shared/clock/time.ts';
import { placeIdOf, seedId } from './ids.ts';
import { idNumberOf } from './names.ts';
import type { NewPerson } from './people/rows.ts';

const age = 76;
const address = '盛景花园3号楼1单元101';

export const elder = {
  id: seedId('person', 'elder'),
  name: '刘秀英',
  phone: '19900056430',
  address,
  placeId: placeIdOf(address),
  /** 76 years and four months old on the day of the first start. */
  person(now: number): NewPerson {
    const bornOn = addMonths(dateOf(now), -(age * 12 + 4));
    return {
      id: elder.id,
      name: elder.name,
      sex: 2,
      bornOn,
      idNumber: idNumberOf(bornOn, 2, 7),
      phone: elder.phone,
      political: 'masses',
      placeId: elder.placeId,
      relation: 'head',
      stay: '[2024-03-01,)',
      flags: ['lone_elder', 'old'],
      reason: '入户走访确认：独居，子女在外地',
    };
  },
};
