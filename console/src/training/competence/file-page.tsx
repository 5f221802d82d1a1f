import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { urlOf, useCall, useLabel, useT, useTime, type Shape, type Tone } from '@guanjia/ui'
import type { CompetenceFile, Held } from '@guanjia/contract/competence.ts'
import { FigureTable } from '../../kit/figure-table.tsx'
import { FileStrip } from '../../kit/file-strip.tsx'
import { FactGroup, Facts, RecordWaiting } from '../../kit/record-page.tsx'
import { Look } from '../../kit/status-tag.tsx'
import { useMay, useSession } from '../../session/session.tsx'
import { ONBOARDING_LOOKS } from './onboarding-list.tsx'
import { percent, ResultTag } from './practical-list.tsx'
import { CompetenceTabs } from './tabs.tsx'

const HELD_LOOKS: Record<Held['state'], { tone: Tone; shape: Shape }> = { held: { tone: 'done', shape: 'tick' }, expiring: { tone: 'soon', shape: 'pause' }, missing: { tone: 'overdue', shape: 'triangle' }, none: { tone: 'closed', shape: 'ring' } }

export function OwnFilePage() {
  const { employeeId } = useSession()
  return employeeId === null ? null : <FileOf id={employeeId} isOwn />
}

export function FilePage() {
  const { id } = useParams({ from: '/shell/training/files/$id' })
  return <FileOf key={id} id={id} />
}

function FileOf({ id, isOwn = false }: { id: string; isOwn?: boolean }) {
  const t = useT()
  const found = useCall('competence.getCompetenceFile', { params: { id } })
  if (!found.data) return <RecordWaiting error={found.error} onRetry={() => void found.refetch()} />
  const missing = found.data.requirements.filter(({ state }) => state === 'missing').length
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('competence.file.title')} · {found.data.employee.name}</h1>
        {found.data.requirements.length > 0 && <Look look={HELD_LOOKS[missing > 0 ? 'missing' : 'held']} text={missing > 0 ? t('competence.file.missing', { n: missing }) : t('competence.file.complete')} />}
        <Button style={{ marginLeft: 'auto' }} className="gj-screen-only" icon={<PrinterOutlined />} href={urlOf('competence.printCompetenceFile', { params: { id } })} target="_blank">{t('competence.file.print')}</Button>
      </div>
      {isOwn && <CompetenceTabs at="file" />}
      <Sections file={found.data} />
    </div>
  )
}

function Table({ title, heads, empty, children }: { title: string; heads: readonly string[]; empty: boolean; children: ReactNode }) {
  const t = useT()
  return <FactGroup title={title}>{empty ? <p className="gj-quiet">{t('competence.file.nothing')}</p> : <FigureTable head={heads.map((words) => ({ words }))}>{children}</FigureTable>}</FactGroup>
}

