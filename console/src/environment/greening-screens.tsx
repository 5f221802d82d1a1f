import { useLabel, useT, useTime } from '@guanjia/ui'
import type { GreeningJob, GreeningPlan, TreeAdoption } from '@guanjia/contract/environment.ts'
import { useChoices } from '../kit/choices.ts'
import { FileStrip } from '../kit/file-strip.tsx'
import { many, yes } from '../kit/search.ts'
import type { Screen } from '../registers/kinds.ts'
import { useHappening } from './cleaning-screens.tsx'
import { YearAct } from './list-acts.tsx'
import { Alarm, EnvironmentState } from './looks.tsx'

const RIGHTS = { read: 'environment:read', write: 'environment:write' } as const

export function useGreeningJobScreen(): Screen<GreeningJob> {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const happening = useHappening()
  const [tasks, states] = [useChoices('greeningTask'), useChoices('greeningJobState')]
  const state = (one: GreeningJob) => <span className="gj-row" style={{ gap: 6 }}><EnvironmentState group="greeningJobState" state={one.state} />{(one.isOverdue || one.isLate) && <Alarm text={t('environment.view.overdue')} isSoft={one.isLate} />}</span>
  return {
    name: label('recordType', 'greening_job'), ...RIGHTS, search: t('environment.search.greening_job'), actions: 'greeningJobAction', states: 'greeningJobState', dangers: ['skip'], many: ['done', 'skip'], happening, isFixed: (one) => one.state !== 'planned', listActs: <YearAct />,
    filterOf: (search) => ({ q: search.q, task: many(search.task), state: many(search.state), overdue: yes(search.overdue), mine: yes(search.mine) }),
    filters: [{ key: 'task', kind: 'choices', label: t('environment.field.task'), choices: tasks }, { key: 'state', kind: 'choices', label: t('environment.field.state'), choices: states }],
    views: [{ key: 'todo', name: t('environment.view.todo'), query: 'state=planned' }, { key: 'overdue', name: t('environment.view.overdue'), query: 'overdue=true' }, { key: 'all', name: t('environment.view.all'), query: '' }],
    columns: [
      { key: 'task', title: t('environment.field.task'), width: 130, render: (one) => label('greeningTask', one.task) },
      { key: 'place', title: t('environment.field.place'), render: (one) => one.place },
      { key: 'species', title: t('environment.field.species'), width: 180, render: (one) => one.species },
      { key: 'fromOn', title: t('environment.field.fromOn'), width: 116, render: (one) => one.fromOn },
      { key: 'toOn', title: t('environment.field.toOn'), width: 116, render: (one) => one.toOn },
      { key: 'state', title: t('environment.field.state'), width: 170, render: state },
      { key: 'employee', title: t('environment.field.employeeId'), width: 100, render: (one) => one.employee?.name },
      { key: 'doneAt', title: t('environment.field.doneAt'), width: 116, render: (one) => time.at(one.doneAt) },
    ],
    number: (one) => label('greeningTask', one.task),
    title: (one) => one.place,
    tag: state,
    facts: (one) => [
      { label: t('environment.field.species'), value: one.species },
      { label: t('environment.field.fromOn'), value: `${one.fromOn} – ${one.toOn}` },
      { label: t('environment.field.employeeId'), value: one.employee?.name },
      { label: t('environment.field.doneAt'), value: one.doneAt && time.at(one.doneAt) },
      { label: t('environment.field.doneBy'), value: one.doneBy?.name },
      { label: t('environment.field.outcome'), value: one.outcome, isWide: true },
      { label: t('environment.field.note'), value: one.note, isWide: true },
      { label: t('environment.field.photoIds'), value: one.photos.length > 0 && <FileStrip files={one.photos} />, isWide: true },
    ],
    fields: (one) => [
      { name: 'task', label: t('environment.field.task'), kind: 'choice', isNeeded: true, choices: tasks },
      { name: 'species', label: t('environment.field.species'), kind: 'text' },
      { name: 'areaId', label: t('environment.field.areaId'), kind: 'area', known: one?.area?.name, from: (record: GreeningJob) => record.area?.id },
      { name: 'place', label: t('environment.field.place'), kind: 'text' },
      { name: 'fromOn', label: t('environment.field.fromOn'), kind: 'day', isNeeded: true },
      { name: 'toOn', label: t('environment.field.toOn'), kind: 'day', isNeeded: true },
      { name: 'employeeId', label: t('environment.field.employeeId'), kind: 'colleague', from: (record: GreeningJob) => record.employee?.id },
      { name: 'note', label: t('environment.field.note'), kind: 'long' },
    ],
    actFields: (action) => [{ name: 'note', label: t('environment.field.outcome'), kind: 'long', isNeeded: action === 'skip' }, { name: 'photoIds', label: t('environment.field.photoIds'), kind: 'photos' }],
  }
}

