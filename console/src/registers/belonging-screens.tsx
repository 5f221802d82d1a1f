import { formatMoney, useLabel, useT, useTime } from '@guanjia/ui'
import type { AccessCard, ParkingSpace, Pet, Vehicle } from '@guanjia/contract/belongings.ts'
import { useChoices } from '../kit/choices.ts'
import { many } from '../kit/search.ts'
import type { Field } from './fields.tsx'
import type { Screen } from './kinds.ts'
import { PersonLink, RecordLink, UnitLink } from './links.tsx'
import { StateTag } from './looks.tsx'
import { PetVaccinations } from './pet-vaccinations.tsx'
import { VehicleCards } from './vehicle-cards.tsx'

export function useSpaceScreen(): Screen<ParkingSpace> {
  const t = useT()
  const label = useLabel()
  const kinds = useChoices('spaceKind')
  const states = useChoices('spaceState')
  const note: Field = { name: 'note', label: t('registers.field.note'), kind: 'long' }
  const person: Field = { name: 'personId', label: t('registers.field.lessee'), kind: 'person', isNeeded: true }
  const unit: Field = { name: 'unitId', label: t('registers.field.unitId'), kind: 'unit' }
  const vehicles = (one: ParkingSpace) => one.vehicles.map(({ id, name }) => <RecordLink key={id} kind="vehicle" id={id} text={`${name} `} />)
  return {
    name: label('recordType', 'parking_space'), read: 'registers:read', write: 'registers:write', search: t('registers.search.space'), actions: 'spaceAction', states: 'spaceState', dangers: ['take_back'], many: ['end_lease', 'reserve', 'open_to_visitors', 'release'],
    filterOf: (search) => ({ q: search.q, kind: many(search.kind), state: many(search.state) }),
    filters: [
      { key: 'state', kind: 'choices', label: t('registers.field.state'), choices: states },
      { key: 'kind', kind: 'choices', label: t('registers.field.kind'), choices: kinds },
    ],
    views: [
      { key: 'all', name: t('registers.view.all'), query: '' },
      { key: 'unsold', name: t('registers.view.leasable'), query: 'state=unsold' },
      { key: 'leased', name: label('spaceState', 'leased'), query: 'state=leased' },
    ],
    columns: [
      { key: 'code', title: t('registers.field.spaceCode'), width: 130, render: (one) => one.code },
      { key: 'lot', title: t('registers.field.lot'), width: 120, render: (one) => one.lot },
      { key: 'kind', title: t('registers.field.kind'), width: 90, render: (one) => label('spaceKind', one.kind) },
      { key: 'state', title: t('registers.field.state'), width: 100, render: (one) => <StateTag group="spaceState" state={one.state} /> },
      { key: 'holder', title: t('registers.field.holder'), width: 130, render: (one) => one.owner?.name ?? one.lease?.person.name },
      { key: 'unit', title: t('registers.field.unitId'), width: 120, render: (one) => (one.unit ?? one.lease?.unit)?.code },
      { key: 'until', title: t('registers.field.untilOn'), width: 116, render: (one) => one.lease?.untilOn },
      { key: 'vehicles', title: label('recordType', 'vehicle'), render: (one) => one.vehicles.map(({ name }) => name).join('、') },
      { key: 'squareMetres', title: t('registers.field.squareMetres'), width: 90, align: 'right', isHidden: true, render: (one) => one.squareMetres },
    ],
    number: (one) => one.code,
    title: (one) => one.lot,
    tag: (one) => <StateTag group="spaceState" state={one.state} />,
    facts: (one) => [
      { label: t('registers.field.kind'), value: label('spaceKind', one.kind) },
      { label: t('registers.field.lot'), value: one.lot },
      { label: t('registers.field.place'), value: one.place },
      { label: t('registers.field.squareMetres'), value: one.squareMetres },
      { label: t('registers.field.owner'), value: one.owner && <PersonLink person={one.owner} /> },
      { label: t('registers.field.unitId'), value: one.unit && <UnitLink unit={one.unit} /> },
      { label: t('registers.field.lessee'), value: one.lease && <PersonLink person={one.lease.person} /> },
      { label: t('registers.field.leaseUnit'), value: one.lease?.unit && <UnitLink unit={one.lease.unit} /> },
      { label: t('registers.field.fromOn'), value: one.lease?.fromOn },
      { label: t('registers.field.untilOn'), value: one.lease && (one.lease.untilOn ?? t('registers.noEnd')) },
      { label: t('registers.field.rentFen'), value: one.lease?.rentFen !== undefined && one.lease?.rentFen !== null && formatMoney(one.lease.rentFen) },
      { label: label('recordType', 'vehicle'), value: one.vehicles.length > 0 && vehicles(one) },
      { label: t('registers.field.note'), value: one.note, isWide: true },
    ],
    fields: (one) => [
      { name: 'code', label: t('registers.field.spaceCode'), kind: 'text', isNeeded: true },
      { name: 'kind', label: t('registers.field.kind'), kind: 'choice', choices: kinds, isNeeded: true },
      ...(one === null ? ([{ name: 'state', label: t('registers.field.state'), kind: 'choice', choices: states.filter(({ value }) => value !== 'sold' && value !== 'leased'), first: 'unsold' }] as const) : []),
      { name: 'lot', label: t('registers.field.lot'), kind: 'text' },
      { name: 'place', label: t('registers.field.place'), kind: 'text' },
      { name: 'squareMetres', label: t('registers.field.squareMetres'), kind: 'number', precision: 2, unit: '㎡' },
      note,
    ],
    actFields: (action) =>
      action === 'lease'
        ? [person, unit, { name: 'fromOn', label: t('registers.field.fromOn'), kind: 'day', isNeeded: true }, { name: 'untilOn', label: t('registers.field.untilOn'), kind: 'day', hint: t('registers.hint.untilOn') }, { name: 'rentFen', label: t('registers.field.rentFen'), kind: 'yuan' }]
        : action === 'sell'
          ? [{ ...person, label: t('registers.field.owner') }, unit, note]
          : action === 'end_lease'
            ? [{ name: 'on', label: t('registers.field.lastDay'), kind: 'day', isNeeded: true }, note]
            : [note],
  }
}

