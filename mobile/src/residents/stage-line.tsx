import type { CaseStatus } from '@guanjia/contract/cases.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { CASE_LOOK } from '@guanjia/ui/clock/index.ts'
import { StatusTag } from '../kit/status.tsx'
import { STAGES, stageOf } from './stage.ts'

/** The way of a case in five stages, up to where it is. */
export function StageLine({ status }: { status: CaseStatus }) {
  const t = useT()
  const label = useLabel()
  const stage = stageOf(status)
  if (!stage) return <StatusTag look={CASE_LOOK[status]} text={label('caseStatus', status)} />
  const at = STAGES.indexOf(stage)
  return (
    <ol className="stages" aria-label={t('mobile.stage.label', { stage: t(`mobile.stage.${stage}`) })}>
      {STAGES.map((one, index) => (
        <li key={one} className={index < at || stage === 'closed' ? 'is-done' : undefined} aria-current={index === at ? 'step' : undefined}>
          <span className="stages-dot" aria-hidden="true" />
          <span>{t(`mobile.stage.${one}`)}</span>
        </li>
      ))}
    </ol>
  )
}
