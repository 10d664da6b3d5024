// Synthetic names.
import type { lots } from './rows.ts';

const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'.split('');
const given =
  '建国 志强 秀英 桂兰 海涛 文斌 素芳 玉珍 春梅 立军 新民 永生 宝田 晓燕 美玲 浩然 梓涵 雨桐 若曦 明远 翠平 凤霞 广平 学文 长河 彩云'.split(
    ' ',
  );

export function surnamesAndNames(draw: ReturnType<typeof lots>): string {
  return draw.pick(surnames) + draw.pick(given);
}
