// Whether a word found in a text is meant: not denied (没有漏水), not a figure of speech (着火了一样热闹), not a fear, drill
// or memory (万一着火), not over already (火已经灭了). Judges from the words around it, clause by clause.

/** `meant`: said of here and now. `over`: said, but done with, so it names the matter and does not ring. `not_meant`: neither. */
export type Meaning = 'meant' | 'over' | 'not_meant';

export type Span = { start: number; end: number };

const SENTENCE_END = /[。！？!?；;\n\r]/u;
const CLAUSE_END = /[。！？!?；;\n\r，,、…:：]/u;

/** 有没有漏水, 是不是漏水 ask; they do not deny. */
const ASKS = /(?:有没有|有没|是不是|是否|会不会)$/u;
const DENIES =
  /(?:没有|没|并未|未|不是|不再|不用|不需要|无需|别|不|无)(?:再|发生|出现|发现|看到|看见|听到|闻到|任何|什么|啥|有|过)*$/u;

const LIKENS = /^了?(?:一样|似的|似地|一般|般|那样)/u;
const FEARS =
  /万一|如果|要是|假如|倘若|防止|预防|避免|以免|免得|容易|小心|当心|谨防|严防|警惕|(?<!恐)怕|担心|会不会|能不能|可不可以|导致|引起|引发|可能会|迟早|早晚/u;
const TELLS = /演练|演习|讲座|宣传|培训|知识|电影|电视剧|小说|梦见|梦到|新闻|去年|前年|上次|以前|曾经|上个月/u;
const IS_OVER =
  /(?<![没未不])(?:扑灭了|已扑灭|已经扑灭|灭了|找到了|已经?找到|已经?送医|已经?救出|脱险|没事了|虚惊一场|误报|误按|按错)/u;

function stretch(text: string, span: Span, ends: RegExp): Span {
  let start = span.start;
  while (start > 0 && !ends.test(text.charAt(start - 1))) start -= 1;
  let end = span.end;
  while (end < text.length && !ends.test(text.charAt(end))) end += 1;
  return { start, end };
}

/** The sentence around a span, bounds included. */
export const sentenceAround = (text: string, span: Span): Span => stretch(text, span, SENTENCE_END);

/** Longest stretch before a word that is looked at for a denial or a fear. */
const LOOK_BACK = 24;

export function isDenied(text: string, span: Span): boolean {
  const clause = stretch(text, span, CLAUSE_END);
  const before = text.slice(Math.max(clause.start, span.start - LOOK_BACK), span.start);
  return DENIES.test(before) && !ASKS.test(before);
}

/** How an alarm word is meant. A denied one is not meant; a likened, feared, told or dreamt one neither. */
export function meaningOfAlarm(text: string, span: Span): Meaning {
  if (isDenied(text, span)) return 'not_meant';
  const clause = stretch(text, span, CLAUSE_END);
  const sentence = sentenceAround(text, span);
  if (LIKENS.test(text.slice(span.end, span.end + 4))) return 'not_meant';
  if (FEARS.test(text.slice(Math.max(clause.start, span.start - LOOK_BACK), span.start))) return 'not_meant';
  const whole = text.slice(sentence.start, sentence.end);
  if (TELLS.test(whole)) return 'not_meant';
  return IS_OVER.test(whole) ? 'over' : 'meant';
}
