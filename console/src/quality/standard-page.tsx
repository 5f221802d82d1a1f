import { App, Form, Input } from 'antd'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { ServiceStandard, StandardItem } from '@guanjia/contract/standards.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { useComplain } from '../kit/problem.tsx'
import { FactGroup, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { Look } from '../kit/status-tag.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { STATE_LOOKS } from './standard-list.tsx'
import { StandardUses } from './standard-uses.tsx'
import './quality.css'

const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<{ reason?: string; improvementNumber?: string }> })))
const StandardEditor = lazy(() => import('./standard-editor.tsx').then(({ StandardEditor }) => ({ default: StandardEditor })))

/** One standard: what it asks, what is drafted, who has confirmed it, and how it came to be so. */
export function StandardPage() {
  const { id } = useParams({ from: '/shell/quality/standards/$id' })
  const standard = useCall('standards.getStandard', { params: { id } })
  if (!standard.data) return <RecordWaiting error={standard.error} onRetry={() => void standard.refetch()} />
  return <Page key={id} standard={standard.data} />
}

function Page({ standard }: { standard: ServiceStandard }) {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const navigate = useNavigate()
  const complain = useComplain()
  const { message } = App.useApp()
  const [opened, setOpened] = useState<'publish' | 'edit' | null>(null)
  const confirm = useAct('standards.confirmStandard', ['standards'])
  const act = useAct('standards.actOnStandard', ['standards'])
  const acts: Act[] = []
  if (standard.isRead === false && standard.state === 'published')
    acts.push({ key: 'confirm', text: t('quality.standards.confirm'), onClick: () => confirm.mutate({ params: { id: standard.id }, body: { number: standard.currentVersion! } }, { onSuccess: () => void message.success(t('quality.standards.confirmed')), onError: complain }) })
  if (standard.allowedActions.includes('publish')) acts.push({ key: 'publish', text: label('standardAction', 'publish'), onClick: () => setOpened('publish') })
  if (may('checks:score') && standard.state === 'published' && standard.kind !== 'guideline') acts.push({ key: 'check', text: t('quality.standards.check'), onClick: () => void navigate({ to: '/quality/checks', search: { standard: standard.id } }) })
  if (may('standards:write')) acts.push({ key: 'edit', text: t('quality.standards.edit'), onClick: () => setOpened('edit') })
  acts.push({ key: 'print', text: t('quality.standards.print'), isRare: true, onClick: () => print() })
  for (const action of ['withdraw', 'restore'] as const)
    if (standard.allowedActions.includes(action)) acts.push({ key: action, text: label('standardAction', action), isRare: true, isDanger: action === 'withdraw', onClick: () => act.mutate({ params: { id: standard.id }, body: { action, version: standard.version } }, { onError: complain }) })
  return (
    <RecordPage
      number={standard.code}
      title={standard.name}
      tags={
        <>
          <Look look={STATE_LOOKS[standard.state]} text={label('standardState', standard.state)} />
          <span className="gj-quiet">{[label('standardKind', standard.kind), label('standardPost', standard.post), label('standardScene', standard.scene)].join(' · ')}</span>
          {standard.currentVersion !== null && <span className="gj-quiet">{t('quality.standards.version', { n: standard.currentVersion })}</span>}
        </>
      }
      acts={<ActionBar acts={acts} hasNext={acts.length > 1} />}
      aside={<Log standard={standard} />}
    >
      {standard.draft && <FactGroup title={t('quality.standards.draftTitle', { n: standard.draft.number })}><Items items={standard.draft.items} /></FactGroup>}
      {standard.current && <FactGroup title={t('quality.standards.current')}><Items items={standard.current.items} /></FactGroup>}
      <StandardUses standard={standard} />
      {may('standards:write') && standard.state === 'published' && <Outstanding id={standard.id} />}
      <Suspense>
        {opened === 'edit' && <StandardEditor standard={standard} onClose={() => setOpened(null)} />}
        {opened === 'publish' && (
          <ActForm
            title={`${t('quality.editor.publish')} · ${standard.name}`}
            verb={t('quality.editor.publish')}
            onSubmit={async ({ reason = '', improvementNumber = '' }) => {
              await act.mutateAsync({ params: { id: standard.id }, body: { action: 'publish', version: standard.version, reason, improvementNumber } })
              void message.success(t('quality.editor.published'))
            }}
            onClose={() => setOpened(null)}
          >
            <Form.Item name="reason" label={t('quality.editor.reason')} extra={t('quality.editor.reasonHint')}><Input.TextArea autoFocus maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
            <Form.Item name="improvementNumber" label={t('quality.editor.improvement')} extra={t('quality.editor.improvementHint')}><Input maxLength={20} /></Form.Item>
          </ActForm>
        )}
      </Suspense>
    </RecordPage>
  )
}

export function Items({ items }: { items: readonly StandardItem[] }) {
  const t = useT()
  const label = useLabel()
  return (
    <ol className="gj-standard-items">
      {items.map((item) => (
        <li key={item.id}>
          <span>
            {item.dimension && <span className="gj-quiet">{item.dimension} · </span>}
            {item.text}
          </span>
          <span className="gj-quiet gj-small">
            {[item.isRedLine ? t('quality.standards.red') : item.method === 'measure' ? t('quality.standards.limits', { min: item.min, max: item.max, unit: item.unit }) : label('itemMethod', item.method), item.weight > 1 ? `${t('quality.standards.weight')} ${item.weight}` : '', item.source].filter(Boolean).join(' · ')}
          </span>
        </li>
      ))}
    </ol>
  )
}

function Log({ standard }: { standard: ServiceStandard }) {
  const t = useT()
  const time = useTime()
  return (
    <>
      <header><h2>{t('quality.standards.versions')}</h2></header>
      <ol className="gj-timeline gj-body">
        {standard.versions.map((one) => (
          <li key={one.number}>
            <strong>{t('quality.standards.version', { n: one.number })}</strong> <span className="gj-quiet">{t('quality.standards.log', { by: one.publishedBy, at: time.at(one.publishedAt) })}</span>
            <p>{one.reason || t('quality.standards.first')}</p>
            {one.improvementNumber && <Link to={`/insight/improvements?q=${one.improvementNumber}` as '/'}>{t('quality.standards.improvement', { number: one.improvementNumber })}</Link>}
          </li>
        ))}
        {standard.versions.length === 0 && <li className="gj-quiet">{t('quality.standards.none')}</li>}
      </ol>
    </>
  )
}

/** Who at this site has still to confirm it. */
function Outstanding({ id }: { id: string }) {
  const t = useT()
  const site = useSite()
  const found = useCall('standards.outstandingReadings', { query: { siteId: site.id } })
  const own = found.data?.items.find(({ standard }) => standard.id === id)
  if (!own) return null
  return (
    <FactGroup title={t('quality.standards.outstanding')} extra={<span className="gj-quiet">{t('quality.standards.of', { read: own.read, of: own.of })}</span>}>
      {own.missing.length === 0 ? <p className="gj-quiet">{t('quality.standards.everybody')}</p> : <p>{t('quality.standards.missing', { n: own.missing.length })}：{own.missing.map(({ name }) => name).join('、')}</p>}
    </FactGroup>
  )
}

