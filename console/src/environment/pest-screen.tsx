import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { urlOf, useLabel, useT, useTime } from '@guanjia/ui'
import type { PestControl } from '@guanjia/contract/environment.ts'
import { useChoices } from '../kit/choices.ts'
import { FileStrip } from '../kit/file-strip.tsx'
import { many } from '../kit/search.ts'
import type { Field } from '../registers/fields.tsx'
import type { Screen } from '../registers/kinds.ts'
import { useHappening } from './cleaning-screens.tsx'
import { EnvironmentState } from './looks.tsx'

/** Treatments: nothing starts before the households were told, and the page says from when it may. */
export function usePestScreen(): Screen<PestControl> {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const happening = useHappening()
  const [targets, states] = [useChoices('pestTarget'), useChoices('pestState')]
  const state = (one: PestControl) => <EnvironmentState group="pestState" state={one.state} />
  const against = (one: PestControl) => one.targets.map((target) => label('pestTarget', target)).join('、')
  const minutes = t('environment.pests.minutes')
  const actFields = (action: string): Field[] => {
    const note: Field = { name: 'note', label: t('environment.field.note'), kind: 'long', isNeeded: action === 'cancel' }
    switch (action) {
      case 'announce':
        return [{ name: 'words', label: t('environment.field.words'), kind: 'long', hint: t('environment.hint.words') }]
      case 'finish':
        return [{ name: 'used', label: t('environment.field.used'), kind: 'text', isNeeded: true }, note, { name: 'photoIds', label: t('environment.field.photoIds'), kind: 'photos' }]
      case 'check':
        return [{ name: 'isEffective', label: t('environment.field.isEffective'), kind: 'flag', first: true, hint: t('environment.hint.isEffective') }, note]
      case 'postpone':
        return [{ name: 'plannedFrom', label: t('environment.field.plannedFrom'), kind: 'instant', isNeeded: true }, { name: 'plannedTo', label: t('environment.field.plannedTo'), kind: 'instant', isNeeded: true }, note]
      default:
        return [note]
    }
  }
  return {
    name: label('recordType', 'pest_control'), read: 'environment:read', write: 'environment:write', search: t('environment.search.pest_control'), actions: 'pestAction', states: 'pestState', dangers: ['postpone', 'cancel'], happening: (action) => (action === 'planned' ? label('pestState', action) : happening(action)), isFixed: (one) => one.state !== 'planned',
    filterOf: (search) => ({ q: search.q, state: many(search.state), target: many(search.target), from: search.from, to: search.to }),
    filters: [{ key: 'state', kind: 'choices', label: t('environment.field.state'), choices: states }, { key: 'target', kind: 'choices', label: t('environment.field.targets'), choices: targets }, { key: 'period', kind: 'period', label: t('environment.field.plannedFrom') }],
    views: [{ key: 'all', name: t('environment.view.all'), query: '' }, { key: 'coming', name: t('environment.view.coming'), query: 'state=planned,announced,started' }],
    columns: [
      { key: 'number', title: t('environment.field.number'), width: 160, render: (one) => one.number },
      { key: 'targets', title: t('environment.field.targets'), width: 120, render: against },
      { key: 'place', title: t('environment.field.pestPlace'), render: (one) => one.place },
      { key: 'chemical', title: t('environment.field.chemical'), width: 150, render: (one) => one.chemical },
      { key: 'plannedFrom', title: t('environment.field.plannedFrom'), width: 116, render: (one) => time.at(one.plannedFrom) },
      { key: 'state', title: t('environment.field.state'), width: 110, render: state },
      { key: 'notice', title: t('environment.field.notice'), width: 116, render: (one) => (one.notice ? time.at(one.notice.sentAt) : <span className="gj-quiet">{t('environment.pests.none')}</span>) },
      { key: 'contractor', title: t('environment.field.contractor'), width: 130, render: (one) => one.contractor },
    ],
    number: (one) => one.number,
    title: (one) => `${against(one)} ${one.place}`,
    tag: (one) => (
      <>
        {state(one)}
        {one.state === 'announced' && one.mayStartAt && <span className="gj-quiet">{t('environment.pests.mayStart', { at: time.at(one.mayStartAt) })}</span>}
        {one.state === 'planned' && <span className="gj-quiet">{t('environment.pests.noticeHours', { n: one.noticeHours })}</span>}
      </>
    ),
    facts: (one) => [
      { label: t('environment.field.plannedFrom'), value: `${time.at(one.plannedFrom)} – ${time.at(one.plannedTo)}` },
      { label: t('environment.field.buildingIds'), value: one.buildings.map(({ name }) => name).join('、') || t('environment.view.all') },
      { label: t('environment.field.chemical'), value: one.chemical },
      { label: t('environment.field.pestDose'), value: one.dose },
      { label: t('environment.field.contractor'), value: one.contractor },
      { label: t('environment.field.reentryMinutes'), value: `${one.reentryMinutes} ${minutes}` },
      { label: t('environment.field.notice'), value: one.notice && `${time.at(one.notice.sentAt)}，${t('environment.pests.households', { n: one.notice.households, inApp: one.notice.inApp })}`, isWide: true },
      { label: t('environment.field.words'), value: one.notice?.words, isWide: true },
      { label: t('environment.field.safety'), value: one.safety, isWide: true },
      { label: t('environment.field.startedAt'), value: one.startedAt && time.at(one.startedAt) },
      { label: t('environment.field.doneAt'), value: one.doneAt && `${time.at(one.doneAt)} ${one.doneBy?.name ?? ''}` },
      { label: t('environment.field.used'), value: one.used },
      { label: t('environment.field.reentryAt'), value: one.reentryAt && time.at(one.reentryAt) },
      { label: t('environment.field.effect'), value: one.effect && `${one.effect.isEffective ? '✓' : '✗'} ${one.effect.note}`, isWide: true },
      { label: t('environment.field.note'), value: one.note, isWide: true },
      { label: t('environment.field.photoIds'), value: one.photos.length > 0 && <FileStrip files={one.photos} />, isWide: true },
    ],
    pageActs: (one) => <Button icon={<PrinterOutlined />} href={urlOf('environment.printPestNotice', { params: { id: one.id } })} target="_blank">{t('environment.pests.print')}</Button>,
    fields: () => [
      { name: 'targets', label: t('environment.field.targets'), kind: 'choices', isNeeded: true, choices: targets },
      { name: 'place', label: t('environment.field.pestPlace'), kind: 'text', isNeeded: true },
      { name: 'chemical', label: t('environment.field.chemical'), kind: 'text', isNeeded: true },
      { name: 'dose', label: t('environment.field.pestDose'), kind: 'text', isNeeded: true },
      { name: 'contractor', label: t('environment.field.contractor'), kind: 'text', isNeeded: true },
      { name: 'buildingIds', label: t('environment.field.buildingIds'), kind: 'buildings', hint: t('environment.hint.buildingIds'), from: (record: PestControl) => record.buildings.map(({ id }) => id) },
      { name: 'plannedFrom', label: t('environment.field.plannedFrom'), kind: 'instant', isNeeded: true },
      { name: 'plannedTo', label: t('environment.field.plannedTo'), kind: 'instant', isNeeded: true },
      { name: 'reentryMinutes', label: t('environment.field.reentryMinutes'), kind: 'number', isNeeded: true, precision: 0, unit: minutes, first: 120 },
      { name: 'safety', label: t('environment.field.safety'), kind: 'long', isNeeded: true },
    ],
    actFields,
  }
}
