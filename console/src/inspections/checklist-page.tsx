import { Link, useParams } from '@tanstack/react-router'
import { useCall, useT, useTime } from '@guanjia/ui'
import type { Checklist } from '@guanjia/contract/inspections.ts'
import { RecordWaiting } from '../kit/record-page.tsx'
import { useUrlSearch } from '../kit/search.ts'
import { VersionSelect } from '../kit/version-select.tsx'
import { isItem, StandardItemLink } from '../quality/standard-item-field.tsx'
import { useMay } from '../session/session.tsx'
import { ChecklistEditor } from './checklist-editor.tsx'
import { useForWords } from './checklist-for.tsx'
import { limitsOf } from './looks.tsx'
import { PhonePreview } from './phone-preview.tsx'
import './inspections.css'

/** A checklist: written by those who manage inspections, looked at by the others; earlier versions are looked at by all. */
export function ChecklistPage() {
  const { id } = useParams({ from: '/shell/inspections/checklists/$id' })
  const { search } = useUrlSearch()
  const may = useMay()
  const isNew = id === 'new'
  const number = search.number ? Number(search.number) : undefined
  const newest = useCall('inspections.getChecklist', { params: { id }, query: {} }, { enabled: !isNew })
  const earlier = useCall('inspections.getChecklist', { params: { id }, query: { number } }, { enabled: !isNew && number !== undefined })
  if (isNew) return <ChecklistEditor key="new" checklist={null} />
  if (!newest.data) return <RecordWaiting error={newest.error} onRetry={() => void newest.refetch()} />
  if (number !== undefined && number !== newest.data.number) {
    if (!earlier.data) return <RecordWaiting error={earlier.error} onRetry={() => void earlier.refetch()} />
    return <Shown checklist={earlier.data} newest={newest.data.number} />
  }
  return may('inspections:manage') ? <ChecklistEditor key={id} checklist={newest.data} /> : <Shown checklist={newest.data} newest={newest.data.number} />
}

function Shown({ checklist, newest }: { checklist: Checklist; newest: number }) {
  const t = useT()
  const time = useTime()
  const isFor = useForWords()(checklist)
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{checklist.name}</h1>
        <VersionSelect at={checklist.number} newest={newest} />
        <span className="gj-quiet">{time.at(checklist.updatedAt)}</span>
        <Link to="/inspections/checklists" search={{ active: 'true' }} style={{ marginLeft: 'auto' }}>{t('inspections.checklists.back')}</Link>
      </div>
      {checklist.purpose && <p className="gj-quiet">{checklist.purpose}</p>}
      {isFor && <p><span className="gj-quiet">{t('inspections.checklists.for')}</span> {isFor}</p>}
      <div className="gj-insp-editor" data-wide="true">
        <section className="gj-card"><ol className="gj-body gj-insp-asked">{checklist.items.map((item) => <li key={item.id}>{item.text} <span className="gj-quiet gj-small">{limitsOf(item)}</span>{item.hint && <span className="gj-quiet"> — {item.hint}</span>}{checklist.standards.filter((one) => isItem(one, item.standardItem)).map((one) => <div key={one.itemId} className="gj-small"><StandardItemLink named={one} /></div>)}</li>)}</ol></section>
        <PhonePreview name={checklist.name} items={checklist.items} />
      </div>
    </div>
  )
}
