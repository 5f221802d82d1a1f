import { Link } from '@tanstack/react-router'
import { useLabel, useT, useTime } from '@guanjia/ui'
import type { HandOverItem } from '@guanjia/contract/dailywork.ts'
import './reception.css'

const ADDRESS: Record<HandOverItem['kind'], (id: string) => string> = {
  visit: (id) => `/reception/visits/${id}`,
  task: (id) => `/reception/visits/${id}`,
  case: (id) => `/cases/${id}`,
  promise: (id) => `/cases/${id}`,
  work_order: (id) => `/work-orders/${id}`,
  gate_visit: () => '/gate?inside=true',
  staff_task: (id) => `/tasks/${id}`,
}

/** What is open, as the records say it. */
export function HandOverItems({ items }: { items: readonly HandOverItem[] }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  if (items.length === 0) return <p className="gj-quiet">{t('reception.handOver.nothing')}</p>
  return (
    <table className="gj-people-table" style={{ margin: '0 -16px', width: 'calc(100% + 32px)' }}>
      <thead>
        <tr>
          {(['kind', 'number', 'item', 'owner', 'due'] as const).map((key) => (
            <th key={key} scope="col" style={{ textAlign: 'left' }}>
              {t(`reception.handOver.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={`${item.kind}${item.id}${item.title}`}>
            <td>{label('handOverKind', item.kind)}</td>
            <td style={{ textAlign: 'left' }}>{item.number && <Link to={ADDRESS[item.kind](item.id) as '/'}>{item.number}</Link>}</td>
            <td style={{ textAlign: 'left', whiteSpace: 'normal', width: '50%' }}>{item.title}</td>
            <td style={{ textAlign: 'left' }}>{item.owner}</td>
            <td style={{ textAlign: 'left' }}>
              <span className="gj-tone" data-tone={item.isOverdue ? 'overdue' : 'idle'}>
                {item.dueAt ? time.at(item.dueAt) : '—'}
                {item.isOverdue && ` ${t('reception.handOver.isOverdue')}`}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
