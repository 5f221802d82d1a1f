import { useEffect, useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { InspectionBundle } from '@guanjia/contract/inspections.ts'
import { Page } from '../app/page.tsx'
import { WarningSheet } from '../environment/warnings.tsx'
import { keep, kept } from '../kit/kept.ts'
import { Rows } from '../kit/rows.tsx'
import { bundlesOf } from './bundle-store.ts'
import { warningsOf, type RoundView } from './view.ts'

const BACK = '/inspections'

/** Nobody comes into a round of cleaning without having read what the surfaces do not bear, once, also by the sign of a point (ENV-005). */
export function ReadFirst({ accountId, bundle, round, children }: { accountId: string; bundle: InspectionBundle; round: RoundView; children: ReactNode }) {
  const [, navigate] = useLocation()
  const warnings = warningsOf(bundle, round)
  const isConcerned = warnings.length > 0
  const mark = `${bundlesOf(accountId)}read:${round.task.id}`
  const [isRead, setRead] = useState<boolean | null>(null)
  useEffect(() => {
    if (isConcerned) void kept(mark).then((was) => setRead(was === true), () => setRead(false))
  }, [isConcerned, mark])
  if (!isConcerned || isRead === true) return children
  function read(): void {
    setRead(true)
    // A full phone asks again, which is better than not at all.
    void keep(mark, true).catch(() => undefined)
  }
  return (
    <Page title={round.task.plan.name} back={BACK}>
      {isRead === null ? <Rows /> : <WarningSheet warnings={warnings} onRead={read} onClose={() => navigate(BACK, { replace: true })} />}
    </Page>
  )
}
