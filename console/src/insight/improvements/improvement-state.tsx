import { useLabel, type Shape, type Tone } from '@guanjia/ui'
import type { ImprovementState } from '@guanjia/contract/improvements.ts'
import { Look } from '../../kit/status-tag.tsx'

const LOOKS: Record<ImprovementState, { tone: Tone; shape: Shape }> = {
  planned: { tone: 'idle', shape: 'ring' },
  doing: { tone: 'active', shape: 'half' },
  checking: { tone: 'waiting', shape: 'pause' },
  standardised: { tone: 'done', shape: 'tick' },
  dropped: { tone: 'closed', shape: 'tick' },
}

export function ImprovementStateTag({ state }: { state: ImprovementState }) {
  const label = useLabel()
  return <Look look={LOOKS[state]} text={label('improvementState', state)} />
}
