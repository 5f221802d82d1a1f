import { DeleteOutlined, EditOutlined, HomeOutlined, MergeCellsOutlined, SafetyOutlined } from '@ant-design/icons'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { formatPhone, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Occupancy, Person } from '@guanjia/contract/archives.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { PersonPrivacy } from '../privacy/person-privacy.tsx'
import { PersonBelongings } from '../registers/household-panels.tsx'
import { CareFacts } from '../care/facts-panel.tsx'
import { DocumentsOf } from '../documents/documents-of.tsx'
import { ArchiveTimeline } from './archive-timeline.tsx'
import { CasesOf } from './cases-of.tsx'
import { MergesOf } from './household/merge-page.tsx'
import { VersionsPanel } from './household/versions-panel.tsx'
import './household/household.css'
import { PersonUnits } from './person-units.tsx'
import './archives.css'

const PersonChange = lazy(() => import('./person-form.tsx').then(({ PersonChange }) => ({ default: PersonChange })))
const OccupancyForm = lazy(() => import('./occupancy-form.tsx').then(({ OccupancyForm }) => ({ default: OccupancyForm })))
const GiveForm = lazy(() => import('../privacy/desk/give-form.tsx').then(({ GiveForm }) => ({ default: GiveForm })))
const EraseForm = lazy(() => import('../privacy/desk/erase-form.tsx').then(({ EraseForm }) => ({ default: EraseForm })))
const EndForm = lazy(() => import('./end-form.tsx').then(({ EndForm }) => ({ default: EndForm })))

export function PersonPage() {
  const { id } = useParams({ from: '/shell/archives/persons/$id' })
  const person = useCall('archives.getPerson', { params: { id } })
  if (!person.data) return <RecordWaiting error={person.error} onRetry={() => void person.refetch()} />
  return <Page key={id} person={person.data} />
}

