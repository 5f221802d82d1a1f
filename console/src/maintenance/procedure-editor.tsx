import { DeleteOutlined, HolderOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Input, Switch, type InputRef } from 'antd'
import { Link, useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useAct, useLabel, useT } from '@guanjia/ui'
import type { Procedure, ProcedureStep } from '@guanjia/contract/maintenance.ts'
import { EditConflict } from '../kit/conflict.tsx'
import { moved } from '../kit/moved.ts'
import { newId } from '../kit/new-id.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { useShortcut } from '../kit/shortcuts.ts'
import { useReorder } from '../kit/use-reorder.ts'
import { VersionSelect } from '../kit/version-select.tsx'
import { useVersionedEdit } from '../kit/versioned-edit.ts'
import { ProcedureFacts } from './procedure-facts.tsx'
import { blankStep, cleaned, faultOf, namedParts, type Part } from './procedure-steps.ts'
import { StepFields } from './step-fields.tsx'
import { partWords } from './words.ts'

/** What can be changed of a procedure, flat. */
export interface Draft {
  /** Made here for a new one, so that a second try writes the same. */
  id: string
  name: string
  classId: string | null
  steps: ProcedureStep[]
  parts: Part[]
  tools: string[]
  safety: string
  needsLockOut: boolean
  permits: Procedure['permits']
  minutes: number | null
  isActive: boolean
}

function draftOf(from: Procedure): Draft {
  const { id, name, class: of, steps, parts, tools, safety, needsLockOut, permits, minutes, isActive } = from
  return { id, name, classId: of?.id ?? null, steps, parts, tools, safety, needsLockOut, permits, minutes, isActive }
}

