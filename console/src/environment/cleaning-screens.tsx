import { Link } from '@tanstack/react-router'
import { useLabel, useT, useTime } from '@guanjia/ui'
import type { AgentUse, CleanCheck, CleanEquipment, CleanJob, CleanLine } from '@guanjia/contract/environment.ts'
import { useChoices } from '../kit/choices.ts'
import { FileStrip } from '../kit/file-strip.tsx'
import { FindingStateTag } from '../inspections/looks.tsx'
import { many, yes } from '../kit/search.ts'
import type { Screen } from '../registers/kinds.ts'
import { DeductionsInput, FrequencyInput, WarningsRead } from './inputs.tsx'
import { LineActs, PlanLine } from './list-acts.tsx'
import { Alarm, EnvironmentState, PassTag, frequencyIn } from './looks.tsx'

const RIGHTS = { read: 'environment:read', write: 'environment:write' } as const

/** What happened, in words that all records of the environment share. */
export function useHappening(): (action: string) => string | undefined {
  const t = useT()
  return (action) => t(`environment.happening.${action}` as 'environment.happening.created', { defaultValue: '' }) || undefined
}

/** The standard: target beside the floor of the grade, and the stricter of them. */
export function useCleanLineScreen(): Screen<CleanLine> {
  const t = useT()
  const label = useLabel()
  const happening = useHappening()
  const [areaTypes, surfaces, materials, tasks, sources] = [useChoices('areaType'), useChoices('surface'), useChoices('surfaceMaterial'), useChoices('cleanTask'), useChoices('targetSource')]
  const target = (one: CleanLine) => one.target && <span>{frequencyIn(t, one.target.frequency)} <span className="gj-quiet">（{label('targetSource', one.target.source)}）</span></span>
  const floor = (one: CleanLine) => one.floor && <span>{frequencyIn(t, one.floor.frequency)} <span className="gj-quiet">（{t('environment.frequency.ofGrade', { grade: one.floor.grade })}）</span></span>
  const warnings = (one: CleanLine) => (
    <>
      {one.isBelowFloor && <Alarm text={t('environment.frequency.below')} />}
      {one.isEnough === false && <Alarm text={t('environment.frequency.notEnough')} isSoft />}
    </>
  )
  const plan = (one: CleanLine) => one.plan && <Link to="/inspections/plans/$id" params={{ id: one.plan.id }}>{one.plan.name}</Link>
  return {
    name: label('recordType', 'clean_line'), ...RIGHTS, search: '', happening,
    filterOf: (search) => ({ areaType: many(search.areaType), task: many(search.task), surface: many(search.surface), planned: yes(search.planned), running: yes(search.running), active: yes(search.active) }),
    filters: [
      { key: 'areaType', kind: 'choices', label: t('environment.field.areaType'), choices: areaTypes },
      { key: 'task', kind: 'choices', label: t('environment.field.task'), choices: tasks },
      { key: 'surface', kind: 'choices', label: t('environment.field.surface'), choices: surfaces },
    ],
    views: [
      { key: 'active', name: t('environment.view.active'), query: 'active=true' },
      { key: 'unplanned', name: t('environment.view.unplanned'), query: 'running=false&active=true' },
      { key: 'all', name: t('environment.view.all'), query: '' },
    ],
    listActs: <LineActs />,
    columns: [
      { key: 'areaType', title: t('environment.field.areaType'), width: 110, render: (one) => label('areaType', one.areaType) },
      { key: 'area', title: t('environment.field.areaId'), width: 120, isHidden: true, render: (one) => one.area?.name },
      { key: 'surface', title: t('environment.field.surface'), width: 90, render: (one) => label('surface', one.surface) },
      { key: 'task', title: t('environment.field.task'), width: 150, render: (one) => label('cleanTask', one.task) },
      { key: 'material', title: t('environment.field.material'), width: 70, render: (one) => one.material && label('surfaceMaterial', one.material) },
      { key: 'target', title: t('environment.field.target'), width: 180, render: target },
      { key: 'floor', title: t('environment.field.floor'), width: 170, render: floor },
      { key: 'effective', title: t('environment.field.effective'), width: 220, render: (one) => <span className="gj-row" style={{ gap: 6 }}><strong>{frequencyIn(t, one.effective) || '—'}</strong>{warnings(one)}</span> },
      { key: 'plan', title: t('environment.field.plan'), render: plan },
    ],
    number: (one) => label('areaType', one.areaType),
    title: (one) => [one.area?.name, label('surface', one.surface), label('cleanTask', one.task)].filter(Boolean).join(' · '),
    tag: warnings,
    facts: (one) => [
      { label: t('environment.field.effective'), value: frequencyIn(t, one.effective) },
      { label: t('environment.field.target'), value: target(one) },
      { label: t('environment.field.floor'), value: floor(one) },
      { label: t('environment.field.material'), value: one.material && label('surfaceMaterial', one.material) },
      { label: t('environment.field.plan'), value: plan(one), isWide: true },
      { label: t('environment.field.note'), value: one.note, isWide: true },
    ],
    pageActs: (one) => <PlanLine line={one} />,
    fields: (one) => [
      { name: 'areaType', label: t('environment.field.areaType'), kind: 'choice', isNeeded: true, choices: areaTypes },
      { name: 'areaId', label: t('environment.field.areaId'), kind: 'area', known: one?.area?.name, from: (record: CleanLine) => record.area?.id },
      { name: 'surface', label: t('environment.field.surface'), kind: 'choice', isNeeded: true, choices: surfaces },
      { name: 'material', label: t('environment.field.material'), kind: 'choice', choices: materials },
      { name: 'task', label: t('environment.field.task'), kind: 'choice', isNeeded: true, choices: tasks },
      { name: 'ownSource', label: t('environment.field.ownSource'), kind: 'choice', choices: sources, hint: t('environment.hint.ownSource'), from: (record: CleanLine) => record.target?.source },
      { name: 'own', label: t('environment.field.own'), kind: 'own', input: <FrequencyInput />, from: (record: CleanLine) => record.target?.frequency },
      { name: 'note', label: t('environment.field.note'), kind: 'long' },
      { name: 'isActive', label: t('environment.field.isActive'), kind: 'flag', first: true },
    ],
  }
}

