import { formatMoney, useLabel, useT, useTime } from '@guanjia/ui'
import type { BusinessChange, Entrustment, Tenancy } from '@guanjia/contract/lettings.ts'
import { useChoices } from '../kit/choices.ts'
import { many, yes } from '../kit/search.ts'
import type { Field } from './fields.tsx'
import type { Screen } from './kinds.ts'
import { PersonLink, UnitLink } from './links.tsx'
import { StateTag } from './looks.tsx'
import { TenancyTasks } from './tenancy-tasks.tsx'

export function useTenancyScreen(): Screen<Tenancy> {
  const t = useT()
  const label = useLabel()
  const states = useChoices('tenancyState')
  const payers = useChoices('feePayer')
  const open = (one: Tenancy) => one.tasks.filter(({ isOverdue }) => isOverdue)
  const isNew = (one: Tenancy | null) => one === null
  return {
    name: t('registers.name.tenancy'), read: 'archives:read', write: 'archives:write', search: t('registers.search.tenancy'), actions: 'tenancyAction', states: 'tenancyState', dangers: ['end'], many: ['extend', 'end'], isOfUnit: true,
    filterOf: (search) => ({ q: search.q, state: many(search.state), taskDue: yes(search.taskDue), unitId: search.unitId }),
    filters: [
      { key: 'state', kind: 'choices', label: t('registers.field.state'), choices: states },
      { key: 'taskDue', kind: 'flag', label: t('registers.taskDue') },
    ],
    views: [
      { key: 'now', name: t('registers.view.rented'), query: 'state=running,ending,over' },
      { key: 'ending', name: t('registers.view.ending'), query: 'state=ending,over' },
      { key: 'tasks', name: t('registers.taskDue'), query: 'taskDue=true' },
      { key: 'all', name: t('registers.view.all'), query: '' },
    ],
    columns: [
      { key: 'unit', title: t('registers.field.unitId'), width: 120, render: (one) => <strong>{one.unit.code}</strong> },
      { key: 'tenant', title: t('registers.field.tenantId'), width: 130, render: (one) => one.tenant.name },
      { key: 'state', title: t('registers.field.state'), width: 110, render: (one) => <StateTag group="tenancyState" state={one.state} /> },
      { key: 'term', title: t('registers.term'), width: 200, render: (one) => `${one.fromOn} – ${one.endedOn ?? one.untilOn}` },
      { key: 'left', title: t('registers.daysLeft'), width: 90, align: 'right', render: (one) => one.daysLeft },
      { key: 'payer', title: t('registers.field.feePayer'), width: 80, render: (one) => label('feePayer', one.feePayer) },
      { key: 'landlord', title: t('registers.field.landlordContact'), width: 170, render: (one) => one.landlordContact },
      { key: 'tasks', title: t('registers.taskDue'), render: (one) => open(one).map(({ task }) => label('tenancyTask', task)).join('、') },
    ],
    number: (one) => one.unit.code,
    title: (one) => one.tenant.name,
    tag: (one) => (
      <>
        <StateTag group="tenancyState" state={one.state} />
        {one.daysLeft !== null && <span className="gj-quiet">{one.daysLeft >= 0 ? t('registers.daysToGo', { n: one.daysLeft }) : t('registers.daysOver', { n: -one.daysLeft })}</span>}
      </>
    ),
    facts: (one) => [
      { label: t('registers.field.unitId'), value: <UnitLink unit={one.unit} /> },
      { label: t('registers.field.tenantId'), value: <PersonLink person={one.tenant} /> },
      { label: t('registers.term'), value: `${one.fromOn} – ${one.untilOn}` },
      { label: t('registers.field.endedOn'), value: one.endedOn },
      { label: t('registers.field.landlordContact'), value: one.landlordContact },
      { label: t('registers.field.feePayer'), value: label('feePayer', one.feePayer) },
      { label: t('registers.field.agentName'), value: [one.agentName, one.agentPhone].filter(Boolean).join(' ') },
      { label: t('registers.field.rentFen'), value: one.rentFen !== null && formatMoney(one.rentFen) },
      { label: t('registers.field.residents'), value: one.residents },
      { label: t('registers.field.note'), value: one.note, isWide: true },
    ],
    fields: (one) => [
      ...(isNew(one)
        ? ([
            { name: 'unitId', label: t('registers.field.unitId'), kind: 'unit', isNeeded: true },
            { name: 'tenantId', label: t('registers.field.tenantId'), kind: 'person', isNeeded: true },
            { name: 'fromOn', label: t('registers.field.fromOn'), kind: 'day', isNeeded: true },
            { name: 'untilOn', label: t('registers.field.untilOn'), kind: 'day', isNeeded: true },
          ] as const)
        : []),
      { name: 'landlordContact', label: t('registers.field.landlordContact'), kind: 'text', isNeeded: true },
      { name: 'feePayer', label: t('registers.field.feePayer'), kind: 'choice', choices: payers, isNeeded: true, first: 'tenant' },
      { name: 'agentName', label: t('registers.field.agentName'), kind: 'text' },
      { name: 'agentPhone', label: t('registers.field.agentPhone'), kind: 'text' },
      { name: 'rentFen', label: t('registers.field.rentFen'), kind: 'yuan' },
      { name: 'residents', label: t('registers.field.residents'), kind: 'number', precision: 0 },
      { name: 'note', label: t('registers.field.note'), kind: 'long' },
    ],
    actFields: (action) => [
      { name: 'on', label: t(action === 'extend' ? 'registers.field.untilOn' : 'registers.field.lastDay'), kind: 'day', isNeeded: true },
      { name: 'note', label: t('registers.field.note'), kind: 'long' },
    ],
    extra: (one) => <TenancyTasks tenancy={one} />,
  }
}

