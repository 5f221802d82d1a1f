import { Link, useParams } from '@tanstack/react-router'
import { Select } from 'antd'
import { useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Procedure } from '@guanjia/contract/maintenance.ts'
import { FactGroup, Facts, RecordWaiting } from '../kit/record-page.tsx'
import { useUrlSearch } from '../kit/search.ts'
import { useMay } from '../session/session.tsx'
import { ProcedureEditor } from './procedure-editor.tsx'
import { limitsOf } from './step-words.ts'
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

/** All versions there ever were; services show by which they were done. */
export function Versions({ at, newest }: { at: number; newest: number }) {
  const t = useT()
  const { change } = useUrlSearch()
  const options = Array.from({ length: newest }, (_, back) => newest - back).map((value) => ({ value, label: value === newest ? t('maintenance.procedures.newest', { n: value }) : t('maintenance.procedures.versionN', { n: value }) }))
  return <Select aria-label={t('maintenance.procedures.version')} value={at} options={options} style={{ minWidth: 150 }} onChange={(value) => change({ number: value === newest ? undefined : String(value) })} />
}

function Shown({ procedure, newest }: { procedure: Procedure; newest: number }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const mark = t('maintenance.comma')
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{procedure.name}</h1>
        <Versions at={procedure.number} newest={newest} />
        <span className="gj-quiet">{time.at(procedure.updatedAt)}</span>
        <Link to="/maintenance/procedures" search={{ active: 'true' }} style={{ marginLeft: 'auto' }}>{t('maintenance.procedures.back')}</Link>
      </div>
      <FactGroup title={t('maintenance.procedures.facts')}>
        <Facts
          facts={[
            { label: t('maintenance.plans.class'), value: procedure.class?.name },
            { label: t('maintenance.plans.minutes'), value: procedure.minutes !== null && t('maintenance.minutes', { n: procedure.minutes }) },
            { label: t('maintenance.procedures.permits'), value: [procedure.needsLockOut && t('maintenance.procedures.lockOut'), ...procedure.permits.map((permit) => label('workPermit', permit))].filter(Boolean).join(mark) },
            { label: t('maintenance.procedures.safety'), value: procedure.safety && <span className="gj-mnt-lines">{procedure.safety}</span>, isWide: true },
            { label: t('maintenance.procedures.parts'), value: procedure.parts.map(({ name, quantity, unit }) => `${name} × ${quantity}${unit}`).join(mark), isWide: true },
            { label: t('maintenance.procedures.tools'), value: procedure.tools.join(mark), isWide: true },
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