export function useCleanCheckScreen(): Screen<CleanCheck> {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const happening = useHappening()
  const finding = (one: CleanCheck) => one.finding && <span className="gj-row" style={{ gap: 6 }}><Link to="/inspections/findings/$id" params={{ id: one.finding.id }}>{one.finding.number}</Link><FindingStateTag state={one.finding.state} /></span>
  return {
    name: label('recordType', 'clean_check'), ...RIGHTS, search: t('environment.search.clean_check'), states: 'findingState', happening,
    filterOf: (search) => ({ q: search.q, passed: yes(search.passed), open: yes(search.open), from: search.from, to: search.to }),
    filters: [{ key: 'passed', kind: 'flag', label: t('environment.checks.passed') }, { key: 'period', kind: 'period', label: t('environment.field.checkedAt') }],
    views: [{ key: 'all', name: t('environment.view.all'), query: '' }, { key: 'failed', name: t('environment.view.failed'), query: 'passed=false' }, { key: 'open', name: t('environment.view.open'), query: 'open=true' }],
    columns: [
      { key: 'number', title: t('environment.field.number'), width: 160, render: (one) => one.number },
      { key: 'place', title: t('environment.field.place'), render: (one) => one.place },
      { key: 'score', title: t('environment.field.score'), width: 70, align: 'right', render: (one) => one.score },
      { key: 'passed', title: t('environment.field.state'), width: 96, render: (one) => <PassTag isPassed={one.isPassed} /> },
      { key: 'finding', title: t('environment.field.finding'), width: 250, render: finding },
      { key: 'cleaner', title: t('environment.field.cleanerId'), width: 90, render: (one) => one.cleaner?.name },
      { key: 'by', title: t('environment.field.by'), width: 90, render: (one) => one.by.name },
      { key: 'at', title: t('environment.field.checkedAt'), width: 116, render: (one) => time.at(one.checkedAt) },
    ],
    number: (one) => one.number,
    title: (one) => one.place,
    tag: (one) => <><PassTag isPassed={one.isPassed} /><strong>{one.score}</strong></>,
    facts: (one) => [
      { label: t('environment.field.score'), value: `${one.score} / ${t('environment.field.passMark')} ${one.passMark}` },
      { label: t('environment.field.checkedAt'), value: time.at(one.checkedAt) },
      { label: t('environment.field.by'), value: one.by.name },
      { label: t('environment.field.cleanerId'), value: one.cleaner?.name },
      { label: t('environment.field.finding'), value: finding(one) },
      { label: t('environment.field.deductions'), value: one.deductions.length === 0 ? t('environment.checks.noDeductions') : <ul>{one.deductions.map(({ surface, points, what }) => <li key={`${surface}${what}`}>{label('surface', surface)} −{points} {what}</li>)}</ul>, isWide: true },
      { label: t('environment.field.note'), value: one.note, isWide: true },
      { label: t('environment.field.photoIds'), value: one.photos.length > 0 && <FileStrip files={one.photos} />, isWide: true },
    ],
    fields: () => [
      { name: 'areaId', label: t('environment.field.areaId'), kind: 'area' },
      { name: 'place', label: t('environment.field.place'), kind: 'text' },
      { name: 'cleanerId', label: t('environment.field.cleanerId'), kind: 'colleague' },
      { name: 'deductions', label: t('environment.field.deductions'), kind: 'own', input: <DeductionsInput />, first: [] },
      { name: 'note', label: t('environment.field.note'), kind: 'long' },
      { name: 'photoIds', label: t('environment.field.photoIds'), kind: 'photos' },
    ],
  }
}

