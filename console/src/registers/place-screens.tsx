import { lazy, Suspense } from 'react'
import { useLabel, useT } from '@guanjia/ui'
import type { Amenity, CommonArea, Facility, Meter } from '@guanjia/contract/registers.ts'
import { useChoices } from '../kit/choices.ts'
import { FileStrip } from '../kit/file-strip.tsx'
import { ImportLink } from '../kit/import-link.tsx'
import { many, yes } from '../kit/search.ts'
import { FacilityClasses } from './facility-classes.tsx'
import { AmenityChecks } from './amenity-checks.tsx'
import type { Screen } from './kinds.ts'
import { UnitLink } from './links.tsx'
import { StateTag } from './looks.tsx'
import { MeterReadings } from './meter-readings.tsx'
import { PlanView } from './plan-point.tsx'

const FacilityMaintenance = lazy(() => import('../maintenance/facility-panels.tsx').then(({ FacilityMaintenance }) => ({ default: FacilityMaintenance })))

const FacilityRecords = lazy(() => import('../inspections/facility-records.tsx').then(({ FacilityRecords }) => ({ default: FacilityRecords })))

/** Building, area and place, each said once: `1栋` is in `1 栋 1 单元`. */
function placeOf(one: Pick<Facility, 'building' | 'area' | 'place'>): string {
  const parts = [...new Set([one.building?.name, one.area?.name, one.place])].filter((part): part is string => part !== undefined && part !== '')
  const bare = parts.map((part) => part.replaceAll(/\s/g, ''))
  return parts.filter((_, i) => !bare.some((other, j) => i !== j && other !== bare[i] && other.includes(bare[i]!))).join(' ')
}

