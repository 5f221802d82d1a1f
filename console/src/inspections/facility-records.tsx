import { Link } from '@tanstack/react-router'
import { useCall, useT, useTime } from '@guanjia/ui'
import { FactGroup } from '../kit/record-page.tsx'
import { useMay } from '../session/session.tsx'
import { ResultTag } from './looks.tsx'
import './inspections.css'

/** On the page of a facility: what rounds found at it, said of its maintenance, and could not look at; nothing where no point watches it. */
export function FacilityRecords({ id }: { id: string }) {
  return useMay()('inspections:read') ? <Records id={id} /> : null
}

function Records({ id }: { id: string }) {
  const t = useT()
  const time = useTime()
  const found = useCall('inspections.facilityRecords', { params: { id } })
  const items = found.data?.items ?? []
  if (items.length === 0) return null
  return (
    <FactGroup title={t('inspections.records.ofFacility')}>
      <ul className="gj-insp-rows gj-insp-tries">
        {items.map((one) => {
          const said = [...one.bad, ...one.words, one.skipReason, one.note].filter(Boolean).join('；')
          return (
            <li key={one.id}>
              <ResultTag result={one.result} />
              <span className="gj-nowrap">{time.at(one.at)}</span>
              <Link to="/inspections/rounds/$id" params={{ id: one.task.id }}>{one.task.name}</Link>
              <span className="gj-grow gj-clip" title={said}>{said}</span>
              <span className="gj-quiet gj-nowrap">{one.by.name}</span>
            </li>
          )
        })}
      </ul>
    </FactGroup>
  )
}
