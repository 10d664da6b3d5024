// Words that several parts of the page share.
import { useMessages } from '#kernel/web/language/language.ts';

const alike = {
  zh: { name: '名称和园区相同', code: '代码只差末位', phone: '电话和法人相同' },
  en: {
    name: 'Same name and park',
    code: 'Code differs in its last place only',
    phone: 'Same telephone and legal person',
  },
};
export const useAlikeWords = () => useMessages(alike);

const merged = {
  zh: {
    uscc: '统一社会信用代码',
    park: '园区',
    legalRepresentative: '法定代表人',
    contactName: '联系人',
    phone: '联系电话',
    headcount: '从业人数',
    scale: '规模',
    isAboveScale: '规上',
    note: '备注',
    places: '地址',
    listings: '部门名录',
    employments: '从业人员',
    shops: '门店',
    flags: '重点企业标记',
  },
  en: {
    uscc: 'Credit code',
    park: 'Park',
    legalRepresentative: 'Legal person',
    contactName: 'Contact',
    phone: 'Telephone',
    headcount: 'Headcount',
    scale: 'Scale',
    isAboveScale: 'Above scale',
    note: 'Note',
    places: 'Places',
    listings: 'Departments’ lists',
    employments: 'People',
    shops: 'Shops',
    flags: 'Key flag',
  },
};
export const useMergeWords = () => useMessages(merged);