export function useFacilityScreen(): Screen<Facility> {
  const t = useT()
  const label = useLabel()
  const states = useChoices('facilityState')
  const dues = useChoices('facilityDue')
  const due = (one: Facility) => (
    <>
      {one.due.map(({ what, on, isOverdue }) => (
        <span key={what} className="gj-tone gj-pill" data-tone={isOverdue ? 'overdue' : 'soon'}>
          {`${label('facilityDue', what)} ${isOverdue ? t('registers.overdueSince', { day: on }) : t('registers.dueOn', { day: on })}`}
        </span>
      ))}
    </>
  )
  return {
    name: label('recordType', 'facility'), read: 'registers:read', write: 'registers:write', search: t('registers.search.facility'), actions: 'facilityAction', states: 'facilityState', dangers: ['scrap'], many: ['stand_by', 'stop', 'resume', 'serviced', 'inspected'],
    listActs: <FacilityClasses />,
    filterOf: (search) => ({ q: search.q, state: many(search.state), due: many(search.due), class: search.class, zoneId: search.zoneId }),
    filters: [
      { key: 'state', kind: 'choices', label: t('registers.field.state'), choices: states },
      { key: 'due', kind: 'choices', label: t('registers.due'), choices: dues },
    ],
    views: [
      { key: 'all', name: t('registers.view.all'), query: '' },
      { key: 'due', name: t('registers.view.due'), query: 'due=inspection,service' },
      { key: 'down', name: t('registers.view.down'), query: 'state=under_repair,stopped' },
    ],
    columns: [
      { key: 'code', title: t('registers.field.code'), width: 130, render: (one) => one.code },
      { key: 'name', title: t('registers.field.name'), render: (one) => one.name },
      { key: 'class', title: t('registers.field.classId'), width: 130, render: (one) => one.class.name },
      { key: 'state', title: t('registers.field.state'), width: 100, render: (one) => <StateTag group="facilityState" state={one.state} /> },
      { key: 'place', title: t('registers.field.place'), width: 220, render: placeOf },
      { key: 'due', title: t('registers.due'), width: 310, render: (one) => <span className="gj-row" style={{ gap: 4 }}>{due(one)}</span> },
      { key: 'nextServiceOn', title: t('registers.field.nextServiceOn'), width: 116, isHidden: true, render: (one) => one.nextServiceOn },
      { key: 'inspectionDueOn', title: t('registers.field.inspectionDueOn'), width: 116, isHidden: true, render: (one) => one.inspectionDueOn },
      { key: 'warrantyUntil', title: t('registers.field.warrantyUntil'), width: 116, isHidden: true, render: (one) => one.warrantyUntil },
      { key: 'maker', title: t('registers.field.maker'), width: 140, isHidden: true, render: (one) => one.maker },
    ],
    number: (one) => one.code,
    title: (one) => one.name,
    tag: (one) => (
      <>
        <StateTag group="facilityState" state={one.state} />
        {due(one)}
      </>
    ),
    facts: (one) => [
      { label: t('registers.field.classId'), value: one.class.name },
      { label: t('registers.field.place'), value: placeOf(one) },
      { label: t('registers.field.model'), value: one.model },
      { label: t('registers.field.serial'), value: one.serial },
      { label: t('registers.field.maker'), value: one.maker },
      { label: t('registers.field.installedOn'), value: one.installedOn },
      { label: t('registers.field.warrantyUntil'), value: one.warrantyUntil },
      { label: t('registers.field.nextServiceOn'), value: one.nextServiceOn },
      { label: t('registers.field.inspectionDueOn'), value: one.inspectionDueOn },
      { label: t('registers.field.serviceContact'), value: one.serviceContact },
      { label: t('registers.field.note'), value: one.note, isWide: true },
      { label: t('registers.field.photoIds'), value: one.photos.length > 0 && <FileStrip files={one.photos} />, isWide: true },
    ],
    extra: (one) => <Suspense><FacilityMaintenance facility={one} /><FacilityRecords id={one.id} /></Suspense>,
    fields: (one) => [
      { name: 'code', label: t('registers.field.code'), kind: 'text', isNeeded: true },
      { name: 'name', label: t('registers.field.name'), kind: 'text', isNeeded: true },
      { name: 'classId', label: t('registers.field.classId'), kind: 'class', isNeeded: true, from: (record: Facility) => record.class.id },
      { name: 'place', label: t('registers.field.place'), kind: 'text' },
      { name: 'buildingId', label: t('registers.field.buildingId'), kind: 'building', from: (record: Facility) => record.building?.id },
      { name: 'areaId', label: t('registers.field.areaId'), kind: 'area', known: one?.area?.name, from: (record: Facility) => record.area?.id },
      { name: 'model', label: t('registers.field.model'), kind: 'text' },
      { name: 'serial', label: t('registers.field.serial'), kind: 'text' },
      { name: 'maker', label: t('registers.field.maker'), kind: 'text' },
      { name: 'installedOn', label: t('registers.field.installedOn'), kind: 'day' },
      { name: 'warrantyUntil', label: t('registers.field.warrantyUntil'), kind: 'day' },
      { name: 'nextServiceOn', label: t('registers.field.nextServiceOn'), kind: 'day' },
      { name: 'inspectionDueOn', label: t('registers.field.inspectionDueOn'), kind: 'day' },
      { name: 'serviceContact', label: t('registers.field.serviceContact'), kind: 'text' },
      { name: 'note', label: t('registers.field.note'), kind: 'long' },
      { name: 'photoIds', label: t('registers.field.photoIds'), kind: 'photos' },
    ],
    actFields: (action) => [
      ...(action === 'serviced' || action === 'inspected'
        ? ([{ name: 'on', label: t('registers.field.on'), kind: 'day', isNeeded: true }, { name: 'nextOn', label: t('registers.field.nextOn'), kind: 'day', isNeeded: action === 'inspected' }] as const)
        : []),
      { name: 'note', label: t('registers.field.note'), kind: 'long', isNeeded: action === 'scrap' || action === 'stop' },
      { name: 'fileIds', label: t('registers.field.photoIds'), kind: 'photos' },
    ],
  }
}

