import { formatNumber, useLabel, type StatusLook } from '@guanjia/ui'
import type { EnergyAlarmState, EnergyMeasureState, NightVerdict } from '@guanjia/ui/archives/choices.ts'
import { Look } from '../kit/status-tag.tsx'

const ALARM: Record<EnergyAlarmState, StatusLook> = { open: { tone: 'overdue', shape: 'triangle' }, in_hand: { tone: 'active', shape: 'half' }, closed: { tone: 'done', shape: 'tick' } }
const MEASURE: Record<EnergyMeasureState, StatusLook> = { planned: { tone: 'idle', shape: 'ring' }, running: { tone: 'active', shape: 'half' }, concluded: { tone: 'done', shape: 'tick' }, dropped: { tone: 'closed', shape: 'ring' } }
const NIGHT: Record<NightVerdict, StatusLook> = { fine: { tone: 'done', shape: 'tick' }, suspicious: { tone: 'overdue', shape: 'triangle' }, unknown: { tone: 'closed', shape: 'ring' } }

export function AlarmState({ state }: { state: EnergyAlarmState }) {
  const label = useLabel()
  return <Look look={ALARM[state]} text={label('energyAlarmState', state)} />
}
export function MeasureState({ state }: { state: EnergyMeasureState }) {
  const label = useLabel()
  return <Look look={MEASURE[state]} text={label('energyMeasureState', state)} />
}
export function Verdict({ verdict }: { verdict: NightVerdict }) {
  const label = useLabel()
  return <Look look={NIGHT[verdict]} text={label('nightVerdict', verdict)} />
}

/** A change in per cent with its sign; unknown is a dash. */
export function Change({ percent }: { percent: number | null }) {
  return percent === null ? <span className="gj-quiet">—</span> : <>{percent > 0 ? '+' : ''}{formatNumber(percent, 1)} %</>
}
export const amount = (value: number | null, unit: string | null, digits = 1): string => (value === null ? '—' : [formatNumber(value, digits), unit].filter(Boolean).join(' '))
