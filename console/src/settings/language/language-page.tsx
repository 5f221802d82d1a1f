import { Tabs } from 'antd'
import { lazy, Suspense } from 'react'
import { useT } from '@guanjia/ui'
import { useUrlSearch } from '../../kit/search.ts'
import { useMay } from '../../session/session.tsx'
import { PageHead } from '../page-head.tsx'
import { WordList } from './word-list.tsx'

const ScriptList = lazy(() => import('./script-list.tsx').then(({ ScriptList }) => ({ default: ScriptList })))
const WordUse = lazy(() => import('./word-use.tsx').then(({ WordUse }) => ({ default: WordUse })))

/** What is not said to residents, what is said, and how often somebody was stopped. */
export function LanguagePage() {
  const t = useT()
  const may = useMay()
  const { search, replace } = useUrlSearch()
  const tabs = [
    ...(may('settings:manage') ? [{ key: 'words', label: t('language.tab.words'), children: <WordList /> }] : []),
    { key: 'scripts', label: t('language.tab.scripts'), children: <ScriptList /> },
    ...(may('settings:manage') ? [{ key: 'use', label: t('language.tab.use'), children: <WordUse /> }] : []),
  ]
  const open = tabs.find(({ key }) => key === search.tab) ?? tabs[0]!
  return (
    <>
      <PageHead title={t('language.title')} hint={t('language.hint')} />
      <Tabs activeKey={open.key} items={tabs.map(({ key, label }) => ({ key, label }))} onChange={(tab) => replace({ tab })} />
      <Suspense>{open.children}</Suspense>
    </>
  )
}
