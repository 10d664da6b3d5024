/**
 * What every verdict of this folder means, in words for the person who has to mend the value: why it was not taken and
 * what to do. Keys are the reason and warning codes; a code without a line here does not compile.
 */
import type { Words } from '../problem.ts';
import type { PhoneReason } from './phone.ts';
import type { ResidentIdReason } from './resident-id.ts';

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
