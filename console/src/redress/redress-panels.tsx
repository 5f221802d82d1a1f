import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Case } from '@guanjia/contract/cases.ts'
import type { CaseRedress } from '@guanjia/contract/redress.ts'
import { useComplain } from '../kit/problem.tsx'
import { useMay } from '../session/session.tsx'
import { CompensationPanel } from './compensation-panel.tsx'
import { StepsPanel } from './steps-panel.tsx'
import './redress.css'

const FacilityPanel = lazy(() => import('./facility-panel.tsx').then(({ FacilityPanel }) => ({ default: FacilityPanel })))
const LiabilityPanel = lazy(() => import('./liability-panel.tsx').then(({ LiabilityPanel }) => ({ default: LiabilityPanel })))
const FallingPanel = lazy(() => import('./falling-panel.tsx').then(({ FallingPanel }) => ({ default: FallingPanel })))

type Space = 'facility' | 'liability' | 'falling'

/** What surrounds a complaint: what it repeats, its group, its steps, what is granted, and the workspaces that it asks for. */
export function RedressPanels({ record }: { record: Case }) {
  const t = useT()
  const [opened, setOpened] = useState<readonly Space[]>([])
  const { data } = useCall('redress.caseRedress', { params: { id: record.id } })
  if (!data) return null
  const isComplaint = record.kind === 'complaint'
  const shown = (space: Space, asked: boolean, kept: boolean): boolean => asked || kept || opened.includes(space)
  const spaces = [
    { key: 'facility', isShown: shown('facility', data.asksFacility, data.hasFacilityCheck) },
    { key: 'liability', isShown: shown('liability', data.asksLiability, data.hasLiability) },
    { key: 'falling', isShown: shown('falling', data.asksFalling, data.hasFalling) },
  ] as const
  const isShown = (key: Space): boolean => spaces.find((space) => space.key === key)!.isShown
  const hidden = spaces.filter((space) => !space.isShown)
  return (
    <>
      {isComplaint && <Surroundings record={record} data={data} />}
      {data.steps.length > 0 && <StepsPanel steps={data.steps} />}
      {(isComplaint || record.kind === 'repair') && <CompensationPanel record={record} />}
      <Suspense>
        {isShown('facility') && <FacilityPanel caseId={record.id} />}
        {isShown('liability') && <LiabilityPanel record={record} />}
        {isShown('falling') && <FallingPanel caseId={record.id} record={record} />}
      </Suspense>
      {isComplaint && (
        <div className="gj-row gj-wrap">
          {hidden.map(({ key }) => (
            <Button key={key} size="small" onClick={() => setOpened([...opened, key])}>
              {t(`redress.space.${key}`)}
            </Button>
          ))}
          <ToLibrary record={record} libraryCaseId={data.libraryCaseId} />
        </div>
      )}
    </>
  )
}

function Surroundings({ record, data }: { record: Case; data: CaseRedress }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const complain = useComplain()
  const grade = useAct('cases.actOnCase', ['cases', 'redress'])
  const mayGrade = record.allowedActions.includes('grade')
  return (
    <section className="gj-card gj-redress-notes" aria-label={t('redress.around')}>
      <div className="gj-body gj-stack">
        {record.majorReasons.length > 0 && (
          <p className="gj-tone" data-tone="overdue">
            {t('redress.majorBecause', { reasons: record.majorReasons.map((reason) => label('majorReason', reason)).join('、') })}
          </p>
        )}
        {data.group && (
          <p>
            {t('redress.inGroup')}{' '}
            <Link to="/complaint-groups/$id" params={{ id: data.group.id }}>
              {data.group.number}
            </Link>{' '}
            <span className="gj-quiet">{t('redress.groupSize', { households: data.group.households, complaints: data.group.complaints })}</span>
          </p>
        )}
        {data.repeatOf && (
          <p>
            <span className="gj-tone" data-tone="soon">
              {t('redress.repeat', { n: data.occurrence ?? 0, days: data.repeatDays })}
            </span>{' '}
            {data.earlier.map((line) => (
              <Link key={line.id} to="/cases/$id" params={{ id: line.id }} className="gj-redress-link">
                {line.number} <span className="gj-quiet">{time.short(line.registeredAt)}</span>
              </Link>
            ))}
          </p>
        )}
        {mayGrade &&
          data.suggested.map(({ reason, words }) => (
            <p key={reason} className="gj-row gj-wrap">
              <span>{t('redress.suggested', { words: words.join('、'), reason: label('majorReason', reason) })}</span>
              <Button
                size="small"
                onClick={() => grade.mutate({ params: { id: record.id }, body: { action: 'grade', grade: 'major', majorReasons: [reason] } }, { onError: complain })}
              >
                {t('redress.makeMajor')}
              </Button>
            </p>
          ))}
        <p className="gj-quiet">
          {t('redress.period')}
          {data.period ? label('estatePeriod', data.period) : label('estatePeriod', 'unknown')}
          {data.handedOverOn && t('redress.handedOver', { day: data.handedOverOn })}
        </p>
      </div>
    </section>
  )
}

/** From a case that is over to the library: the draft is there at once, masked. */
function ToLibrary({ record, libraryCaseId }: { record: Case; libraryCaseId: string | null }) {
  const t = useT()
  const may = useMay()
  const complain = useComplain()
  const make = useAct('redress.libraryCaseFrom', ['redress'])
  if (libraryCaseId)
    return (
      <Link to="/library/$id" params={{ id: libraryCaseId }}>
        {t('redress.library.ofCase')}
      </Link>
    )
  if (!may('library:write') || (record.status !== 'closed' && record.status !== 'invalid')) return null
  return (
    <Button size="small" loading={make.isPending} onClick={() => make.mutate({ params: { id: record.id } }, { onError: complain })}>
      {t('redress.library.fromCase')}
    </Button>
  )
}