export function useGreeningPlanScreen(): Screen<GreeningPlan> {
  const t = useT()
  const label = useLabel()
  const happening = useHappening()
  const states = useChoices('greeningPlanState')
  const state = (one: GreeningPlan) => <EnvironmentState group="greeningPlanState" state={one.state} />
  const counts = (one: GreeningPlan) => one.opinion && `${t('environment.field.inFavour')} ${one.opinion.inFavour}，${t('environment.field.against')} ${one.opinion.against}`
  return {
    name: label('recordType', 'greening_plan'), ...RIGHTS, search: t('environment.search.greening_plan'), actions: 'greeningPlanAction', states: 'greeningPlanState', dangers: ['decline'], happening, isFixed: (one) => one.state !== 'draft',
    filterOf: (search) => ({ q: search.q, state: many(search.state) }),
    filters: [{ key: 'state', kind: 'choices', label: t('environment.field.state'), choices: states }],
    views: [{ key: 'all', name: t('environment.view.all'), query: '' }],
    columns: [
      { key: 'number', title: t('environment.field.number'), width: 160, render: (one) => one.number },
      { key: 'title', title: t('environment.field.title'), render: (one) => one.title },
      { key: 'place', title: t('environment.field.place'), width: 160, render: (one) => one.place },
      { key: 'species', title: t('environment.field.species'), width: 180, render: (one) => one.species },
      { key: 'state', title: t('environment.field.state'), width: 120, render: state },
      { key: 'opinion', title: t('environment.field.opinion'), width: 210, render: counts },
    ],
    number: (one) => one.number,
    title: (one) => one.title,
    tag: state,
    facts: (one) => [
      { label: t('environment.field.place'), value: one.place },
      { label: t('environment.field.squareMetres'), value: one.squareMetres !== null && `${one.squareMetres} ㎡` },
      { label: t('environment.field.species'), value: one.species },
      { label: t('environment.field.askedOn'), value: one.askedOn },
      { label: t('environment.field.opinion'), value: one.opinion && [counts(one), one.opinion.words].filter(Boolean).join('；'), isWide: true },
      { label: t('environment.field.proposal'), value: one.proposal, isWide: true },
      { label: t('environment.field.photoIds'), value: one.photos.length > 0 && <FileStrip files={one.photos} />, isWide: true },
    ],
    fields: (one) => [
      { name: 'title', label: t('environment.field.title'), kind: 'text', isNeeded: true },
      { name: 'areaId', label: t('environment.field.areaId'), kind: 'area', known: one?.area?.name, from: (record: GreeningPlan) => record.area?.id },
      { name: 'place', label: t('environment.field.place'), kind: 'text' },
      { name: 'squareMetres', label: t('environment.field.squareMetres'), kind: 'number', unit: '㎡' },
      { name: 'species', label: t('environment.field.species'), kind: 'text' },
      { name: 'proposal', label: t('environment.field.proposal'), kind: 'long', isNeeded: true },
      { name: 'photoIds', label: t('environment.field.photoIds'), kind: 'photos', from: (record: GreeningPlan) => record.photos },
    ],
    actFields: (action) => [
      ...(action === 'accept' || action === 'decline' ? ([{ name: 'inFavour', label: t('environment.field.inFavour'), kind: 'number', precision: 0, isNeeded: true }, { name: 'against', label: t('environment.field.against'), kind: 'number', precision: 0, isNeeded: true }] as const) : []),
      { name: 'note', label: t('environment.field.note'), kind: 'long', isNeeded: action === 'decline' || action === 'revise' },
    ],
  }
}

