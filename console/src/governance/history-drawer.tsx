import { Drawer } from 'antd'
import { useCall, useLabel, useT } from '@guanjia/ui'
import type { TimelineEntry } from '@guanjia/contract/shared.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { Timeline } from '../kit/timeline.tsx'
import { inHouseWords } from './house-words.ts'

type Change = TimelineEntry['changes'][number]
interface Shown {
  id: string
  name: string
  onClose: () => void
}

/** What changed at a site and in its departments, by whom. */
export function SiteHistory({ id, ...shown }: Shown) {
  const t = useT()
  const found = useCall('structure.siteTimeline', { params: { id } })
  return <Shell {...shown} entries={inHouseWords(found.data?.items, t)} error={found.error} onRetry={() => void found.refetch()} />
}

const PARTS = ['owner', 'assist', 'inform'] as const
/** What changed in who answers for a duty: the posts of each part before and after. */
export function DutyHistory({ id, positions, ...shown }: Shown & { positions: readonly { id: string; name: string }[] }) {
  const t = useT()
  const label = useLabel()
  const found = useCall('governance.dutyTimeline', { params: { id } })
  const posts = (value: unknown, part: string): string => (Array.isArray(value) ? (value as { positionId: string; part: string }[]) : []).filter((one) => one.part === part).map((one) => positions.find((post) => post.id === one.positionId)?.name ?? '…').join('、')
  const partChanges = (change: Change | undefined): Change[] => (change ? PARTS.map((part) => ({ field: label('responsibilityPart', part), from: posts(change.from, part), to: posts(change.to, part) })).filter(({ from, to }) => from !== to) : [])
  const parts = new Map(found.data?.items.map((entry) => [entry.id, partChanges(entry.changes.find(({ field }) => field === 'parts'))]))
  const entries = inHouseWords(found.data?.items, t)?.map((entry) => ({ ...entry, changes: [...entry.changes, ...(parts.get(entry.id) ?? [])] }))
  return <Shell {...shown} entries={entries} error={found.error} onRetry={() => void found.refetch()} />
}

function Shell({ name, onClose, entries, error, onRetry }: Omit<Shown, 'id'> & { entries: TimelineEntry[] | undefined; error: unknown; onRetry: () => void }) {
  const t = useT()
  return (
    <Drawer open title={`${t('headoffice.history')} · ${name}`} onClose={onClose} size={460}>
      {error && !entries ? <ProblemAlert error={error} onRetry={onRetry} /> : <Timeline entries={entries} words="archive" />}
      {entries?.length === 0 && <p className="gj-quiet">{t('headoffice.noHistory')}</p>}
    </Drawer>
  )
}
