// What antd components need around them: our theme, the language of the screen, motion only for those who want it. The desk stands on it;
// a page of another door that needs an antd component wraps itself in it, so that nobody else there downloads antd.
import { ConfigProvider } from 'antd';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { type ReactNode, useEffect, useMemo } from 'react';
import { useLanguage } from '../language/language.ts';
import { useMedia } from './media.ts';
import { theme } from './theme.ts';

export function AntdGround({ children }: { children: ReactNode }) {
  const lang = useLanguage();
  const isStill = useMedia('(prefers-reduced-motion: reduce)');
  useEffect(() => {
    dayjs.locale(lang === 'zh' ? 'zh-cn' : 'en');
  }, [lang]);
  const config = useMemo(() => ({ ...theme, token: { ...theme.token, motion: !isStill } }), [isStill]);
  return (
    <ConfigProvider locale={lang === 'zh' ? zhCN : enUS} theme={config} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  );
}
