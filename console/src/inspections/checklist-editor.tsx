import { DeleteOutlined, HolderOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Input, Switch, type InputRef } from 'antd'
import { Link, useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useAct, useLabel, useT } from '@guanjia/ui'
import type { CheckItem, Checklist } from '@guanjia/contract/inspections.ts'
import { EditConflict } from '../kit/conflict.tsx'
import { moved } from '../kit/moved.ts'
import { newId } from '../kit/new-id.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { useShortcut } from '../kit/shortcuts.ts'
import { useReorder } from '../kit/use-reorder.ts'
import { VersionSelect } from '../kit/version-select.tsx'
import { useVersionedEdit } from '../kit/versioned-edit.ts'
import { blankItem, cleaned, faultOf, withSoundConditions } from './checklist-items.ts'
import { ItemFields } from './item-fields.tsx'
import { PhonePreview } from './phone-preview.tsx'

interface Draft {
  /** Made here for a new one, so that a second try writes the same. */
  id: string
  name: string
  purpose: string
  isActive: boolean
  items: CheckItem[]
}

/** Writes a checklist: the items on the left, the chosen one in the middle, and on the right what the phone will ask. What is written survives a reload. */
export function ChecklistEditor({ checklist }: { checklist: Checklist | null }) {
  const t = useT()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const nameField = useRef<InputRef>(null)
  const [newOne, setNewOne] = useState(newId)
  const [at, setAt] = useState(0)
  const [showsFaults, setShowsFaults] = useState(false)
  const create = useAct('inspections.createChecklist', ['inspections'])
  const change = useAct('inspections.changeChecklist', ['inspections'])
  const edit = useVersionedEdit<Checklist, Draft, Checklist | null>({
    key: `draft.checklist.${checklist?.id ?? 'new'}`,
    record: checklist,
    draftOf: (from) => (from ? { id: from.id, name: from.name, purpose: from.purpose, isActive: from.isActive, items: from.items } : { id: newOne, name: '', purpose: '', isActive: true, items: [blankItem([])] }),
    send: ({ id, isActive, ...written }, _changes, version) => {
      const facts = { name: written.name.trim(), purpose: written.purpose.trim(), items: written.items.map(cleaned) }
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
  const changeItem = (next: CheckItem): void => {
    const before = draft.items[at]!
    const items = draft.items.map((one, index) => (index === at ? next : one))
    if (next.kind !== before.kind || next.choices.length < before.choices.length) writeItems(items)
    else write({ items })
  }
  const forget = (): void => {
    setNewOne(newId())
    edit.undo()
    setAt(0)
  }
  const move = (from: number, to: number): void => {
    if (to < 0 || to >= draft.items.length) return
    const chosen = draft.items[at]
    const items = moved(draft.items, from, to)
    writeItems(items)
    setAt(Math.max(0, items.findIndex((item) => item === chosen)))
  }
  const add = (): void => {
    write({ items: [...draft.items, blankItem(draft.items)] })
    setAt(draft.items.length)
  }
  const remove = (gone: number): void => {
    writeItems(draft.items.filter((_, index) => index !== gone))
    setAt(Math.max(0, Math.min(at, draft.items.length - 2)))
  }
  const save = async (): Promise<void> => {
    if (!isChanged || edit.isSaving) return
    const faulty = draft.items.findIndex((item) => faultOf(item) !== null)
    if (faulty >= 0 || !hasName) {
      setShowsFaults(true)
      if (faulty >= 0) setAt(faulty)
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
  const item = draft.items[at]
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
          isActive: { label: t('inspections.active'), show: (is) => t(is ? 'inspections.active' : 'inspections.inactive') },
          items: { label: t('inspections.checklists.items'), show: (items) => (items as CheckItem[]).map(({ text }) => text).join('、') },
        }}
      />
      <ProblemAlert error={edit.error} />
      {checklist && isChanged && <p className="gj-quiet gj-small">{t('inspections.checklists.keptHint', { n: checklist.points })}</p>}
      <div className="gj-insp-editor">
        <section className="gj-card" aria-label={t('inspections.checklists.items')}>
          <header><h2 className="gj-grow">{t('inspections.checklists.items')} <span className="gj-quiet">{draft.items.length}</span></h2><span className="gj-quiet gj-small">{t('inspections.items.moveHint')}</span></header>
          <ol className="gj-insp-items">
            {draft.items.map((one, index) => <ItemRow key={one.id} item={one} at={index} isChosen={index === at} isFaulty={showsFaults && faultOf(one) !== null} onChoose={() => setAt(index)} onMove={move} onRemove={draft.items.length > 1 ? () => remove(index) : undefined} />)}
          </ol>
          <div style={{ padding: 12 }}><Button block type="dashed" icon={<PlusOutlined />} disabled={draft.items.length >= 100} onClick={add}>{t('inspections.items.add')}</Button></div>
        </section>
        {item && <ItemFields key={item.id} item={item} at={at} items={draft.items} fault={showsFaults ? faultOf(item) : null} onChange={changeItem} onItems={(items) => write({ items })} />}
        <PhonePreview name={draft.name} items={draft.items} chosenId={item?.id} />
      </div>
    </div>
  )
}

interface RowProps {
  item: CheckItem
  at: number
  isChosen: boolean
  isFaulty: boolean
  onChoose: () => void
  onMove: (from: number, to: number) => void
  onRemove: (() => void) | undefined
}

function ItemRow({ item, at, isChosen, isFaulty, onChoose, onMove, onRemove }: RowProps) {
  const t = useT()
  const label = useLabel()
  const { row, handle, isDragged, isOver, onKeyDown } = useReorder('check-items', at, onMove)
  return (
    <li ref={row} data-chosen={isChosen} data-over={isOver} style={isDragged ? { opacity: 0.4 } : undefined}>
      <button ref={handle} type="button" className="gj-insp-handle" aria-label={t('inspections.items.handle', { n: at + 1 })} onKeyDown={onKeyDown}><HolderOutlined /></button>
      <button type="button" className="gj-insp-item" aria-current={isChosen} onClick={onChoose}>
        <span className="gj-insp-number">{at + 1}</span>
        <span className="gj-grow gj-clip">{item.text || <span className="gj-quiet">{t('inspections.items.noText')}</span>}</span>
        {item.showWhen && <span className="gj-quiet gj-small" title={t('inspections.items.conditional')}>↳</span>}
        {isFaulty && <span className="gj-tone gj-small" data-tone="overdue">▲</span>}
        <span className="gj-quiet gj-small">{label('checkItemKind', item.kind)}</span>
      </button>
      <Button type="text" size="small" icon={<DeleteOutlined />} disabled={!onRemove} aria-label={t('inspections.items.remove', { n: at + 1 })} onClick={onRemove} />
    </li>
  )
}
