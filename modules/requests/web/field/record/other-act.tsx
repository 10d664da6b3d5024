// The acts one seldom does on a phone, by the same table of forms as the desk's. Loaded when first opened: they choose among units, and that
// picker is heavy.
import { useWords } from '#kernel/web/language/language.ts';
import { AntdGround } from '#kernel/web/look/antd-ground.tsx';
import { actForms, actTitle, type FormAct, firstValues, sideForms } from '../../acts/act-forms.ts';
import { ActPanel } from '../../acts/act-panel.tsx';
import type { PageAnswer } from '../../parts/names.ts';

type Props = {
  page: PageAnswer;
  of: { act: FormAct } | { orderId: string };
  onClose(): void;
};

const answer = { zh: '答复督办', en: 'Answer the order' };

export default function OtherAct({ page, of, onClose }: Props) {
  const words = useWords();
  return (
    <AntdGround>
      {'act' in of ? (
        <ActPanel
          title={words(actTitle(of.act))}
          form={actForms[of.act]}
          page={page}
          first={firstValues(of.act, page)}
          showsCaller={of.act === 'call_back'}
          onClose={onClose}
        />
      ) : (
        <ActPanel
          title={words(answer)}
          form={sideForms.answer_supervision(of.orderId)}
          page={page}
          first={{}}
          onClose={onClose}
        />
      )}
    </AntdGround>
  );
}
