import { lazy, Suspense, useState } from 'react'
import type { Occupancy, Unit } from '@guanjia/contract/archives.ts'

const UnitChange = lazy(() => import('./unit-form.tsx').then(({ UnitChange }) => ({ default: UnitChange })))
const OccupancyForm = lazy(() => import('./occupancy-form.tsx').then(({ OccupancyForm }) => ({ default: OccupancyForm })))
const EndForm = lazy(() => import('./end-form.tsx').then(({ EndForm }) => ({ default: EndForm })))

export type UnitAct = 'change' | 'moveIn'

interface UnitActs {
  opened: UnitAct | null
  ending: Occupancy | null
  open: (act: UnitAct) => void
  end: (occupancy: Occupancy) => void
  close: () => void
}

/** Which act of a unit is being done. */
export function useUnitActs(): UnitActs {
  const [opened, open] = useState<UnitAct | null>(null)
  const [ending, end] = useState<Occupancy | null>(null)
  return {
    opened,
    ending,
    open,
    end,
    close: () => {
      open(null)
      end(null)
    },
  }
}

/** The forms of those acts, loaded when they are first wanted. */
export function UnitForms({ unit, acts }: { unit: Unit; acts: UnitActs }) {
  return (
    <Suspense>
      {acts.opened === 'change' && <UnitChange unit={unit} onClose={acts.close} />}
      {acts.opened === 'moveIn' && <OccupancyForm siteId={unit.siteId} unit={unit} onClose={acts.close} />}
      {acts.ending && <EndForm occupancy={acts.ending} onClose={acts.close} />}
    </Suspense>
  )
}
