import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { Suspense } from 'react'
import { Skeleton } from 'antd'
import { useT } from '@guanjia/ui'
import { grouped } from './groups.ts'
import { useSections } from './sections.tsx'
import './settings.css'

/** All settings under one roof, with the parts at the left. */
export function Settings() {
  const t = useT()
  const here = useRouterState({ select: ({ location }) => location.pathname })
  return (
    <div className="gj-page gj-settings">
      <nav aria-label={t('settings.nav.label')}>
        <h1>{t('settings.title')}</h1>
        {grouped(useSections()).map(({ group, sections }) => (
          <section key={group} aria-labelledby={`settings-${group}`}>
            <h2 id={`settings-${group}`}>{t(`settings.groups.${group}`)}</h2>
            <ul>
              {sections.map(({ to, text, icon }) => (
                <li key={to}>
                  <Link to={to} aria-current={here === to || here.startsWith(`${to}/`) ? 'page' : undefined}>
                    {icon}
                    {text}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
      <div className="gj-settings-body">
        <Suspense fallback={<Skeleton active />}>
          <Outlet />
        </Suspense>
      </div>
    </div>
  )
}