export function useVehicleScreen(): Screen<Vehicle> {
  const t = useT()
  const label = useLabel()
  const plates = useChoices('plateKind')
  const types = useChoices('vehicleType')
  return {
    name: label('recordType', 'vehicle'), read: 'archives:read', write: 'archives:write', search: t('registers.search.vehicle'), actions: 'vehicleAction', dangers: ['end'], many: ['end'],
    filterOf: (search) => ({ q: search.q, plateKind: many(search.plateKind), current: search.current === 'false' ? false : search.current === 'all' ? undefined : true, unitId: search.unitId }),
    filters: [
      { key: 'plateKind', kind: 'choices', label: t('registers.field.plateKind'), choices: plates },
      { key: 'unitId', kind: 'unit', label: t('registers.field.unitId'), isRare: true },
    ],
    views: [
      { key: 'here', name: t('registers.view.here'), query: '' },
      { key: 'new', name: label('plateKind', 'new_energy'), query: 'plateKind=new_energy' },
      { key: 'gone', name: t('registers.view.gone'), query: 'current=false' },
    ],
    columns: [
      { key: 'plate', title: t('registers.field.plate'), width: 130, render: (one) => <strong>{one.plateShown}</strong> },
      { key: 'plateKind', title: t('registers.field.plateKind'), width: 90, render: (one) => label('plateKind', one.plateKind) },
      { key: 'car', title: t('registers.field.brand'), width: 170, render: (one) => [one.colour, one.brand, label('vehicleType', one.type)].filter(Boolean).join(' ') },
      { key: 'person', title: t('registers.field.personId'), width: 120, render: (one) => one.person?.name },
      { key: 'unit', title: t('registers.field.unitId'), width: 120, render: (one) => one.unit?.code },
      { key: 'spaces', title: label('recordType', 'parking_space'), render: (one) => one.spaces.map(({ code }) => code).join('、') },
      { key: 'registeredOn', title: t('registers.field.registeredOn'), width: 116, render: (one) => one.registeredOn },
      { key: 'endedOn', title: t('registers.field.endedOn'), width: 116, isHidden: true, render: (one) => one.endedOn },
    ],
    number: (one) => one.plateShown,
    title: (one) => [one.colour, one.brand].filter(Boolean).join(' '),
    tag: (one) => (one.endedOn ? <StateTag group="amenityState" state="closed" /> : <span className="gj-quiet">{label('plateKind', one.plateKind)}</span>),
    facts: (one) => [
      { label: t('registers.field.personId'), value: one.person && <PersonLink person={one.person} /> },
      { label: t('registers.field.unitId'), value: one.unit && <UnitLink unit={one.unit} /> },
      { label: t('registers.field.type'), value: label('vehicleType', one.type) },
      { label: t('registers.field.brand'), value: one.brand },
      { label: t('registers.field.colour'), value: one.colour },
      { label: label('recordType', 'parking_space'), value: one.spaces.length > 0 && one.spaces.map(({ id, code }) => <RecordLink key={id} kind="parking_space" id={id} text={`${code} `} />) },
      { label: t('registers.field.registeredOn'), value: one.registeredOn },
      { label: t('registers.field.endedOn'), value: one.endedOn },
      { label: t('registers.field.note'), value: one.note, isWide: true },
    ],
    fields: (one) => [
      { name: 'plate', label: t('registers.field.plate'), kind: 'text', isNeeded: true, hint: t('registers.hint.plate'), from: (record: Vehicle) => record.plateShown },
      { name: 'type', label: t('registers.field.type'), kind: 'choice', choices: types, first: 'car' },
      { name: 'personId', label: t('registers.field.personId'), kind: 'person', known: one?.person?.name, from: (record: Vehicle) => record.person?.id },
      { name: 'unitId', label: t('registers.field.unitId'), kind: 'unit', known: one?.unit?.code, from: (record: Vehicle) => record.unit?.id },
      { name: 'brand', label: t('registers.field.brand'), kind: 'text' },
      { name: 'colour', label: t('registers.field.colour'), kind: 'text' },
      { name: 'spaceIds', label: label('recordType', 'parking_space'), kind: 'spaces', from: (record: Vehicle) => record.spaces.map(({ id }) => id) },
      { name: 'note', label: t('registers.field.note'), kind: 'long' },
    ],
    extra: (one) => <VehicleCards vehicle={one} />,
  }
}

