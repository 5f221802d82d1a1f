import { App, Button, Form, Input, Select } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Case } from '@guanjia/contract/cases.ts'
import type { CaseTeam } from '@guanjia/contract/tasks.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useNewId } from '../kit/new-id.ts'
import { FactGroup } from '../kit/record-page.tsx'
import { useMay } from '../session/session.tsx'

const TaskForm = lazy(() => import('../tasks/task-form.tsx').then(({ TaskForm }) => ({ default: TaskForm })))
const STALE = ['tasks', 'cases']
const OVER = ['closed', 'invalid', 'cancelled']

/** Whose a case is by the matrix, and the team of several departments that works on it. Comes after the page: it asks for itself. */
export function CaseTogether({ record }: { record: Case }) {
  const t = useT()
  const may = useMay()
  const [opened, setOpened] = useState<'form' | 'change' | 'end' | 'assist' | null>(null)
  const teams = useCall('tasks.caseTeams', { params: { id: record.id } })
  const found = teams.data?.items ?? []
  const current = found.find(({ endedAt }) => endedAt === null)
  const isOpen = !OVER.includes(record.status)
  const mayForm = isOpen && may('cases:handle')
  const close = (): void => setOpened(null)
  return (
    <FactGroup
      title={t('headoffice.team.title')}
      extra={
        <>
          {isOpen && may('tasks:own') && <Button size="small" type="link" onClick={() => setOpened('assist')}>{t('headoffice.team.assist')}</Button>}
          {mayForm && !current && <Button size="small" type="link" onClick={() => setOpened('form')}>{t('headoffice.team.form')}</Button>}
        </>
      }
    >
      {isOpen && record.category && may('governance:read') && <Whose siteId={record.siteId} categoryId={record.category.id} />}
      {found.map((team) => <Team key={team.id} team={team} onChange={mayForm ? () => setOpened('change') : undefined} onEnd={may('cases:handle') ? () => setOpened('end') : undefined} />)}
      {teams.data && found.length === 0 && <p className="gj-quiet">{t('headoffice.team.none')}</p>}
      {opened === 'form' && <TeamForm record={record} team={null} onClose={close} />}
      {opened === 'change' && current && <TeamForm record={record} team={current} onClose={close} />}
      {opened === 'end' && current && <EndForm team={current} onClose={close} />}
      <Suspense>{opened === 'assist' && <TaskForm kind="assist" caseId={record.id} onClose={close} />}</Suspense>
    </FactGroup>
  )
}

/** The duty, its post and department, and who of them is there now; or what is unclear about it. */
function Whose({ siteId, categoryId }: { siteId: string; categoryId: string }) {
  const t = useT()
  const label = useLabel()
  const found = useCall('governance.suggestResponsible', { query: { siteId, categoryId } }, { staleTime: 60_000 }).data
  if (!found) return null
  const people = found.people.map(({ name, isOnShift }) => `${name}（${t(isOnShift ? 'headoffice.team.onShift' : 'headoffice.team.offShift')}）`).join('、')
  return (
    <p>
      <span className="gj-quiet">{t('headoffice.team.duty')}：</span>
      {found.duty ? [found.duty.name, found.department?.name, found.owners.map(({ name }) => name).join('、'), people].filter(Boolean).join(' · ') : <span className="gj-quiet">{t('headoffice.team.nobody')}</span>}
      {found.conflict && <span className="gj-tone" data-tone={found.conflict === 'vacant' ? 'soon' : 'overdue'}> ▲ {label('responsibilityConflict', found.conflict)}</span>}
    </p>
  )
}

