/**
 * What every verdict of this folder means, in words for the person who has to mend the value: why it was not taken and
 * what to do. Keys are the reason and warning codes; a code without a line here does not compile.
 */
import type { Words } from '../problem.ts';
import type { CodeReason } from './codes.ts';
import type { DocumentReason, DocumentWarning } from './documents.ts';
import type { PersonNameReason, PersonNameWarning } from './person-name.ts';
import type { PhoneReason } from './phone.ts';
import type { ResidentIdReason } from './resident-id.ts';
import type { UsccReason, UsccWarning } from './uscc.ts';

export const residentIdMessages: Record<ResidentIdReason, Words> = {
  empty: { zh: '没有填写证件号码', en: 'No identity number was given' },
  damaged_number: {
    zh: '号码被表格软件改成了数值，末几位已丢失，无法还原，请按证件重新录入',
    en: 'A spreadsheet turned the number into a figure and its last digits are lost; enter it again from the card',
  },
  masked: { zh: '号码带有星号，是脱敏后的，请录入完整号码', en: 'The number is masked; enter it in full' },
  characters: {
    zh: '号码里有不该出现的字符，只能是数字，最后一位可以是 X',
    en: 'Only digits may stand in the number, and an X in the last place',
  },
  length: {
    zh: '号码应为 18 位（老号码 15 位），请核对是否漏录或多录',
    en: 'The number has 18 digits (old ones 15); check for one too few or too many',
  },
  division: { zh: '号码前两位不是任何省份的代码', en: 'The first two digits are no province’s code' },
  birth_date: { zh: '号码第 7 至 14 位不是一个日期', en: 'Digits 7 to 14 are not a date' },
  check_digit: {
    zh: '末位校验码与前 17 位不符，号码中有录错的数字，请对照证件',
    en: 'The last digit does not match the first 17: some digit is wrong; compare with the card',
  },
};

export const phoneMessages: Record<PhoneReason, Words> = {
  empty: { zh: '没有填写电话', en: 'No telephone number was given' },
  masked: { zh: '号码带有星号，是脱敏后的，请录入完整号码', en: 'The number is masked; enter it in full' },
  characters: { zh: '号码里有不是数字的字符', en: 'The number holds characters that are not digits' },
  damaged_number: {
    zh: '号码被表格软件改成了科学计数，数字已丢失，请重新录入',
    en: 'A spreadsheet turned the number into scientific notation and digits are lost; enter it again',
  },
  too_short: { zh: '号码位数不够，请核对是否漏录', en: 'The number is too short; check for a missing digit' },
  too_long: { zh: '号码位数太多，请核对是否多录', en: 'The number is too long; check for a digit too many' },
  mobile_prefix: { zh: '不是手机号码：应以 13 至 19 开头', en: 'Not a mobile number: those begin with 13 to 19' },
  area_code: { zh: '区号或号码不对', en: 'The area code or the number behind it is wrong' },
  area_code_missing: { zh: '固定电话缺少区号', en: 'The land line lacks its area code' },
};

export const documentMessages: Record<DocumentReason | DocumentWarning, Words> = {
  ...residentIdMessages,
  permit_shape: {
    zh: '号码与该证件的格式不符，请核对证件种类和号码',
    en: 'The number does not have the shape of this document; check its kind and number',
  },
  passport_shape: { zh: '护照号码应为 5 至 12 位字母和数字', en: 'A passport number has 5 to 12 letters and digits' },
  other_document: {
    zh: '这是另一种证件的号码，请改选证件种类',
    en: 'The number belongs to another kind of document; choose that kind',
  },
  passport_unusual: {
    zh: '与该国护照常见的格式不同，请对照护照',
    en: 'Unusual for this country’s passports; compare with the passport',
  },
};

export const usccMessages: Record<UsccReason | UsccWarning, Words> = {
  empty: { zh: '没有填写统一社会信用代码', en: 'No unified social credit code was given' },
  masked: residentIdMessages.masked,
  damaged_number: residentIdMessages.damaged_number,
  registration_number: {
    zh: '这是旧的工商注册号，请填写 18 位统一社会信用代码',
    en: 'This is an old registration number; give the code of 18 characters',
  },
  organization_code: {
    zh: '这是 9 位组织机构代码，请填写 18 位统一社会信用代码',
    en: 'This is an organisation code of 9 characters; give the code of 18',
  },
  characters: {
    zh: '代码里有不该出现的字符：不用字母 I、O、S、V、Z，第 3 至 8 位是数字',
    en: 'A character is out of place: the letters I O S V Z are not used and places 3 to 8 are digits',
  },
  length: { zh: '统一社会信用代码应为 18 位', en: 'The code has 18 characters' },
  check_digit: {
    zh: '末位校验码与前 17 位不符，请对照营业执照或证书',
    en: 'The last character does not match the first 17; compare with the licence',
  },
  organization_check: {
    zh: '内含的组织机构代码校验不符，请留意',
    en: 'The organisation code inside fails its own check',
  },
};

export const personNameMessages: Record<PersonNameReason | PersonNameWarning, Words> = {
  empty: { zh: '没有填写姓名', en: 'No name was given' },
  masked: { zh: '姓名是脱敏后的，请录入全名', en: 'The name is masked; enter it in full' },
  damaged_text: {
    zh: '姓名中有无法识别的字，可能是生僻字或乱码，请重新录入',
    en: 'A character of the name was lost, perhaps a rare one; enter it again',
  },
  control_characters: {
    zh: '姓名中有换行等不可见的字符',
    en: 'The name holds line breaks or other invisible characters',
  },
  markup: { zh: '姓名中有 < > 等符号', en: 'The name holds signs such as < or >' },
  digits: { zh: '姓名中有数字', en: 'The name holds digits' },
  characters: { zh: '姓名中有不该出现的符号', en: 'The name holds signs that are no part of a name' },
  too_long: { zh: '姓名太长', en: 'The name is too long' },
  single_character: {
    zh: '姓名只有一个字，请确认是否漏录',
    en: 'The name has a single character; check that none is missing',
  },
  private_use: {
    zh: '姓名中的生僻字是旧系统的造字，别处可能显示不出',
    en: 'A rare character is an old system’s own and may not show elsewhere',
  },
};

export const codeMessages: Record<CodeReason, Words> = {
  empty: { zh: '没有填写代码', en: 'No code was given' },
  characters: { zh: '代码只能是数字', en: 'The code consists of digits' },
  length: { zh: '代码位数不对', en: 'The code has a wrong number of digits' },
  province: { zh: '代码前两位不是任何省份', en: 'The first two digits are no province' },
  gap: { zh: '代码中间一级是空的', en: 'A level in the middle of the code is empty' },
};
