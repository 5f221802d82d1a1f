import { Link } from '@tanstack/react-router'
import { useCall, useT, useTime } from '@guanjia/ui'
import type { OwnerChange } from '@guanjia/contract/households.ts'
import { FactGroup } from '../../kit/record-page.tsx'
import { StepWords } from './step-words.tsx'

/** From whom to whom a unit went, when and why, and what was done with it in that one act; nothing where it never changed hands. */
export function OwnerChanges({ unitId }: { unitId: string }) {
  const t = useT()
  const changes = useCall('households.listOwnerChanges', { params: { id: unitId } })
  if (!changes.data || changes.data.items.length === 0) return null
  return (
    <FactGroup title={t('households.changes.title')}>
      <ul className="gj-stack" style={{ gap: 12 }}>
        {changes.data.items.map((one) => (
          <li key={one.id}>
            <One change={one} />
          </li>
        ))}
      </ul>
    </FactGroup>
  )
}

function One({ change }: { change: OwnerChange }) {
  const t = useT()
  const time = useTime()
  return (
    <>
      <p className="gj-row gj-wrap">
        <strong className="gj-nowrap">{change.takesOverOn}</strong>
        <span className="gj-history-kind">{t(`households.words.transferReason.${change.reason}`)}</span>
        <span className="gj-grow">
          <Names people={change.from} /> → <Names people={change.to} />
        </span>
        <span className="gj-quiet gj-small">{t('households.changes.by', { name: change.doneBy, time: time.at(change.doneAt) })}</span>
      </p>
      <p className="gj-quiet gj-small">{[[change.fromHousehold, change.toHousehold].filter(Boolean).join(' → '), change.note].filter(Boolean).join(' · ')}</p>
      {change.steps.length > 0 && (
        <details className="gj-fold">
          <summary>{t('households.changes.steps', { n: change.steps.length })}</summary>
          <ol className="gj-transfer-steps">
            {change.steps.map((step, i) => (
              <li key={i}>
                <StepWords step={step} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  )
}

function Names({ people }: { people: OwnerChange['from'] }) {
  const t = useT()
  if (people.length === 0) return <span className="gj-quiet">{t('households.changes.nobody')}</span>
  return people.map((one, i) => (
    <span key={one.id}>
      {i > 0 && '、'}
      <Link to="/archives/persons/$id" params={{ id: one.id }}>
        {one.name}
      </Link>
    </span>
  ))
}
