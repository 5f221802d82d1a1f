import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { Link } from 'wouter'
import type { SimilarCase } from '@guanjia/contract/cases.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { recordId } from '../kit/ids.ts'
import { ProblemNote } from '../kit/problem.tsx'
import { useSend } from '../kit/send.ts'
import { useSlowly } from '../knowledge/slowly.ts'
import type { TakeDraft } from './take-case.tsx'

/** While a case is written: open ones that may be the same matter, to be read or joined instead of taken twice (CMP-057). */
export function SimilarList({ draft, onJoined }: { draft: TakeDraft; onJoined: (record: SimilarCase) => void }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const [contactId] = useState(recordId)
  const words = useSlowly(draft.statement.trim().slice(0, 400))
  const unitId = draft.unit?.id
  const asks = unitId !== undefined || words.length > 3
  const similar = useCall(
    'cases.similarCases',
    { query: { siteId: draft.siteId, unitId, categoryId: draft.categoryId ?? undefined, place: draft.place || undefined, words: words || undefined } },
    { enabled: asks, staleTime: 10_000 },
  )
  const { send, isBusy, error } = useSend('cases.createContact', 'join', ['cases', 'platform'])
  const items = asks ? (similar.data?.items.slice(0, 3) ?? []) : []
  if (items.length === 0) return null
  const join = async (record: SimilarCase): Promise<void> => {
    const joined = await send({
      body: { id: contactId, siteId: draft.siteId, channel: draft.channel, personId: draft.person?.id ?? null, unitId: unitId ?? null, phone: draft.phone, words: draft.statement.trim(), outcome: { kind: 'joined_case', caseId: record.id } },
    })
    if (joined) onJoined(record)
  }
  return (
    <section className="similar" aria-label={t('mobileKnowledge.similar')}>
      <p className="muted">{t('mobileKnowledge.similar')}</p>
      {items.map((record) => (
        <div key={record.id} className="similar-line">
          <Link href={`/cases/${record.id}`}>
            <strong>{record.title}</strong>
            <small className="muted">{[label('similarity', record.why), record.unit?.name ?? record.place, time.short(record.registeredAt), label('caseStatus', record.status)].filter(Boolean).join(' · ')}</small>
          </Link>
          <Button size="small" loading={isBusy} disabled={!draft.statement.trim()} onClick={() => void join(record).catch(() => undefined)}>
            {t('mobileKnowledge.join')}
          </Button>
        </div>
      ))}
      <ProblemNote error={error} />
    </section>
  )
}
