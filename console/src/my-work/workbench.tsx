import { DownOutlined, UpOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { WorkbenchWidget } from '@guanjia/contract/dailywork.ts'
import { useKept } from '../kit/kept.ts'
import { useComplain } from '../kit/problem.tsx'
import { useSite } from '../session/session.tsx'

/** The duties of the own post today, each with its number and where it is done; what waits for nobody stands back. */
export function Workbench() {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const [folded, fold] = useKept('workbench.folded', false)
  const found = useCall('dailywork.workbench', { query: { siteId: site.id } }, { refetchInterval: 60_000 })
  const { post, items = [] } = found.data ?? {}
  if (items.length === 0) return null
  return (
    <section className="gj-bench" aria-label={t('workbench.title')}>
      <header className="gj-row">
        <h2>{t('workbench.title')}</h2>
        {post && <span className="gj-quiet">{label('role', post)}</span>}
        <Button type="text" size="small" style={{ marginLeft: 'auto' }} icon={folded ? <DownOutlined /> : <UpOutlined />} aria-expanded={!folded} onClick={() => fold(!folded)}>{t(folded ? 'workbench.show' : 'workbench.hide')}</Button>
      </header>
      {!folded && (
        <ul>
          {items.map((item) => (
            <li key={item.key}>{item.link === '' ? <Tick item={item} /> : <Duty item={item} />}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Duty({ item }: { item: WorkbenchWidget }) {
  const t = useT()
  return (
    <Link to={item.link as '/'} className="gj-bench-duty" data-none={item.count === 0}>
      <span>{t(`workbench.key.${item.key}`)}</span>
      <strong>{item.count === 0 ? t('workbench.nothing') : item.count}</strong>
      {item.late > 0 && <span className="gj-small gj-tone" data-tone="overdue">▲ {t('workbench.late', { n: item.late })}</span>}
    </Link>
  )
}

/** What is done once a day, by whoever comes first. */
function Tick({ item }: { item: WorkbenchWidget }) {
  const t = useT()
  const time = useTime()
  const site = useSite()
  const complain = useComplain()
  const tick = useAct('dailywork.tickDaily', ['dailywork'])
  return (
    <div className="gj-bench-duty" data-none={item.done !== null}>
      <span>{t(`workbench.key.${item.key}`)}</span>
      {item.done ? (
        <span className="gj-small gj-tone" data-tone="done">✓ {t('workbench.done', { by: item.done.by, at: time.short(item.done.at) })}</span>
      ) : (
        <Button size="small" loading={tick.isPending} onClick={() => tick.mutate({ body: { siteId: site.id, key: 'tidy' } }, { onError: complain })}>{t('workbench.tick')}</Button>
      )}
    </div>
  )
}
