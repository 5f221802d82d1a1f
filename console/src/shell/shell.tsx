import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { Link, Outlet, useNavigate } from '@tanstack/react-router'
import { Suspense, lazy, useCallback } from 'react'
import type { StreamEvent } from '@guanjia/contract/platform.ts'
import { useLiveUpdates, useT } from '@guanjia/ui'
import { markFresh } from '../kit/fresh.ts'
import { useKept } from '../kit/kept.ts'
import { useShortcut } from '../kit/shortcuts.ts'
import { SessionGate } from '../session/session-gate.tsx'
import { useLocked } from '../session/locked.ts'
import { useMay, useSession } from '../session/session.tsx'
import { Nav } from './nav.tsx'
import { TopBar } from './top-bar.tsx'
import { DESK_SEARCH } from './desk-search.ts'
import './shell.css'

const PageMark = lazy(() => import('./page-mark.tsx').then(({ PageMark }) => ({ default: PageMark })))

export function Shell() {
  return (
    <SessionGate>
      <Frame />
    </SessionGate>
  )
}

function Frame() {
  const t = useT()
  const may = useMay()
  const navigate = useNavigate()
  const { account, isDemo } = useSession()
  const [collapsed, setCollapsed] = useKept('nav.collapsed', window.innerWidth < 1200)
  const onEvent = useCallback((event: StreamEvent) => markFresh(event.recordId), [])
  useLiveUpdates(useLocked() ? null : account.id, onEvent)
  useShortcut(
    'n',
    () => {
      const box = document.getElementById(DESK_SEARCH)
      if (box) box.focus()
      else void navigate({ to: '/desk' })
    },
    may('cases:register'),
    window,
  )
  useShortcut('g', () => void navigate({ to: '/' }), true, window)
  return (
    <div className="gj-shell" data-collapsed={collapsed}>
      {isDemo && (
        <aside className="gj-banner" aria-label={t('shell.demoBanner')}>
          {t('shell.demoBanner')}
        </aside>
      )}
      <aside className="gj-side" aria-label={t('shell.product')}>
        <Link to="/" className="gj-brand">
          <img src="/icon.svg" alt="" width={28} height={28} />
          {!collapsed && t('shell.product')}
        </Link>
        <Suspense>
          <Nav collapsed={collapsed} />
        </Suspense>
        <Button
          type="text"
          style={{ margin: 8 }}
          icon={collapsed ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
          aria-expanded={!collapsed}
          aria-label={collapsed ? t('shell.nav.expand') : t('shell.nav.collapse')}
          onClick={() => setCollapsed(!collapsed)}
        />
      </aside>
      <TopBar />
      <main className="gj-main" id="main">
        <Suspense fallback={<Skeleton active style={{ padding: 24 }} />}>
          <Outlet />
        </Suspense>
      </main>
      <Suspense>
        <PageMark />
      </Suspense>
    </div>
  )
}
