// 说法不一 beside a column that two people told differently; what stands there meanwhile is the later look.
import { useMessages } from '#kernel/web/language/language.ts';
import { Tag } from '#kernel/web/plain/tag.tsx';

const messages = { zh: { contested: '说法不一' }, en: { contested: 'Told two ways' } };

export function ContestedTag() {
  const t = useMessages(messages);
  return (
    <>
      {' '}
      <Tag tone="amber" icon="warn">
        {t.contested}
      </Tag>
    </>
  );
}