export function useCardScreen(): Screen<AccessCard> {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const kinds = useChoices('cardKind')
  const states = useChoices('cardState')
  const until: Field = { name: 'validUntil', label: t('registers.field.validUntil'), kind: 'day', hint: t('registers.hint.untilOn') }
  return {
    name: label('recordType', 'access_card'), read: 'archives:read', write: 'archives:write', search: t('registers.search.card'), actions: 'cardAction', states: 'cardState', dangers: ['cancel', 'report_lost'], many: ['renew', 'cancel'],
    filterOf: (search) => ({ q: search.q, kind: many(search.kind), state: many(search.state), unitId: search.unitId }),
    filters: [
      { key: 'state', kind: 'choices', label: t('registers.field.state'), choices: states },
      { key: 'kind', kind: 'choices', label: t('registers.field.kind'), choices: kinds },
    ],
    views: [
      { key: 'all', name: t('registers.view.all'), query: '' },
      { key: 'applied', name: label('cardState', 'applied'), query: 'state=applied' },
      { key: 'ending', name: t('registers.view.ending'), query: 'state=expiring,expired' },
    ],
    columns: [
      { key: 'number', title: t('registers.field.number'), width: 140, render: (one) => one.number ?? '—' },
      { key: 'kind', title: t('registers.field.kind'), width: 90, render: (one) => label('cardKind', one.kind) },
      { key: 'state', title: t('registers.field.state'), width: 110, render: (one) => <StateTag group="cardState" state={one.state} /> },
      { key: 'person', title: t('registers.field.cardHolder'), width: 120, render: (one) => one.person.name },
      { key: 'unit', title: t('registers.field.unitId'), width: 120, render: (one) => one.unit.code },
      { key: 'vehicle', title: t('registers.field.plate'), width: 120, render: (one) => one.vehicle?.name },
      { key: 'appliedAt', title: t('registers.field.appliedAt'), width: 124, render: (one) => time.at(one.appliedAt) },
      { key: 'validUntil', title: t('registers.field.validUntil'), render: (one) => (one.number === null ? '' : (one.validUntil ?? t('registers.noEnd'))) },
    ],
    number: (one) => one.number ?? '',
    title: (one) => `${label('cardKind', one.kind)} ${one.person.name}`,
    tag: (one) => <StateTag group="cardState" state={one.state} />,
    facts: (one) => [
      { label: t('registers.field.cardHolder'), value: <PersonLink person={one.person} /> },
      { label: t('registers.field.unitId'), value: <UnitLink unit={one.unit} /> },
      { label: label('recordType', 'vehicle'), value: one.vehicle && <RecordLink kind="vehicle" id={one.vehicle.id} text={one.vehicle.name} /> },
      { label: t('registers.field.appliedAt'), value: time.at(one.appliedAt) },
      { label: t('registers.field.issuedOn'), value: one.issuedOn },
      { label: t('registers.field.validUntil'), value: one.number !== null && (one.validUntil ?? t('registers.noEnd')) },
      { label: t('registers.field.endNote'), value: one.endNote },
      { label: t('registers.field.note'), value: one.note, isWide: true },
    ],
    fields: () => [
      { name: 'kind', label: t('registers.field.kind'), kind: 'choice', choices: kinds, isNeeded: true, first: 'resident' },
      { name: 'unitId', label: t('registers.field.unitId'), kind: 'unit', isNeeded: true },
      { name: 'personId', label: t('registers.field.cardHolder'), kind: 'person', isNeeded: true },
      { name: 'vehicleId', label: label('recordType', 'vehicle'), kind: 'vehicle', hint: t('registers.hint.vehicle') },
      { name: 'note', label: t('registers.field.note'), kind: 'long' },
    ],
    actFields: (action) =>
      action === 'issue' ? [{ name: 'number', label: t('registers.field.number'), kind: 'text', isNeeded: true }, until] : action === 'renew' ? [until] : [{ name: 'note', label: t('registers.field.note'), kind: 'long' }],
  }
}