export function useCleanJobScreen(): Screen<CleanJob> {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const happening = useHappening()
  const states = useChoices('cleanJobState')
  const state = (one: CleanJob) => <span className="gj-row" style={{ gap: 6 }}><EnvironmentState group="cleanJobState" state={one.state} />{one.isLate && <Alarm text={t('environment.view.late')} />}</span>
  return {
    name: label('recordType', 'clean_job'), read: 'environment:read', write: 'environment:work', search: t('environment.search.clean_job'), actions: 'cleanJobAction', states: 'cleanJobState', dangers: ['cancel'], many: ['finish', 'cancel'], happening,
    filterOf: (search) => ({ q: search.q, state: many(search.state), late: yes(search.late), from: search.from, to: search.to }),
    filters: [{ key: 'state', kind: 'choices', label: t('environment.field.state'), choices: states }, { key: 'late', kind: 'flag', label: t('environment.view.late') }, { key: 'period', kind: 'period', label: t('environment.field.startedAt') }],
    views: [{ key: 'all', name: t('environment.view.all'), query: '' }, { key: 'running', name: t('environment.view.running'), query: 'state=running' }, { key: 'late', name: t('environment.view.late'), query: 'late=true' }],
    columns: [
      { key: 'number', title: t('environment.field.number'), width: 160, render: (one) => one.number },
      { key: 'place', title: t('environment.field.place'), render: (one) => one.place },
      { key: 'wish', title: t('environment.field.wish'), width: 180, render: (one) => one.wish },
      { key: 'state', title: t('environment.field.state'), width: 170, render: state },
      { key: 'by', title: t('environment.field.usedBy'), width: 90, render: (one) => one.by.name },
      { key: 'startedAt', title: t('environment.field.startedAt'), width: 116, render: (one) => time.at(one.startedAt) },
      { key: 'dueAt', title: t('environment.field.dueAt'), width: 116, render: (one) => time.at(one.dueAt) },
      { key: 'doneAt', title: t('environment.field.doneAt'), width: 116, render: (one) => time.at(one.doneAt) },
    ],
    number: (one) => one.number,
    title: (one) => one.place,
    tag: state,
    facts: (one) => [
      { label: t('environment.field.wish'), value: one.wish },
      { label: t('environment.field.usedBy'), value: one.by.name },
      { label: t('environment.field.startedAt'), value: time.at(one.startedAt) },
      { label: t('environment.field.dueAt'), value: time.at(one.dueAt) },
      { label: t('environment.field.doneAt'), value: one.doneAt && time.at(one.doneAt) },
      { label: t('environment.field.note'), value: one.note, isWide: true },
      { label: t('environment.field.photoIds'), value: one.photos.length > 0 && <FileStrip files={one.photos} />, isWide: true },
    ],
    fields: () => [
      { name: 'areaId', label: t('environment.field.areaId'), kind: 'area' },
      { name: 'place', label: t('environment.field.place'), kind: 'text' },
      { name: 'wish', label: t('environment.field.wish'), kind: 'text' },
      { name: 'hasReadWarnings', label: t('environment.field.hasReadWarnings'), kind: 'own', input: <WarningsRead />, hint: t('environment.hint.hasReadWarnings'), first: false },
    ],
    actFields: (action) => [{ name: 'note', label: t('environment.field.note'), kind: 'long', isNeeded: action === 'cancel' }, ...(action === 'finish' ? ([{ name: 'photoIds', label: t('environment.field.photoIds'), kind: 'photos' }] as const) : [])],
  }
}

