import { CheckSquareOutlined } from '@ant-design/icons'
import { useLabel, useT } from '@guanjia/ui'
import type { Article, FeeLine } from '@guanjia/contract/knowledge.ts'
import { FileStrip } from '../kit/file-strip.tsx'
import { Facts } from '../kit/record-page.tsx'
import './knowledge.css'

/** An article as it is read, on screen and on paper. */
export function ArticleBody({ article }: { article: Pick<Article, 'content' | 'files'> }) {
  const t = useT()
  const { answer, body, steps, papers, place, hours, fee, duration, feeLines } = article.content
  return (
    <div className="gj-article">
      {answer && (
        <section>
          <h3>{t('knowledge.field.answer')}</h3>
          <blockquote className="gj-quote">{answer}</blockquote>
        </section>
      )}
      {(place || hours || fee || duration) && (
        <Facts
          facts={[
            { label: t('knowledge.field.place'), value: place },
            { label: t('knowledge.field.hours'), value: hours },
            { label: t('knowledge.field.fee'), value: fee },
            { label: t('knowledge.field.duration'), value: duration },
          ]}
        />
      )}
      {steps.length > 0 && (
        <section>
          <h3>{t('knowledge.field.steps')}</h3>
          <ol className="gj-steps">
            {steps.map((step, i) => (
              <li key={i}>{step}</li>
            ))}
          </ol>
        </section>
      )}
      {papers.length > 0 && (
        <section>
          <h3>{t('knowledge.field.papers')}</h3>
          <ul className="gj-papers">
            {papers.map((paper) => (
              <li key={paper.name}>
                <CheckSquareOutlined aria-hidden="true" /> {paper.name}
                {paper.note && <span className="gj-quiet">（{paper.note}）</span>}
                {!paper.isRequired && <span className="gj-quiet gj-small"> {t('knowledge.whereApplies')}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {feeLines.length > 0 && <FeeTable lines={feeLines} />}
      {body && (
        <section>
          {(steps.length > 0 || answer) && <h3>{t('knowledge.field.body')}</h3>}
          {body.split('\n').map((paragraph, i) => (
            <p key={i}>{paragraph}</p>
          ))}
        </section>
      )}
      {article.files.length > 0 && (
        <section>
          <h3>{t('knowledge.field.files')}</h3>
          <FileStrip files={article.files} />
        </section>
      )}
    </div>
  )
}

/** `¥2.80/㎡·月`; unit prices may have hundredths of a fen. */
export function priceOf({ unitPriceFen, unit }: Pick<FeeLine, 'unitPriceFen' | 'unit'>): string {
  if (unitPriceFen === null) return '—'
  const yuan = (unitPriceFen / 100).toFixed(4).replace(/0{1,2}$/, '')
  return `¥${yuan}${unit ? `/${unit}` : ''}`
}

function FeeTable({ lines }: { lines: readonly FeeLine[] }) {
  const t = useT()
  const label = useLabel()
  return (
    <section>
      <h3>{t('knowledge.field.feeLines')}</h3>
      <table className="gj-plain-table">
        <thead>
          <tr>
            <th scope="col">{t('knowledge.fee.name')}</th>
            <th scope="col">{t('knowledge.fee.basis')}</th>
            <th scope="col" style={{ textAlign: 'right' }}>
              {t('knowledge.fee.price')}
            </th>
            <th scope="col">{t('knowledge.fee.payer')}</th>
            <th scope="col">{t('knowledge.fee.source')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, i) => (
            <tr key={i}>
              <td>
                {line.name}
                {line.use && <span className="gj-quiet gj-small"> {label('unitUse', line.use)}</span>}
                {line.note && <div className="gj-quiet gj-small">{line.note}</div>}
              </td>
              <td>{label('tariffBasis', line.basis)}</td>
              <td style={{ textAlign: 'right' }}>{priceOf(line)}</td>
              <td>{line.payer || '—'}</td>
              <td>{line.source || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
