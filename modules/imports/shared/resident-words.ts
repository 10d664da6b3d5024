// The words rosters use for relations, party membership, care groups and tags, and what each is called here (glossary 3.3, standards a3).

import { listed } from './header-words.ts';

/** GB/T 4761, in the grain that rosters know. */
export const relations = {
  head: listed('户主|本人|房主|业主|head|self'),
  spouse: listed('配偶|妻|妻子|夫|丈夫|爱人|之妻|之夫|spouse|wife|husband'),
  child: listed(
    '子女|子|女|儿子|女儿|长子|长女|次子|次女|三子|三女|独生子|独生女|之子|之女|养子|养女|child|son|daughter',
  ),
  child_in_law: listed('儿媳|女婿|媳妇|儿媳妇|子媳|daughter-in-law|son-in-law'),
  grandchild: listed('孙子|孙女|外孙|外孙女|孙子女|外孙子|之孙|grandchild'),
  parent: listed('父母|父亲|母亲|父|母|之父|之母|parent|father|mother'),
  parent_in_law: listed('公公|婆婆|岳父|岳母|公婆|parent-in-law'),
  grandparent: listed('祖父|祖母|爷爷|奶奶|外祖父|外祖母|姥爷|姥姥|祖父母|grandparent'),
  sibling: listed('兄|弟|姐|妹|哥哥|弟弟|姐姐|妹妹|兄弟姐妹|兄弟|姐妹|sibling|brother|sister'),
  other_relative: listed('其他亲属|亲属|侄子|侄女|外甥|外甥女|亲戚|relative'),
  tenant: listed('租户|租客|承租人|租住|租赁|tenant'),
  not_related: listed('非亲属|其他|保姆|同住|其他关系|other'),
};

export type Relation = keyof typeof relations;

/** GB/T 4762. */
export const political = {
  party_member: listed('中共党员|党员|共产党员|中国共产党党员|01|是|party member'),
  probationary_member: listed('预备党员|中共预备党员|02'),
  league_member: listed('共青团员|团员|03|league member'),
  democratic_party: listed('民主党派|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|04|05|06|07|08|09|10|11'),
  no_party: listed('无党派|无党派人士|12'),
  masses: listed('群众|普通公民|13|否|masses|none'),
};

export type Political = keyof typeof political;

const groupSigns = {
  old: /老(?!师|家)|高龄/,
  weak: /弱|体弱/,
  ill: /病|患者/,
  disabled: /残/,
  pregnant: /孕|产妇/,
} as const;

/** 老弱病残孕. */
export type CareGroup = keyof typeof groupSigns;

export function careGroups(text: string): CareGroup[] {
  if (/^(是否)?老弱病残孕$/.test(text)) return [];
  return (Object.keys(groupSigns) as CareGroup[]).filter((group) => groupSigns[group].test(text));
}

const tagSigns = {
  hardship_family: /困难家庭|困难户|低保|特困|贫困/,
  lone_elder: /独居老人|独居|孤寡/,
  empty_nest_elder: /空巢/,
  unemployed: /下岗|失业/,
  major_illness_family: /大病/,
  left_behind_child: /留守儿童/,
  community_correction: /社区矫正/,
} as const;

/** The must-visit tags of glossary 3.3. `community_correction` is restricted: whoever keeps it must guard it apart. */
export type CareTag = keyof typeof tagSigns;

export function tagsIn(remark: string): CareTag[] {
  return (Object.keys(tagSigns) as CareTag[]).filter((tag) => tagSigns[tag].test(remark));
}
