import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { useLabel, useT } from '@guanjia/ui'
import type { Occupancy, Person } from '@guanjia/contract/archives.ts'
import { useMay } from '../session/session.tsx'
import { OccupancyDays } from './unit-people.tsx'

/** Where a person lives or owns now, and below where before. */
export function PersonUnits({ person, onEnd }: { person: Person; onEnd: (occupancy: Occupancy) => void }) {
  const t = useT()
  const now = person.occupancies.filter(({ isCurrent }) => isCurrent)
  const before = person.occupancies.filter(({ isCurrent }) => !isCurrent)
  return (
    <>
      {now.length === 0 && <p className="gj-none">{t('archives.noUnits')}</p>}
      <ul className="gj-people">
        {now.map((occupancy) => (
          <UnitLine key={occupancy.id} occupancy={occupancy} onEnd={onEnd} />
        ))}
      </ul>
      {before.length > 0 && (
        <details className="gj-fold">
          <summary>
            {t('archives.group.unitsBefore')} {before.length}
          </summary>
          <ul className="gj-people">
            {before.map((occupancy) => (
              <UnitLine key={occupancy.id} occupancy={occupancy} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function UnitLine({ occupancy, onEnd }: { occupancy: Occupancy; onEnd?: (occupancy: Occupancy) => void }) {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  return (
    <li>
      <span className="gj-quiet gj-nowrap">{label('occupancyRole', occupancy.role)}</span>
      <span className="gj-people-facts">
        <Link to="/archives/units/$id" params={{ id: occupancy.unit.id }} className="gj-strong">
          {occupancy.unit.code}
        </Link>
        {occupancy.isBillPayer && (
          <span className="gj-tone gj-pill" data-tone="active">
            {t('archives.billPayer')}
          </span>
        )}
        <OccupancyDays occupancy={occupancy} />
      </span>
      {onEnd && may('archives:write') ? (
        <Button size="small" type="text" onClick={() => onEnd(occupancy)}>
          {t('archives.moveOut')}
        </Button>
      ) : (
        <span />
      )}
    </li>
  )
}
