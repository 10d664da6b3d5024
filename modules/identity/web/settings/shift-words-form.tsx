// Posts at sites and kinds of sites (J2), a line each: `code 中文 English`; of a kind besides what it wants, `chief×1 medical×2`.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { shiftWordsSchema } from '#modules/shifts/shared/roster.ts';
import { readShiftWords, writeShiftWords } from '#modules/shifts/shared/words-text.ts';
import type { FormProps } from './forms.tsx';

const messages = {
  zh: {
    roles: '岗位',
    kinds: '岗点种类',
    roleHow: '每行一个：代码 | 中文 | English',
    kindHow: '每行一个：代码 | 中文 | English | chief×1 medical×2',
    wrong: '有一行看不懂：代码用小写字母，要的岗位须在上面列出',
  },
  en: {
    roles: 'Posts at sites',
    kinds: 'Kinds of sites',
    roleHow: 'One a line: code | 中文 | English',
    kindHow: 'One a line: code | 中文 | English | chief×1 medical×2',
    wrong: 'A line cannot be read: codes are lower case, wanted posts must stand above',
  },
};

export function ShiftWordsForm({ first, onChange }: FormProps) {
  const t = useMessages(messages);
  const [text, setText] = useState(() => writeShiftWords(shiftWordsSchema.parse(first)));
  const read = readShiftWords(text);
  const change = (part: Partial<typeof text>) => {
    const next = { ...text, ...part };
    setText(next);
    onChange(readShiftWords(next));
  };
  return (
    <>
      <TextField
        label={t.roles}
        hint={t.roleHow}
        lines={8}
        value={text.roles}
        onChange={(roles) => change({ roles })}
      />
      <TextField
        label={t.kinds}
        hint={t.kindHow}
        lines={6}
        value={text.kinds}
        wrong={read ? undefined : t.wrong}
        onChange={(kinds) => change({ kinds })}
      />
    </>
  );
}
