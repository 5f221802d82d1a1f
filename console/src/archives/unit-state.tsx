import { useLabel, type Tone } from '@guanjia/ui'
import type { UnitSummary } from '@guanjia/contract/archives.ts'

const TONES: Record<UnitSummary['state'], Tone> = {
  not_handed_over: 'idle',
  handed_over: 'active',
  vacant: 'closed',
  renovating: 'waiting',
  self_occupied: 'done',
  let: 'active',
  entrusted: 'soon',
}

export function UnitStateTag({ state }: { state: UnitSummary['state'] }) {
  const label = useLabel()
  return (
    <span className="gj-tone gj-pill" data-tone={TONES[state]}>
      {label('unitState', state)}
    </span>
  )
}
