import { useLabel, useT } from '@guanjia/ui'
import type { Unit, Warranty } from '@guanjia/contract/archives.ts'
import { Facts } from '../kit/record-page.tsx'
import { Look } from '../kit/status-tag.tsx'

const LOOK = { running: { tone: 'done', shape: 'tick' }, ending: { tone: 'soon', shape: 'bell' }, over: { tone: 'closed', shape: 'tick' }, seasons: { tone: 'idle', shape: 'ring' } } as const

/** For what the builder still is answerable, each with the days that are left. */
export function Warranties({ unit }: { unit: Pick<Unit, 'warranties'> }) {
  const t = useT()
  const label = useLabel()
  if (unit.warranties.length === 0) return <p className="gj-quiet">{t('archives.warranty.none')}</p>
  return (
    <>
      <Facts facts={unit.warranties.map((one) => ({ label: label('warrantyPart', one.part), value: <State one={one} /> }))} />
      <p className="gj-quiet gj-small" style={{ marginTop: 8 }}>{t('archives.warranty.hint')}</p>
    </>
  )
}

function State({ one }: { one: Warranty }) {
  const t = useT()
  const words = one.state === 'seasons' ? t('archives.warranty.seasons') : one.state === 'over' ? t('archives.warranty.over') : t('archives.warranty.left', { n: one.daysLeft })
  return (
    <span className="gj-row" style={{ gap: 8 }}>
      {one.until && <span>{one.until}</span>}
      <Look look={LOOK[one.state]} text={words} plain />
    </span>
  )
}
