import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useParams } from 'wouter'
import type { Article } from '@guanjia/contract/knowledge.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useSession } from '../app/session.tsx'
import { Facts, fact } from '../kit/facts.tsx'
import { recordId } from '../kit/ids.ts'
import { Pictures } from '../kit/pictures.tsx'
import { ProblemNote, WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { useSend } from '../kit/send.ts'
import { toast } from '../kit/toast.tsx'

/** One guide or document as a resident reads it; that a document was read is noted for the household (INQ-005). */
export function GuidePage() {
  const t = useT()
  const { id } = useParams<{ id: string }>()
  const answer = useCall('knowledge.getArticle', { params: { id } })
  return (
    <Page title={answer.data?.title ?? t('mobileKnowledge.title')} back="/guides">
      {answer.data ? <Reading article={answer.data} /> : answer.error ? <WholePageProblem error={answer.error} onRetry={() => void answer.refetch()} /> : <Rows />}
    </Page>
  )
}

function Reading({ article }: { article: Article }) {
  const t = useT()
  const label = useLabel()
  const { answer, body, steps, papers, place, hours, fee, duration, feeLines } = article.content
  return (
    <>
      <article className="card reading">
        {answer && <p className="reading-answer">{answer}</p>}
        <Facts items={[fact(t('mobileKnowledge.place'), place), fact(t('mobileKnowledge.hours'), hours), fact(t('mobileKnowledge.fee'), fee), fact(t('mobileKnowledge.duration'), duration)]} />
        {steps.length > 0 && (
          <>
            <h2>{t('mobileKnowledge.steps')}</h2>
            <ol>
              {steps.map((step, i) => (
                <li key={i}>{step}</li>
              ))}
            </ol>
          </>
        )}
        {papers.length > 0 && (
          <>
            <h2>{t('mobileKnowledge.papers')}</h2>
            <ul>
              {papers.map((paper) => (
                <li key={paper.name}>
                  {paper.name}
                  {!paper.isRequired && <span className="muted"> {t('mobileKnowledge.whereApplies')}</span>}
                </li>
              ))}
            </ul>
          </>
        )}
        {feeLines.length > 0 && (
          <>
            <h2>{t('mobileKnowledge.tariff')}</h2>
            <ul className="reading-fees">
              {feeLines.map((line, i) => (
                <li key={i}>
                  <span>{line.name}</span>
                  <strong className="tabular">{line.unitPriceFen === null ? label('tariffBasis', line.basis) : `¥${(line.unitPriceFen / 100).toFixed(4).replace(/0{1,2}$/, '')}/${line.unit}`}</strong>
                </li>
              ))}
            </ul>
          </>
        )}
        {body.split('\n').filter(Boolean).map((paragraph, i) => (
          <p key={i}>{paragraph}</p>
        ))}
        <Pictures files={article.files} />
      </article>
      {article.kind === 'document' && <ReadNote article={article} />}
    </>
  )
}

/** "I have read it": once for the household and version, with the day on which it was. */
function ReadNote({ article }: { article: Article }) {
  const t = useT()
  const time = useTime()
  const { units } = useSession()
  const [id] = useState(recordId)
  const unit = units[0]
  const receipts = useCall('knowledge.listReceipts', { query: { limit: 50, filter: { articleId: article.id } } })
  const { send, isBusy, error } = useSend('knowledge.createReceipt', `read:${article.id}`)
  const read = receipts.data?.items.find(({ how, articleVersion }) => how === 'read_in_app' && articleVersion === article.shownVersion)
  if (!unit || !receipts.data) return null
  if (read) return <p className="note">{t('mobileKnowledge.wasRead', { at: time.at(read.at) })}</p>
  const note = async (): Promise<void> => {
    if (await send({ params: { id: article.id }, body: { id, unitId: unit.id, how: 'read_in_app' } })) toast(t('mobileKnowledge.noted'))
  }
  return (
    <div className="card form">
      <ProblemNote error={error} />
      <Button block size="large" color="primary" loading={isBusy} onClick={() => void note().catch(() => undefined)}>
        {t('mobileKnowledge.read')}
      </Button>
    </div>
  )
}