export function useMeterScreen(): Screen<Meter> {
  const t = useT()
  const label = useLabel()
  const kinds = useChoices('meterKind')
  const states = useChoices('meterState')
  return {
    listActs: <ImportLink kind="meter_readings" needs="registers:work" />,
    name: label('recordType', 'meter'), read: 'registers:read', write: 'registers:write', search: t('registers.search.meter'), actions: 'meterAction', states: 'meterState', dangers: ['take_out'], many: ['take_out'],
    filterOf: (search) => ({ q: search.q, kind: many(search.kind), state: many(search.state), public: yes(search.public) }),
    filters: [
      { key: 'kind', kind: 'choices', label: t('registers.field.kind'), choices: kinds },
      { key: 'state', kind: 'choices', label: t('registers.field.state'), choices: states },
      { key: 'public', kind: 'flag', label: t('registers.public') },
    ],
    columns: [
      { key: 'code', title: t('registers.field.meterCode'), width: 150, render: (one) => one.code },
      { key: 'kind', title: t('registers.field.kind'), width: 90, render: (one) => label('meterKind', one.kind) },
      { key: 'unit', title: t('registers.field.unitId'), width: 130, render: (one) => one.unit?.code ?? one.area?.name ?? <span className="gj-quiet">{t('registers.public')}</span> },
      { key: 'location', title: t('registers.field.location'), render: (one) => one.location },
      { key: 'multiplier', title: t('registers.field.multiplier'), width: 70, align: 'right', render: (one) => one.multiplier },
      { key: 'readOn', title: t('registers.field.readOn'), width: 116, render: (one) => one.lastReading?.readOn },
      { key: 'value', title: t('registers.field.value'), width: 110, align: 'right', render: (one) => one.lastReading?.value },
      { key: 'consumption', title: t('registers.field.consumption'), width: 100, align: 'right', render: (one) => one.lastReading?.consumption },
      { key: 'state', title: t('registers.field.state'), width: 96, render: (one) => <StateTag group="meterState" state={one.state} /> },
    ],
    number: (one) => one.code,
    title: (one) => [label('meterKind', one.kind), one.unit?.code ?? one.area?.name].filter(Boolean).join(' '),
    tag: (one) => <StateTag group="meterState" state={one.state} />,
    facts: (one) => [
      { label: t('registers.field.unitId'), value: one.unit && <UnitLink unit={one.unit} /> },
      { label: t('registers.field.areaId'), value: one.area?.name },
      { label: t('registers.field.location'), value: one.location },
      { label: t('registers.field.multiplier'), value: one.multiplier },
      { label: t('registers.field.digits'), value: one.digits },
      { label: t('registers.field.initialReading'), value: one.initialReading },
      { label: t('registers.field.installedOn'), value: one.installedOn },
      { label: t('registers.field.maker'), value: one.maker },
      { label: t('registers.field.takenOutOn'), value: one.takenOutOn },
      { label: t('registers.field.note'), value: one.note, isWide: true },
      { label: t('registers.field.photoIds'), value: one.photos.length > 0 && <FileStrip files={one.photos} />, isWide: true },
      { label: t('registers.field.plan'), value: one.plan && <PlanView point={{ fileId: one.plan.file.id, x: one.plan.x, y: one.plan.y }} />, isWide: true },
    ],
    fields: (one) => [
      { name: 'code', label: t('registers.field.meterCode'), kind: 'text', isNeeded: true },
      ...(one === null ? ([{ name: 'kind', label: t('registers.field.kind'), kind: 'choice', choices: kinds, isNeeded: true }] as const) : []),
      { name: 'unitId', label: t('registers.field.unitId'), kind: 'unit', known: one?.unit?.code, hint: t('registers.hint.meterUnit'), from: (record: Meter) => record.unit?.id },
      { name: 'areaId', label: t('registers.field.areaId'), kind: 'area', known: one?.area?.name, from: (record: Meter) => record.area?.id },
      { name: 'location', label: t('registers.field.location'), kind: 'text', hint: t('registers.hint.location') },
      { name: 'multiplier', label: t('registers.field.multiplier'), kind: 'number', precision: 3, first: 1 },
      { name: 'initialReading', label: t('registers.field.initialReading'), kind: 'number', precision: 3, first: 0 },
      { name: 'digits', label: t('registers.field.digits'), kind: 'number', precision: 0, hint: t('registers.hint.digits') },
      { name: 'installedOn', label: t('registers.field.installedOn'), kind: 'day' },
      { name: 'maker', label: t('registers.field.maker'), kind: 'text' },
      { name: 'note', label: t('registers.field.note'), kind: 'long' },
      { name: 'photoIds', label: t('registers.field.photoIds'), kind: 'photos' },
      { name: 'plan', label: t('registers.field.plan'), kind: 'plan', from: (record: Meter) => record.plan && { fileId: record.plan.file.id, x: record.plan.x, y: record.plan.y } },
    ],
    actFields: () => [
      { name: 'on', label: t('registers.field.on'), kind: 'day', isNeeded: true },
      { name: 'note', label: t('registers.field.note'), kind: 'long' },
    ],
    extra: (one) => <MeterReadings meter={one} />,
  }
}

