import { PrinterOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { urlOf, useCall, useT, useTime } from '@guanjia/ui'
import type { UnitCheck } from '@guanjia/contract/inspections.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import { ResultTag } from './looks.tsx'
import './inspections.css'

const KINDS = ['renovation', 'vacant_units'] as const

/** The checks that are filed with a home, in the order of their dates, each with its sheet, and the index of its box; nothing where there is none. */
export function UnitChecks({ unitId }: { unitId: string }) {
  const found = useCall('inspections.listUnitChecks', { params: { id: unitId }, query: {} })
  if (found.error && !found.data) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
  const items = found.data?.items ?? []
  return KINDS.map((kind) => <Filed key={kind} kind={kind} unitId={unitId} checks={items.filter((one) => one.kind === kind)} />)
}

function Filed({ kind, unitId, checks }: { kind: UnitCheck['kind']; unitId: string; checks: UnitCheck[] }) {
  const t = useT()
  const time = useTime()
  if (checks.length === 0) return null
  return (
    <FactGroup
      title={t(`inspections.filed.${kind}`, { n: checks.length })}
      extra={<a className="gj-small" href={urlOf('inspections.printUnitChecks', { params: { id: unitId }, query: { filter: { kind: [kind] } } })} target="_blank" rel="noreferrer"><PrinterOutlined /> {t('inspections.filed.index')}</a>}
    >
      <ol className="gj-insp-rows gj-insp-tries">
        {checks.map((one, i) => (
          <li key={one.id}>
            <span className="gj-insp-number">{i + 1}</span>
            <span className="gj-nowrap">{time.at(one.at)}</span>
            <Link to="/inspections/rounds/$id" params={{ id: one.task.id }}>{one.task.name}</Link>
            <span className="gj-grow gj-clip gj-quiet">{one.by.name}</span>
            {one.findings > 0 && <span className="gj-small">{t('inspections.filed.findings', { n: one.findings })}</span>}
            <ResultTag result={one.result} />
            <a href={urlOf('inspections.printRecord', { params: { id: one.id } })} target="_blank" rel="noreferrer">{t('inspections.filed.sheet')}</a>
          </li>
        ))}
      </ol>
    </FactGroup>
  )
}
