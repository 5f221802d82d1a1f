import { App, Button, Input, Switch, type InputRef } from 'antd'
import { Link, useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useAct, useLabel, useT } from '@guanjia/ui'
import type { CheckItem, Checklist } from '@guanjia/contract/inspections.ts'
import { EditConflict } from '../kit/conflict.tsx'
import { newId } from '../kit/new-id.ts'
import { OrderedItems, useOrdered } from '../kit/ordered-items.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { useShortcut } from '../kit/shortcuts.ts'
import { VersionSelect } from '../kit/version-select.tsx'
import { useVersionedEdit } from '../kit/versioned-edit.ts'
import { ChecklistFor } from './checklist-for.tsx'
import { blankItem, cleaned, faultOf, withSoundConditions } from './checklist-items.ts'
import { ItemFields } from './item-fields.tsx'
import { PhonePreview } from './phone-preview.tsx'

interface Draft {
  /** Made here for a new one, so that a second try writes the same. */
  id: string
  name: string
  purpose: string
  facilityClassIds: string[]
  areaTypes: Checklist['areaTypes']
  isActive: boolean
  items: CheckItem[]
}

/** Writes a checklist: the items on the left, the chosen one in the middle, and on the right what the phone will ask. What is written survives a reload. */
export function ChecklistEditor({ checklist }: { checklist: Checklist | null }) {
  const t = useT()
  const label = useLabel()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const nameField = useRef<InputRef>(null)
  const [newOne, setNewOne] = useState(newId)
  const [showsFaults, setShowsFaults] = useState(false)
  const create = useAct('inspections.createChecklist', ['inspections'])
  const change = useAct('inspections.changeChecklist', ['inspections'])
  const edit = useVersionedEdit<Checklist, Draft, Checklist | null>({
    key: `draft.checklist.${checklist?.id ?? 'new'}`,
    record: checklist,
    draftOf: (from) => (from ? { id: from.id, name: from.name, purpose: from.purpose, facilityClassIds: from.facilityClasses.map((one) => one.id), areaTypes: from.areaTypes, isActive: from.isActive, items: from.items } : { id: newOne, name: '', purpose: '', facilityClassIds: [], areaTypes: [], isActive: true, items: [blankItem([])] }),
    send: ({ id, isActive, ...written }, _changes, version) => {
      const facts = { name: written.name.trim(), purpose: written.purpose.trim(), facilityClassIds: written.facilityClassIds, areaTypes: written.areaTypes, items: written.items.map(cleaned) }
      return checklist ? change.mutateAsync({ params: { id }, body: { ...facts, isActive, version } }) : create.mutateAsync({ body: { ...facts, id } })
    },
  })
  const { draft, isChanged, set: write } = edit
  const hasName = draft.name.trim() !== ''

  /** After a move, a removal or another kind of answer: conditions that cannot hold any more are taken off, which is said. */
  const writeItems = (items: CheckItem[]): boolean => {
    const sound = withSoundConditions(items)
    if (sound.lost.length > 0) void message.info(t('inspections.items.conditionLost', { item: sound.lost.join('、') }))
    write({ items: sound.items })
    return sound.lost.length === 0
  }
  const ordered = useOrdered(draft.items, writeItems, blankItem)
  const { at, chosen: item } = ordered
  const changeItem = (next: CheckItem): void => {
    const before = draft.items[at]!
    const items = draft.items.map((one, index) => (index === at ? next : one))
    if (next.kind !== before.kind || next.choices.length < before.choices.length) writeItems(items)
    else write({ items })
  }
  const forget = (): void => {
    setNewOne(newId())
    edit.undo()
    ordered.choose(0)
  }
  const save = async (): Promise<void> => {
    if (!isChanged || edit.isSaving) return
    const faulty = draft.items.findIndex((item) => faultOf(item) !== null)
    if (faulty >= 0 || !hasName) {
      setShowsFaults(true)
      if (faulty >= 0) ordered.choose(faulty)
      if (hasName) void message.error(t('inspections.items.faulty', { n: faulty + 1 }))
      else nameField.current?.focus()
      return
    }
    if (!writeItems(draft.items)) return
    const saved = await edit.save()
    if (!saved) return
    setShowsFaults(false)
    void message.success(t('inspections.checklists.saved', { n: saved.number }))
    if (!checklist) void navigate({ to: '/inspections/checklists/$id', params: { id: saved.id } })
  }
  useShortcut('Ctrl+Enter', () => void save())
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1 className="gj-unseen">{checklist ? checklist.name : t('inspections.checklists.new')}</h1>
        <Input ref={nameField} aria-label={t('inspections.checklists.name')} aria-describedby={showsFaults && !hasName ? 'checklist-name-needed' : undefined} placeholder={t('inspections.checklists.name')} value={draft.name} maxLength={100} status={showsFaults && !hasName ? 'error' : undefined} autoFocus={!checklist} style={{ width: 280, fontWeight: 600 }} onChange={({ target }) => write({ name: target.value })} />
        {showsFaults && !hasName && <span id="checklist-name-needed" role="alert" className="gj-tone gj-nowrap" data-tone="overdue">▲ {t('inspections.checklists.nameNeeded')}</span>}
        <Input aria-label={t('inspections.checklists.purpose')} placeholder={t('inspections.checklists.purpose')} value={draft.purpose} maxLength={1000} style={{ flex: 1, minWidth: 180 }} onChange={({ target }) => write({ purpose: target.value })} />
        {checklist && <label className="gj-row gj-small gj-quiet"><Switch size="small" checked={draft.isActive} onChange={(isActive) => write({ isActive })} />{t('inspections.active')}</label>}
        {checklist && <VersionSelect at={checklist.number} newest={checklist.number} />}
        {isChanged && <Button onClick={forget}>{t('inspections.checklists.forget')}</Button>}
        <Button type="primary" disabled={!isChanged} loading={edit.isSaving} onClick={() => void save()}>{checklist ? t('inspections.checklists.saveAs') : t('inspections.checklists.create')}</Button>
        <Link to="/inspections/checklists" search={{ active: 'true' }}>{t('inspections.checklists.back')}</Link>
      </div>
      <EditConflict
        edit={edit}
        fields={{
          name: { label: t('inspections.checklists.name') },
          purpose: { label: t('inspections.checklists.purpose') },
          facilityClassIds: { label: t('inspections.checklists.classes'), show: (ids) => t('inspections.checklists.chosen', { n: (ids as string[]).length }) },
          areaTypes: { label: t('inspections.checklists.areaTypes'), show: (types) => (types as string[]).map((type) => label('areaType', type)).join('、') },
          isActive: { label: t('inspections.active'), show: (is) => t(is ? 'inspections.active' : 'inspections.inactive') },
          items: { label: t('inspections.checklists.items'), show: (items) => (items as CheckItem[]).map(({ text }) => text).join('、') },
        }}
      />
      <ProblemAlert error={edit.error} />
      <ChecklistFor facilityClassIds={draft.facilityClassIds} areaTypes={draft.areaTypes} onChange={write} />
      {checklist && isChanged && <p className="gj-quiet gj-small">{t('inspections.checklists.keptHint', { n: checklist.points })}</p>}
      <div className="gj-insp-editor">
        <OrderedItems name="check-items" title={t('inspections.checklists.items')} items={draft.items} ordered={ordered} words={(word, n) => t(`inspections.items.${word}`, { n })} kindOf={({ kind }) => label('checkItemKind', kind)} isFaulty={(one) => showsFaults && faultOf(one) !== null} mark={(one) => one.showWhen && <span className="gj-quiet gj-small" title={t('inspections.items.conditional')}>↳</span>} />
        {item && <ItemFields standards={checklist?.standards ?? []} key={item.id} item={item} at={at} items={draft.items} fault={showsFaults ? faultOf(item) : null} onChange={changeItem} onItems={(items) => write({ items })} />}
        <PhonePreview name={draft.name} items={draft.items} chosenId={item?.id} />
      </div>
    </div>
  )
}