export function useAreaScreen(): Screen<CommonArea> {
  const t = useT()
  const label = useLabel()
  const types = useChoices('areaType')
  return {
    name: label('recordType', 'common_area'), read: 'registers:read', write: 'registers:write', search: t('registers.search.area'),
    filterOf: (search) => ({ q: search.q, type: many(search.type) }),
    filters: [{ key: 'type', kind: 'choices', label: t('registers.field.type'), choices: types }],
    views: [
      { key: 'all', name: t('registers.view.all'), query: '' },
      { key: 'shops', name: label('areaType', 'shopfront'), query: 'type=shopfront' },
      { key: 'garage', name: label('areaType', 'garage'), query: 'type=garage' },
      { key: 'points', name: label('areaType', 'point'), query: 'type=point' },
    ],
    columns: [
      { key: 'code', title: t('registers.field.code'), width: 140, render: (one) => one.code },
      { key: 'name', title: t('registers.field.name'), render: (one) => one.name },
      { key: 'type', title: t('registers.field.type'), width: 110, render: (one) => label('areaType', one.type) },
      { key: 'parent', title: t('registers.field.parentId'), width: 160, render: (one) => one.parent?.name },
      { key: 'place', title: t('registers.field.place'), width: 220, render: (one) => [one.building?.name, one.place].filter(Boolean).join(' ') },
      { key: 'squareMetres', title: t('registers.field.squareMetres'), width: 100, align: 'right', render: (one) => one.squareMetres },
      { key: 'points', title: t('registers.points'), width: 80, align: 'right', render: (one) => one.points || null },
      { key: 'facilities', title: label('recordType', 'facility'), width: 90, align: 'right', render: (one) => one.facilities || null },
    ],
    number: (one) => one.code,
    title: (one) => one.name,
    tag: (one) => <span className="gj-quiet">{label('areaType', one.type)}</span>,
    facts: (one) => [
      { label: t('registers.field.parentId'), value: one.parent?.name },
      { label: t('registers.field.buildingId'), value: one.building?.name },
      { label: t('registers.field.floor'), value: one.floor },
      { label: t('registers.field.place'), value: one.place },
      { label: t('registers.field.squareMetres'), value: one.squareMetres },
      { label: t('registers.points'), value: one.points },
      { label: label('recordType', 'facility'), value: one.facilities },
      { label: t('registers.field.note'), value: one.note, isWide: true },
    ],
    fields: (one) => [
      { name: 'code', label: t('registers.field.code'), kind: 'text', isNeeded: true },
      { name: 'name', label: t('registers.field.name'), kind: 'text', isNeeded: true },
      { name: 'type', label: t('registers.field.type'), kind: 'choice', choices: types, isNeeded: true },
      { name: 'parentId', label: t('registers.field.parentId'), kind: 'area', known: one?.parent?.name, from: (record: CommonArea) => record.parent?.id },
      { name: 'buildingId', label: t('registers.field.buildingId'), kind: 'building', from: (record: CommonArea) => record.building?.id },
      { name: 'place', label: t('registers.field.place'), kind: 'text' },
      { name: 'squareMetres', label: t('registers.field.squareMetres'), kind: 'number', precision: 2, unit: '㎡' },
      { name: 'note', label: t('registers.field.note'), kind: 'long' },
    ],
  }
}

