import type { ReactElement } from 'react'
import { Link, useRoute } from 'wouter'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { useUnsent } from '../outbox/unsent.ts'

export type Tab = 'today' | 'home' | 'pool' | 'report' | 'reportResident' | 'inspections' | 'messages' | 'me'

const PATHS: Record<Tab, string> = {
  today: '/',
  home: '/',
  pool: '/pool',
  report: '/report',
  reportResident: '/report',
  inspections: '/inspections',
  messages: '/messages',
  me: '/me',
}
const SIGNS: Record<Tab, ReactElement> = {
  today: <path d="M5 6h14v13H5zM5 10h14M9 4v4M15 4v4M9 14.5l2 2 4-4" />,
  home: <path d="M4 11l8-7 8 7v9h-5v-6H9v6H4z" />,
  pool: <path d="M13 3L5 13.5h6L10 21l9-11h-6.5z" />,
  report: <path d="M12 8v8M8 12h8M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z" />,
  reportResident: <path d="M12 8v8M8 12h8M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z" />,
  inspections: <path d="M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M8 12.2l2.8 2.8 5.2-6" />,
  messages: <path d="M4 5h16v11H10l-4 4v-4H4z" />,
  me: <path d="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5" />,
}

/** The bottom tabs; they stay away from record pages, where the bottom belongs to the next act. */
export function Tabs({ tabs, accountId }: { tabs: readonly Tab[]; accountId: string }) {
  const t = useT()
  const [isRecord] = useRoute('/:list/:id/*?')
  const unread = useCall(
    'platform.listMessages',
    { query: { limit: 1, filter: { unread: true } } },
    { staleTime: 30_000 },
  ).data?.unread ?? 0
  const unsent = useUnsent(accountId)
  if (isRecord) return null
  return (
    <nav className="tabs" aria-label={t('mobile.tabs.label')}>
      {tabs.map((tab) => (
        <TabLink
          key={tab}
          tab={tab}
          badge={tab === 'messages' ? unread : tab === 'inspections' ? unsent : 0}
          words={tab === 'inspections' ? t('mobile.tabs.unsent', { count: unsent }) : t('mobile.messages.unread', { count: unread })}
        />
      ))}
    </nav>
  )
}

function TabLink({ tab, badge, words }: { tab: Tab; badge: number; words: string }) {
  const t = useT()
  const [isHere] = useRoute(PATHS[tab])
  return (
    <Link href={PATHS[tab]} aria-current={isHere ? 'page' : undefined}>
      <svg
        viewBox="0 0 24 24"
        width="24"
        height="24"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {SIGNS[tab]}
      </svg>
      <span>{t(`mobile.tabs.${tab}`)}</span>
      {badge > 0 && (
        <span className="badge" aria-label={words}>
          {badge > 99 ? '99+' : badge}
        </span>
      )}
    </Link>
  )
}