function Page({ person }: { person: Person }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const may = useMay()
  const site = useSite()
  const navigate = useNavigate()
  const [opened, setOpened] = useState<'change' | 'moveIn' | 'give' | 'erase' | Occupancy | null>(null)
  const close = (): void => setOpened(null)
  const current = person.occupancies.filter(({ isCurrent }) => isCurrent)
  const siteId = current[0]?.unit.siteId ?? person.occupancies[0]?.unit.siteId ?? site.id
  const isCompany = person.kind === 'company'
  const acts: Act[] = []
  if (may('cases:register'))
    acts.push({
      key: 'case',
      text: t('archives.newCase'),
      onClick: () => void navigate({ to: '/desk', search: { personId: person.id, unitId: current[0]?.unit.id } }),
    })
  if (may('archives:write')) {
    acts.push({ key: 'change', text: t('archives.edit'), icon: <EditOutlined />, onClick: () => setOpened('change') })
    acts.push({ key: 'moveIn', text: t('archives.moveIn'), icon: <HomeOutlined />, onClick: () => setOpened('moveIn') })
  }
  if (may('archives:merge')) acts.push({ key: 'merge', text: t('households.merge'), icon: <MergeCellsOutlined />, onClick: () => void navigate({ to: '/archives/merge', search: { keep: person.id } }) })
  if (!isCompany && may('personal_data:manage')) {
    acts.push({ key: 'give', text: t('privacyDesk.erasures.give'), icon: <SafetyOutlined />, onClick: () => setOpened('give') })
    acts.push({ key: 'erase', text: t('privacyDesk.erasures.erase'), icon: <DeleteOutlined />, isDanger: true, onClick: () => setOpened('erase') })
  }
  return (
    <RecordPage
      number={label('personKind', person.kind)}
      title={person.name}
      tags={
        <>
          {person.tags.map((tag) => (
            <span key={tag} className="gj-tone gj-pill" data-tone="soon">
              {tag}
            </span>
          ))}
          <span className="gj-quiet">
            {[
              person.sex !== 'unknown' && !isCompany && label('sex', person.sex),
              ...current.map(({ unit, role }) => `${unit.code} ${label('occupancyRole', role)}`),
            ]
              .filter(Boolean)
              .join(' · ') || t('archives.noUnits')}
          </span>
        </>
      }
      acts={<ActionBar acts={acts} />}
      aside={
        <>
          <header>
            <h2 className="gj-grow">{t('archives.group.timeline')}</h2>
          </header>
          <div className="gj-body" tabIndex={0} role="region" aria-label={t('archives.group.timeline')}>
            <ArchiveTimeline of="person" id={person.id} />
          </div>
        </>
      }
    >
      <FactGroup title={t('archives.group.contact')}>
        <Facts
          facts={[
            ...person.phoneDetails.map((phone, index) => ({
              label: [
                t('archives.field.phone'),
                person.phoneDetails.length > 1 && (phone.isMain ? t('archives.field.mainPhone') : String(index + 1)),
              ]
                .filter(Boolean)
                .join(' '),
              value: (
                <>
                  <a href={`tel:${phone.number}`}>{formatPhone(phone.number)}</a>
                  {phone.label && <span className="gj-quiet"> {phone.label}</span>}
                </>
              ),
            })),
            person.phoneDetails.length === 0 && {
              label: t('archives.field.phone'),
              value: <span className="gj-none">{t('archives.noPhone')}</span>,
            },
            { label: t('shell.field.email'), value: person.email && <a href={`mailto:${person.email}`}>{person.email}</a> },
            { label: t('shell.field.emergencyContact'), value: person.emergencyContact },
            isCompany && { label: t('households.field.contactPerson'), value: person.contactPerson },
            {
              label: t('archives.field.account'),
              value: person.hasAccount ? t('archives.field.hasAccount') : t('archives.field.noAccount'),
            },
          ]}
        />
      </FactGroup>
      <FactGroup title={t('archives.group.units')}>
        <PersonUnits person={person} onEnd={setOpened} />
      </FactGroup>
      <DocumentsOf siteId={siteId} personId={person.id} />
      <CareFacts siteId={siteId} personId={person.id} people={[person]} />
      <PersonBelongings personId={person.id} />
      {!isCompany && <PersonPrivacy person={person} />}
      {may('cases:read') && (
        <FactGroup
          title={t('archives.group.cases')}
          extra={
            <Link to="/cases" search={{ personId: person.id }} className="gj-small">
              {t('archives.allCases')}
            </Link>
          }
        >
          <CasesOf siteId={siteId} personId={person.id} />
        </FactGroup>
      )}
      <FactGroup title={isCompany ? t('archives.group.companyFacts') : t('archives.group.identity')}>
        <Facts
          facts={[
            { label: person.idKind ? label('idKind', person.idKind) : t('shell.field.idNumber'), value: person.idNumberMasked },
            { label: t('shell.field.birthday'), value: person.birthday },
            { label: t('shell.field.workplace'), value: person.workplace },
            { label: t('archives.field.updatedAt'), value: time.at(person.updatedAt) },
            { label: t('shell.field.note'), value: person.note, isWide: true },
          ]}
        />
      </FactGroup>
      <MergesOf personId={person.id} />
      <FactGroup title={t('households.tab.versions')}>
        <VersionsPanel kind="person" id={person.id} />
      </FactGroup>
      <Suspense>
        {opened === 'change' && <PersonChange person={person} onClose={close} />}
        {opened === 'moveIn' && <OccupancyForm siteId={siteId} person={person} onClose={close} />}
        {opened === 'give' && <GiveForm siteId={siteId} person={person} onClose={close} />}
        {opened === 'erase' && <EraseForm personId={person.id} onClose={close} />}
        {opened !== null && typeof opened === 'object' && <EndForm occupancy={opened} onClose={close} />}
      </Suspense>
    </RecordPage>
  )
}