export function useAgentUseScreen(): Screen<AgentUse> {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const happening = useHappening()
  const [materials, agents] = [useChoices('surfaceMaterial'), useChoices('cleanAgent')]
  return {
    name: label('recordType', 'agent_use'), read: 'environment:read', write: 'environment:work', search: t('environment.search.agent_use'), happening,
    filterOf: (search) => ({ q: search.q, material: many(search.material), agent: many(search.agent), from: search.from, to: search.to }),
    filters: [{ key: 'material', kind: 'choices', label: t('environment.field.material'), choices: materials }, { key: 'agent', kind: 'choices', label: t('environment.field.agent'), choices: agents }, { key: 'period', kind: 'period', label: t('environment.field.usedAt') }],
    columns: [
      { key: 'place', title: t('environment.field.place'), render: (one) => one.place },
      { key: 'material', title: t('environment.field.material'), width: 90, render: (one) => label('surfaceMaterial', one.material) },
      { key: 'agent', title: t('environment.field.agent'), width: 150, render: (one) => label('cleanAgent', one.agent) },
      { key: 'product', title: t('environment.field.product'), width: 160, render: (one) => one.product },
      { key: 'dose', title: t('environment.field.dose'), width: 110, render: (one) => one.dose },
      { key: 'by', title: t('environment.field.usedBy'), width: 100, render: (one) => one.by.name },
      { key: 'usedAt', title: t('environment.field.usedAt'), width: 116, render: (one) => time.at(one.usedAt) },
    ],
    number: (one) => label('cleanAgent', one.agent),
    title: (one) => one.place,
    tag: () => null,
    facts: (one) => [
      { label: t('environment.field.material'), value: label('surfaceMaterial', one.material) },
      { label: t('environment.field.product'), value: one.product },
      { label: t('environment.field.dose'), value: one.dose },
      { label: t('environment.field.usedBy'), value: one.by.name },
      { label: t('environment.field.usedAt'), value: time.at(one.usedAt) },
      { label: t('environment.field.note'), value: one.note, isWide: true },
    ],
    fields: () => [
      { name: 'areaId', label: t('environment.field.areaId'), kind: 'area' },
      { name: 'place', label: t('environment.field.place'), kind: 'text' },
      { name: 'material', label: t('environment.field.material'), kind: 'choice', isNeeded: true, choices: materials },
      { name: 'agent', label: t('environment.field.agent'), kind: 'choice', isNeeded: true, choices: agents },
      { name: 'product', label: t('environment.field.product'), kind: 'text' },
      { name: 'dose', label: t('environment.field.dose'), kind: 'text' },
      { name: 'note', label: t('environment.field.note'), kind: 'long' },
    ],
  }
}