/** Writes a procedure: the steps on the left, the chosen one in the middle, parts and safety on the right. What is written survives a reload. */
export function ProcedureEditor({ procedure }: { procedure: Procedure | null }) {
  const t = useT()
  const label = useLabel()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const nameField = useRef<InputRef>(null)
  const [newOne, setNewOne] = useState(newId)
  const [at, setAt] = useState(0)
  const [showsFaults, setShowsFaults] = useState(false)
  const create = useAct('maintenance.createProcedure', ['maintenance'])
  const change = useAct('maintenance.changeProcedure', ['maintenance'])
  const edit = useVersionedEdit<Procedure, Draft, Procedure | null>({
    key: `draft.procedure.${procedure?.id ?? 'new'}`,
    record: procedure,
    draftOf: (from) => (from ? draftOf(from) : { id: newOne, name: '', classId: null, steps: [blankStep([])], parts: [], tools: [], safety: '', needsLockOut: false, permits: [], minutes: null, isActive: true }),
    send: ({ id, isActive, ...written }, _changes, version) => {
      const facts = { ...written, name: written.name.trim(), safety: written.safety.trim(), steps: written.steps.map(cleaned), parts: namedParts(written.parts) }
      return procedure ? change.mutateAsync({ params: { id }, body: { ...facts, isActive, version } }) : create.mutateAsync({ body: { ...facts, id } })
    },
  })
  const { draft, isChanged, set: write } = edit
  const hasName = draft.name.trim() !== ''
  const forget = (): void => {
    setNewOne(newId())
    edit.undo()
    setAt(0)
  }
  const move = (from: number, to: number): void => {
    if (to < 0 || to >= draft.steps.length) return
    const chosen = draft.steps[at]
    const steps = moved(draft.steps, from, to)
    write({ steps })
    setAt(Math.max(0, steps.findIndex((step) => step === chosen)))
  }
  const add = (): void => {
    write({ steps: [...draft.steps, blankStep(draft.steps)] })
    setAt(draft.steps.length)
  }
  const remove = (gone: number): void => {
    write({ steps: draft.steps.filter((_, index) => index !== gone) })
    setAt(Math.max(0, Math.min(gone < at ? at - 1 : at, draft.steps.length - 2)))
  }
  const save = async (): Promise<void> => {
    if (!isChanged || edit.isSaving) return
    const faulty = draft.steps.findIndex((step) => faultOf(step) !== null)
    if (faulty >= 0 || !hasName) {
      setShowsFaults(true)
      if (faulty >= 0) setAt(faulty)
      if (hasName) void message.error(t('maintenance.steps.faulty', { n: faulty + 1 }))
      else nameField.current?.focus()
      return
    }
    const saved = await edit.save()
    if (!saved) return
    setShowsFaults(false)
    void message.success(t('maintenance.procedures.saved', { n: saved.number }))
    if (!procedure) void navigate({ to: '/maintenance/procedures/$id', params: { id: saved.id } })
  }
  useShortcut('Ctrl+Enter', () => void save())
  const step = draft.steps[at]
  const joined = (list: unknown, name: (one: never) => string): string => (list as never[]).map(name).join(t('maintenance.comma'))
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1 className="gj-unseen">{procedure ? procedure.name : t('maintenance.procedures.new')}</h1>
        <Input ref={nameField} aria-label={t('maintenance.procedures.name')} aria-describedby={showsFaults && !hasName ? 'procedure-name-needed' : undefined} placeholder={t('maintenance.procedures.name')} value={draft.name} maxLength={100} status={showsFaults && !hasName ? 'error' : undefined} autoFocus={!procedure} style={{ width: 320, fontWeight: 600 }} onChange={({ target }) => write({ name: target.value })} />
        {showsFaults && !hasName && <span id="procedure-name-needed" role="alert" className="gj-tone gj-nowrap" data-tone="overdue">▲ {t('maintenance.procedures.nameNeeded')}</span>}
        {procedure && <label className="gj-row gj-small gj-quiet"><Switch size="small" checked={draft.isActive} onChange={(isActive) => write({ isActive })} />{t('maintenance.active')}</label>}
        {procedure && <VersionSelect at={procedure.number} newest={procedure.number} />}
        <span className="gj-row" style={{ marginLeft: 'auto' }}>
          {isChanged && <Button onClick={forget}>{t('maintenance.procedures.forget')}</Button>}
          <Button type="primary" disabled={!isChanged} loading={edit.isSaving} onClick={() => void save()}>{procedure ? t('maintenance.procedures.saveAs') : t('maintenance.procedures.create')}</Button>
          <Link to="/maintenance/procedures" search={{ active: 'true' }}>{t('maintenance.procedures.back')}</Link>
        </span>
      </div>
      <EditConflict
        edit={edit}
        fields={{
          name: { label: t('maintenance.procedures.name') },
          classId: { label: t('maintenance.plans.class') },
          steps: { label: t('maintenance.procedures.steps'), show: (steps) => joined(steps, ({ text }: ProcedureStep) => text) },
          parts: { label: t('maintenance.procedures.parts'), show: (parts) => partWords(parts as Part[], t) },
          tools: { label: t('maintenance.procedures.tools'), show: (tools) => joined(tools, (one: string) => one) },
          safety: { label: t('maintenance.procedures.safety') },
          needsLockOut: { label: t('maintenance.procedures.lockOut'), show: (is) => t(is ? 'shell.yes' : 'shell.no') },
          permits: { label: t('maintenance.procedures.permits'), show: (permits) => joined(permits, (permit: string) => label('workPermit', permit)) },
          minutes: { label: t('maintenance.plans.minutes') },
          isActive: { label: t('maintenance.active'), show: (is) => t(is ? 'maintenance.active' : 'maintenance.inactive') },
        }}
      />
      <ProblemAlert error={edit.error} />
      {procedure && isChanged && <p className="gj-quiet gj-small">{t('maintenance.procedures.keptHint', { n: procedure.plans })}</p>}
      <div className="gj-insp-editor">
        <section className="gj-card" aria-label={t('maintenance.procedures.steps')}>
          <header><h2 className="gj-grow">{t('maintenance.procedures.steps')} <span className="gj-quiet">{draft.steps.length}</span></h2><span className="gj-quiet gj-small">{t('maintenance.steps.moveHint')}</span></header>
          <ol className="gj-insp-items">
            {draft.steps.map((one, index) => <StepRow key={one.id} step={one} at={index} isChosen={index === at} isFaulty={showsFaults && faultOf(one) !== null} onChoose={() => setAt(index)} onMove={move} onRemove={draft.steps.length > 1 ? () => remove(index) : undefined} />)}
          </ol>
          <div style={{ padding: 12 }}><Button block type="dashed" icon={<PlusOutlined />} disabled={draft.steps.length >= 100} onClick={add}>{t('maintenance.steps.add')}</Button></div>
        </section>
        {step && <StepFields key={step.id} step={step} at={at} fault={showsFaults ? faultOf(step) : null} onChange={(next) => write({ steps: draft.steps.map((one, index) => (index === at ? next : one)) })} />}
        <ProcedureFacts draft={draft} onChange={write} />
      </div>
    </div>
  )
}

interface RowProps {
  step: ProcedureStep
  at: number
  isChosen: boolean
  isFaulty: boolean
  onChoose: () => void
  onMove: (from: number, to: number) => void
  onRemove: (() => void) | undefined
}

function StepRow({ step, at, isChosen, isFaulty, onChoose, onMove, onRemove }: RowProps) {
  const t = useT()
  const label = useLabel()
  const { row, handle, isDragged, isOver, onKeyDown } = useReorder('procedure-steps', at, onMove)
  return (
    <li ref={row} data-chosen={isChosen} data-over={isOver} style={isDragged ? { opacity: 0.4 } : undefined}>
      <button ref={handle} type="button" className="gj-insp-handle" aria-label={t('maintenance.steps.handle', { n: at + 1 })} onKeyDown={onKeyDown}><HolderOutlined /></button>
      <button type="button" className="gj-insp-item" aria-current={isChosen} onClick={onChoose}>
        <span className="gj-insp-number">{at + 1}</span>
        <span className="gj-grow gj-clip">{step.text || <span className="gj-quiet">{t('maintenance.steps.noText')}</span>}</span>
        {isFaulty && <span className="gj-tone gj-small" data-tone="overdue">▲</span>}
        <span className="gj-quiet gj-small">{label('procedureStepKind', step.kind)}</span>
      </button>
      <Button type="text" size="small" icon={<DeleteOutlined />} disabled={!onRemove} aria-label={t('maintenance.steps.remove', { n: at + 1 })} onClick={onRemove} />
    </li>
  )
}
