import { Button } from 'antd'
import { useLabel, useT, useTime } from '@guanjia/ui'
import { FileStrip } from '../kit/file-strip.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import type { SectionProps } from './complaint-panel.tsx'

/** The ladder: each level with who held it, by when it answered, and its own answer. */
export function Levels({ whole, onOpen }: SectionProps) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  if (whole.levels.length === 0) return null
  return (
    <FactGroup title={t('complaints.levels')}>
      <ol className="gj-rows">
        {whole.levels.toReversed().map((level) => {
          const isWaiting = level.endedAt === null && level.answeredAt === null
          return (
            <li key={level.id} aria-current={level.endedAt === null ? 'step' : undefined}>
              <div className="gj-row gj-wrap">
                <strong>{label('complaintLevel', level.level)}</strong>
                <span className="gj-quiet gj-grow">
                  {[
                    level.mediator || level.holder.name,
                    level.isByPhone && t('complaints.byPhone'),
                    level.answeredAt ? time.at(level.answeredAt) : level.level !== 'handler' && t('complaints.answerBy', { at: time.at(level.answerBy) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                {level.outcome && (
                  <span className="gj-tone gj-pill" data-tone={level.outcome === 'agreed' ? 'done' : 'soon'}>
                    {t(`complaints.outcome.${level.outcome}`)}
                  </span>
                )}
                {isWaiting && level.isOverdue && <span className="gj-tone gj-pill" data-tone="overdue">{t('complaints.overdue')}</span>}
                {isWaiting && whole.allowedActions.includes('answer_level') && (
                  <Button size="small" type="primary" onClick={() => onOpen('answer_level', level.id)}>
                    {label('complaintAction', 'answer_level')}
                  </Button>
                )}
                {level.endedAt === null && level.answeredAt !== null && whole.allowedActions.includes('settle_level') && (
                  <Button size="small" type="primary" onClick={() => onOpen('settle_level', level.id)}>
                    {label('complaintAction', 'settle_level')}
                  </Button>
                )}
              </div>
              {level.level !== 'handler' && <p className="gj-quiet gj-words">{level.reason}</p>}
              {level.answer && <blockquote className="gj-answer">{level.answer}</blockquote>}
              {level.mediationFrom && <p className="gj-quiet gj-small">{t('complaints.mediated', { from: time.at(level.mediationFrom), to: level.mediationTo ? time.at(level.mediationTo) : '…' })}</p>}
              <FileStrip files={level.files} />
            </li>
          )
        })}
      </ol>
    </FactGroup>
  )
}
