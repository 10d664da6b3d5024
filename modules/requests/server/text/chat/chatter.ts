// Tells the talk of a group chat that asks for nothing: greetings, thanks, receipts, notices to all. What is dropped is still
// listed with its reason; an emergency is never dropped (the caller sees to that).
import { readable } from '../readable.ts';

export type DropReason =
  | 'chatter'
  | 'thanks'
  | 'notice'
  | 'reply'
  | 'media'
  | 'voice'
  | 'system'
  | 'blank'
  | 'too_long';

const SMALL_TALK =
  /收到|好的|好吧|好嘞|好|嗯+|哦+|噢+|啊+|哈+|呵+|嘻+|谢谢|多谢|谢了|感谢|辛苦|知道|明白|了解|在吗|在的|你好|您好|大家|早安|早上|早|晚安|中午|下午|晚上|是的|是啊|对的|对|没事|没关系|不客气|不用谢|可以|行|来了|加油|点赞|支持|赞|棒|厉害|同意|再见|拜拜|ok|yes|thanks|了|的|呢|呀|哇|吧|您|你|咱|各位|邻居|群主|老师|书记|师傅|社区|物业|网格员|我/giu;
const MENTION = /@[^\s@]{1,20}/gu;
const STICKER = /\[[\p{Script=Han}A-Za-z]{1,6}\]/gu;

const TO_ALL = /@所有人|@all\b|^【.{0,12}(?:通知|提示|公告|提醒).{0,4}】|^(?:通知|公告|温馨提示|尊敬的)/iu;
const TO_RESIDENTS = /^(?:各位|全体|广大)/u;
const OF_STAFF = /网格员|网格长|物业|社区|居委|书记|主任|楼长|客服|管家|群管理|志愿者/u;

const IS_SOLVED = /(?:修好|解决|通了|亮了|来水|来电|恢复|清理干净|清走|处理好|弄好|搞定)了?/u;
const IS_THANKS = /谢|辛苦|点赞|给力|👍|真快|太好了/u;
const IS_DENIED = /没|未|不|还是|又/u;

const WILL_ACT =
  /(?:马上|这就|现在就|已经|已|稍后|稍等|尽快|立即|正在|待会|一会儿?|明天|下午).{0,12}(?:去|派|安排|联系|处理|反映|上报|登记|转|修|看看|核实|过来)/u;
const ASKS =
  /[?？]|请|求|麻烦|希望|能不能|能否|可不可以|怎么|啥时候|什么时候|有没有人|没人|帮|反映|投诉|报修|建议|咨询|吗/u;

const PLUS_ONE = String.raw`(?:(?:\+\s?|加)[1一](?![\d个])|1\s?\+)`;
/** Whose home: 我家, 我们5号楼, or the number alone. */
const OURS = String.raw`(?:(?:我|俺|咱)们?(?:家|这|楼|单元)?(?:里|儿|边)?|\d{1,3}(?:号|栋|幢|#))[\s\d#\-号栋幢楼单元室]{0,12}`;
const SAME = String.raw`同问|同求|同上|${OURS}也(?:是|一样|同样|这样|这情况|停了?|没有?|不行|坏了?|堵了?|漏).{0,12}|(?:${OURS})?(?:一样|同样).{0,6}|俺家?也.{0,12}`;
/** 我家也是, +1, +1 我家也是: says the same as somebody before, of another home. */
const AGREES = new RegExp(
  `^(?:(?:${PLUS_ONE}\\s*){1,9}|(?:${PLUS_ONE}[\\s,，、。.!！~]*)?(?:${SAME}))[。！!~]*$`,
  'iu',
);

const words = (text: string): string => readable(text).replaceAll(MENTION, ' ').replaceAll(STICKER, ' ').trim();

/** By its first line: a speaker who agrees may add the home in the next message. */
export const isAgreement = (text: string): boolean => AGREES.test(words(text.split('\n', 1)[0] ?? ''));
export const isOfStaff = (speaker: string | undefined): boolean => speaker !== undefined && OF_STAFF.test(speaker);
export const asksForSomething = (text: string): boolean => ASKS.test(words(text));

/** Nothing but greetings, receipts, stickers and marks. */
export function isSmallTalk(text: string): boolean {
  return (
    words(text)
      .replaceAll(SMALL_TALK, '')
      .replaceAll(/[^\p{L}\p{N}]/gu, '') === ''
  );
}

const isNotice = (text: string, speaker: string | undefined): boolean =>
  TO_ALL.test(text.trim()) || (isOfStaff(speaker) && TO_RESIDENTS.test(text.trim()));

const isThanks = (text: string): boolean => IS_THANKS.test(text) && IS_SOLVED.test(text) && !IS_DENIED.test(text);

/**
 * Why a message may be left out, or undefined; `quiet`: it asks for nothing, but may go on with what its speaker said before. `isMatter`: it names a kind, a place or a telephone. Staff who say what they
 * will do answer a matter, they do not tell one.
 */
export function reasonToDrop(
  text: string,
  speaker: string | undefined,
  isMatter: boolean,
): 'chatter' | 'notice' | 'thanks' | 'reply' | 'quiet' | undefined {
  if (isSmallTalk(text)) return 'chatter';
  if (isNotice(text, speaker)) return 'notice';
  if (isThanks(text)) return 'thanks';
  if (WILL_ACT.test(words(text)) && (isOfStaff(speaker) || !isMatter)) return 'reply';
  return isMatter || asksForSomething(text) ? undefined : 'quiet';
}
