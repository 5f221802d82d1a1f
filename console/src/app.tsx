import { App as AntdApp, ConfigProvider } from 'antd'
import type { Locale as AntdLocale } from 'antd/es/locale'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import dayjs from 'dayjs'
import { useEffect, useState } from 'react'
import type { Locale } from '@guanjia/contract/shared.ts'
import { makeQueryClient, useLocale, whenSignedOut } from '@guanjia/ui'
import { isLocked } from './session/locked.ts'
import { router } from './router.tsx'
import { antdTheme, useIsDark } from './theme.ts'

const cache = makeQueryClient()
// Asked again only while a session is known: the answer to that very question must not ask it once more.
whenSignedOut(() => {
  if (isLocked()) return
  if (cache.getQueryData(['sessions.currentSession', {}])) void cache.resetQueries({ queryKey: ['sessions.currentSession'] })
})

const PACKS: Record<Locale, () => Promise<AntdLocale>> = {
  'zh-CN': () => Promise.all([import('antd/locale/zh_CN'), import('dayjs/locale/zh-cn')]).then(([pack]) => pack.default),
  'zh-TW': () => Promise.all([import('antd/locale/zh_TW'), import('dayjs/locale/zh-tw')]).then(([pack]) => pack.default),
  en: () => import('antd/locale/en_US').then((pack) => pack.default),
}

export function App() {
  const locale = useLocale()
  const dark = useIsDark()
  const [pack, setPack] = useState<AntdLocale>()
  useEffect(() => {
    void PACKS[locale]().then((loaded) => {
      dayjs.locale(locale.toLowerCase())
      setPack(loaded)
    })
  }, [locale])
  return (
    <ConfigProvider theme={antdTheme(dark)} locale={pack} button={{ autoInsertSpace: false }}>
      <AntdApp component={false} message={{ top: 60 }}>
        <QueryClientProvider client={cache}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntdApp>
    </ConfigProvider>
  )
}