function Team({ team, onChange, onEnd }: { team: CaseTeam; onChange?: () => void; onEnd?: () => void }) {
  const t = useT()
  const time = useTime()
  const isOver = team.endedAt !== null
  return (
    <article className={isOver ? 'gj-quiet' : undefined} style={{ padding: '6px 0' }}>
      <div className="gj-row gj-wrap">
        <strong>{team.purpose}</strong>
        <span className="gj-quiet gj-small">{t('headoffice.team.by', { name: team.madeBy.name, at: time.short(team.madeAt) })}</span>
        {isOver && <span className="gj-small">· {t('headoffice.team.ended')} {time.short(team.endedAt!)}</span>}
        {!isOver && onChange && <Button size="small" type="link" onClick={onChange}>{t('headoffice.team.change')}</Button>}
        {!isOver && onEnd && <Button size="small" type="link" onClick={onEnd}>{t('headoffice.team.end')}</Button>}
      </div>
      <p>{team.members.map(({ id, name, department }) => `${name}${id === team.lead.id ? `（${t('headoffice.team.lead')}）` : ''}${department ? ` · ${department}` : ''}`).join('；')}</p>
      {team.result && <p>{team.result}</p>}
    </article>
  )
}

interface Values {
  purpose: string
  memberIds: string[]
  leadId: string
}

/** Colleagues of several departments; the lead is one of them. */
function TeamForm({ record, team, onClose }: { record: Case; team: CaseTeam | null; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const id = useNewId()
  const form = useAct('tasks.formTeam', STALE)
  const change = useAct('tasks.changeTeam', STALE)
  const all = useCall('organization.listEmployees', { query: { siteId: record.siteId, filter: {} } }, { staleTime: 60_000 }).data?.items ?? []
  const options = all.filter(({ isActive }) => isActive).map(({ id: value, name, position }) => ({ value, label: `${name} · ${position}` }))
  const needed = { required: true, message: t('shell.fieldNeeded') }
  return (
    <ActForm<Values>
      title={t(team ? 'headoffice.team.change' : 'headoffice.team.form')}
      verb={t(team ? 'headoffice.team.change' : 'headoffice.team.form')}
      initial={team ? { purpose: team.purpose, memberIds: team.members.map((one) => one.id), leadId: team.lead.id } : { purpose: '', memberIds: [] }}
      onSubmit={async ({ purpose, memberIds, leadId }) => {
        if (team) await change.mutateAsync({ params: { id: team.id }, body: { version: team.version, memberIds, leadId } })
        else await form.mutateAsync({ params: { id: record.id }, body: { id, purpose, memberIds, leadId } })
        void message.success(t(team ? 'headoffice.team.saved' : 'headoffice.team.formed'))
      }}
      onClose={onClose}
    >
      {!team && <Form.Item name="purpose" label={t('headoffice.team.purpose')} rules={[{ ...needed, whitespace: true }]}><Input maxLength={200} autoFocus /></Form.Item>}
      <Form.Item name="memberIds" label={t('headoffice.team.members')} extra={t('headoffice.team.membersHint')} rules={[needed]}><Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={options} /></Form.Item>
      <Form.Item noStyle dependencies={['memberIds']}>
        {({ getFieldValue }) => (
          <Form.Item name="leadId" label={t('headoffice.team.lead')} rules={[needed]}><Select options={options.filter(({ value }) => ((getFieldValue('memberIds') as string[] | undefined) ?? []).includes(value))} /></Form.Item>
        )}
      </Form.Item>
    </ActForm>
  )
}

function EndForm({ team, onClose }: { team: CaseTeam; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const change = useAct('tasks.changeTeam', STALE)
  return (
    <ActForm<{ result: string }>
      title={`${t('headoffice.team.end')} · ${team.purpose}`}
      verb={t('headoffice.team.end')}
      onSubmit={async ({ result }) => {
        await change.mutateAsync({ params: { id: team.id }, body: { version: team.version, result } })
        void message.success(t('headoffice.team.saved'))
      }}
      onClose={onClose}
    >
      <Form.Item name="result" label={t('headoffice.team.result')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input.TextArea autoFocus maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
    </ActForm>
  )
}
