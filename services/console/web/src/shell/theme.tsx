/** Ant Design in the colours of the house, light or dark as the system says, with Chinese first. */
import { App, ConfigProvider, theme } from 'antd'
import enUs from 'antd/es/locale/en_US'
import zhCn from 'antd/es/locale/zh_CN'
import type { ReactNode } from 'react'
import { useLanguage } from '../text/language.tsx'
import { styleNonce } from './style-nonce.ts'
import { useIsDark } from './use-is-dark.ts'

const lightColors = {
  colorPrimary: '#1f5fbf',
  // Under the pointer darker, not lighter: lighter words on white are too faint (WCAG AA).
  colorPrimaryHover: '#174a96',
  colorLink: '#1f5fbf',
  colorLinkHover: '#174a96',
  colorSuccess: '#136b3c',
  colorError: '#b3261e',
  colorErrorHover: '#8c1d18',
  colorWarning: '#8a5a00',
  colorSuccessBg: '#e6f4ec',
  colorErrorBg: '#fdeceb',
  colorWarningBg: '#fff5e0',
  colorTextBase: '#1f2430',
  colorBorder: '#c3cad4',
  colorTextPlaceholder: '#5b6474',
  colorTextDescription: '#5b6474',
}
const darkColors = {
  colorPrimary: '#5b93ea',
  colorLink: '#85b2ff',
  colorSuccess: '#6fce9c',
  colorError: '#ff9d94',
  colorWarning: '#f0c069',
  colorBgBase: '#13161b',
  colorBgContainer: '#1a1e25',
  colorBgElevated: '#22272f',
  colorBorder: '#4a5363',
  colorTextPlaceholder: '#a0a9b8',
  colorTextDescription: '#a0a9b8',
}

// White on the light blue of dark pages is too faint (WCAG AA).
const darkComponents = {
  Button: {
    colorPrimary: '#85b2ff',
    colorPrimaryHover: '#a3c5ff',
    colorPrimaryActive: '#6d9ff0',
    primaryColor: '#0d1626',
    dangerColor: '#2a0d08',
  },
}

const shape = {
  borderRadius: 8,
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
  fontSize: 15,
}

export function Theme({ children }: { children: ReactNode }) {
  const isDark = useIsDark()
  const { language } = useLanguage()
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCn : enUs}
      csp={{ nonce: styleNonce }}
      button={{ autoInsertSpace: false }}
      theme={{
        algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        token: { ...shape, ...(isDark ? darkColors : lightColors) },
        components: isDark ? darkComponents : {},
      }}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  )
}