export function useAmenityScreen(): Screen<Amenity> {
  const t = useT()
  const label = useLabel()
  const kinds = useChoices('amenityKind')
  const states = useChoices('amenityState')
  const tag = (one: Amenity) => (
    <>
      <StateTag group="amenityState" state={one.state} />
      {one.state === 'open' && one.openHours.length > 0 && <span className="gj-quiet">{one.isOpenNow ? t('registers.openNow') : t('registers.closedNow')}</span>}
      {one.isCheckDue && (
        <span className="gj-tone gj-pill" data-tone="soon">
          {t('registers.checkDue')}
        </span>
      )}
    </>
  )
  const days = (all: readonly number[]): string => (all.length === 7 ? t('registers.everyDay') : all.toSorted((a, b) => a - b).map((day) => t(`registers.day.d${day}` as 'registers.day.d1')).join('、'))
  const hours = (one: Amenity): string => one.openHours.map(({ days: on, from, to }) => `${days(on)} ${from}–${to}`).join('；')
  return {
    name: label('recordType', 'amenity'), read: 'registers:read', write: 'registers:write', search: t('registers.search.amenity'), states: 'amenityState',
    filterOf: (search) => ({ q: search.q, kind: many(search.kind), state: many(search.state), checkDue: yes(search.checkDue) }),
    filters: [
      { key: 'kind', kind: 'choices', label: t('registers.field.kind'), choices: kinds },
      { key: 'state', kind: 'choices', label: t('registers.field.state'), choices: states },
      { key: 'checkDue', kind: 'flag', label: t('registers.checkDue') },
    ],
    columns: [
      { key: 'name', title: t('registers.field.name'), render: (one) => one.name },
      { key: 'kind', title: t('registers.field.kind'), width: 120, render: (one) => label('amenityKind', one.kind) },
      { key: 'state', title: t('registers.field.state'), width: 250, render: (one) => <span className="gj-row">{tag(one)}</span> },
      { key: 'hours', title: t('registers.field.openHours'), width: 240, render: hours },
      { key: 'place', title: t('registers.field.place'), width: 180, render: (one) => one.place },
      { key: 'lastCheck', title: t('registers.lastCheck'), width: 220, render: (one) => one.lastCheck && `${one.lastCheck.day} ${one.lastCheck.isFine ? t('registers.fine') : one.lastCheck.note}` },
    ],
    number: () => '',
    title: (one) => one.name,
    tag,
    facts: (one) => [
      { label: t('registers.field.kind'), value: label('amenityKind', one.kind) },
      { label: t('registers.field.openHours'), value: hours(one) },
      { label: t('registers.field.place'), value: [one.area?.name, one.place].filter(Boolean).join(' ') },
      { label: t('registers.field.contact'), value: one.contact },
      { label: t('registers.field.isBookable'), value: one.isBookable && t('shell.yes') },
      { label: t('registers.field.stateNote'), value: one.stateNote },
      { label: t('registers.field.rules'), value: one.rules && <span style={{ whiteSpace: 'pre-line' }}>{one.rules}</span>, isWide: true },
    ],
    fields: (one) => [
      { name: 'name', label: t('registers.field.name'), kind: 'text', isNeeded: true },
      { name: 'kind', label: t('registers.field.kind'), kind: 'choice', choices: kinds, isNeeded: true },
      { name: 'place', label: t('registers.field.place'), kind: 'text' },
      { name: 'areaId', label: t('registers.field.areaId'), kind: 'area', known: one?.area?.name, from: (record: Amenity) => record.area?.id },
      { name: 'contact', label: t('registers.field.contact'), kind: 'text' },
      { name: 'isCheckedDaily', label: t('registers.field.isCheckedDaily'), kind: 'flag' },
      { name: 'isBookable', label: t('registers.field.isBookable'), kind: 'flag' },
      ...(one === null ? [] : ([{ name: 'state', label: t('registers.field.state'), kind: 'choice', choices: states, isNeeded: true }, { name: 'stateNote', label: t('registers.field.stateNote'), kind: 'text', hint: t('registers.hint.stateNote') }] as const)),
      { name: 'openHours', label: t('registers.field.openHours'), kind: 'hours' },
      { name: 'rules', label: t('registers.field.rules'), kind: 'long' },
    ],
    extra: (one) => <AmenityChecks amenity={one} />,
  }
}

