import type { CaseSummary } from '@guanjia/contract/cases.ts'
import { CASE_LOOK } from '@guanjia/ui/clock/index.ts'
import { formatPlace } from '@guanjia/ui/format/text.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { RecordCard } from '../kit/record-card.tsx'

export function CaseCard({ record }: { record: CaseSummary }) {
  const t = useT()
  const label = useLabel()
  return (
    <RecordCard
      id={record.id}
      href={`/cases/${record.id}`}
      number={record.number}
      title={record.title}
      place={formatPlace(record.unit, record.place)}
      urgency={record.urgency}
      status={{ look: CASE_LOOK[record.status], text: label('caseStatus', record.status) }}
      clock={record.clock}
      marks={
        <>
          <span className="mark">{label('caseKind', record.kind)}</span>
          {record.urgedCount > 0 && <span className="mark mark-warning">{t('mobile.case.urgedShort', { count: record.urgedCount })}</span>}
        </>
      }
    />
  )
}
