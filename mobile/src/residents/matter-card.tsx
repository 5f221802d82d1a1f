import { Link } from 'wouter'
import type { CaseSummary } from '@guanjia/contract/cases.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { useJustChanged } from '../app/live-marks.ts'
import { usePromise } from './promises.tsx'
import { StageLine } from './stage-line.tsx'

/** One of the own matters in a list: what, how it stands, and the next promise. */
export function MatterCard({ record, unread = 0 }: { record: CaseSummary; unread?: number }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const promise = usePromise()
  const isNew = useJustChanged(record.id)
  const next = record.clock && promise(record.clock)
  return (
    <article className={isNew ? 'card record just-changed' : 'card record'}>
      <Link href={`/cases/${record.id}`} className="record-link">
        <span className="record-top">
          <span className="mark">{label('caseKind', record.kind)}</span>
          {unread > 0 && <span className="mark mark-warning">{t('mobileResident.home.unread')}</span>}
          <span className="muted tabular">{time.at(record.registeredAt)}</span>
        </span>
        <strong className="record-title">{record.title}</strong>
        <StageLine status={record.status} />
        {next && <span className={next.isLate ? 'promise is-late' : 'promise'}>{next.text}</span>}
        {record.asksSince !== null && unread === 0 && <span className="muted">{t('mobileResident.home.asks')}</span>}
      </Link>
    </article>
  )
}
