// Reads a pasted WeChat group chat as messages. Knows the copy of the desktop (name and time, then text), of the phone
// (name and colon), forwarded records with date lines, replies that quote, pictures and voice. Keeps every line's number.
import type { Instant } from '#kernel/shared/clock/time.ts';
import { findPlace } from '../find-place.ts';
import { chatClock, FULL_WHEN, type Groups, WHEN } from './chat-times.ts';

/** Line numbers count from 1, both ends included. */
export type Lines = [from: number, to: number];

/** `quoted`: what a reply repeats of another message. `media`: pictures, voice, files by their Chinese names. */
export type ChatMessage = {
  speaker?: string;
  at?: Instant;
  lines: Lines;
  body: { line: number; text: string }[];
  quoted: string;
  media: string[];
};

/** A line that belongs to nobody: `——2022-03-05——`, 张三撤回了一条消息, the title of a forwarded record. */
export type SystemLine = { lines: Lines; text: string };

export type ChatRead = { messages: ChatMessage[]; system: SystemLine[] };

const NAME_THEN_TIME = new RegExp(`^(?<speaker>\\S.{0,39}?)\\s+${WHEN}$`, 'u');
const TIME_THEN_NAME = new RegExp(`^${FULL_WHEN}\\s+(?<speaker>\\S.{0,19})$`, 'u');
const NAME_ALONE = /^(?<speaker>[^：:，。！？,!?「」]{1,24})[:：]$/u;
const NAME_AND_TEXT = /^(?<speaker>[^：:，。！？,!?「」\s][^：:，。！？,!?「」]{0,20})[:：]\s*(?<text>\S.*)$/u;

/** Words before a colon that name a field, not a speaker. */
const LABEL =
  /^(?:(?:家庭|详细|联系)?(?:地址|电话|方式|人)|手机号?|时间|地点|位置|姓名|房号|楼号|楼栋|小区|问题|诉求|情况|现象|备注|内容|事由|通知|公告|说明|原因|补充|另外|还有|注意|温馨提示|请问|回复|[问答]|微信号?|qq|https?|第.{1,3}|[\d\s.、()（）]+)$/iu;
/** A name does not end in a word that leads to a time: 停电到 14:30. */
const LEADS_TO_TIME = /(?:到|在|从|至|约|是|于|点|前|后|自|大概|左右|已经)$/u;

const SYSTEM =
  /^(?:.{0,40}(?:邀请.{1,40}加入了?群聊|加入了?群聊|撤回了一条消息|拍了拍.{0,30}|移出了?群聊|修改群名为.{0,40}|的聊天记录(?:如下)?[:：]?)|[—\s-]*以[下上](?:为|是).{0,6}消息[—\s-]*)$/u;
