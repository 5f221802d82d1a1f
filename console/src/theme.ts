import { useSyncExternalStore } from 'react'
import { theme as antd, type ThemeConfig } from 'antd'

export type ThemeChoice = 'auto' | 'light' | 'dark'

const KEY = 'guanjia.theme'
const listeners = new Set<() => void>()
const media = matchMedia('(prefers-color-scheme: dark)')
media.addEventListener('change', () => announce())

function announce(): void {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light'
  for (const listener of listeners) listener()
}
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function themeChoice(): ThemeChoice {
  const kept = localStorage.getItem(KEY)
  return kept === 'light' || kept === 'dark' ? kept : 'auto'
}
function isDark(): boolean {
  return themeChoice() === 'dark' || (themeChoice() === 'auto' && media.matches)
}
/** Keeps the choice on this device and applies it at once. */
export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(KEY, choice)
  announce()
}
export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, themeChoice)
}
export function useIsDark(): boolean {
  return useSyncExternalStore(subscribe, isDark)
}

const FONT = `-apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif`

/** The colours are the ones of base.css, where the status tones live as well; contrast is AA on every surface. */
export function antdTheme(dark: boolean): ThemeConfig {
  return {
    algorithm: dark ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      colorPrimary: dark ? '#4a8fff' : '#0958d9',
      colorInfo: dark ? '#4a8fff' : '#0958d9',
      colorLink: dark ? '#7ab0ff' : '#0958d9',
      colorError: dark ? '#ff7875' : '#cf1322',
      colorWarning: dark ? '#ffc53d' : '#ad4e00',
      colorSuccess: dark ? '#73d13d' : '#237804',
      colorBgLayout: dark ? '#0f1114' : '#f4f6f9',
      colorBgContainer: dark ? '#191c21' : '#ffffff',
      colorBgElevated: dark ? '#22262d' : '#ffffff',
      colorText: dark ? '#e8eaed' : '#1f2329',
      colorTextSecondary: dark ? '#b1b7c0' : '#545b66',
      colorTextTertiary: dark ? '#98a0ab' : '#646b76',
      colorTextPlaceholder: dark ? '#8d95a1' : '#6b7280',
      colorBorder: dark ? '#3a414b' : '#cdd3dc',
      colorBorderSecondary: dark ? '#2a2f37' : '#e4e7ec',
      borderRadius: 6,
      fontSize: 14,
      fontFamily: FONT,
      wireframe: false,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.18s',
    },
    components: {
      Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', colorPrimary: dark ? '#2f6fe0' : '#0958d9' },
      Segmented: { itemSelectedColor: dark ? '#e8eaed' : '#0958d9' },
    },
  }
}
