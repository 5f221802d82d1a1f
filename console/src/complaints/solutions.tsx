import { Button } from 'antd'
import type { ComplaintSolution } from '@guanjia/contract/complaints.ts'
import { ShapeMark, formatMoney, useLabel, useT, useTime, type StatusLook } from '@guanjia/ui'
import { FactGroup } from '../kit/record-page.tsx'
import type { SectionProps } from './complaint-panel.tsx'

const LOOK: Record<ComplaintSolution['state'], StatusLook> = {
  waiting: { tone: 'waiting', shape: 'pause' }, proposed: { tone: 'active', shape: 'half' }, refused: { tone: 'closed', shape: 'ring' }, agreed: { tone: 'done', shape: 'tick' }, not_agreed: { tone: 'soon', shape: 'triangle' },
}

/** What was proposed, whether it was approved, and what the resident said to it. */
export function Solutions({ whole, onOpen }: SectionProps) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  if (whole.solutions.length === 0 && !whole.fedBack) return null
  return (
    <FactGroup title={t('complaints.solutions')}>
      <ul className="gj-rows">
        {whole.solutions.map((one) => (
          <li key={one.id}>
            <div className="gj-row gj-wrap">
              <span className="gj-tone gj-pill" data-tone={LOOK[one.state].tone}>
                <ShapeMark shape={LOOK[one.state].shape} size={12} />
                {label('solutionState', one.state)}
              </span>
              <strong>{label('solutionKind', one.kind)}</strong>
              {one.costFen > 0 && <span>{formatMoney(one.costFen)}</span>}
              <span className="gj-quiet gj-grow">{[one.proposedBy, time.at(one.proposedAt)].filter(Boolean).join(' · ')}</span>
              {one.state === 'waiting' && whole.allowedActions.includes('decide_solution') && (
                <Button size="small" type="primary" onClick={() => onOpen('decide_solution', one.id)}>
                  {label('complaintAction', 'decide_solution')}
                </Button>
              )}
              {one.state === 'proposed' && whole.allowedActions.includes('answer_solution') && (
                <Button size="small" type="primary" onClick={() => onOpen('answer_solution', one.id)}>
                  {label('complaintAction', 'answer_solution')}
                </Button>
              )}
            </div>
            <p className="gj-words">{one.text}</p>
            {(one.decidedBy || one.decisionNote) && <p className="gj-quiet gj-small">{[one.decidedBy && t('complaints.decidedBy', { name: one.decidedBy }), one.decisionNote].filter(Boolean).join('：')}</p>}
            {one.opinion && <blockquote className="gj-answer">{one.opinion}</blockquote>}
          </li>
        ))}
        {whole.fedBack && (
          <li>
            <div className="gj-row">
              <strong>{label('complaintAction', 'feed_back')}</strong>
              <span className="gj-quiet">{[whole.fedBack.by, time.at(whole.fedBack.at)].filter(Boolean).join(' · ')}</span>
            </div>
            <p className="gj-words">{whole.fedBack.text}</p>
          </li>
        )}
      </ul>
    </FactGroup>
  )
}
