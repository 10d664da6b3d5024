// What people met are counted by (A8).
export const metWords = {
  zh: {
    people: '人数',
    atHome: '只在家',
    both: '在家也在店',
    inShop: '只在店',
    over60: '60 岁以上',
    under18: '未满 18 岁',
  },
  en: {
    people: 'People',
    atHome: 'At home',
    both: 'At both',
    inShop: 'In a shop',
    over60: 'Over 60',
    under18: 'Under 18',
  },
};
