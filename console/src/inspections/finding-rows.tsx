import { Link } from '@tanstack/react-router'
import { useLabel, useTime } from '@guanjia/ui'
import type { Finding } from '@guanjia/contract/inspections.ts'
import { FactGroup } from '../kit/record-page.tsx'
import { FindingStateTag, SeverityTag } from './looks.tsx'
import { OpenedRecord, Repeats } from './finding-bits.tsx'

/** Findings on the page of a round or a point; each opens. */
export function FindingRows({ title, findings, empty }: { title: string; findings: readonly Finding[]; empty?: string }) {
  const label = useLabel()
  const time = useTime()
  if (findings.length === 0 && !empty) return null
  return (
    <FactGroup title={`${title} ${findings.length || ''}`}>
      {findings.length === 0 && <p className="gj-quiet">{empty}</p>}
      <ul className="gj-insp-rows">
        {findings.map((finding) => (
          <li key={finding.id}>
            <Link to="/inspections/findings/$id" params={{ id: finding.id }}>{finding.number}</Link>
            <SeverityTag severity={finding.severity} />
            <span className="gj-grow gj-clip" title={finding.description}>{finding.description}</span>
            <Repeats finding={finding} />
            <span className="gj-quiet gj-nowrap">{finding.workOrder ? <Link to="/work-orders/$id" params={{ id: finding.workOrder.id }}>{finding.workOrder.number}</Link> : finding.opened ? <OpenedRecord opened={finding.opened} /> : label('findingWay', finding.way)}</span>
            <FindingStateTag state={finding.state} />
            <span className="gj-quiet gj-small gj-nowrap">{time.at(finding.foundAt)}</span>
          </li>
        ))}
      </ul>
    </FactGroup>
  )
}
