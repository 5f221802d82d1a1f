import { Link } from '@tanstack/react-router'
import { useT, useTime } from '@guanjia/ui'
import type { Case } from '@guanjia/contract/cases.ts'
import { FactGroup, Facts } from '../kit/record-page.tsx'

/** What only enquiries have: their standard, what answered them, and to whom they are offered while their owner still answers (INQ-007). */
export function EnquiryFacts({ record, enquiry }: { record: Case; enquiry: NonNullable<Case['enquiry']> }) {
  const t = useT()
  const time = useTime()
  const { kind, post, materials, standardAnswer, answeredBy, transfer, bouncedCount } = enquiry
  return (
    <FactGroup title={t('cases.enquiry.title')}>
      {transfer && (
        <div className="gj-tone" data-tone="waiting" role="status" style={{ marginBottom: 12 }}>
          <strong>{t('cases.enquiry.offered', { to: transfer.to.name, owner: record.owner.name })}</strong>
          <div className="gj-small">{t('cases.enquiry.offeredHint', { by: transfer.by.name, at: time.at(transfer.at), reason: transfer.reason })}</div>
        </div>
      )}
      <Facts
        facts={[
          { label: t('cases.enquiry.kind'), value: kind?.name },
          { label: t('cases.enquiry.post'), value: post },
          { label: t('cases.enquiry.materials'), value: materials.join('、') },
          {
            label: t('cases.enquiry.standard'),
            value: standardAnswer && (
              <Link to="/knowledge/$id" params={{ id: standardAnswer.id }} search={{}}>
                {standardAnswer.name}
              </Link>
            ),
          },
          {
            label: t('cases.enquiry.answeredBy'),
            value: answeredBy && (
              <Link to="/knowledge/$id" params={{ id: answeredBy.id }} search={{ version: String(answeredBy.version) }}>
                {t('cases.enquiry.articleVersion', { title: answeredBy.title, version: answeredBy.version })}
              </Link>
            ),
          },
          { label: t('cases.enquiry.promised'), value: time.at(record.promisedFeedbackAt) },
          { label: t('cases.enquiry.bounced'), value: bouncedCount > 0 && bouncedCount },
        ]}
      />
    </FactGroup>
  )
}
