import { ArrowDownOutlined, ArrowUpOutlined, EditOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useAct, useCall, useT } from '@guanjia/ui'
import type { BoxPage as Box } from '@guanjia/contract/originals.ts'
import { useComplain } from '../kit/problem.tsx'
import { RecordWaiting } from '../kit/record-page.tsx'
import { SiteZone, useMay } from '../session/session.tsx'
import { ArchiveTabs, ConditionTag } from './look.tsx'

const ChangeBox = lazy(() => import('./change-forms.tsx').then(({ ChangeBox }) => ({ default: ChangeBox })))

export function BoxPage() {
  const { id } = useParams({ from: '/shell/archive-boxes/$id' })
  const box = useCall('originals.getBox', { params: { id } })
  if (!box.data) return <RecordWaiting error={box.error} onRetry={() => void box.refetch()} />
  return (
    <SiteZone siteId={box.data.siteId}>
      <Page box={box.data} />
    </SiteZone>
  )
}

/** A box with its documents in their order; the order is changed in place, and the index prints. */
function Page({ box }: { box: Box }) {
  const t = useT()
  const may = useMay()
  const complain = useComplain()
  const [isOpen, setOpen] = useState(false)
  const order = useAct('originals.orderBox', ['originals'])
  const move = (at: number, by: -1 | 1): void => {
    const ids = box.items.map(({ id }) => id)
    ;[ids[at], ids[at + by]] = [ids[at + by]!, ids[at]!]
    order.mutate({ params: { id: box.id }, body: { version: box.version, originalIds: ids } }, { onError: complain })
  }
  // Whoever does not see all of a box cannot say what its order is.
  const mayOrder = may('documents:keep') && box.items.length === box.originals
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{`${box.unit ? t('documents.box.owner') : t('documents.box.one')} ${box.place}`}</h1>
        <span className="gj-quiet">{[box.unit?.name, box.label, !box.isActive && t('documents.box.putAway')].filter(Boolean).join(' · ')}</span>
        <div className="gj-row" style={{ marginLeft: 'auto' }}>
          <ArchiveTabs at="boxes" />
          {may('documents:keep') && (
            <Button icon={<EditOutlined />} onClick={() => setOpen(true)}>
              {t('documents.box.change')}
            </Button>
          )}
          <Button icon={<PrinterOutlined />} href={urlOf('originals.printBox', { params: { id: box.id } })} target="_blank">
            {t('documents.box.print')}
          </Button>
        </div>
      </div>
      <section className="gj-card">
        <div className="gj-body">
          {box.items.length === 0 && <p className="gj-quiet">{t('documents.box.nothing')}</p>}
          <ol className="gj-stack" style={{ gap: 6 }}>
            {box.items.map((item, i) => (
              <li key={item.id} className="gj-row">
                <span className="gj-quiet" style={{ width: 28 }}>
                  {i + 1}
                </span>
                <Link to={`/documents/${item.document.id}` as '/'}>{item.document.number}</Link>
                <span className="gj-grow gj-clip">{item.document.title}</span>
                <span className="gj-quiet">{item.document.documentOn}</span>
                <span className="gj-quiet">{t('documents.box.copies', { n: item.copies })}</span>
                <ConditionTag condition={item.condition} />
                {item.loan && (
                  <Link to={`/archive-loans/${item.loan.id}` as '/'} className="gj-tone" data-tone="soon">
                    {t('documents.loan.with', { name: item.loan.borrower, day: item.loan.dueOn })}
                  </Link>
                )}
                {mayOrder && (
                  <span className="gj-screen-only">
                    <Button size="small" type="text" icon={<ArrowUpOutlined />} aria-label={t('documents.box.up')} disabled={i === 0 || order.isPending} onClick={() => move(i, -1)} />
                    <Button size="small" type="text" icon={<ArrowDownOutlined />} aria-label={t('documents.box.down')} disabled={i === box.items.length - 1 || order.isPending} onClick={() => move(i, 1)} />
                  </span>
                )}
              </li>
            ))}
          </ol>
        </div>
      </section>
      <Suspense>{isOpen && <ChangeBox box={box} onClose={() => setOpen(false)} />}</Suspense>
    </div>
  )
}