export function useEntrustmentScreen(): Screen<Entrustment> {
  const t = useT()
  const label = useLabel()
  const services = useChoices('entrustedService')
  const said = (one: Entrustment): string => one.services.map((service) => label('entrustedService', service)).join('、')
  return {
    name: t('registers.name.entrustment'), read: 'archives:read', write: 'archives:write', search: t('registers.search.entrustment'), isOfUnit: true, dangers: ['end'],
    actionText: (action) => (action === 'end' ? t('registers.action.takenBack') : undefined),
    filterOf: (search) => ({ q: search.q, current: search.current !== 'false', unitId: search.unitId }),
    filters: [],
    views: [
      { key: 'now', name: t('registers.view.entrusted'), query: '' },
      { key: 'gone', name: t('registers.view.over'), query: 'current=false' },
    ],
    columns: [
      { key: 'unit', title: t('registers.field.unitId'), width: 130, render: (one) => <strong>{one.unit.code}</strong> },
      { key: 'holder', title: t('registers.field.holderName'), width: 160, render: (one) => one.holderName },
      { key: 'phone', title: t('registers.field.holderPhone'), width: 150, render: (one) => one.holderPhone },
      { key: 'services', title: t('registers.field.services'), render: said },
      { key: 'key', title: t('registers.field.hasKey'), width: 90, render: (one) => (one.hasKey ? t('shell.yes') : '') },
      { key: 'term', title: t('registers.term'), width: 200, render: (one) => `${one.fromOn} – ${one.endedOn ?? one.untilOn ?? ''}` },
    ],
    number: (one) => one.unit.code,
    title: (one) => one.holderName,
    tag: (one) => (one.endedOn === null ? <StateTag group="unitState" state="entrusted" /> : <span className="gj-quiet">{t('registers.goneSince', { day: one.endedOn })}</span>),
    facts: (one) => [
      { label: t('registers.field.unitId'), value: <UnitLink unit={one.unit} /> },
      { label: t('registers.field.holderName'), value: one.holderName },
      { label: t('registers.field.holderPhone'), value: one.holderPhone && <a href={`tel:${one.holderPhone}`}>{one.holderPhone}</a> },
      { label: t('registers.term'), value: `${one.fromOn} – ${one.untilOn ?? t('registers.noEnd')}` },
      { label: t('registers.field.hasKey'), value: one.hasKey && t('shell.yes') },
      { label: t('registers.field.services'), value: said(one), isWide: true },
      { label: t('registers.field.note'), value: one.note, isWide: true },
    ],
    fields: (one) => [
      ...(one === null ? ([{ name: 'unitId', label: t('registers.field.unitId'), kind: 'unit', isNeeded: true }] as const) : []),
      { name: 'holderName', label: t('registers.field.holderName'), kind: 'text', isNeeded: true },
      { name: 'holderPhone', label: t('registers.field.holderPhone'), kind: 'text' },
      { name: 'fromOn', label: t('registers.field.fromOn'), kind: 'day', isNeeded: true },
      { name: 'untilOn', label: t('registers.field.untilOn'), kind: 'day', hint: t('registers.hint.untilOn') },
      { name: 'services', label: t('registers.field.services'), kind: 'choices', choices: services },
      { name: 'hasKey', label: t('registers.field.hasKey'), kind: 'flag' },
      { name: 'note', label: t('registers.field.note'), kind: 'long' },
    ],
    actFields: () => [
      { name: 'on', label: t('registers.field.lastDay'), kind: 'day', isNeeded: true },
      { name: 'note', label: t('registers.field.note'), kind: 'long' },
    ],
  }
}

