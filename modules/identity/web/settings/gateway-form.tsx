// 短信网关: how a message leaves the house. The gateway's key is never typed here; it stands in HUYING_MESSAGE_KEY on the server.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import { messageSenderSchema, type SettingValue } from '../../shared/settings.ts';
import type { FormProps } from './forms.tsx';

const messages = {
  zh: {
    kind: '怎样发出',
    kinds: { none: '不发', file: '写入服务器上的文件', http: '短信网关' },
    url: '网关地址',
    auth: 'Authorization 头（可不填）',
    body: '请求内容',
    fill: '{to} 手机号，{text} 内容，{key} 网关密钥（放在服务器的 HUYING_MESSAGE_KEY 里，不写在这里）',
    accepted: '回应里有这段文字才算发出（可不填）',
    url_wrong: '请填 http:// 或 https:// 开头的完整地址',
  },
  en: {
    kind: 'How it leaves',
    kinds: { none: 'Not sent', file: 'Into a file on the server', http: 'Through a gateway' },
    url: 'Address of the gateway',
    auth: 'Authorization header (optional)',
    body: 'Request body',
    fill: '{to} the number, {text} the words, {key} the gateway’s key (in HUYING_MESSAGE_KEY on the server, never here)',
    accepted: 'Taken only if the answer contains this (optional)',
    url_wrong: 'A whole address beginning with http:// or https://',
  },
};

type Sender = SettingValue<'message_sender'>;
const kinds = ['none', 'file', 'http'] as const;

export function GatewayForm({ first, onChange }: FormProps) {
  const t = useMessages(messages);
  const sender = first as Sender;
  const gateway = sender.kind === 'http' ? sender : undefined;
  const [kind, setKind] = useState<Sender['kind']>(sender.kind);
  const [fields, setFields] = useState({
    url: gateway?.url ?? '',
    auth: gateway?.headers['authorization'] ?? '',
    body: gateway?.body ?? '{"mobile":"{to}","content":"{text}"}',
    accepted: gateway?.accepted ?? '',
  });
  function tell(nextKind: Sender['kind'], next: typeof fields): void {
    const { auth, accepted, ...rest } = next;
    const others = Object.fromEntries(
      Object.entries(gateway?.headers ?? {}).filter(([name]) => name !== 'authorization'),
    );
    const value =
      nextKind === 'http'
        ? {
            kind: nextKind,
            ...rest,
            headers: { ...others, ...(auth ? { authorization: auth } : {}) },
            ...(accepted ? { accepted } : {}),
          }
        : { kind: nextKind };
    onChange(messageSenderSchema.safeParse(value).success ? value : undefined);
  }
  const set = (change: Partial<typeof fields>) => {
    const next = { ...fields, ...change };
    setFields(next);
    tell(kind, next);
  };
  return (
    <>
      <Choice
        label={t.kind}
        value={kind}
        onChange={(chosen) => {
          setKind(chosen);
          tell(chosen, fields);
        }}
        options={kinds.map((value) => ({ value, label: t.kinds[value] }))}
      />
      {kind === 'http' && (
        <>
          <TextField
            label={t.url}
            value={fields.url}
            wrong={fields.url === '' || /^https?:\/\/./.test(fields.url) ? undefined : t.url_wrong}
            onChange={(url) => set({ url })}
          />
          <TextField label={t.body} hint={t.fill} lines={4} value={fields.body} onChange={(body) => set({ body })} />
          <TextField label={t.auth} value={fields.auth} onChange={(auth) => set({ auth })} />
          <TextField label={t.accepted} value={fields.accepted} onChange={(accepted) => set({ accepted })} />
        </>
      )}
    </>
  );
}
