import { Link, useParams } from '@tanstack/react-router'
import { useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Procedure } from '@guanjia/contract/maintenance.ts'
import { limitsOf } from '../inspections/looks.tsx'
import { FactGroup, Facts, RecordWaiting } from '../kit/record-page.tsx'
import { useUrlSearch } from '../kit/search.ts'
import { VersionSelect } from '../kit/version-select.tsx'
import { useMay } from '../session/session.tsx'
import { ProcedureEditor } from './procedure-editor.tsx'
import { partWords, usePermits } from './words.ts'
import '../inspections/inspections.css'
import './maintenance.css'

/** A procedure: written by those who manage maintenance, looked at by the others; earlier versions are looked at by all. */
export function ProcedurePage() {
  const { id } = useParams({ from: '/shell/maintenance/procedures/$id' })
  const { search } = useUrlSearch()
  const may = useMay()
  const isNew = id === 'new'
  const number = search.number ? Number(search.number) : undefined
  const newest = useCall('maintenance.getProcedure', { params: { id }, query: {} }, { enabled: !isNew })
  const isEarlier = number !== undefined && number !== newest.data?.number
  const earlier = useCall('maintenance.getProcedure', { params: { id }, query: { number } }, { enabled: !isNew && newest.data !== undefined && isEarlier })
  if (isNew) return <ProcedureEditor key="new" procedure={null} />
  if (!newest.data) return <RecordWaiting error={newest.error} onRetry={() => void newest.refetch()} />
  if (isEarlier) {
    if (!earlier.data) return <RecordWaiting error={earlier.error} onRetry={() => void earlier.refetch()} />
    return <Shown procedure={earlier.data} newest={newest.data.number} />
  }
  return may('maintenance:write') ? <ProcedureEditor key={id} procedure={newest.data} /> : <Shown procedure={newest.data} newest={newest.data.number} />
}

function Shown({ procedure, newest }: { procedure: Procedure; newest: number }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const permits = usePermits()
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{procedure.name}</h1>
        <VersionSelect at={procedure.number} newest={newest} />
        <span className="gj-quiet">{time.at(procedure.updatedAt)}</span>
        <Link to="/maintenance/procedures" search={{ active: 'true' }} style={{ marginLeft: 'auto' }}>{t('maintenance.procedures.back')}</Link>
      </div>
      <FactGroup title={t('maintenance.procedures.facts')}>
        <Facts
          facts={[
            { label: t('maintenance.plans.class'), value: procedure.class?.name },
            { label: t('maintenance.plans.minutes'), value: procedure.minutes !== null && t('maintenance.minutes', { n: procedure.minutes }) },
            { label: t('maintenance.procedures.permits'), value: permits(procedure) },
            { label: t('maintenance.procedures.safety'), value: procedure.safety && <span className="gj-words">{procedure.safety}</span>, isWide: true },
            { label: t('maintenance.procedures.parts'), value: partWords(procedure.parts, t), isWide: true },
            { label: t('maintenance.procedures.tools'), value: procedure.tools.join(t('maintenance.comma')), isWide: true },
          ]}
        />
      </FactGroup>
      <section className="gj-card">
        <header><h2>{t('maintenance.procedures.steps')}</h2></header>
        <ol className="gj-body gj-insp-asked">{procedure.steps.map((step) => <li key={step.id}>{step.text} <span className="gj-quiet gj-small">{label('procedureStepKind', step.kind)} {limitsOf(step)}</span>{step.hint && <span className="gj-quiet"> — {step.hint}</span>}</li>)}</ol>
      </section>
    </div>
  )
}
