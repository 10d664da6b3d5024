// Why an act of a phone lies before the community, said to its desk: the refusal itself speaks to whoever held the phone.
import type { Words } from '#kernel/shared/problem.ts';

type Refusal = { code: string; status?: unknown; title: Words };

export function whyStranded({ code, status, title }: Refusal): Words {
  if (code === 'kernel.lease_ended')
    return {
      zh: '手机已停用，或者当时的人已不在那个岗位',
      en: 'The phone was cut off, or its owner had left the post',
    };
  if (status === 404)
    return { zh: '住户、地点或单位已不归当时的岗位', en: 'The home, place or firm was no longer of that post' };
  if (status === 403) return { zh: '当时的岗位不能办这件事', en: 'Not for the post of that moment' };
  return { zh: `被退回后，由本人转来：${title.zh}`, en: `Came back and was handed on by its maker: ${title.en}` };
}
