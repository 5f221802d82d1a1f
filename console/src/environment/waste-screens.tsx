import { Form, Select } from 'antd'
import { Link } from '@tanstack/react-router'
import { useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { WasteCollection, WasteStation } from '@guanjia/contract/environment.ts'
import { useChoices } from '../kit/choices.ts'
import { FileStrip } from '../kit/file-strip.tsx'
import { yes } from '../kit/search.ts'
import type { Screen } from '../registers/kinds.ts'
import { useSite } from '../session/session.tsx'
import { useHappening } from './cleaning-screens.tsx'
import { LoadsInput, SlotsInput } from './inputs.tsx'
import { Alarm } from './looks.tsx'

export function useStationScreen(): Screen<WasteStation> {
  const t = useT()
  const label = useLabel()
  const happening = useHappening()
  const classes = useChoices('wasteClass')
  const floor = (one: WasteStation) => one.floor && `${t('environment.frequency.perDay', { n: one.floor.perDay })}（${t('environment.frequency.ofGrade', { grade: one.floor.grade })}）`
  return {
    name: label('recordType', 'waste_station'), read: 'environment:read', write: 'environment:write', search: t('environment.search.waste_station'), happening,
    filterOf: (search) => ({ q: search.q, active: yes(search.active) }),
    filters: [],
    views: [{ key: 'active', name: t('environment.view.active'), query: 'active=true' }, { key: 'all', name: t('environment.view.all'), query: '' }],
    columns: [
      { key: 'code', title: t('environment.field.code'), width: 110, render: (one) => one.code },
      { key: 'name', title: t('environment.field.name'), render: (one) => one.name },
      { key: 'classes', title: t('environment.field.classes'), width: 280, render: (one) => one.classes.map((value) => label('wasteClass', value)).join('、') },
      { key: 'slots', title: t('environment.field.slots'), width: 170, render: (one) => one.slots.join('、') },
      { key: 'floor', title: t('environment.field.floor'), width: 260, render: (one) => <span className="gj-row" style={{ gap: 6 }}>{floor(one)}{one.isBelowFloor && <Alarm text={t('environment.frequency.below')} />}</span> },
      { key: 'contractor', title: t('environment.field.contractor'), width: 150, render: (one) => one.contractor },
    ],
    number: (one) => one.code,
    title: (one) => one.name,
    tag: (one) => one.isBelowFloor && <Alarm text={t('environment.frequency.below')} />,
    facts: (one) => [
      { label: t('environment.field.slots'), value: one.slots.join('、') },
      { label: t('environment.field.floor'), value: floor(one) },
      { label: t('environment.field.graceMinutes'), value: `${one.graceMinutes} ${t('environment.pests.minutes')}` },
      { label: t('environment.field.classes'), value: one.classes.map((value) => label('wasteClass', value)).join('、') },
      { label: t('environment.field.areaId'), value: one.area?.name },
      { label: t('environment.field.contractor'), value: one.contractor },
    ],
    fields: (one) => [
      { name: 'code', label: t('environment.field.code'), kind: 'text', isNeeded: true },
      { name: 'name', label: t('environment.field.name'), kind: 'text', isNeeded: true },
      { name: 'areaId', label: t('environment.field.areaId'), kind: 'area', known: one?.area?.name, from: (record: WasteStation) => record.area?.id },
      { name: 'contractor', label: t('environment.field.contractor'), kind: 'text' },
      { name: 'classes', label: t('environment.field.classes'), kind: 'choices', isNeeded: true, choices: classes },
      { name: 'graceMinutes', label: t('environment.field.graceMinutes'), kind: 'number', precision: 0, unit: t('environment.pests.minutes'), first: 60 },
      { name: 'slots', label: t('environment.field.slots'), kind: 'own', isNeeded: true, input: <SlotsInput />, hint: t('environment.hint.slots'), first: [] },
      { name: 'isActive', label: t('environment.field.isActive'), kind: 'flag', first: true },
    ],
  }
}

/** The times at which the chosen station is emptied. */
function SlotSelect({ id, value, onChange, stations }: { id?: string; value?: string | null; onChange?: (slot: string | null) => void; stations: readonly WasteStation[] }) {
  const t = useT()
  const stationId = Form.useWatch<string | undefined>('stationId')
  const slots = stations.find((one) => one.id === stationId)?.slots ?? []
  return <Select id={id} value={value ?? undefined} onChange={(slot?: string) => onChange?.(slot ?? null)} allowClear placeholder={t('environment.waste.extra')} options={slots.map((slot) => ({ value: slot, label: slot }))} />
}

export function useCollectionScreen(isShown: boolean): Screen<WasteCollection> {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const site = useSite()
  const happening = useHappening()
  const stations = useCall('environment.listWasteStations', { query: { siteId: site.id, limit: 200, filter: { active: true } } }, { staleTime: 60_000, enabled: isShown })
  const choices = (stations.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const faults = (one: WasteCollection) => (
    <span className="gj-row" style={{ gap: 4 }}>
      {one.isLate && <Alarm text={label('wasteSlotState', 'late')} isSoft />}
      {one.isOverflowing && <Alarm text={label('wasteFault', 'overflow')} />}
      {one.smells && <Alarm text={label('wasteFault', 'smell')} />}
    </span>
  )
  const loads = (one: WasteCollection) => one.loads.map((load) => [label('wasteClass', load.class), load.bins == null ? '' : `${load.bins} ${t('environment.waste.bins')}`, load.kilograms == null ? '' : `${load.kilograms} kg`].filter(Boolean).join(' ')).join('；')
  const finding = (one: WasteCollection) => one.finding && <Link to="/inspections/findings/$id" params={{ id: one.finding.id }}>{one.finding.name}</Link>
  return {
    name: label('recordType', 'waste_collection'), read: 'environment:read', write: 'environment:work', search: '', happening,
    filterOf: (search) => ({ stationId: search.stationId, late: yes(search.late), bad: yes(search.bad), from: search.from, to: search.to }),
    filters: [{ key: 'stationId', kind: 'one', label: t('environment.field.stationId'), choices }, { key: 'late', kind: 'flag', label: label('wasteSlotState', 'late') }, { key: 'period', kind: 'period', label: t('environment.field.at') }],
    views: [{ key: 'all', name: t('environment.view.all'), query: '' }, { key: 'bad', name: t('environment.view.bad'), query: 'bad=true' }],
    columns: [
      { key: 'at', title: t('environment.field.at'), width: 116, render: (one) => time.at(one.at) },
      { key: 'station', title: t('environment.field.stationId'), width: 180, render: (one) => one.station.name },
      { key: 'slot', title: t('environment.field.slot'), width: 90, render: (one) => one.slot ?? t('environment.waste.extra') },
      { key: 'loads', title: t('environment.field.loads'), render: (one) => <span className="gj-clip" title={loads(one)}>{loads(one)}</span> },
      { key: 'faults', title: t('environment.view.bad'), width: 230, render: faults },
      { key: 'finding', title: t('environment.field.finding'), width: 160, render: finding },
      { key: 'contractor', title: t('environment.field.contractor'), width: 130, render: (one) => one.contractor },
      { key: 'by', title: t('environment.field.collectedBy'), width: 90, render: (one) => one.by.name },
    ],
    number: (one) => one.station.name,
    title: (one) => `${one.day} ${one.slot ?? t('environment.waste.extra')}`,
    tag: faults,
    facts: (one) => [
      { label: t('environment.field.at'), value: time.at(one.at) },
      { label: t('environment.field.collectedBy'), value: one.by.name },
      { label: t('environment.field.contractor'), value: one.contractor },
      { label: t('environment.field.isSorted'), value: one.isSorted ? '✓' : '✗' },
      { label: t('environment.field.finding'), value: finding(one) },
      { label: t('environment.field.loads'), value: loads(one), isWide: true },
      { label: t('environment.field.note'), value: one.note, isWide: true },
      { label: t('environment.field.photoIds'), value: one.photos.length > 0 && <FileStrip files={one.photos} />, isWide: true },
    ],
    fields: () => [
      { name: 'stationId', label: t('environment.field.stationId'), kind: 'choice', isNeeded: true, choices },
      { name: 'slot', label: t('environment.field.slot'), kind: 'own', input: <SlotSelect stations={stations.data?.items ?? []} /> },
      { name: 'loads', label: t('environment.field.loads'), kind: 'own', input: <LoadsInput />, first: [] },
      { name: 'isSorted', label: t('environment.field.isSorted'), kind: 'flag', first: true },
      { name: 'isOverflowing', label: t('environment.field.isOverflowing'), kind: 'flag' },
      { name: 'smells', label: t('environment.field.smells'), kind: 'flag' },
      { name: 'contractor', label: t('environment.field.contractor'), kind: 'text' },
      { name: 'note', label: t('environment.field.note'), kind: 'long' },
      { name: 'photoIds', label: t('environment.field.photoIds'), kind: 'photos' },
    ],
  }
}
