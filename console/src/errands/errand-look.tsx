import { CalendarOutlined, UnorderedListOutlined } from '@ant-design/icons'
import { useLabel, useT } from '@guanjia/ui'
import type { ApplicationState } from '@guanjia/contract/errands.ts'
import { PageTabs } from '../kit/page-tabs.tsx'
import { Look } from '../kit/status-tag.tsx'

const LOOK = {
  asked: { tone: 'idle', shape: 'ring' },
  complete: { tone: 'active', shape: 'half' },
  submitted: { tone: 'active', shape: 'half' },
  appointed: { tone: 'waiting', shape: 'pause' },
  done: { tone: 'done', shape: 'tick' },
  refused: { tone: 'closed', shape: 'ring' },
  withdrawn: { tone: 'closed', shape: 'ring' },
} as const

export function ErrandTag({ state }: { state: ApplicationState }) {
  const label = useLabel()
  return <Look look={LOOK[state]} text={label('applicationState', state)} />
}

/** What the desk does elsewhere, and what it lets here. */
export function ErrandTabs({ at }: { at: 'errands' | 'bookings' }) {
  const t = useT()
  return (
    <PageTabs
      label={t('errands.tab.label')}
      at={at}
      tabs={[
        { value: 'errands', icon: <UnorderedListOutlined />, label: t('errands.tab.errands'), to: '/errands', search: { open: 'true' } },
        { value: 'bookings', icon: <CalendarOutlined />, label: t('errands.tab.bookings'), to: '/errands/bookings' },
      ]}
    />
  )
}
