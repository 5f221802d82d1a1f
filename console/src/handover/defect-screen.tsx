import { Link } from '@tanstack/react-router'
import { formatMoney, useLabel, useT, useTime } from '@guanjia/ui'
import type { Defect } from '@guanjia/contract/handover.ts'
import { useChoices } from '../kit/choices.ts'
import { ClockBadge } from '../kit/clock-badge.tsx'
import { FileStrip } from '../kit/file-strip.tsx'
import { many, yes } from '../kit/search.ts'
import { WorkOrderStatusTag } from '../kit/status-tag.tsx'
import { PartyPicker } from '../maintenance/pickers.tsx'
import type { Field } from '../registers/fields.tsx'
import type { Screen } from '../registers/kinds.ts'
import { PersonLink, RecordLink, UnitLink } from '../registers/links.tsx'
import { FacilityPicker } from '../registers/place-pickers.tsx'
import { DefectStateTag, DueDay, WarrantyTag } from './looks.tsx'
import { WriteLetter } from './write-letter.tsx'

const HAPPENINGS = ['registered', 'notified', 'recheck_failed', 'order_done', 'order_cancelled'] as const

/** Construction defects: where, what is under warranty, who makes it good by when. */
export function useDefectScreen(): Screen<Defect> {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const [trades, parts, sources, states, ages] = [useChoices('defectTrade'), useChoices('defectPart'), useChoices('defectSource', ['list']), useChoices('defectState'), useChoices('defectAge')]
  const note = (isNeeded = false): Field => ({ name: 'note', label: t('handover.field.note'), kind: 'long', isNeeded })
  const photos: Field = { name: 'photoIds', label: t('handover.field.photoIds'), kind: 'photos' }
  const actFields = (action: string): Field[] => {
    switch (action) {
      case 'self_fix':
        return [{ name: 'workerId', label: t('handover.field.workerId'), kind: 'colleague', hint: t('handover.hint.workerId') }, note()]
      case 'promise':
        return [{ name: 'promisedOn', label: t('handover.field.promisedOn'), kind: 'day', isNeeded: true }, note()]
      case 'fixed':
        return [note(), photos]
      case 'recheck':
        return [{ name: 'isFine', label: t('handover.field.isFine'), kind: 'flag', first: true, hint: t('handover.hint.isFine') }, { name: 'dueOn', label: t('handover.field.newDueOn'), kind: 'day', hint: t('handover.hint.newDueOn') }, note(), photos]
      case 'tell':
        return [{ name: 'how', label: t('handover.field.toldHow'), kind: 'text', isNeeded: true, hint: t('handover.hint.toldHow') }, note()]
      case 'charge_back':
        return [{ name: 'amountFen', label: t('handover.field.chargedFen'), kind: 'yuan', isNeeded: true }, note()]
      default:
        return [note(action === 'report_up' || action === 'withdraw')]
    }
  }
  return {
    name: label('recordType', 'defect'), read: 'defects:read', write: 'defects:work', search: t('handover.search.defect'), actions: 'defectAction', states: 'defectState', dangers: ['withdraw'], many: ['self_fix', 'report_up', 'promise', 'fixed', 'tell', 'close'], isFixed: (one) => one.verifiedAt !== null || one.closedAt !== null,
    happening: (action) => {
      const known = HAPPENINGS.find((one) => one === action)
      return known && t(`handover.happening.${known}`)
    },
    filterOf: (search) => ({ q: search.q, state: many(search.state), open: yes(search.open), overdue: yes(search.overdue), trade: many(search.trade), source: many(search.source), buildingId: search.buildingId, unitId: search.unitId, builderId: search.builderId, age: search.age, from: search.from, to: search.to }),
    filters: [
      { key: 'state', kind: 'choices', label: t('handover.field.state'), choices: states }, { key: 'trade', kind: 'choices', label: t('handover.field.trade'), choices: trades }, { key: 'source', kind: 'choices', label: t('handover.field.source'), choices: sources },
      { key: 'age', kind: 'one', label: t('handover.field.age'), choices: ages }, { key: 'period', kind: 'period', label: t('handover.field.registeredAt') },
    ],
    views: [
      { key: 'open', name: t('handover.view.open'), query: 'open=true' }, { key: 'overdue', name: t('handover.view.overdue'), query: 'overdue=true' }, { key: 'report', name: t('handover.view.toWrite'), query: 'state=reported_up' }, { key: 'recheck', name: t('handover.view.recheck'), query: 'state=fixed' },
      { key: 'tell', name: t('handover.view.tell'), query: 'state=verified' }, { key: 'all', name: t('handover.view.all'), query: '' },
    ],
    columns: [
      { key: 'number', title: t('handover.field.number'), width: 160, render: (one) => one.number },
      { key: 'place', title: t('handover.field.place'), width: 190, render: (one) => one.place },
      { key: 'description', title: t('handover.field.description'), render: (one) => one.description },
      { key: 'trade', title: t('handover.field.trade'), width: 100, render: (one) => label('defectTrade', one.trade) },
      { key: 'warranty', title: t('handover.field.warranty'), width: 130, render: (one) => <WarrantyTag state={one.warranty.state} /> },
      { key: 'state', title: t('handover.field.state'), width: 130, render: (one) => <DefectStateTag state={one.state} /> },
      { key: 'dueOn', title: t('handover.field.dueOn'), width: 140, render: (one) => <DueDay one={one} /> },
      { key: 'builder', title: t('handover.field.builder'), width: 150, render: (one) => one.builder?.name },
      { key: 'daysOpen', title: t('handover.field.daysOpen'), width: 80, align: 'right', render: (one) => one.daysOpen },
      { key: 'building', title: t('handover.field.building'), width: 100, isHidden: true, render: (one) => one.building?.name },
      { key: 'source', title: t('handover.field.source'), width: 110, isHidden: true, render: (one) => label('defectSource', one.source) },
      { key: 'registeredAt', title: t('handover.field.registeredAt'), width: 116, isHidden: true, render: (one) => time.at(one.registeredAt) },
    ],
    number: (one) => one.number,
    title: (one) => `${one.place} ${one.description}`,
    tag: (one) => (
      <>
        <DefectStateTag state={one.state} />
        <WarrantyTag state={one.warranty.state} until={one.warranty.until} />
        {one.clock && <ClockBadge clock={one.clock} />}
      </>
    ),
    facts: (one) => [
      { label: t('handover.field.place'), value: <>{one.unit && <UnitLink unit={one.unit} />}{one.area && <RecordLink kind="common_area" id={one.area.id} text={one.area.name} />}{one.facility && <RecordLink kind="facility" id={one.facility.id} text={one.facility.name} />} {one.location}</> },
      { label: t('handover.field.building'), value: one.building?.name },
      { label: t('handover.field.description'), value: one.description, isWide: true },
      { label: t('handover.field.trade'), value: label('defectTrade', one.trade) },
      { label: t('handover.field.part'), value: label('defectPart', one.part) },
      { label: t('handover.field.warranty'), value: <>{one.warranty.from && `${one.warranty.from} – `}<WarrantyTag state={one.warranty.state} until={one.warranty.until} /></> },
      { label: t('handover.field.builder'), value: one.builder?.name },
      { label: t('handover.field.source'), value: [label('defectSource', one.source), one.foreignNumber].filter(Boolean).join(' ') },
      { label: t('handover.field.person'), value: (one.person || one.contact) && <>{one.person && <PersonLink person={one.person} />} {one.contact}</> },
      { label: t('handover.field.finding'), value: one.finding && <Link to="/inspections/findings/$id" params={{ id: one.finding.id }}>{one.finding.number}</Link> },
      { label: t('handover.field.registeredAt'), value: `${time.at(one.registeredAt)} ${one.registeredBy?.name ?? ''}` },
      { label: t('handover.field.letters'), value: one.letters.length > 0 && <span className="gj-row">{one.letters.map(({ id, number }) => <Link key={id} to="/handover/$kind/$id" params={{ kind: 'defect_letter', id }}>{number}</Link>)}</span> },
      { label: t('handover.field.dueOn'), value: one.dueOn && (one.promisedOn ? one.dueOn : <DueDay one={one} />) },
      { label: t('handover.field.promisedOn'), value: one.promisedOn && <DueDay one={one} /> },
      { label: t('handover.field.order'), value: one.workOrder && <span className="gj-row"><Link to="/work-orders/$id" params={{ id: one.workOrder.id }}>{one.workOrder.number}</Link><WorkOrderStatusTag status={one.workOrder.status as never} /></span> },
      { label: t('handover.field.costFen'), value: one.costFen !== null && formatMoney(one.costFen) },
      { label: t('handover.field.chargedFen'), value: one.chargedFen !== null && `${formatMoney(one.chargedFen)} ${one.chargedOn ?? ''}` },
      { label: t('handover.field.fixedAt'), value: one.fixedAt && `${time.at(one.fixedAt)} ${one.fixNote}` },
      { label: t('handover.field.failures'), value: one.failures > 0 && one.failures },
      { label: t('handover.field.verifiedAt'), value: one.verifiedAt && time.at(one.verifiedAt) },
      { label: t('handover.field.toldAt'), value: one.toldAt && `${time.at(one.toldAt)} ${one.toldHow}` },
      { label: t('handover.field.outcome'), value: one.outcome, isWide: true },
      { label: t('handover.field.photoIds'), value: one.photos.length > 0 && <FileStrip files={one.photos} />, isWide: true },
    ],
    pageActs: (one) => <WriteLetter defect={one} />,
    fields: (one) => [
      { name: 'description', label: t('handover.field.description'), kind: 'long', isNeeded: true },
      { name: 'unitId', label: t('handover.field.unit'), kind: 'unit', known: one?.unit?.code, hint: t('handover.hint.where'), from: (record: Defect) => record.unit?.id },
      { name: 'areaId', label: t('handover.field.area'), kind: 'area', known: one?.area?.name, from: (record: Defect) => record.area?.id },
      { name: 'facilityId', label: t('handover.field.facility'), kind: 'own', input: <FacilityPicker known={one?.facility?.name} />, from: (record: Defect) => record.facility?.id },
      { name: 'location', label: t('handover.field.location'), kind: 'text', hint: t('handover.hint.location') },
      { name: 'trade', label: t('handover.field.trade'), kind: 'choice', isNeeded: true, choices: trades },
      { name: 'part', label: t('handover.field.part'), kind: 'choice', isNeeded: true, choices: parts },
      ...(one === null ? [{ name: 'source', label: t('handover.field.source'), kind: 'choice' as const, isNeeded: true, choices: sources, first: 'owner' }] : []),
      { name: 'personId', label: t('handover.field.person'), kind: 'person', known: one?.person?.name, from: (record: Defect) => record.person?.id },
      { name: 'contact', label: t('handover.field.contact'), kind: 'text' },
      { name: 'builderId', label: t('handover.field.builder'), kind: 'own', input: <PartyPicker known={one?.builder?.name} />, from: (record: Defect) => record.builder?.id },
      photos,
    ],
    actFields,
  }
}
