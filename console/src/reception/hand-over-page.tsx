import { Form, Input } from 'antd'
import { PrinterOutlined } from '@ant-design/icons'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { HandOverDetail } from '@guanjia/contract/dailywork.ts'
import { ActForm } from '../kit/act-form.tsx'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { ClockBadge } from '../kit/clock-badge.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { SiteZone } from '../session/session.tsx'
import { HandOverItems } from './hand-over-items.tsx'
import { AcceptedTag } from './hand-over-list.tsx'

export function HandOverPage() {
  const { id } = useParams({ from: '/shell/hand-overs/$id' })
  const record = useCall('dailywork.getHandOver', { params: { id } })
  if (!record.data) return <RecordWaiting error={record.error} onRetry={() => void record.refetch()} />
  return (
    <SiteZone siteId={record.data.siteId}>
      <Page key={id} record={record.data} />
    </SiteZone>
  )
}

/** One hand-over: what was open, what was said, who wrote and who accepted it. */
function Page({ record }: { record: HandOverDetail }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const [accepting, setAccepting] = useState(false)
  const accept = useAct('dailywork.actOnHandOver')
  const print: Act = { key: 'print', text: t('reception.handOver.print'), icon: <PrinterOutlined />, onClick: () => void window.open(urlOf('dailywork.printHandOver', { params: { id: record.id } })) }
  const acts: Act[] = record.allowedActions.includes('accept') ? [{ key: 'accept', text: t('reception.handOver.accept'), onClick: () => setAccepting(true) }, print] : [print]
  return (
    <RecordPage
      number={record.number}
      title={`${t('reception.handOver.title')} · ${label('post', record.post)}`}
      tags={<AcceptedTag record={record} />}
      clocks={record.clock && record.acceptedAt === null && <ClockBadge clock={record.clock} pill />}
      acts={<ActionBar acts={acts} hasNext={record.allowedActions.length > 0} />}
      aside={
        <div className="gj-body">
          <Facts
            facts={[
              { label: t('reception.handOver.from'), value: record.from.name },
              { label: t('reception.handOver.writtenAt'), value: time.at(record.writtenAt) },
              { label: t('reception.handOver.to'), value: record.to?.name },
              { label: t('reception.handOver.acceptedBy'), value: record.acceptedBy?.name },
              { label: t('reception.handOver.acceptedAt'), value: record.acceptedAt && time.at(record.acceptedAt) },
              { label: t('reception.handOver.note'), value: record.acceptanceNote, isWide: true },
            ]}
          />
          <p className="gj-quiet gj-small" style={{ marginTop: 12 }}>
            {t('reception.handOver.fixed')}
          </p>
        </div>
      }
    >
      {record.message && (
        <FactGroup title={t('reception.handOver.message')}>
          <p className="gj-words">{record.message}</p>
        </FactGroup>
      )}
      <FactGroup title={t('reception.handOver.open')} extra={<span className="gj-quiet gj-small">{t('reception.handOver.counts', { n: record.openCount })}</span>}>
        <HandOverItems items={record.items} />
      </FactGroup>
      {record.checks.length > 0 && (
        <FactGroup title={t('reception.handOver.checks')}>
          <Facts facts={record.checks.map((one) => ({ label: label('preventionPoint', one.point), value: one.isFine ? [t('reception.handOver.fine'), one.note].filter(Boolean).join(' · ') : <span className="gj-tone" data-tone="overdue">▲ {t('reception.handOver.bad')} · {one.note}</span> }))} />
        </FactGroup>
      )}
      {record.lines.length > 0 && (
        <FactGroup title={t('reception.handOver.lines')}>
          <Facts facts={record.lines.map((line, i) => ({ label: `${i + 1}. ${label('handOverLine', line.kind)}`, value: line.text, isWide: true }))} />
        </FactGroup>
      )}
      {accepting && (
        <ActForm<{ note: string }>
          title={t('reception.handOver.acceptTitle', { number: record.number })}
          verb={t('reception.handOver.accept')}
          initial={{ note: '' }}
          onSubmit={({ note }) => accept.mutateAsync({ params: { id: record.id }, body: { action: 'accept', note } })}
          onClose={() => setAccepting(false)}
        >
          <Form.Item name="note" label={t('reception.handOver.note')} extra={t('reception.handOver.noteHint')}>
            <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
          </Form.Item>
        </ActForm>
      )}
    </RecordPage>
  )
}
