// Which kinds of service point there are (M3). These are the usual ones; a street or a community adds its own by a command, as data.
import type { Words } from '#kernel/shared/problem.ts';

export type UsualKind = {
  code: string;
  title: Words;
  /** What people also call it: met in tables that are brought in. */
  alsoCalled: readonly string[];
};

const kind = (code: string, zh: string, en: string, alsoCalled: string): UsualKind => ({
  code,
  title: { zh, en },
  alsoCalled: alsoCalled.split('|'),
});

export const usualKinds: readonly UsualKind[] = [
  kind('grocery', '便民超市', 'Grocery', '超市|便利店|便民店|商店|生鲜|菜市场|菜店|平价超市|market|shop|supermarket'),
  kind('pharmacy', '药店', 'Pharmacy', '药房|大药房|医保药店|chemist|drugstore'),
  kind('clinic', '卫生服务站', 'Clinic', '社区卫生服务站|卫生室|卫生服务中心|村卫生室|诊所|门诊|health station'),
  kind('barber', '理发', 'Barber', '理发店|美发|理发室|hairdresser'),
  kind('repair', '维修', 'Repairs', '维修点|修理|便民维修|家电维修|修车|配钥匙|repair shop'),
  kind('parcel', '快递', 'Parcels', '快递点|快递驿站|驿站|菜鸟驿站|快递柜|邮政|parcel station'),
  kind('canteen', '食堂助餐', 'Canteen', '食堂|助餐|助餐点|社区食堂|老年食堂|幸福食堂|长者食堂|meals'),
  kind('payment', '缴费', 'Payments', '缴费点|水电缴费|代收代缴|便民缴费|银行网点|utility payment'),
  kind(
    'government',
    '政务服务',
    'Government services',
    '便民服务中心|便民服务站|党群服务中心|政务服务站|政务大厅|办事大厅|service hall',
  ),
];

export const usualKindCodes: readonly string[] = usualKinds.map(({ code }) => code);

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');
const byWord = new Map(
  usualKinds.flatMap(({ code, title, alsoCalled }) =>
    [code, title.zh, title.en, ...alsoCalled].map((word) => [plain(word), code] as const),
  ),
);

/** The code of the kind a word means: a usual one by any of its names, or one of `own` by its title. */
export function kindOfWord(word: string, own: readonly { kindCode: string; title: Words }[] = []): string | undefined {
  const asked = plain(word);
  const mine = own.find(({ title }) => plain(title.zh) === asked || (title.en !== '' && plain(title.en) === asked));
  return mine?.kindCode ?? byWord.get(asked);
}
