// 法律依据: the short list an order chooses its articles from. Data, for the district's legal office to keep; a line that an order names is never taken out.
import type { Words } from '#kernel/shared/problem.ts';

export type Article = { law: string; article: string; about: Words };

export const articles = {
  emergency_response_10: {
    law: '突发事件应对法（2024年修订）',
    article: '第十条',
    about: {
      zh: '措施与危害的性质、程度和范围相适应，选择对权益损害最小的',
      en: 'Measures fit the harm; the least intrusive is chosen',
    },
  },
  emergency_response_73: {
    law: '突发事件应对法（2024年修订）',
    article: '第七十三条',
    about: { zh: '公共卫生事件发生后的应急处置措施', en: 'Measures after a public-health event' },
  },
  public_health_rules_33: {
    law: '突发公共卫生事件应急条例',
    article: '第三十三条',
    about: {
      zh: '人员疏散、隔离，对传染病疫区依法封锁',
      en: 'Evacuation, isolation, and lawful closure of an epidemic area',
    },
  },
  public_health_rules_40: {
    law: '突发公共卫生事件应急条例',
    article: '第四十条',
    about: {
      zh: '街道、乡镇和居委会、村委会协助做好信息收集、分散隔离和落实措施',
      en: 'Streets, towns and committees help to gather reports and carry measures out',
    },
  },
  personal_information_13: {
    law: '个人信息保护法',
    article: '第十三条第一款第四项',
    about: {
      zh: '为应对突发公共卫生事件所必需，可以处理个人信息',
      en: 'Personal information may be handled where a public-health emergency needs it',
    },
  },
  personal_information_47: {
    law: '个人信息保护法',
    article: '第四十七条',
    about: {
      zh: '目的已实现或者期限届满，应当删除',
      en: 'To be deleted once the purpose is achieved or the term is over',
    },
  },
} as const satisfies Record<string, Article>;

export type ArticleCode = keyof typeof articles;
export const articleCodes = Object.keys(articles) as ArticleCode[];
/** An order of another version may name a line this one does not know. */
export const findArticle = (code: string): Article | undefined => (articles as Record<string, Article>)[code];
