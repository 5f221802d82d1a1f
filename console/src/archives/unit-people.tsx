import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { formatPhone, useLabel, useT } from '@guanjia/ui'
import type { Occupancy, Unit } from '@guanjia/contract/archives.ts'
import { useMay } from '../session/session.tsx'

/** Who lives here now, and below who did before. */
export function UnitPeople({ unit, onEnd }: { unit: Unit; onEnd: (occupancy: Occupancy) => void }) {
  const t = useT()
  const now = unit.occupancies.filter(({ isCurrent }) => isCurrent)
  const before = unit.occupancies.filter(({ isCurrent }) => !isCurrent)
  return (
    <>
      {now.length === 0 && (
        <p className="gj-none">
          {t('archives.noPeople')} <span className="gj-small">{t('archives.noPeopleHint')}</span>
        </p>
      )}
      <ul className="gj-people">
        {now.map((occupancy) => (
          <PersonLine key={occupancy.id} occupancy={occupancy} onEnd={onEnd} />
        ))}
      </ul>
      {before.length > 0 && (
        <details className="gj-fold">
          <summary>
            {t('archives.group.before')} {before.length}
          </summary>
          <ul className="gj-people">
            {before.map((occupancy) => (
              <PersonLine key={occupancy.id} occupancy={occupancy} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** `2024-03-01 – 2025-02-28`; a side that is not known stays open. */
export function OccupancyDays({ occupancy }: { occupancy: Pick<Occupancy, 'fromOn' | 'untilOn'> }) {
  const t = useT()
  const { fromOn, untilOn } = occupancy
  if (!fromOn && !untilOn) return null
  return <span className="gj-quiet gj-nowrap">{untilOn ? `${fromOn ?? '…'} – ${untilOn}` : t('archives.since', { day: fromOn })}</span>
}

function PersonLine({ occupancy, onEnd }: { occupancy: Occupancy; onEnd?: (occupancy: Occupancy) => void }) {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const { person } = occupancy
  return (
    <li>
      <span className="gj-quiet gj-nowrap">{label('occupancyRole', occupancy.role)}</span>
      <span className="gj-people-facts">
        <Link to="/archives/persons/$id" params={{ id: person.id }} className="gj-strong">
          {person.name}
        </Link>
        {person.phones.map((phone) => (
          <a key={phone} className="gj-nowrap" href={`tel:${phone}`}>
            {formatPhone(phone)}
          </a>
        ))}
        {person.phones.length === 0 && <span className="gj-quiet">{t('archives.noPhone')}</span>}
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
