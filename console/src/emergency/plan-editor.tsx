import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Input, InputNumber, Select } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { useAct, useLabel, useT } from '@guanjia/ui'
import type { IncidentKind } from '@guanjia/ui/emergency/rules.ts'
import type { EmergencyPlan, PlanContent } from '@guanjia/contract/emergency.ts'
import { useChoices } from '../kit/choices.ts'
import { EditConflict } from '../kit/conflict.tsx'
import { DayPicker } from '../kit/day-picker.tsx'
import { newId } from '../kit/new-id.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import { useShortcut } from '../kit/shortcuts.ts'
import { useVersionedEdit } from '../kit/versioned-edit.ts'
import { useSite } from '../session/session.tsx'
import { keyIn } from './plan-keys.ts'
import { SourceFields } from './source-fields.tsx'

type Draft = PlanContent & { id: string; kind: IncidentKind; name: string }
const BLANK: PlanContent = {
  trigger: '', levels: (['1', '2', '3'] as const).map((level, i) => ({ level, criteria: '', grade: (['IV', 'III', 'II'] as const)[i]! })), roles: [{ key: 'command', name: '', duty: 'command', fromLevel: '1', count: 1, sources: [{ by: 'role', value: 'supervisor' }] }], steps: [{ key: 'step1', roleKey: 'command', text: '', minutes: 5, after: [], fromLevel: '1' }], phoneTree: [], resources: [], outside: [], announcements: [], assembly: '', duties: '',
}

