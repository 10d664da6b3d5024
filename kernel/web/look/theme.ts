// antd's theme, from the same tokens as everything else.
import type { ThemeConfig } from 'antd';
import css from './tokens.css?raw';
import { readTokens } from './tokens.ts';

const token = readTokens(css);

export const theme: ThemeConfig = {
  token: {
    colorPrimary: token['teal'] ?? '',
    colorInfo: token['teal'] ?? '',
    colorLink: token['teal'] ?? '',
    colorSuccess: token['green'] ?? '',
    colorWarning: token['amber'] ?? '',
    colorError: token['red'] ?? '',
    colorText: token['ink'] ?? '',
    colorTextSecondary: token['ink2'] ?? '',
    colorTextTertiary: token['ink3'] ?? '',
    colorTextDescription: token['ink2'] ?? '',
    colorTextPlaceholder: token['ink3'] ?? '',
    colorTextDisabled: token['ink3'] ?? '',
    colorBorder: token['edge'] ?? '',
    colorBorderSecondary: token['line'] ?? '',
    colorBgLayout: token['ground'] ?? '',
    fontFamily: token['font'] ?? '',
    fontSize: 14,
    borderRadius: 4,
    borderRadiusLG: 4,
    controlHeight: 36,
    lineHeight: 22 / 14,
    boxShadow: '0 2px 8px rgb(0 0 0 / 12%)',
    boxShadowSecondary: '0 2px 8px rgb(0 0 0 / 18%)',
  },
  components: {
    Table: {
      cellPaddingBlock: 8,
      cellPaddingInline: 12,
      headerBg: token['ground'] ?? '',
      headerColor: token['ink2'] ?? '',
    },
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
  },
};