export function useBusinessScreen(): Screen<BusinessChange> {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const kinds = useChoices('businessKind')
  const states = useChoices('businessState')
  const said = (one: { business: string; name: string } | null): string => (one === null ? '—' : [label('businessKind', one.business), one.name].filter(Boolean).join(' · '))
  const note: Field = { name: 'note', label: t('registers.field.decisionNote'), kind: 'long' }
  return {
    name: t('registers.name.business'), read: 'archives:read', write: 'archives:write', search: t('registers.search.business'), actions: 'businessAction', states: 'businessState', dangers: ['refuse', 'withdraw'], many: ['approve', 'refuse'], isOfUnit: true,
    filterOf: (search) => ({ q: search.q, state: many(search.state), business: many(search.business), current: yes(search.current), unitId: search.unitId }),
    filters: [
      { key: 'state', kind: 'choices', label: t('registers.field.state'), choices: states },
      { key: 'business', kind: 'choices', label: t('registers.field.business'), choices: kinds },
    ],
    views: [
      { key: 'now', name: t('registers.view.inBusiness'), query: 'current=true' },
      { key: 'asked', name: label('businessState', 'requested'), query: 'state=requested' },
      { key: 'all', name: t('registers.view.history'), query: '' },
    ],
    columns: [
      { key: 'unit', title: t('registers.field.shop'), width: 130, render: (one) => <strong>{one.unit.code}</strong> },
      { key: 'business', title: t('registers.field.business'), render: (one) => said(one) },
      { key: 'before', title: t('registers.field.before'), width: 200, render: (one) => said(one.before) },
      { key: 'fromOn', title: t('registers.field.fromOn'), width: 116, render: (one) => one.fromOn },
      { key: 'state', title: t('registers.field.state'), width: 110, render: (one) => <StateTag group="businessState" state={one.state} /> },
      { key: 'licence', title: t('registers.field.licence'), width: 150, render: (one) => one.licence },
      { key: 'decidedBy', title: t('registers.field.decidedBy'), width: 110, render: (one) => one.decidedBy },
    ],
    number: (one) => one.unit.code,
    title: said,
    tag: (one) => (
      <>
        <StateTag group="businessState" state={one.state} />
        {one.isCurrent && <span className="gj-quiet">{t('registers.isCurrent')}</span>}
      </>
    ),
    facts: (one) => [
      { label: t('registers.field.shop'), value: <UnitLink unit={one.unit} /> },
      { label: t('registers.field.before'), value: said(one.before) },
      { label: t('registers.field.business'), value: said(one) },
      { label: t('registers.field.fromOn'), value: one.fromOn },
      { label: t('registers.field.licence'), value: one.licence },
      { label: t('registers.field.applicant'), value: one.person && <PersonLink person={one.person} /> },
      { label: t('registers.field.requestedBy'), value: `${one.requestedBy} ${time.at(one.requestedAt)}` },
      { label: t('registers.field.decidedBy'), value: one.decidedBy && `${one.decidedBy} ${time.at(one.decidedAt!)}` },
      { label: t('registers.field.reason'), value: one.reason, isWide: true },
      { label: t('registers.field.decisionNote'), value: one.decisionNote, isWide: true },
    ],
    fields: () => [
      { name: 'unitId', label: t('registers.field.shop'), kind: 'unit', isNeeded: true },
      { name: 'business', label: t('registers.field.business'), kind: 'choice', choices: kinds, isNeeded: true },
      { name: 'name', label: t('registers.field.shopName'), kind: 'text' },
      { name: 'fromOn', label: t('registers.field.fromOn'), kind: 'day', isNeeded: true },
      { name: 'licence', label: t('registers.field.licence'), kind: 'text' },
      { name: 'personId', label: t('registers.field.applicant'), kind: 'person' },
      { name: 'reason', label: t('registers.field.reason'), kind: 'long' },
    ],
    actFields: (action) => [{ ...note, isNeeded: action === 'refuse' }],
  }
}