/** Writes the draft of a plan; what is written survives a reload, and the approved version holds until the draft is approved. */
export function PlanEditor({ plan, onClose }: { plan: EmergencyPlan | null; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const [newOne] = useState(newId)
  const save = useAct('emergency.draftEmergencyPlan', ['emergency'])
  const kinds = useChoices('incidentKind')
  const levels = useChoices('incidentLevel')
  const grades = useChoices('statutoryGrade')
  const duties = useChoices('incidentDuty')
  const services = useChoices('outsideService')
  const edit = useVersionedEdit<EmergencyPlan, Draft, EmergencyPlan | null>({
    key: `draft.emergency-plan.${plan?.id ?? 'new'}`,
    record: plan,
    draftOf: (from) => (from ? { id: from.id, kind: from.kind, name: from.name, ...(from.draft ?? from.content ?? BLANK) } : { id: newOne, kind: 'other', name: '', ...BLANK }),
    send: ({ id, kind, name, ...content }, _changes, version) => save.mutateAsync({ params: { id }, body: { siteId: plan?.siteId ?? site.id, kind, name, content, version } }),
  })
  const { draft, set } = edit
  const keep = async (): Promise<void> => {
    const saved = await edit.save()
    if (!saved) return
    void message.success(t('emergency.plans.saved'))
    if (plan) onClose()
    else void navigate({ to: '/emergency/plans/$id', params: { id: saved.id } })
  }
  useShortcut('Ctrl+Enter', () => void keep())
  const change = <K extends 'levels' | 'roles' | 'steps' | 'phoneTree' | 'resources' | 'outside' | 'announcements'>(key: K, at: number, part: Partial<Draft[K][number]>): void => set({ [key]: (draft[key] as readonly object[]).map((one, i) => (i === at ? { ...one, ...part } : one)) } as unknown as Partial<Draft>)
  const drop = (key: 'roles' | 'steps' | 'phoneTree' | 'resources' | 'outside' | 'announcements', at: number): void => set({ [key]: (draft[key] as unknown[]).filter((_, i) => i !== at) } as unknown as Partial<Draft>)
  const remove = (key: Parameters<typeof drop>[0], at: number, name: string): ReactNode => <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('emergency.plans.remove', { name })} onClick={() => drop(key, at)} />
  const add = (text: string, onClick: () => void): ReactNode => <Button size="small" icon={<PlusOutlined />} onClick={onClick}>{text}</Button>
  const roleNames = draft.roles.map(({ key, name }) => ({ value: key, label: name || key }))
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{plan ? plan.name : t('emergency.plans.new')}</h1>
        <span className="gj-grow" />
        {edit.isChanged && <Button onClick={edit.undo}>{t('emergency.plans.forget')}</Button>}
        <Button onClick={() => (plan ? onClose() : void navigate({ to: '/emergency/plans' }))}>{t('emergency.back')}</Button>
        <Button type="primary" disabled={!edit.isChanged || draft.name.trim() === ''} loading={edit.isSaving} onClick={() => void keep()}>{t('emergency.plans.saveDraft')}</Button>
      </div>
      <EditConflict edit={edit} fields={{ name: { label: t('emergency.plans.name') }, trigger: { label: t('emergency.plans.trigger') }, levels: { label: t('emergency.plans.levels') }, roles: { label: t('emergency.roles'), show: (value) => (value as Draft['roles']).map(({ name }) => name).join('、') }, steps: { label: t('emergency.steps'), show: (value) => (value as Draft['steps']).map(({ text }) => text).join('；') }, assembly: { label: t('emergency.assembly') }, duties: { label: t('emergency.plans.duties') }, resources: { label: t('emergency.plans.resources') }, outside: { label: t('emergency.plans.calls') } }} />
      {edit.error !== null && <ProblemAlert error={edit.error} />}
      <FactGroup title={t('emergency.plans.levels')}>
        <div className="gj-row gj-wrap">
          <Select aria-label={t('emergency.kind')} disabled={plan !== null} style={{ width: 160 }} options={kinds} value={draft.kind} onChange={(kind) => set({ kind })} />
          <Input aria-label={t('emergency.plans.name')} placeholder={t('emergency.plans.name')} maxLength={100} style={{ width: 280 }} value={draft.name} onChange={({ target }) => set({ name: target.value })} />
        </div>
        <Input.TextArea aria-label={t('emergency.plans.trigger')} placeholder={t('emergency.plans.trigger')} maxLength={1000} autoSize value={draft.trigger} onChange={({ target }) => set({ trigger: target.value })} style={{ margin: '8px 0' }} />
        {draft.levels.map((one, at) => (
          <div key={one.level} className="gj-row" style={{ marginBottom: 8 }}>
            <span style={{ width: 120 }}>{label('incidentLevel', one.level)}</span>
            <Input aria-label={`${label('incidentLevel', one.level)} ${t('emergency.plans.criteria')}`} maxLength={500} value={one.criteria} onChange={({ target }) => change('levels', at, { criteria: target.value })} />
            <Select allowClear aria-label={`${label('incidentLevel', one.level)} ${t('emergency.plans.grade')}`} style={{ width: 180 }} options={grades} value={one.grade ?? undefined} onChange={(grade) => change('levels', at, { grade: grade ?? null })} />
          </div>
        ))}
      </FactGroup>
      <FactGroup title={t('emergency.roles')} extra={add(t('emergency.plans.addRole'), () => set({ roles: [...draft.roles, { key: keyIn('role', draft.roles), name: '', duty: 'support', fromLevel: '1', count: 1, sources: [{ by: 'role', value: 'guard' }] }] }))}>
        {draft.roles.map((role, at) => (
          <div key={role.key} style={{ padding: '8px 0', borderBottom: '1px solid var(--gj-border)' }}>
            <div className="gj-row gj-wrap">
              <Input aria-label={t('emergency.plans.roleName')} placeholder={t('emergency.plans.roleName')} maxLength={60} style={{ width: 180 }} value={role.name} onChange={({ target }) => change('roles', at, { name: target.value })} />
              <Select aria-label={t('emergency.plans.duty')} style={{ width: 120 }} options={duties} value={role.duty} onChange={(duty) => change('roles', at, { duty })} />
              <Select aria-label={t('emergency.plans.from')} style={{ width: 140 }} options={levels} value={role.fromLevel} onChange={(fromLevel) => change('roles', at, { fromLevel })} />
              <InputNumber aria-label={t('emergency.plans.count')} min={1} max={20} value={role.count} onChange={(count) => change('roles', at, { count: count ?? 1 })} />
              {draft.roles.length > 1 && remove('roles', at, role.name)}
            </div>
            <SourceFields sources={role.sources} siteId={plan?.siteId ?? site.id} onChange={(sources) => change('roles', at, { sources })} />
          </div>
        ))}
      </FactGroup>
      <FactGroup title={t('emergency.steps')} extra={add(t('emergency.plans.addStep'), () => set({ steps: [...draft.steps, { key: keyIn('step', draft.steps), roleKey: draft.roles[0]!.key, text: '', minutes: 5, after: [], fromLevel: '1' }] }))}>
        {draft.steps.map((step, at) => (
          <div key={step.key} className="gj-row gj-wrap" style={{ padding: '6px 0' }}>
            <Select aria-label={t('emergency.role')} style={{ width: 130 }} options={roleNames} value={step.roleKey} onChange={(roleKey) => change('steps', at, { roleKey })} />
            <Input aria-label={t('emergency.step')} maxLength={300} style={{ flex: 1, minWidth: 220 }} value={step.text} onChange={({ target }) => change('steps', at, { text: target.value })} />
            <InputNumber aria-label={t('emergency.limit')} placeholder={t('emergency.limit')} min={1} max={1440} style={{ width: 84 }} value={step.minutes} onChange={(minutes) => change('steps', at, { minutes })} />
            <Select mode="multiple" aria-label={t('emergency.plans.after')} placeholder={t('emergency.plans.after')} style={{ minWidth: 160 }} options={draft.steps.filter(({ key }) => key !== step.key).map(({ key, text }) => ({ value: key, label: text || key }))} value={step.after} onChange={(after) => change('steps', at, { after })} />
            <Select aria-label={t('emergency.plans.from')} style={{ width: 130 }} options={levels} value={step.fromLevel} onChange={(fromLevel) => change('steps', at, { fromLevel })} />
            {draft.steps.length > 1 && remove('steps', at, step.text)}
          </div>
        ))}
      </FactGroup>
      <FactGroup title={t('emergency.plans.phoneTree')} extra={add(t('emergency.plans.addLine'), () => set({ phoneTree: [...draft.phoneTree, { name: '', source: { by: 'role', value: 'supervisor' }, fromLevel: '1' }] }))}>
        {draft.phoneTree.map((line, at) => (
          <div key={at} className="gj-row gj-wrap" style={{ padding: '6px 0' }}>
            <Input aria-label={t('emergency.name')} maxLength={60} style={{ width: 160 }} value={line.name} onChange={({ target }) => change('phoneTree', at, { name: target.value })} />
            <SourceFields isSingle sources={[line.source]} siteId={plan?.siteId ?? site.id} onChange={([source]) => source && change('phoneTree', at, { source })} />
            <Select aria-label={t('emergency.plans.from')} style={{ width: 140 }} options={levels} value={line.fromLevel} onChange={(fromLevel) => change('phoneTree', at, { fromLevel })} />
            {remove('phoneTree', at, line.name)}
          </div>
        ))}
      </FactGroup>
      <FactGroup title={t('emergency.plans.outside')} extra={add(t('emergency.plans.addNumber'), () => set({ outside: [...draft.outside, { service: 'other', name: '', phone: '' }] }))}>
        {draft.outside.map((one, at) => (
          <div key={at} className="gj-row gj-wrap" style={{ padding: '6px 0' }}>
            <Select aria-label={t('emergency.whom')} style={{ width: 160 }} options={services} value={one.service} onChange={(service) => change('outside', at, { service })} />
            <Input aria-label={t('emergency.name')} maxLength={60} style={{ width: 200 }} value={one.name} onChange={({ target }) => change('outside', at, { name: target.value })} />
            <Input aria-label={t('emergency.phone')} maxLength={30} style={{ width: 160 }} value={one.phone} onChange={({ target }) => change('outside', at, { phone: target.value })} />
            {remove('outside', at, one.name)}
          </div>
        ))}
      </FactGroup>
      <FactGroup title={t('emergency.plans.resources')} extra={add(t('emergency.plans.addResource'), () => set({ resources: [...draft.resources, { name: '', place: '', quantity: 1, unit: '', expiresOn: null }] }))}>
        {draft.resources.map((one, at) => (
          <div key={at} className="gj-row gj-wrap" style={{ padding: '6px 0' }}>
            <Input aria-label={t('emergency.plans.resource')} placeholder={t('emergency.plans.resource')} maxLength={60} style={{ width: 160 }} value={one.name} onChange={({ target }) => change('resources', at, { name: target.value })} />
            <Input aria-label={t('emergency.place')} placeholder={t('emergency.place')} maxLength={100} style={{ width: 180 }} value={one.place} onChange={({ target }) => change('resources', at, { place: target.value })} />
            <InputNumber aria-label={t('emergency.plans.quantity')} min={0} max={100_000} style={{ width: 90 }} value={one.quantity} onChange={(quantity) => change('resources', at, { quantity: quantity ?? 0 })} />
            <Input aria-label={t('emergency.plans.unit')} placeholder={t('emergency.plans.unit')} maxLength={10} style={{ width: 70 }} value={one.unit} onChange={({ target }) => change('resources', at, { unit: target.value })} />
            <span style={{ width: 150 }}><DayPicker placeholder={t('emergency.plans.expires')} value={one.expiresOn} onChange={(expiresOn) => change('resources', at, { expiresOn })} /></span>
            {remove('resources', at, one.name)}
          </div>
        ))}
      </FactGroup>
      <FactGroup title={t('emergency.plans.announcements')} extra={add(t('emergency.plans.addText'), () => set({ announcements: [...draft.announcements, { title: '', text: '' }] }))}>
        {draft.announcements.map((one, at) => (
          <div key={at} className="gj-row" style={{ padding: '6px 0' }}>
            <Input aria-label={t('emergency.title')} placeholder={t('emergency.title')} maxLength={60} style={{ width: 160 }} value={one.title} onChange={({ target }) => change('announcements', at, { title: target.value })} />
            <Input.TextArea aria-label={t('emergency.words')} maxLength={1000} autoSize value={one.text} onChange={({ target }) => change('announcements', at, { text: target.value })} />
            {remove('announcements', at, one.title)}
          </div>
        ))}
        <p className="gj-quiet gj-small">{t('emergency.assembly')}</p>
        <Input.TextArea aria-label={t('emergency.assembly')} maxLength={1000} autoSize value={draft.assembly} onChange={({ target }) => set({ assembly: target.value })} />
        <p className="gj-quiet gj-small">{t('emergency.plans.duties')}</p>
        <Input.TextArea aria-label={t('emergency.plans.duties')} maxLength={1000} autoSize value={draft.duties} onChange={({ target }) => set({ duties: target.value })} />
      </FactGroup>
    </div>
  )
}
