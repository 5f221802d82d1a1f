import { PrinterOutlined } from '@ant-design/icons'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { formatMoney, urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Compensation, CompensationAction } from '@guanjia/contract/redress.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { FileStrip } from '../kit/file-strip.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { Look } from '../kit/status-tag.tsx'
import { SiteZone } from '../session/session.tsx'
import { CompensationTag } from './looks.tsx'

const CompensationActForm = lazy(() => import('./compensation-forms.tsx').then(({ CompensationActForm }) => ({ default: CompensationActForm })))
const HEAVY: readonly CompensationAction[] = ['refuse', 'withdraw']

/** One compensation: how much, why, where it stands, and what comes next. */
export function CompensationPage() {
  const { id } = useParams({ from: '/shell/compensations/$id' })
  const found = useCall('redress.getCompensation', { params: { id } })
  if (!found.data) return <RecordWaiting error={found.error} onRetry={() => void found.refetch()} />
  return (
    <SiteZone siteId={found.data.siteId}>
      <Page key={id} item={found.data} />
    </SiteZone>
  )
}

function Page({ item }: { item: Compensation }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const [opened, setOpened] = useState<CompensationAction | null>(null)
  const acts: Act[] = item.allowedActions.map((action) => ({ key: action, text: label('compensationAction', action), isDanger: HEAVY.includes(action), isRare: action === 'withdraw', onClick: () => setOpened(action) }))
  const step = (at: string | null, who: string | null): string | null => (at === null ? null : [who, time.at(at)].filter(Boolean).join(' · '))
  return (
    <RecordPage
      number={item.number}
      title={`${formatMoney(item.amountFen)} · ${label('compensationKind', item.kind)}`}
      tags={
        <>
          <CompensationTag status={item.status} />
          {item.isLate && <Look look={{ tone: 'overdue', shape: 'triangle' }} text={t('redress.compensation.late')} />}
        </>
      }
      acts={
        <ActionBar acts={acts} hasNext={item.allowedActions.some((action) => !HEAVY.includes(action))}>
          <Button icon={<PrinterOutlined />} href={urlOf('redress.printCompensation', { params: { id: item.id } })} target="_blank" aria-label={t('redress.compensation.print')} title={t('redress.compensation.print')} />
        </ActionBar>
      }
      notice={item.status === 'requested' && !item.mayDecide && <p className="gj-quiet">{t('redress.compensation.waits', { limit: item.limitFen === null ? '' : formatMoney(item.limitFen) })}</p>}
      aside={
        <>
          <header>
            <h2 className="gj-grow">{t('redress.compensation.course')}</h2>
          </header>
          <div className="gj-body">
            <Facts
              facts={[
                { label: t('redress.compensation.requested'), value: step(item.requestedAt, item.requestedBy.name), isWide: true },
                { label: t('redress.compensation.decided'), value: step(item.decidedAt, item.decidedBy), isWide: true },
                { label: t('redress.compensation.decision'), value: item.decisionNote, isWide: true },
                { label: t('redress.compensation.promised'), value: step(item.promisedAt, null), isWide: true },
                { label: t('redress.compensation.paid'), value: step(item.paidAt, item.paidBy), isWide: true },
                { label: t('redress.compensation.closed'), value: step(item.closedAt, null), isWide: true },
              ]}
            />
          </div>
        </>
      }
    >
      <FactGroup title={t('redress.compensation.facts')}>
        <Facts
          facts={[
            {
              label: t('redress.field.case'),
              value: (
                <Link to="/cases/$id" params={{ id: item.case.id }}>
                  {item.case.number} {item.case.title}
                </Link>
              ),
              isWide: true,
            },
            { label: t('redress.field.unit'), value: item.unit?.name },
            { label: t('redress.field.person'), value: item.person?.name },
            { label: t('redress.field.liability'), value: label('liability', item.liability) },
            { label: t('redress.field.ofCase'), value: formatMoney(item.ofCaseFen) },
            { label: t('redress.field.payBy'), value: item.payBy },
            { label: t('redress.field.what'), value: item.what, isWide: true },
            { label: t('redress.field.reason'), value: <span className="gj-words">{item.reason}</span>, isWide: true },
            { label: t('redress.compensation.toResident'), value: item.promise && <span className="gj-words">{item.promise}</span>, isWide: true },
            { label: t('redress.field.receivedBy'), value: item.receivedBy },
          ]}
        />
      </FactGroup>
      {item.files.length + item.receipts.length > 0 && (
        <FactGroup title={t('redress.field.files')}>
          <FileStrip files={[...item.files, ...item.receipts]} />
        </FactGroup>
      )}
      <Suspense>{opened && <CompensationActForm item={item} action={opened} onClose={() => setOpened(null)} />}</Suspense>
    </RecordPage>
  )
}