function Sections({ file }: { file: CompetenceFile }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const may = useMay()
  const f = (key: 'kind' | 'name' | 'state' | 'until' | 'number' | 'issuer' | 'valid' | 'at' | 'percent' | 'result'): string => t(`competence.file.${key}`)
  return (
    <div className="gj-stack">
      <FactGroup title={file.position || t('competence.file.position')}>
        <Facts facts={[{ label: t('competence.file.department'), value: file.department }, { label: t('competence.file.joined'), value: file.joinedOn }, { label: t('competence.file.years'), value: file.experienceYears }, { label: t('competence.file.skills'), value: file.skills.join('、') }, { label: t('competence.file.experience'), value: file.experience, isWide: true }, file.onboarding && { label: t('competence.file.onboarding'), value: <Link to="/training/onboarding/$id" params={{ id: file.onboarding.id }}><Look look={ONBOARDING_LOOKS[file.onboarding.state]} text={label('onboardingState', file.onboarding.state)} /></Link> }]} />
      </FactGroup>
      <Table title={t('competence.file.requirements')} heads={[f('kind'), f('name'), f('state'), f('until')]} empty={file.requirements.length === 0}>
        {file.requirements.map((one) => <tr key={`${one.kind} ${one.name}`}><td data-text>{label('requirementKind', one.kind)}</td><td data-text>{one.name}</td><td data-text><Look look={HELD_LOOKS[one.state]} text={label('matrixState', one.state)} /></td><td data-text>{one.until ?? (one.state === 'held' ? t('competence.file.forGood') : '')}</td></tr>)}
      </Table>
      <Table title={t('competence.file.certificates')} heads={[f('name'), f('number'), f('issuer'), f('valid'), f('state'), '']} empty={file.certificates.length === 0}>
        {file.certificates.map((one) => <tr key={one.id}><td data-text>{one.kind}</td><td data-text>{one.number}</td><td data-text>{one.issuer}</td><td data-text>{one.validFrom} — {one.validUntil}</td><td data-text><span className={one.state === 'expired' || one.state === 'expiring' ? 'gj-tone' : undefined} data-tone={one.state === 'expired' ? 'overdue' : 'soon'}>{label('certificateState', one.state)}</span></td><td>{one.file && <FileStrip files={[one.file]} />}</td></tr>)}
      </Table>
      <Table title={t('competence.file.practicals')} heads={[f('at'), f('name'), f('percent'), f('result'), f('until')]} empty={file.practicals.length === 0}>
        {file.practicals.map((one) => <tr key={one.id}><td data-text>{time.at(one.at)}</td><td data-text><Link to="/training/practicals/$id" params={{ id: one.id }}>{one.rubric}</Link> <span className="gj-quiet gj-small">{label('practicalPurpose', one.purpose)}</span></td><td data-text>{percent(one.percent)}</td><td data-text><ResultTag result={one.result} />{one.hasRedLine && <span className="gj-tone gj-small" data-tone="overdue"> {t('competence.file.red')}</span>}</td><td data-text>{one.result === 'passed' && (one.validUntil ?? t('competence.file.forGood'))}</td></tr>)}
      </Table>
      <Table title={t('competence.file.exams')} heads={[f('at'), f('name'), f('percent'), f('result'), f('number')]} empty={file.exams.length === 0}>
        {file.exams.map((one) => <tr key={one.sittingId}><td data-text>{time.at(one.at)}</td><td data-text>{file.isSelf ? <Link to="/training/papers/$id" params={{ id: one.sittingId }}>{one.title}</Link> : one.title}</td><td data-text>{percent(one.percent)}</td><td data-text><ResultTag result={one.isPassed ? 'passed' : 'failed'} /></td><td data-text>{one.certificateNumber}</td></tr>)}
      </Table>
      <Table title={`${t('competence.file.courses')} · ${t('competence.file.sessions')}`} heads={[f('at'), f('name'), f('state')]} empty={file.courses.length + file.sessions.length === 0}>
        {file.sessions.map((one) => <tr key={one.id}><td data-text>{time.at(one.at)}</td><td data-text>{file.isSelf || may('training:manage') ? <Link to="/training/sessions/$id" params={{ id: one.id }}>{one.title}</Link> : one.title}</td><td data-text>{t('competence.file.hours', { n: one.hours })}</td></tr>)}
        {file.courses.map((one) => <tr key={one.id}><td data-text>{one.doneAt && time.at(one.doneAt)}</td><td data-text><Link to="/training/courses/$id" params={{ id: one.id }}>{one.name}</Link></td><td data-text>{t('competence.file.done', { done: one.done, parts: one.parts })}</td></tr>)}
      </Table>
      {file.sections.map((section) => (
        <Table key={section.key} title={t(`competence.file.${section.key}`)} heads={[f('at'), f('name'), f('percent')]} empty={section.rows.length === 0}>
          {section.rows.map((one, n) => <tr key={n}><td data-text>{one.at}</td><td data-text>{one.path ? <a href={one.path}>{one.text}</a> : one.text}</td><td data-text>{one.value}</td></tr>)}
        </Table>
      ))}
      {file.proposals.length > 0 && (
        <Table title={t('competence.file.proposals')} heads={[f('at'), f('kind'), f('name'), f('state')]} empty={false}>
          {file.proposals.map((one) => <tr key={one.id}><td data-text>{time.at(one.at)}</td><td data-text>{label('promotionKind', one.kind)}</td><td data-text>{one.to}</td><td data-text>{label('promotionState', one.state)}</td></tr>)}
        </Table>
      )}
    </div>
  )
}
