import { Alert, App, Button, Form, Input } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { LegalCertificate, LegalInspectionDetails } from '@guanjia/contract/maintenance.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { FileStrip } from '../kit/file-strip.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { SiteZone, useMay } from '../session/session.tsx'
import { MaintenanceHistory } from './history.tsx'
import { DaysLeft, FacilityLink, LegalTag } from './looks.tsx'
import '../inspections/inspections.css'
import './maintenance.css'

const LegalForm = lazy(() => import('./legal-form.tsx').then(({ LegalForm }) => ({ default: LegalForm })))
const CertificateForm = lazy(() => import('./legal-form.tsx').then(({ CertificateForm }) => ({ default: CertificateForm })))
const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<{ reason: string }> })))

/** What the law asks for: how long the certificate holds, and all that there were. */
export function LegalPage() {
  const { id } = useParams({ from: '/shell/maintenance/legal/$id' })
  const legal = useCall('maintenance.getLegalInspection', { params: { id } })
  if (!legal.data) return <RecordWaiting error={legal.error} onRetry={() => void legal.refetch()} />
  return (
    <SiteZone siteId={legal.data.siteId}>
      <Page key={id} legal={legal.data} />
    </SiteZone>
  )
}

function Page({ legal }: { legal: LegalInspectionDetails }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const may = useMay()
  const { message } = App.useApp()
  const [opened, setOpened] = useState<'edit' | 'certificate' | LegalCertificate | null>(null)
  const timeline = useCall('maintenance.legalInspectionTimeline', { params: { id: legal.id } })
  const voidIt = useAct('maintenance.voidCertificate', ['maintenance', 'registers'])
  const acts: Act[] = may('maintenance:write') ? [{ key: 'certificate', text: t('maintenance.legal.record'), onClick: () => setOpened('certificate') }, { key: 'edit', text: t('maintenance.edit'), onClick: () => setOpened('edit') }] : []
  return (
    <RecordPage
      number={label('legalKind', legal.kind)}
      title={legal.name}
      tags={<><LegalTag state={legal.state} /><DaysLeft of={legal} />{!legal.isActive && <span className="gj-quiet">{t('maintenance.inactive')}</span>}</>}
      acts={<ActionBar acts={acts} />}
      notice={legal.mustStop && <Alert type="error" showIcon role="alert" title={t('maintenance.legal.mustStopTitle')} description={<>{t('maintenance.legal.mustStopHint')} {legal.facility && may('registers:read') && <Link to="/registers/$kind/$id" params={{ kind: 'facility', id: legal.facility.id }}>{t('maintenance.legal.toFacility')}</Link>}</>} />}
      aside={<MaintenanceHistory of="legal" answer={timeline} />}
    >
      <FactGroup title={t('maintenance.legal.facts')}>
        <Facts
          facts={[
            { label: t('maintenance.legal.of'), value: legal.facility ? <FacilityLink of={legal.facility} /> : legal.class && `${legal.class.name} · ${t('maintenance.legal.wholeClass')}` },
            { label: t('maintenance.legal.dueOn'), value: legal.dueOn },
            { label: t('maintenance.legal.months'), value: t('maintenance.months', { n: legal.months }) },
            { label: t('maintenance.legal.party'), value: legal.party?.name },
            { label: t('maintenance.legal.owner'), value: legal.owner?.name ?? <span className="gj-tone" data-tone="soon">▲ {t('maintenance.nobody')}</span> },
            { label: t('maintenance.legal.reminders'), value: legal.reminders.map(({ days, at }) => `${days === 0 ? t('maintenance.legal.lastDay') : t('maintenance.legal.left', { n: days })} ${time.at(at)}`).join(t('maintenance.comma')), isWide: true },
            { label: t('maintenance.note'), value: legal.note, isWide: true },
          ]}
        />
      </FactGroup>
      <FactGroup title={t('maintenance.legal.certificates')}>
        {legal.certificates.length === 0 && <p className="gj-quiet">{t('maintenance.legal.noCertificates')}</p>}
        <ul className="gj-mnt-results">
          {legal.certificates.map((one) => (
            <li key={one.id} data-void={one.voided !== null}>
              <div className="gj-row gj-wrap">
                <strong>{one.on}</strong>
                <span className="gj-tone" data-tone={one.voided ? 'closed' : one.result === 'passed' ? 'done' : one.result === 'failed' ? 'overdue' : 'soon'}>{one.result === 'failed' ? '▲ ' : one.result === 'passed' ? '✓ ' : ''}{label('legalResult', one.result)}</span>
                <span>{one.number}</span>
                <span className="gj-grow gj-quiet">{one.validUntil ? t('maintenance.legal.validUntil', { day: one.validUntil }) : ''} {one.party?.name}</span>
                <span className="gj-quiet gj-small">{one.by}</span>
                {!one.voided && may('maintenance:write') && <Button type="link" size="small" onClick={() => setOpened(one)}>{t('maintenance.void')}</Button>}
              </div>
              {one.note && <p className="gj-quiet">{one.note}</p>}
              {one.voided && <p className="gj-small">{t('maintenance.voided', { by: one.voided.by, reason: one.voided.reason })}</p>}
              {one.files.length > 0 && <FileStrip files={one.files} />}
            </li>
          ))}
        </ul>
      </FactGroup>
      <Suspense>
        {opened === 'edit' && <LegalForm legal={legal} onClose={() => setOpened(null)} />}
        {opened === 'certificate' && <CertificateForm legal={legal} onClose={() => setOpened(null)} />}
        {opened !== null && typeof opened === 'object' && (
          <ActForm
            title={`${t('maintenance.void')} · ${opened.number || opened.on}`}
            verb={t('maintenance.void')}
            isDanger
            hint={t('maintenance.legal.voidHint')}
            onSubmit={async ({ reason }) => {
              await voidIt.mutateAsync({ params: { id: opened.id }, body: { reason } })
              void message.success(t('shell.acts.done', { verb: t('maintenance.void') }))
            }}
            onClose={() => setOpened(null)}
          >
            <Form.Item name="reason" label={t('maintenance.reason')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input.TextArea autoFocus maxLength={300} autoSize={{ minRows: 2 }} /></Form.Item>
          </ActForm>
        )}
      </Suspense>
    </RecordPage>
  )
}
