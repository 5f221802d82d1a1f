import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useCall, useLabel, useT } from '@guanjia/ui'
import type { Vehicle } from '@guanjia/contract/belongings.ts'
import { FactGroup } from '../kit/record-page.tsx'
import { useMay } from '../session/session.tsx'
import { useCardScreen } from './belonging-screens.tsx'
import { RecordLink } from './links.tsx'
import { StateTag } from './looks.tsx'

const NewRecord = lazy(() => import('./register-forms.tsx').then(({ NewRecord }) => ({ default: NewRecord })))

/** The cards of a vehicle, and the way to another. */
export function VehicleCards({ vehicle }: { vehicle: Vehicle }) {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const navigate = useNavigate()
  const [isOpen, setOpen] = useState(false)
  const screen = useCardScreen()
  const cards = useCall('belongings.listCards', { query: { siteId: vehicle.siteId, limit: 20, filter: { q: vehicle.plate, kind: ['vehicle'] } } })
  const own = (cards.data?.items ?? []).filter((card) => card.vehicle?.id === vehicle.id)
  return (
    <FactGroup
      title={label('cardKind', 'vehicle')}
      extra={
        may('archives:write') &&
        vehicle.endedOn === null && (
          <Button size="small" onClick={() => setOpen(true)}>
            {t('registers.applyCard')}
          </Button>
        )
      }
    >
      {own.length === 0 && <p className="gj-none">{t('registers.noCards')}</p>}
      {own.map((card) => (
        <p key={card.id} className="gj-row">
          <RecordLink kind="access_card" id={card.id} text={card.number ?? t('registers.noNumber')} />
          <StateTag group="cardState" state={card.state} />
          <span className="gj-quiet">{card.validUntil ?? ''}</span>
        </p>
      ))}
      <Suspense>
        {isOpen && (
          <NewRecord
            kind="access_card"
            screen={screen as never}
            given={{ kind: 'vehicle', vehicleId: vehicle.id, unitId: vehicle.unit?.id ?? null, personId: vehicle.person?.id ?? null }}
            onClose={() => setOpen(false)}
            onMade={(id) => void navigate({ to: '/registers/$kind/$id', params: { kind: 'access_card', id } })}
          />
        )}
      </Suspense>
    </FactGroup>
  )
}
