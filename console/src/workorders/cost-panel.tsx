import { Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { formatMoney, useAct, useCall, useT } from '@guanjia/ui'
import type { WorkOrder } from '@guanjia/contract/workorders.ts'
import { ActForm } from '../kit/act-form.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import { useMay } from '../session/session.tsx'
import './quote-panel.css'

/** What an order costs the company; shown to those with the right, and a part that nobody knows is said to be unknown. */
export function CostPanel({ record }: { record: WorkOrder }) {
  const may = useMay()
  return may('work_orders:cost') && record.status !== 'cancelled' ? <Cost record={record} /> : null
}

function Cost({ record }: { record: WorkOrder }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const found = useCall('aftercare.orderCost', { params: { id: record.id } })
  const cost = found.data
  if (!cost || (record.doneAt === null && cost.outsideFen === null)) return null
  const money = (fen: number | null): string => (fen === null ? t('paid.cost.unknown') : formatMoney(fen))
  return (
    <FactGroup
      title={t('paid.cost.title')}
      extra={
        <Button size="small" onClick={() => setOpen(true)}>
          {t('paid.cost.change')}
        </Button>
      }
    >
      <table className="gj-cost">
        <tbody>
          {cost.labour.map((line) => (
            <tr key={line.employee.id}>
              <td>
                {t('paid.cost.labour')} · {line.employee.name}
              </td>
              <td className="gj-quiet">
                {[line.minutes !== null && t('paid.cost.minutes', { n: line.minutes }), line.fenPerHour === null ? t('paid.cost.noGrade') : `${line.grade} ${t('paid.cost.rate', { rate: formatMoney(line.fenPerHour) })}`].filter(Boolean).join(' · ')}
              </td>
              <td>{money(line.costFen)}</td>
            </tr>
          ))}
          <tr>
            <td>{t('paid.cost.material')}</td>
            <td />
            <td>{money(cost.materialFen)}</td>
          </tr>
          {cost.outsideFen !== null && (
            <tr>
              <td>{t('paid.cost.outside')}</td>
              <td className="gj-quiet">{cost.outsideNote}</td>
              <td>{money(cost.outsideFen)}</td>
            </tr>
          )}
          <tr data-sum>
            <td>{t('paid.cost.total')}</td>
            <td />
            <td>{money(cost.totalFen)}</td>
          </tr>
          {record.isPaid && (
            <tr>
              <td>{t('paid.cost.margin')}</td>
              <td className="gj-quiet">{cost.priceFen !== null && `${t('paid.quote.finalPrice')} ${formatMoney(cost.priceFen)}`}</td>
              <td>{money(cost.marginFen)}</td>
            </tr>
          )}
        </tbody>
      </table>
      {isOpen && <OutsideForm record={record} fen={cost.outsideFen} note={cost.outsideNote} onClose={() => setOpen(false)} />}
    </FactGroup>
  )
}

function OutsideForm({ record, fen, note, onClose }: { record: WorkOrder; fen: number | null; note: string; onClose: () => void }) {
  const t = useT()
  const change = useAct('aftercare.setOutsideCost', ['aftercare', 'workorders'])
  const submit = ({ yuan, words }: { yuan?: number | null; words?: string }): Promise<unknown> =>
    change.mutateAsync({
      params: { id: record.id },
      body: { version: record.version, outsideCostFen: yuan === null || yuan === undefined ? null : Math.round(yuan * 100), note: words ?? '' },
    })
  return (
    <ActForm<{ yuan?: number | null; words?: string }> title={`${t('paid.cost.change')} · ${record.number}`} verb={t('shell.form.save')} initial={{ yuan: fen === null ? null : fen / 100, words: note }} onSubmit={submit} onClose={onClose}>
      <Form.Item name="yuan" label={t('paid.cost.outsideFee')}>
        <InputNumber autoFocus min={0} max={1_000_000} precision={2} prefix="¥" style={{ width: 200 }} />
      </Form.Item>
      <Form.Item name="words" label={t('paid.cost.note')}>
        <Input maxLength={200} />
      </Form.Item>
    </ActForm>
  )
}
