import { useLabel, useT } from '@guanjia/ui'
import type { TransferStep } from '@guanjia/contract/households.ts'

/** One step of a change of owner, as it will be or was done. */
export function StepWords({ step }: { step: TransferStep }) {
  const t = useT()
  const label = useLabel()
  return <>{t(`households.step.${step.what}`, { role: step.role ? label('occupancyRole', step.role) : '', person: step.person ?? '', on: step.on ?? '', text: step.text })}</>
}
