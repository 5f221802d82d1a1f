import { EditOutlined, SwapOutlined, UserAddOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useCall, useLabel, useT } from '@guanjia/ui'
import type { Unit } from '@guanjia/contract/archives.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { SiteZone, useMay } from '../session/session.tsx'
import { UnitDefects } from '../handover/unit-defects.tsx'
import { UnitChecks } from '../inspections/unit-checks.tsx'
import { UnitBelongings } from '../registers/household-panels.tsx'
import { CareFacts } from '../care/facts-panel.tsx'
import { DocumentsOf } from '../documents/documents-of.tsx'
import { ArchiveTimeline } from './archive-timeline.tsx'
import { CasesOf } from './cases-of.tsx'
import { ChroniclePanel } from './household/chronicle-panel.tsx'
import { HistoryPanel } from './household/history-panel.tsx'
import { HouseholdFacts } from './household/household-facts.tsx'
import { OwnerChanges } from './household/owner-changes.tsx'
import { TransferForm } from './household/transfer-form.tsx'
import { VersionsPanel } from './household/versions-panel.tsx'
import './household/household.css'
import { UnitForms, useUnitActs } from './unit-forms.tsx'
import { useUnitFacts } from './unit-facts.ts'
import { UnitPeople } from './unit-people.tsx'
import { UnitStateTag } from './unit-state.tsx'
import { Warranties } from './warranties.tsx'
import './archives.css'

export function UnitPage() {
  const { id } = useParams({ from: '/shell/archives/units/$id' })
  const unit = useCall('archives.getUnit', { params: { id } })
  if (!unit.data) return <RecordWaiting error={unit.error} onRetry={() => void unit.refetch()} />
  return (
    <SiteZone siteId={unit.data.siteId}>
      <Page key={id} unit={unit.data} />
    </SiteZone>
  )
}

function Page({ unit }: { unit: Unit }) {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const navigate = useNavigate()
  const forms = useUnitActs()
  const facts = useUnitFacts(unit)
  const file = useCall('households.getHouseholdFile', { params: { id: unit.id } })
  const [aside, setAside] = useState<'history' | 'chronicle' | 'versions'>('history')
  const [isTransfer, setTransfer] = useState(false)
  const basic = file.data?.basic
  const acts: Act[] = []
  if (may('cases:register'))
    acts.push({ key: 'case', text: t('archives.newCase'), onClick: () => void navigate({ to: '/desk', search: { unitId: unit.id } }) })
  if (may('archives:write')) {
    acts.push({ key: 'moveIn', text: t('archives.moveIn'), icon: <UserAddOutlined />, onClick: () => forms.open('moveIn') })
    acts.push({ key: 'change', text: t('archives.edit'), icon: <EditOutlined />, onClick: () => forms.open('change') })
  }
  if (file.data?.mayTransfer) acts.push({ key: 'transfer', text: t('households.transfer'), icon: <SwapOutlined />, onClick: () => setTransfer(true) })
  return (
    <RecordPage
      number={t('archives.units')}
      title={unit.code}
      tags={
        <>
          <UnitStateTag state={unit.state} />
          <span className="gj-quiet">
            {[unit.building.name, label('unitUse', unit.use), unit.steward && `${t('archives.field.steward')} ${unit.steward.name}`]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </>
      }
      acts={<ActionBar acts={acts} />}
      aside={
        <>
          <header>
            <Segmented
              aria-label={t('households.aside')}
              value={aside}
              onChange={setAside}
              options={(['history', 'chronicle', 'versions'] as const).map((value) => ({ value, label: t(`households.tab.${value}`) }))}
            />
          </header>
          <div className="gj-body" tabIndex={0} role="region" aria-label={t(`households.tab.${aside}`)}>
            {aside === 'history' && file.data?.mayReadHistory && <HistoryPanel file={file.data} />}
            {aside === 'chronicle' && file.data?.mayReadHistory && <ChroniclePanel unitId={unit.id} mayWrite={file.data.mayChange} />}
            {aside === 'versions' && (
              <>
                <VersionsPanel kind="unit" id={unit.id} />
                <ArchiveTimeline of="unit" id={unit.id} />
              </>
            )}
          </div>
        </>
      }
    >
      <FactGroup
        title={t('archives.group.people')}
        extra={
          may('archives:write') && (
            <Button size="small" type="link" onClick={() => forms.open('moveIn')}>
              {t('archives.moveIn')}
            </Button>
          )
        }
      >
        <UnitPeople unit={unit} onEnd={forms.end} />
      </FactGroup>
      {basic && <HouseholdFacts file={basic} mayChange={file.data?.mayChange ?? false} />}
      <OwnerChanges unitId={unit.id} />
      <DocumentsOf siteId={unit.siteId} unitId={unit.id} />
      <CareFacts siteId={unit.siteId} unitId={unit.id} people={unit.occupancies.filter(({ isCurrent }) => isCurrent).map(({ person }) => person)} />
      <UnitBelongings unitId={unit.id} />
      {may('inspections:read') && <UnitChecks unitId={unit.id} />}
      {may('defects:read') && <UnitDefects siteId={unit.siteId} unitId={unit.id} />}
      {may('cases:read') && (
        <FactGroup
          title={t('archives.group.cases')}
          extra={
            <Link to="/cases" search={{ unitId: unit.id }} className="gj-small">
              {t('archives.allCases')}
            </Link>
          }
        >
          <CasesOf siteId={unit.siteId} unitId={unit.id} />
        </FactGroup>
      )}
      <FactGroup title={t('archives.group.unit')}>
        <Facts facts={facts} />
      </FactGroup>
      <FactGroup title={t('archives.warranty.title')}>
        <Warranties unit={unit} />
      </FactGroup>
      <UnitForms unit={unit} acts={forms} />
      {isTransfer && <TransferForm unit={unit} onClose={() => setTransfer(false)} />}
    </RecordPage>
  )
}
