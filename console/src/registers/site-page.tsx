import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { formatNumber, urlOf, useCall, useLabel, useT } from '@guanjia/ui'
import { DataTable } from '../kit/data-table.tsx'
import { ExportMenu } from '../kit/export-menu.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { FactGroup, Facts } from '../kit/record-page.tsx'
import { useSite } from '../session/session.tsx'
import { RecordLink } from './links.tsx'
import { StateTag } from './looks.tsx'
import { RegisterTabs } from './register-tabs.tsx'
import './registers.css'

const SiteForm = lazy(() => import('./site-form.tsx').then(({ SiteForm }) => ({ default: SiteForm })))

/** The site as a project: what it is, which service standard follows from that, what it offers, how much there is to manage. */
export function SitePage() {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const [isOpen, setOpen] = useState(false)
  const facts = useCall('registers.getSiteFacts', { params: { id: site.id } })
  if (facts.error && !facts.data) return <ProblemAlert error={facts.error} onRetry={() => void facts.refetch()} />
  const one = facts.data
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('registers.site.title')}</h1>
        <div className="gj-row" style={{ marginLeft: 'auto' }}>
          {one?.mayChange && (
            <Button type="primary" onClick={() => setOpen(true)}>
              {t('registers.change')}
            </Button>
          )}
        </div>
      </div>
      <RegisterTabs at="site" />
      {one && (
        <div className="gj-stack">
          <FactGroup title={one.siteName}>
            <Facts
              facts={[
                { label: t('registers.site.projectKind'), value: one.projectKind ? label('projectKind', one.projectKind) : <span className="gj-none">{t('registers.site.unknown')}</span> },
                { label: t('registers.site.housingCategory'), value: one.housingCategory && label('housingCategory', one.housingCategory) },
                { label: t('registers.site.serviceGrade'), value: one.serviceGrade && t('registers.site.gradeN', { n: one.serviceGrade }) },
                { label: t('registers.site.developer'), value: one.developer },
                { label: t('registers.site.builtInYear'), value: one.builtInYear },
                { label: t('registers.site.land'), value: one.landSquareMetres !== null && `${formatNumber(one.landSquareMetres)} ㎡` },
                { label: t('registers.site.green'), value: one.greenPercent !== null && `${one.greenPercent}%` },
              ]}
            />
          </FactGroup>
          <FactGroup title={one.template ? `${t('registers.site.standard')} · ${label('serviceTemplate', one.template.code)}` : t('registers.site.standard')}>
            {one.template ? (
              <dl className="gj-measures">
                {one.template.measures.map(({ topic, text }) => (
                  <div key={topic} style={{ display: 'contents' }}>
                    <dt>{topic}</dt>
                    <dd>{text}</dd>
                  </div>
                ))}
              </dl>
            ) : (
              <p className="gj-none">{t('registers.site.noStandard')}</p>
            )}
          </FactGroup>
          <FactGroup title={label('recordType', 'amenity')}>
            {one.amenities.length === 0 && <p className="gj-none">{t('registers.empty', { what: label('recordType', 'amenity') })}</p>}
            <div className="gj-row gj-wrap">
              {one.amenities.map(({ id, name, state }) => (
                <span key={id} className="gj-row" style={{ gap: 6 }}>
                  <RecordLink kind="amenity" id={id} text={name} />
                  <StateTag group="amenityState" state={state} />
                </span>
              ))}
            </div>
          </FactGroup>
          <ManagedArea />
        </div>
      )}
      <Suspense>{isOpen && one && <SiteForm facts={one} onClose={() => setOpen(false)} />}</Suspense>
    </div>
  )
}

/** Managed area by site; a site opens to its buildings, and a building to its units. */
function ManagedArea() {
  const t = useT()
  const [siteId, setSiteId] = useState<string | undefined>(undefined)
  const area = useCall('registers.managedArea', { query: { siteId } })
  const total = area.data?.total
  const square = (value: number | null): string => (value === null ? '—' : `${formatNumber(value)} ㎡`)
  return (
    <FactGroup
      title={t('registers.site.area')}
      extra={
        <span className="gj-row">
          {siteId !== undefined && (
            <Button size="small" type="link" onClick={() => setSiteId(undefined)}>
              {t('registers.site.allSites')}
            </Button>
          )}
          <ExportMenu isLong={false} href={(format) => urlOf('registers.exportManagedArea', { query: { siteId, format } })} />
        </span>
      }
    >
      {total && (
        <Facts
          facts={[
            { label: t('registers.site.areaTotal'), value: square(total.squareMetres) },
            { label: t('registers.site.people'), value: total.people },
            { label: t('registers.site.perHead'), value: square(total.squareMetresPerHead) },
            { label: t('registers.site.withoutArea'), value: total.unitsWithoutArea > 0 && total.unitsWithoutArea },
          ]}
        />
      )}
      <div style={{ height: 16 }} />
      <DataTable
        label={t('registers.site.area')}
        rows={area.data?.items}
        rowKey={(one) => one.id}
        columns={[
          {
            key: 'name',
            title: t(area.data?.level === 'building' ? 'registers.field.buildingId' : 'registers.site.site'),
            render: (one) =>
              area.data?.level === 'building' ? (
                <Link to="/archives" search={{ buildingId: one.id }}>
                  {one.name}
                </Link>
              ) : (
                <Button type="link" size="small" style={{ padding: 0 }} onClick={() => setSiteId(one.id)}>
                  {one.name}
                </Button>
              ),
          },
          { key: 'units', title: t('registers.site.units'), width: 100, align: 'right', render: (one) => formatNumber(one.units) },
          { key: 'area', title: t('registers.site.areaTotal'), width: 160, align: 'right', render: (one) => square(one.squareMetres) },
          { key: 'without', title: t('registers.site.withoutArea'), width: 130, align: 'right', render: (one) => one.unitsWithoutArea || null },
          { key: 'people', title: t('registers.site.people'), width: 100, align: 'right', render: (one) => one.people },
          { key: 'perHead', title: t('registers.site.perHead'), width: 140, align: 'right', render: (one) => one.squareMetresPerHead !== null && square(one.squareMetresPerHead) },
        ]}
        empty={<strong>{t('registers.site.noArea')}</strong>}
      />
    </FactGroup>
  )
}
