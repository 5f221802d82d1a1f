import {
  BulbOutlined,
  DownOutlined,
  DownloadOutlined,
  GlobalOutlined,
  LogoutOutlined,
  QuestionCircleOutlined,
  ShopOutlined,
  UserOutlined,
} from '@ant-design/icons'
import { Button, Dropdown, type InputRef, type MenuProps } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useRef, useState } from 'react'
import type { Locale } from '@guanjia/contract/shared.ts'
import { LOCALES, call, changeLocale, useLabel, useLocale, useT } from '@guanjia/ui'
import type { SearchHit } from '@guanjia/contract/archives.ts'
import { SearchBox } from '../kit/search-box.tsx'
import { useShortcut } from '../kit/shortcuts.ts'
import { useMay, useSession, useSite } from '../session/session.tsx'
import { chooseTheme, useThemeChoice, type ThemeChoice } from '../theme.ts'
import { useComplain } from '../kit/problem.tsx'
import { MessagesBell } from './messages-bell.tsx'
import { ShiftSwitch } from './shift-switch.tsx'

const SiteChooser = lazy(() => import('./site-chooser.tsx').then(({ SiteChooser }) => ({ default: SiteChooser })))
const Help = lazy(() => import('./help.tsx').then(({ Help }) => ({ default: Help })))

/** Where a hit of the search opens. */
export function addressOf(hit: Pick<SearchHit, 'kind' | 'id'>): string {
  const at = { person: '/archives/persons/', unit: '/archives/units/', case: '/cases/', work_order: '/work-orders/' } as const
  return (hit.kind in at ? at[hit.kind as keyof typeof at] : `/registers/${hit.kind}/`) + hit.id
}

export function TopBar() {
  const t = useT()
  const may = useMay()
  const navigate = useNavigate()
  const search = useRef<InputRef>(null)
  const [helping, setHelping] = useState(false)
  useShortcut('/', () => search.current?.focus({ cursor: 'all' }), true, window)
  useShortcut('?', () => setHelping(true), true, window)
  return (
    <header className="gj-top">
      <SiteSwitch />
      {may('archives:read') && (
        <div className="gj-top-search">
          <SearchBox
            inputRef={search}
            placeholder={t('shell.search.placeholder')}
            suffix={<kbd>/</kbd>}
            onPick={(hit) => void navigate({ href: addressOf(hit) })}
          />
        </div>
      )}
      <div className="gj-row" style={{ marginLeft: 'auto', gap: 2 }}>
        <ShiftSwitch />
        <MessagesBell />
        <Button type="text" icon={<QuestionCircleOutlined />} aria-label={t('shell.help.title')} onClick={() => setHelping(true)} />
        <AccountMenu />
      </div>
      {helping && (
        <Suspense>
          <Help onClose={() => setHelping(false)} />
        </Suspense>
      )}
    </header>
  )
}

function SiteSwitch() {
  const { sites } = useSession()
  const site = useSite()
  const [choosing, setChoosing] = useState(false)
  useShortcut('s', () => setChoosing(true), sites.length > 1, window)
  if (sites.length < 2)
    return (
      <span className="gj-row gj-strong gj-nowrap">
        <ShopOutlined />
        {site.name}
      </span>
    )
  return (
    <>
      <Button type="text" icon={<ShopOutlined />} aria-haspopup="dialog" onClick={() => setChoosing(true)}>
        <span className="gj-strong gj-clip">{site.name}</span>
        <DownOutlined style={{ fontSize: 10 }} />
      </Button>
      {choosing && (
        <Suspense>
          <SiteChooser onClose={() => setChoosing(false)} />
        </Suspense>
      )}
    </>
  )
}

function AccountMenu() {
  const t = useT()
  const label = useLabel()
  const locale = useLocale()
  const session = useSession()
  const theme = useThemeChoice()
  const navigate = useNavigate()
  const cache = useQueryClient()
  const complain = useComplain()
  const speakIn = async (chosen: Locale): Promise<void> => {
    await changeLocale(chosen)
    await call('sessions.changeOwnAccount', { body: { locale: chosen } }).catch(complain)
    void cache.invalidateQueries()
  }
  const leave = async (): Promise<void> => {
    await call('sessions.endSession', {}).catch(complain)
    cache.clear()
    await navigate({ to: '/sign-in' })
  }
  const roles = [...new Set(session.roles.map(({ role, key, name }) => name || label(key === role ? 'role' : 'roleCode', key)))].join(' · ')
  const items: MenuProps['items'] = [
    { key: 'who', type: 'group', label: `${session.organization.name} · ${roles}` },
    {
      key: 'language',
      icon: <GlobalOutlined />,
      label: t('shell.language'),
      children: LOCALES.map((key) => ({ key: `locale:${key}`, label: label('locale', key) })),
    },
    {
      key: 'theme',
      icon: <BulbOutlined />,
      label: t('shell.theme.label'),
      children: (['auto', 'light', 'dark'] as const).map((key) => ({ key: `theme:${key}`, label: t(`shell.theme.${key}`) })),
    },
    { key: 'account', icon: <UserOutlined />, label: t('shell.nav.account') },
    { key: 'downloads', icon: <DownloadOutlined />, label: t('shell.nav.downloads') },
    { type: 'divider' },
    { key: 'out', icon: <LogoutOutlined />, label: t('shell.signOut') },
  ]
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items,
        selectedKeys: [`locale:${locale}`, `theme:${theme}`],
        onClick: ({ key }) => {
          const [what, value] = key.split(':')
          if (what === 'locale') void speakIn(value as Locale)
          else if (what === 'theme') chooseTheme(value as ThemeChoice)
          else if (what === 'account') void navigate({ to: '/settings/account' })
          else if (what === 'downloads') void navigate({ to: '/downloads' })
          else if (what === 'out') void leave()
        },
      }}
    >
      <Button type="text" title={t('shell.account', { name: session.account.name })}>
        <span className="gj-avatar" aria-hidden="true">
          {session.account.name.slice(0, 1)}
        </span>
        <span className="gj-wide">{session.account.name}</span>
        <DownOutlined style={{ fontSize: 10 }} />
      </Button>
    </Dropdown>
  )
}