export function useAdoptionScreen(): Screen<TreeAdoption> {
  const t = useT()
  const label = useLabel()
  const happening = useHappening()
  const states = useChoices('adoptionState')
  const state = (one: TreeAdoption) => <EnvironmentState group="adoptionState" state={one.state} />
  return {
    name: label('recordType', 'tree_adoption'), ...RIGHTS, search: t('environment.search.tree_adoption'), actions: 'adoptionAction', states: 'adoptionState', dangers: ['end'], many: ['renew', 'end'], happening,
    filterOf: (search) => ({ q: search.q, state: many(search.state) }),
    filters: [{ key: 'state', kind: 'choices', label: t('environment.field.state'), choices: states }],
    views: [{ key: 'all', name: t('environment.view.all'), query: '' }, { key: 'active', name: t('environment.view.adopted'), query: 'state=active' }],
    columns: [
      { key: 'treeCode', title: t('environment.field.treeCode'), width: 120, render: (one) => one.treeCode },
      { key: 'species', title: t('registers.field.kind'), width: 120, render: (one) => one.species },
      { key: 'place', title: t('environment.field.place'), render: (one) => one.place },
      { key: 'adopter', title: label('adoptionState', 'active'), width: 160, render: (one) => one.person?.name ?? one.adopter },
      { key: 'fromOn', title: t('environment.field.fromOn'), width: 116, render: (one) => one.fromOn },
      { key: 'untilOn', title: t('environment.field.untilOn'), width: 116, render: (one) => one.endedOn ?? one.untilOn },
      { key: 'state', title: t('environment.field.state'), width: 110, render: state },
    ],
    number: (one) => one.treeCode,
    title: (one) => one.species,
    tag: state,
    facts: (one) => [
      { label: t('environment.field.personId'), value: one.person?.name },
      { label: t('environment.field.adopter'), value: one.adopter },
      { label: t('environment.field.place'), value: one.place },
      { label: t('environment.field.fromOn'), value: one.fromOn },
      { label: t('environment.field.untilOn'), value: one.untilOn },
      { label: t('environment.field.endedOn'), value: one.endedOn },
      { label: t('environment.field.plaque'), value: one.plaque, isWide: true },
      { label: t('environment.field.note'), value: one.note, isWide: true },
    ],
    fields: () => [
      { name: 'treeCode', label: t('environment.field.treeCode'), kind: 'text', isNeeded: true },
      { name: 'species', label: t('registers.field.kind'), kind: 'text', isNeeded: true },
      { name: 'place', label: t('environment.field.place'), kind: 'text' },
      { name: 'personId', label: t('environment.field.personId'), kind: 'person' },
      { name: 'adopter', label: t('environment.field.adopter'), kind: 'text' },
      { name: 'fromOn', label: t('environment.field.fromOn'), kind: 'day', isNeeded: true },
      { name: 'untilOn', label: t('environment.field.untilOn'), kind: 'day', isNeeded: true },
      { name: 'plaque', label: t('environment.field.plaque'), kind: 'text' },
      { name: 'note', label: t('environment.field.note'), kind: 'long' },
    ],
    actFields: (action) => [...(action === 'renew' ? ([{ name: 'untilOn', label: t('environment.field.untilOn'), kind: 'day', isNeeded: true }] as const) : []), { name: 'note', label: t('environment.field.note'), kind: 'long', isNeeded: action === 'end' }],
  }
}