export function usePetScreen(): Screen<Pet> {
  const t = useT()
  const label = useLabel()
  const species = useChoices('petSpecies')
  const sexes = useChoices('sex')
  const due = (one: Pet) =>
    one.nextDueOn ? (
      <span className="gj-tone" data-tone={one.isOverdue ? 'overdue' : 'done'}>
        {one.isOverdue ? t('registers.overdueSince', { day: one.nextDueOn }) : one.nextDueOn}
      </span>
    ) : (
      <span className="gj-quiet">{t('registers.noVaccination')}</span>
    )
  return {
    name: label('recordType', 'pet'), read: 'archives:read', write: 'archives:write', search: t('registers.search.pet'), dangers: ['end'], many: ['end'],
    filterOf: (search) => ({ q: search.q, species: many(search.species), current: search.current !== 'false', dueBy: search.dueBy }),
    filters: [{ key: 'species', kind: 'choices', label: t('registers.field.species'), choices: species }],
    views: [
      { key: 'here', name: t('registers.view.here'), query: '' },
      { key: 'due', name: t('registers.view.vaccinationDue'), query: `dueBy=${dayFromNow(30)}` },
      { key: 'gone', name: t('registers.view.gone'), query: 'current=false' },
    ],
    columns: [
      { key: 'name', title: t('registers.field.petName'), width: 120, render: (one) => one.name },
      { key: 'species', title: t('registers.field.species'), width: 80, render: (one) => label('petSpecies', one.species) },
      { key: 'breed', title: t('registers.field.breed'), width: 150, render: (one) => [one.colour, one.breed].filter(Boolean).join(' ') },
      { key: 'person', title: t('registers.field.keeper'), width: 130, render: (one) => one.person.name },
      { key: 'unit', title: t('registers.field.unitId'), width: 130, render: (one) => one.unit.code },
      { key: 'licence', title: t('registers.field.licenceNumber'), width: 150, render: (one) => one.licenceNumber },
      { key: 'due', title: t('registers.field.nextDueOn'), render: due },
    ],
    number: (one) => one.name,
    title: (one) => [label('petSpecies', one.species), one.breed].filter(Boolean).join(' '),
    tag: (one) => (one.endedOn ? <span className="gj-quiet">{t('registers.goneSince', { day: one.endedOn })}</span> : due(one)),
    facts: (one) => [
      { label: t('registers.field.keeper'), value: <PersonLink person={one.person} /> },
      { label: t('registers.field.unitId'), value: <UnitLink unit={one.unit} /> },
      { label: t('registers.field.breed'), value: one.breed },
      { label: t('registers.field.colour'), value: one.colour },
      { label: t('registers.field.sex'), value: one.sex !== 'unknown' && label('sex', one.sex) },
      { label: t('registers.field.bornOn'), value: one.bornOn },
      { label: t('registers.field.licenceNumber'), value: one.licenceNumber },
      { label: t('registers.field.licenceUntil'), value: one.licenceUntil },
      { label: t('registers.field.note'), value: one.note, isWide: true },
    ],
    fields: (one) => [
      { name: 'name', label: t('registers.field.petName'), kind: 'text', isNeeded: true },
      { name: 'species', label: t('registers.field.species'), kind: 'choice', choices: species, isNeeded: true },
      { name: 'personId', label: t('registers.field.keeper'), kind: 'person', isNeeded: true, known: one?.person.name, from: (record: Pet) => record.person.id },
      { name: 'unitId', label: t('registers.field.unitId'), kind: 'unit', isNeeded: true, known: one?.unit.code, from: (record: Pet) => record.unit.id },
      { name: 'breed', label: t('registers.field.breed'), kind: 'text' },
      { name: 'colour', label: t('registers.field.furColour'), kind: 'text' },
      { name: 'sex', label: t('registers.field.sex'), kind: 'choice', choices: sexes, first: 'unknown' },
      { name: 'bornOn', label: t('registers.field.bornOn'), kind: 'day' },
      { name: 'licenceNumber', label: t('registers.field.licenceNumber'), kind: 'text' },
      { name: 'licenceUntil', label: t('registers.field.licenceUntil'), kind: 'day' },
      { name: 'note', label: t('registers.field.note'), kind: 'long' },
    ],
    actionText: (action) => (action === 'end' ? t('registers.action.end') : undefined),
    extra: (one) => <PetVaccinations pet={one} />,
  }
}

function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}

