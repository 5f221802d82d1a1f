import { EditOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, InputNumber, Select, Switch } from 'antd'
import { useState } from 'react'
import { urlOf, useAct, useCall, useT } from '@guanjia/ui'
import type { Position } from '@guanjia/contract/structure.ts'
import { ActForm } from '../kit/act-form.tsx'
import { EditForm } from '../kit/edit-form.tsx'
import { ExportMenu } from '../kit/export-menu.tsx'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { inWords } from '../kit/worded.ts'
import { useMay, useSession, useSite } from '../session/session.tsx'
import { OrgTabs } from './governance-tabs.tsx'
import './governance.css'

type Values = Pick<Position, 'name' | 'departmentCode' | 'line' | 'isCore' | 'requiredYears' | 'requiredExperience' | 'isActive'>
const LINES = ['FRONT_LINE', 'SECOND_LINE'] as const
const STALE = ['structure', 'organization', 'people']

/** The posts of the organisation: line, what experience they ask for, and which a site must not be without. */
export function Positions() {
  const t = useT()
  const may = useMay()
  const { roles } = useSession()
  const complain = useComplain()
  const { message } = App.useApp()
  const [opened, setOpened] = useState<'new' | Position | null>(null)
  const ready = useAct('structure.addReadyPositions', STALE)
  const positions = useCall('structure.listPositions', { query: { all: true } as never })
  const mayEdit = may('structure:manage') && roles.some(({ scope }) => scope === 'organization')
  const add = (): void => ready.mutate({ body: {} }, { onSuccess: ({ added, linked }) => void message.success(t('governance.position.added', { added, linked })), onError: complain })
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('governance.tabs.positions')}</h1>
        <span className="gj-row" style={{ marginLeft: 'auto' }}>
          <OrgTabs at="positions" />
          <ExportMenu isLong={false} href={(format) => urlOf('structure.exportPositions', { query: { all: true, format } as never })} />
          {mayEdit && <Button onClick={add}>{t('governance.position.ready')}</Button>}
          {mayEdit && <Button type="primary" onClick={() => setOpened('new')}>{t('governance.position.new')}</Button>}
        </span>
      </div>
      {positions.error && !positions.data && <ProblemAlert error={positions.error} onRetry={() => void positions.refetch()} />}
      <section className="gj-card" style={{ overflowX: 'auto' }}>
        {positions.data && (
          <table className="gj-governance-table">
            <thead><tr><th scope="col">{t('governance.position.name')}</th><th scope="col">{t('governance.position.department')}</th><th scope="col">{t('governance.position.line')}</th><th scope="col">{t('governance.position.core')}</th><th scope="col">{t('governance.position.years')}</th><th scope="col">{t('governance.position.experience')}</th><td /></tr></thead>
            <tbody>
              {positions.data.items.map((one) => (
                <tr key={one.id} className={one.isActive ? undefined : 'gj-quiet'}>
                  <th scope="row" className="gj-strong">{one.name}{!one.isActive && ` · ${t('governance.org.closed')}`}</th>
                  <td><DepartmentName code={one.departmentCode} /></td>
                  <td className="gj-nowrap">{t(`governance.line.${one.line}`)}</td>
                  <td>{one.isCore && t('governance.position.isCore')}</td>
                  <td>{one.requiredYears !== null && t('governance.position.yearsN', { n: one.requiredYears })}</td>
                  <td>{one.requiredExperience}</td>
                  <td className="gj-acts">{mayEdit && <Button size="small" type="text" icon={<EditOutlined />} aria-label={`${t('governance.position.edit')} · ${one.name}`} onClick={() => setOpened(one)} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      {opened === 'new' && <NewPosition onClose={() => setOpened(null)} />}
      {opened !== null && opened !== 'new' && <ChangePosition position={opened} onClose={() => setOpened(null)} />}
    </div>
  )
}

function useDepartments() {
  const site = useSite()
  return useCall('organization.listDepartments', { query: { siteId: site.id } }).data?.items ?? []
}
function DepartmentName({ code }: { code: string | null }) {
  return useDepartments().find((one) => one.code === code)?.name ?? code ?? ''
}

function NewPosition({ onClose }: { onClose: () => void }) {
  const t = useT()
  const create = useAct('structure.createPosition', STALE)
  return (
    <ActForm<Values & { code: string }>
      title={t('governance.position.new')}
      verb={t('governance.org.create')}
      initial={{ code: '', name: '', departmentCode: null, line: 'FRONT_LINE', isCore: false, requiredYears: null, requiredExperience: '', isActive: true }}
      onSubmit={async ({ isActive: _, ...values }) => void (await inWords(t, () => create.mutateAsync({ body: { ...values, departmentCode: values.departmentCode ?? null, requiredYears: values.requiredYears ?? null } })))}
      onClose={onClose}
    >
      <Form.Item name="code" label={t('governance.org.code')} extra={t('governance.org.codeHint')} normalize={(value: string) => value.toUpperCase()} rules={[{ required: true, pattern: /^[A-Z0-9_]{2,40}$/, message: t('governance.org.codeHint') }]}><Input maxLength={40} autoFocus /></Form.Item>
      <Fields />
    </ActForm>
  )
}

function ChangePosition({ position, onClose }: { position: Position; onClose: () => void }) {
  const t = useT()
  const change = useAct('structure.changePosition', STALE)
  return (
    <EditForm<Position, Values>
      title={`${t('governance.position.edit')} · ${position.name}`}
      verb={t('shell.form.save')}
      record={position}
      valuesOf={({ name, departmentCode, line, isCore, requiredYears, requiredExperience, isActive }) => ({ name, departmentCode, line, isCore, requiredYears, requiredExperience, isActive })}
      fields={{
        name: { label: t('governance.position.name') }, departmentCode: { label: t('governance.position.department') }, line: { label: t('governance.position.line'), show: (value) => t(`governance.line.${value as 'FRONT_LINE'}`) }, isCore: { label: t('governance.position.core') },
        requiredYears: { label: t('governance.position.years') }, requiredExperience: { label: t('governance.position.experience') }, isActive: { label: t('governance.org.active') },
      }}
      onSave={async (changes, version) => inWords(t, () => change.mutateAsync({ params: { id: position.id }, body: { ...changes, ...('departmentCode' in changes ? { departmentCode: changes.departmentCode ?? null } : {}), version } }))}
      onClose={onClose}
    >
      <Fields />
      <Form.Item name="isActive" valuePropName="checked" label={t('governance.org.active')}><Switch /></Form.Item>
    </EditForm>
  )
}

function Fields() {
  const t = useT()
  return (
    <>
      <div className="gj-form-pair">
        <Form.Item name="name" label={t('governance.position.name')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input maxLength={50} /></Form.Item>
        <Form.Item name="departmentCode" label={t('governance.position.department')}><Select allowClear options={useDepartments().map(({ code, name }) => ({ value: code, label: name }))} /></Form.Item>
        <Form.Item name="line" label={t('governance.position.line')}><Select options={LINES.map((value) => ({ value, label: t(`governance.line.${value}`) }))} /></Form.Item>
        <Form.Item name="requiredYears" label={t('governance.position.years')}><InputNumber min={0} max={50} precision={0} style={{ width: '100%' }} /></Form.Item>
      </div>
      <Form.Item name="requiredExperience" label={t('governance.position.experience')}><Input maxLength={500} /></Form.Item>
      <Form.Item name="isCore" valuePropName="checked" label={t('governance.position.core')} extra={t('governance.position.coreHint')}><Switch /></Form.Item>
    </>
  )
}
