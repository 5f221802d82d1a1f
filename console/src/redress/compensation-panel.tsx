import { PlusOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { formatMoney, useCall, useLabel, useT } from '@guanjia/ui'
import type { Case } from '@guanjia/contract/cases.ts'
import { FactGroup } from '../kit/record-page.tsx'
import { useMay } from '../session/session.tsx'
import { CompensationTag } from './looks.tsx'

const RequestForm = lazy(() => import('./compensation-forms.tsx').then(({ RequestForm }) => ({ default: RequestForm })))

/** What was asked for and granted for a case, with its sum. */
export function CompensationPanel({ record }: { record: Case }) {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const [asking, setAsking] = useState(false)
  const found = useCall('redress.listCompensations', { query: { siteId: record.siteId, limit: 50, filter: { caseId: record.id } } })
  const items = found.data?.items ?? []
  const mayAsk = may('cases:handle') && record.status !== 'cancelled' && record.status !== 'invalid'
  if (items.length === 0 && !mayAsk) return null
  const sum = items[0]?.ofCaseFen
  return (
    <FactGroup
      title={sum === undefined ? t('redress.compensation.title') : t('redress.compensation.titleSum', { sum: formatMoney(sum) })}
      extra={
        mayAsk && (
          <Button size="small" icon={<PlusOutlined />} onClick={() => setAsking(true)}>
            {t('redress.compensation.ask')}
          </Button>
        )
      }
    >
      {items.length === 0 ? (
        <p className="gj-quiet">{t('redress.compensation.none')}</p>
      ) : (
        <div className="gj-scroll">
          <table className="gj-lines">
            <tbody>
              {items.map((item) => (
                <tr key={item.id}>
                  <td className="gj-nowrap">
                    <Link to="/compensations/$id" params={{ id: item.id }}>
                      {item.number}
                    </Link>
                  </td>
                  <td className="gj-nowrap">{label('compensationKind', item.kind)}</td>
                  <td className="gj-right gj-nowrap">{formatMoney(item.amountFen)}</td>
                  <td>{item.reason}</td>
                  <td>
                    <CompensationTag status={item.status} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Suspense>{asking && <RequestForm caseId={record.id} onClose={() => setAsking(false)} />}</Suspense>
    </FactGroup>
  )
}
