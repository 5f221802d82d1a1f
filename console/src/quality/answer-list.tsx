import type { CheckDetails } from '@guanjia/contract/standards.ts'
import { Button } from 'antd'
import { useT } from '@guanjia/ui'
import { FactGroup } from '../kit/record-page.tsx'
import './quality.css'

type Answer = Pick<CheckDetails['answers'][number], 'id' | 'dimension' | 'text' | 'note' | 'isMet' | 'value' | 'method' | 'unit'>

/** What was found at each item of a sheet, by a check or by a mystery visitor; what was missed can be put right from here. */
export function AnswerList({ answers, onRaise }: { answers: readonly Answer[]; onRaise?: (answer: Answer) => void }) {
  const t = useT()
  const valueOf = (answer: Answer): string => {
    if (answer.value === null) return t('quality.page.na')
    if (answer.method === 'measure') return `${answer.value} ${answer.unit}`
    if (answer.method === 'score') return `${answer.value} / 5`
    return answer.isMet ? t('quality.page.met') : t('quality.page.notMet')
  }
  return (
    <FactGroup title={t('quality.page.answers')}>
      <ol className="gj-standard-items">
        {answers.map((answer) => (
          <li key={answer.id}>
            <span>{answer.dimension && <span className="gj-quiet">{answer.dimension} · </span>}{answer.text}{answer.note && <span className="gj-quiet"> — {answer.note}</span>}</span>
            <span className={answer.isMet === false ? 'gj-tone' : 'gj-quiet'} data-tone={answer.isMet === false ? 'overdue' : undefined}>{valueOf(answer)}{onRaise && answer.isMet === false && <Button size="small" style={{ marginLeft: 8 }} onClick={() => onRaise(answer)}>{t('improve.action.forItem')}</Button>}</span>
          </li>
        ))}
      </ol>
    </FactGroup>
  )
}
