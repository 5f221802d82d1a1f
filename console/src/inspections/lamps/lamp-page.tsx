import { App, Form, Input } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { formatNumber, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { LampCount } from '@guanjia/contract/lamps.ts'
import { ActForm } from '../../kit/act-form.tsx'
import { ActionBar } from '../../kit/action-bar.tsx'
import { FigureTable } from '../../kit/figure-table.tsx'
import { History, inOwnWords } from '../../kit/history.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../../kit/record-page.tsx'
import { WorkOrderStatusTag } from '../../kit/status-tag.tsx'
import { SiteZone } from '../../session/session.tsx'
import { LitRate } from './lamp-list.tsx'

/** One lamp count with the places that are dark and what is done about them. */
export function LampPage() {
  const { id } = useParams({ from: '/shell/inspections/lamps/$id' })
  const found = useCall('lamps.getLampCount', { params: { id } })
  if (!found.data) return <RecordWaiting error={found.error} onRetry={() => void found.refetch()} />
  return (
    <SiteZone siteId={found.data.siteId}>
      <Page key={id} count={found.data} />
    </SiteZone>
  )
}

function Page({ count }: { count: LampCount }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const [isVoiding, setVoiding] = useState(false)
  const timeline = useCall('lamps.lampCountTimeline', { params: { id: count.id } })
  const entries = inOwnWords(timeline.data?.items, { action: ({ action }) => t(`fiveStandards.lamps.happening.${action}` as 'fiveStandards.lamps.happening.counted', { defaultValue: action }) })
  return (
    <RecordPage
      number={time.at(count.countedAt)}
      title={[count.zone?.name, count.building?.name, count.place].filter(Boolean).join(' ')}
      tags={<><LitRate row={count} />{count.voided && <span className="gj-tone gj-pill" data-tone="closed">{t('fiveStandards.lamps.voided')}：{count.voided.reason}</span>}</>}
      acts={<ActionBar acts={count.allowedActions.map((action) => ({ key: action, text: label('lampAction', action), isDanger: true, onClick: () => setVoiding(true) }))} />}
      aside={<History entries={entries} error={timeline.error} onRetry={() => void timeline.refetch()} />}
    >
      <FactGroup title={t('fiveStandards.lamps.facts')}>
        <Facts
          facts={[
            { label: t('fiveStandards.lamps.inspected'), value: formatNumber(count.inspected) },
            { label: t('fiveStandards.lamps.lit'), value: formatNumber(count.lit) },
            { label: t('fiveStandards.lamps.by'), value: count.countedBy.name },
            { label: t('fiveStandards.lamps.source'), value: label('lampSource', count.source) },
            { label: t('fiveStandards.lamps.round'), value: count.task && <Link to="/inspections/rounds/$id" params={{ id: count.task.id }}>{count.task.name}</Link> },
            { label: t('fiveStandards.lamps.note'), value: count.note, isWide: true },
          ]}
        />
      </FactGroup>
      {count.broken.length > 0 && (
        <FactGroup title={t('fiveStandards.lamps.broken')}>
          <FigureTable label={t('fiveStandards.lamps.broken')} head={[{ words: t('fiveStandards.lamps.brokenPlace') }, t('fiveStandards.lamps.brokenCount'), { words: t('fiveStandards.lamps.order') }]}>
            {count.broken.map((one) => (
              <tr key={one.place}>
                <th scope="row">{one.place}</th>
                <td>{one.count}</td>
                <td data-text>{one.workOrder && <span className="gj-row"><Link to="/work-orders/$id" params={{ id: one.workOrder.id }}>{one.workOrder.number}</Link><WorkOrderStatusTag status={one.workOrder.status as never} /></span>}</td>
              </tr>
            ))}
          </FigureTable>
        </FactGroup>
      )}
      {isVoiding && <VoidForm count={count} onClose={() => setVoiding(false)} />}
    </RecordPage>
  )
}

function VoidForm({ count, onClose }: { count: LampCount; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const act = useAct('lamps.actOnLampCount', ['lamps', 'zonestandards'])
  const submit = async ({ reason }: { reason: string }): Promise<void> => {
    await act.mutateAsync({ params: { id: count.id }, body: { action: 'void', version: count.version, reason } })
    void message.success(t('shell.acts.done', { verb: label('lampAction', 'void') }))
  }
  return (
    <ActForm<{ reason: string }> title={label('lampAction', 'void')} verb={label('lampAction', 'void')} isDanger hint={t('fiveStandards.lamps.voidHint')} onSubmit={submit} onClose={onClose}>
      <Form.Item name="reason" label={t('fiveStandards.lamps.reason')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input.TextArea autoFocus maxLength={300} autoSize={{ minRows: 2, maxRows: 6 }} /></Form.Item>
    </ActForm>
  )
}
