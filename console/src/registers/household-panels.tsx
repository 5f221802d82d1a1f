import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useCall, useLabel, useT } from '@guanjia/ui'
import type { Belongings } from '@guanjia/contract/belongings.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { FactGroup, Facts } from '../kit/record-page.tsx'
import { RecordLink } from './links.tsx'
import { StateTag } from './looks.tsx'

/** What the household of a unit has, and how the unit is used; for the page of the unit. */
export function UnitBelongings({ unitId }: { unitId: string }) {
  const t = useT()
  const label = useLabel()
  const own = useCall('belongings.unitBelongings', { params: { id: unitId } })
  const use = useCall('lettings.unitUse', { params: { id: unitId } })
  const lines = own.data ? belongingLines(own.data, t('registers.noNumber')) : []
  const { tenancies = [], entrustments = [], business = [], meters = [] } = use.data ?? {}
  const more: Line[] = [
    ['tenancy', tenancies.slice(0, 3).map((one) => <Entry key={one.id} kind="tenancy" id={one.id} text={`${one.tenant.name} ${one.fromOn}–${one.endedOn ?? one.untilOn}`} tag={<StateTag group="tenancyState" state={one.state} />} />)],
    ['entrustment', entrustments.slice(0, 2).map((one) => <Entry key={one.id} kind="entrustment" id={one.id} text={`${one.holderName} ${one.fromOn}–${one.endedOn ?? one.untilOn ?? ''}`} />)],
    ['business_change', business.slice(0, 3).map((one) => <Entry key={one.id} kind="business_change" id={one.id} text={[label('businessKind', one.business), one.name, one.fromOn].filter(Boolean).join(' ')} tag={one.isCurrent ? null : <StateTag group="businessState" state={one.state} />} />)],
    ['meter', meters.map((one) => <Entry key={one.id} kind="meter" id={one.id} text={[label('meterKind', one.kind), one.code, one.lastReading && `${one.lastReading.value} (${one.lastReading.readOn})`].filter(Boolean).join(' ')} />)],
  ]
  return <Panel lines={[...lines, ...more]} isLoaded={own.data !== undefined && use.data !== undefined} error={own.error ?? use.error} onRetry={() => void Promise.all([own.refetch(), use.refetch()])} />
}

/** What a person has; for the page of the person. */
export function PersonBelongings({ personId }: { personId: string }) {
  const t = useT()
  const own = useCall('belongings.personBelongings', { params: { id: personId } })
  return <Panel lines={own.data ? belongingLines(own.data, t('registers.noNumber')) : []} isLoaded={own.data !== undefined} error={own.error} onRetry={() => void own.refetch()} />
}

type Line = [kind: string, entries: ReactNode[]]

function belongingLines({ spaces, vehicles, cards, pets }: Belongings, noNumber: string): Line[] {
  return [
    ['vehicle', vehicles.filter(({ endedOn }) => endedOn === null).map((one) => <Entry key={one.id} kind="vehicle" id={one.id} text={[one.plateShown, one.colour, one.brand].filter(Boolean).join(' ')} />)],
    ['parking_space', spaces.map((one) => <Entry key={one.id} kind="parking_space" id={one.id} text={one.code} tag={<StateTag group="spaceState" state={one.state} />} />)],
    ['access_card', cards.map((one) => <Entry key={one.id} kind="access_card" id={one.id} text={one.number ?? noNumber} tag={<StateTag group="cardState" state={one.state} />} />)],
    ['pet', pets.filter(({ endedOn }) => endedOn === null).map((one) => <Entry key={one.id} kind="pet" id={one.id} text={[one.name, one.breed, one.nextDueOn].filter(Boolean).join(' ')} />)],
  ]
}

function Entry({ kind, id, text, tag }: { kind: string; id: string; text: string; tag?: ReactNode }) {
  return (
    <span className="gj-row" style={{ gap: 8 }}>
      <RecordLink kind={kind} id={id} text={text} />
      {tag}
    </span>
  )
}

function Panel({ lines, isLoaded, error, onRetry }: { lines: readonly Line[]; isLoaded: boolean; error: unknown; onRetry: () => void }) {
  const t = useT()
  const label = useLabel()
  const known = lines.filter(([, entries]) => entries.length > 0)
  return (
    <FactGroup
      title={t('registers.belongings')}
      extra={
        <Link to="/registers/$kind" params={{ kind: 'vehicle' }} className="gj-small">
          {t('registers.title')}
        </Link>
      }
    >
      {error !== null && !isLoaded && <ProblemAlert error={error} onRetry={onRetry} />}
      {isLoaded && known.length === 0 && <p className="gj-none">{t('registers.nothing')}</p>}
      <Facts facts={known.map(([kind, entries]) => ({ label: label('recordType', kind), value: <div className="gj-stack" style={{ gap: 4 }}>{entries}</div> }))} />
    </FactGroup>
  )
}
