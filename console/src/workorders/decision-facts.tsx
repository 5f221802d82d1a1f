import { useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { DispatchDecision } from '@guanjia/contract/dispatch.ts'
import { FactGroup } from '../kit/record-page.tsx'
import { useCandidateWords } from './candidate-list.tsx'

const SHOWN = 6

/** Why somebody got the order, or nobody did: who fitted, and what stood against the others. */
export function DecisionFacts({ orderId }: { orderId: string }) {
  const t = useT()
  const found = useCall('dispatch.listDecisions', { params: { id: orderId } })
  const [latest] = found.data?.items ?? []
  if (!latest) return null
  return (
    <FactGroup title={t('dispatch.decision.title')}>
      <Decision decision={latest} />
    </FactGroup>
  )
}

function Decision({ decision }: { decision: DispatchDecision }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const words = useCandidateWords()
  const name = decision.worker?.name ?? ''
  const said =
    decision.outcome === 'nobody'
      ? t('dispatch.decision.nobody')
      : decision.way === 'automatic'
        ? t('dispatch.decision.automatic', { name })
        : t('dispatch.decision.byHand', { by: decision.by, name, note: decision.note })
  const rest = decision.candidates.length - SHOWN
  return (
    <div className="gj-decision">
      <p>
        <strong>{said}</strong> <span className="gj-quiet gj-small">{time.at(decision.at)}</span>
      </p>
      {decision.overridden.length > 0 && (
        <p className="gj-tone" data-tone="soon">
          {t('dispatch.decision.overridden', { what: decision.overridden.map((kind) => label('obstacle', kind)).join('、') })}
        </p>
      )}
      {decision.way === 'automatic' && (
        <ul className="gj-small">
          {decision.candidates.slice(0, SHOWN).map((candidate) => (
            <li key={candidate.worker.id} className="gj-row">
              <span className="gj-nowrap" style={{ width: 88 }}>
                {candidate.worker.name}
              </span>
              <span className="gj-tone gj-nowrap" data-tone={candidate.rank === null ? 'idle' : 'done'}>
                {candidate.rank === null ? t('dispatch.decision.left') : t('dispatch.rank', { n: candidate.rank })}
              </span>
              <span className="gj-quiet gj-clip">{words(candidate)}</span>
            </li>
          ))}
          {rest > 0 && <li className="gj-quiet">{t('dispatch.decision.more', { n: rest })}</li>}
        </ul>
      )}
    </div>
  )
}