export function useEquipmentScreen(): Screen<CleanEquipment> {
  const t = useT()
  const label = useLabel()
  const happening = useHappening()
  const [kinds, states] = [useChoices('equipmentKind'), useChoices('equipmentState')]
  const state = (one: CleanEquipment) => <span className="gj-row" style={{ gap: 6 }}><EnvironmentState group="equipmentState" state={one.state} />{one.isDue && <Alarm text={t('environment.view.due')} isSoft />}</span>
  return {
    name: label('recordType', 'clean_equipment'), ...RIGHTS, search: t('environment.search.clean_equipment'), actions: 'equipmentAction', states: 'equipmentState', dangers: ['scrap'], many: ['upkeep', 'repair', 'return'], happening,
    filterOf: (search) => ({ q: search.q, kind: many(search.kind), state: many(search.state), due: yes(search.due) }),
    filters: [{ key: 'kind', kind: 'choices', label: t('environment.field.kind'), choices: kinds }, { key: 'state', kind: 'choices', label: t('environment.field.state'), choices: states }],
    views: [{ key: 'all', name: t('environment.view.all'), query: '' }, { key: 'due', name: t('environment.view.due'), query: 'due=true' }],
    columns: [
      { key: 'code', title: t('environment.field.code'), width: 120, render: (one) => one.code },
      { key: 'name', title: t('environment.field.name'), render: (one) => one.name },
      { key: 'kind', title: t('environment.field.kind'), width: 120, render: (one) => label('equipmentKind', one.kind) },
      { key: 'state', title: t('environment.field.state'), width: 180, render: state },
      { key: 'place', title: t('environment.field.place'), width: 160, render: (one) => one.place },
      { key: 'lastUpkeepOn', title: t('environment.field.lastUpkeepOn'), width: 116, render: (one) => one.lastUpkeepOn },
      { key: 'nextUpkeepOn', title: t('environment.field.nextUpkeepOn'), width: 116, render: (one) => one.nextUpkeepOn },
    ],
    number: (one) => one.code,
    title: (one) => one.name,
    tag: state,
    facts: (one) => [
      { label: t('environment.field.kind'), value: label('equipmentKind', one.kind) },
      { label: t('environment.field.place'), value: one.place },
      { label: t('environment.field.upkeepDays'), value: `${one.upkeepDays} ${label('frequencyUnit', 'day')}` },
      { label: t('environment.field.lastUpkeepOn'), value: one.lastUpkeepOn },
      { label: t('environment.field.nextUpkeepOn'), value: one.nextUpkeepOn },
      { label: t('environment.field.boughtOn'), value: one.boughtOn },
      { label: t('environment.field.note'), value: one.note, isWide: true },
      { label: t('environment.field.photoIds'), value: one.photos.length > 0 && <FileStrip files={one.photos} />, isWide: true },
    ],
    fields: () => [
      { name: 'code', label: t('environment.field.code'), kind: 'text', isNeeded: true },
      { name: 'name', label: t('environment.field.name'), kind: 'text', isNeeded: true },
      { name: 'kind', label: t('environment.field.kind'), kind: 'choice', isNeeded: true, choices: kinds },
      { name: 'place', label: t('environment.field.place'), kind: 'text' },
      { name: 'upkeepDays', label: t('environment.field.upkeepDays'), kind: 'number', isNeeded: true, precision: 0, unit: label('frequencyUnit', 'day'), first: 30 },
      { name: 'lastUpkeepOn', label: t('environment.field.lastUpkeepOn'), kind: 'day' },
      { name: 'boughtOn', label: t('environment.field.boughtOn'), kind: 'day' },
      { name: 'note', label: t('environment.field.note'), kind: 'long' },
    ],
    actFields: (action) => [
      ...(action === 'upkeep' ? ([{ name: 'on', label: t('environment.field.on'), kind: 'day', isNeeded: true }] as const) : []),
      { name: 'note', label: t('environment.field.note'), kind: 'long', isNeeded: action === 'scrap' || action === 'repair' },
      { name: 'photoIds', label: t('environment.field.photoIds'), kind: 'photos' },
    ],
  }
}