const RULE = /^(?:[-—─]\s*){3,}$/u;
const MEDIA =
  /\[(图片|照片|视频|动画表情|表情|文件|位置|链接|语音|音乐|名片|小程序|photo|video|sticker|voice|file)\](?:\s*\d+(?:秒|″|"|s))?/giu;
/** A quotation that does not end within so many lines is no quotation. */
const QUOTE_LINES = 30;

const isPlaceOnly = (name: string): boolean => {
  const place = findPlace(name);
  return place !== undefined && place.words.length >= name.normalize('NFKC').trim().length;
};
/** 反映几个问题：, 情况如下： open a list. */
const OPENS_LIST = /(?:问题|如下|以下|情况|几点|几条|事情?|建议|诉求|要求|一下)$/u;
const mayBeName = (name: string): boolean =>
  !LABEL.test(name.trim()) && !OPENS_LIST.test(name.trim()) && !isPlaceOnly(name);

/** No header, date or system line is longer; long lines are text and are not tried, so that no expression can run away. */
const HEAD_LENGTH = 120;
const isHeadLength = (line: string): boolean => line.length <= HEAD_LENGTH;

const timedName = (line: string): string | undefined => {
  if (!isHeadLength(line)) return undefined;
  const name = (TIME_THEN_NAME.exec(line) ?? NAME_THEN_TIME.exec(line))?.groups?.speaker?.trim().replace(/[:：]$/u, '');
  return name && !/[，。！？,!?；;]/u.test(name) && !LEADS_TO_TIME.test(name) ? name : undefined;
};

/**
 * Who may speak by a colon alone. In a chat with times: those who have a timed message. In one without: whoever has a line
 * to himself (张三：), or writes 张三：… twice, or anybody where most lines are of that form.
 */
function colonSpeakers(all: readonly string[]): ReadonlySet<string> {
  const lines = all.map((line) => line.trim());
  const timed = new Set(lines.flatMap((line) => timedName(line) ?? []));
  if (timed.size > 0) return timed;
  const seen = new Map<string, number>();
  let loose = 0;
  for (const line of lines) {
    const alone = NAME_ALONE.exec(line)?.groups?.speaker?.trim();
    const inline = NAME_AND_TEXT.exec(line)?.groups?.speaker?.trim();
    const name = alone ?? inline;
    if (!name || !mayBeName(name)) continue;
    if (!alone) loose += 1;
    seen.set(name, (seen.get(name) ?? 0) + (alone ? 2 : 1));
  }
  const isColonChat = loose >= 0.6 * lines.filter((line) => line !== '').length;
  return new Set([...seen].filter(([, times]) => times >= 2 || isColonChat).map(([name]) => name));
}

type Header = { speaker: string; groups: Groups; text?: string };

function headerOf(line: string, believed: ReadonlySet<string>): Header | undefined {
  const timed = timedName(line);
  if (timed) return { speaker: timed, groups: (TIME_THEN_NAME.exec(line) ?? NAME_THEN_TIME.exec(line))?.groups ?? {} };
  const alone = NAME_ALONE.exec(line)?.groups?.speaker?.trim();
  if (alone && believed.has(alone)) return { speaker: alone, groups: {} };
  const inline = NAME_AND_TEXT.exec(line)?.groups;
  const speaker = inline?.speaker?.trim();
  return speaker && inline?.text && believed.has(speaker) ? { speaker, groups: {}, text: inline.text } : undefined;
}

/** Where a quotation that begins on this line ends, or undefined. */
function quoteEnd(lines: readonly string[], from: number): number | undefined {
  if (!lines[from]?.trimStart().startsWith('「')) return undefined;
  const within = lines.slice(from, from + QUOTE_LINES);
  const end = within.findIndex((line) => line.trimEnd().endsWith('」'));
  const isNested = within.slice(1, end + 1).some((line) => line.trimStart().startsWith('「'));
  return end === -1 || isNested ? undefined : from + end;
}

/** `lines` without line ends; their numbers in the answer count from 1. Without any header each line is a message of nobody. */
export function readMessages(lines: readonly string[], pastedAt?: Instant): ChatRead {
  const believed = colonSpeakers(lines);
  const clock = chatClock(pastedAt);
  const read: ChatRead = { messages: [], system: [] };
  let open: ChatMessage | undefined;

  const start = (line: number, header?: Header): ChatMessage => {
    const at = header ? clock.read(header.groups) : undefined;
    open = {
      ...(header ? { speaker: header.speaker } : {}),
      ...(at === undefined ? {} : { at }),
      lines: [line, line],
      body: [],
      quoted: '',
      media: [],
    };
    read.messages.push(open);
    return open;
  };
  const write = (message: ChatMessage, line: number, raw: string): void => {
    message.lines[1] = line;
    const text = raw
      .replaceAll(MEDIA, (words, name: string) => (message.media.push(name), words === '' ? words : ' '))
      .trim();
    if (text !== '' && !RULE.test(text)) message.body.push({ line, text });
  };

  for (let index = 0; index < lines.length; index += 1) {
    const line = (lines[index] ?? '').trim();
    const number = index + 1;
    if (line === '') continue;
    const end = quoteEnd(lines, index);
    if (end !== undefined) {
      const message = open?.speaker === undefined ? start(number) : open;
      message.quoted += lines
        .slice(index, end + 1)
        .join('\n')
        .trim()
        .slice(1, -1);
      message.lines[1] = end + 1;
      index = end;
      continue;
    }
    if (isHeadLength(line) && (SYSTEM.test(line) || clock.takesLine(line))) {
      read.system.push({ lines: [number, number], text: line });
      open = undefined;
      continue;
    }
    const header = headerOf(line, believed);
    if (header) {
      const message = start(number, header);
      if (header.text) write(message, number, header.text);
    } else {
      const isRest =
        open?.speaker !== undefined || (open !== undefined && open.body.length === 0 && open.quoted !== '');
      write(isRest && open ? open : start(number), number, line);
    }
  }
  return read;
}
