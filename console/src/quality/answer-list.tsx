import type { CheckDetails } from '@guanjia/contract/standards.ts'
import { useT } from '@guanjia/ui'
import { FactGroup } from '../kit/record-page.tsx'
import './quality.css'

type Answer = Pick<CheckDetails['answers'][number], 'id' | 'dimension' | 'text' | 'note' | 'isMet' | 'value' | 'method' | 'unit'>

/** What was found at each item of a sheet, by a check or by a mystery visitor. */
export function AnswerList({ answers }: { answers: readonly Answer[] }) {
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
            <span className={answer.isMet === false ? 'gj-tone' : 'gj-quiet'} data-tone={answer.isMet === false ? 'overdue' : undefined}>{valueOf(answer)}</span>
          </li>
        ))}
      </ol>
    </FactGroup>
  )
}
