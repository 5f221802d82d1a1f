import { App, Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useAct, useCall, useT, useTime } from '@guanjia/ui'
import type { SiteTemplate } from '@guanjia/contract/structure.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useComplain } from '../kit/problem.tsx'
import { useSession } from '../session/session.tsx'
import './governance.css'

/** What new sites can start from, below the list of sites. */
export function SiteTemplates() {
  const t = useT()
  const time = useTime()
  const complain = useComplain()
  const [saving, setSaving] = useState(false)
  const templates = useCall('structure.listSiteTemplates', {})
  const change = useAct('structure.changeSiteTemplate', ['structure'])
  return (
    <section className="gj-card" style={{ marginTop: 16, overflowX: 'auto' }}>
      <header><h2 className="gj-grow">{t('governance.template.title')}</h2><Button onClick={() => setSaving(true)}>{t('governance.template.save')}</Button></header>
      {templates.data?.items.length === 0 && <p className="gj-quiet gj-body">{t('governance.template.empty')}</p>}
      {templates.data && templates.data.items.length > 0 && (
        <table className="gj-governance-table">
          <tbody>
            {templates.data.items.map((one) => (
              <tr key={one.id}>
                <th scope="row" className="gj-strong">{one.name}{!one.isActive && <span className="gj-quiet"> · {t('governance.org.closed')}</span>}</th>
                <td>{one.fromSite?.name}</td>
                <td><Parts template={one} /></td>
                <td className="gj-quiet gj-nowrap">{one.madeBy} {time.at(one.madeAt)}</td>
                <td className="gj-acts"><Button size="small" type="text" onClick={() => change.mutate({ params: { id: one.id }, body: { version: one.version, isActive: !one.isActive } }, { onError: complain })}>{one.isActive ? t('governance.template.close') : t('governance.template.reopen')}</Button></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {saving && <SaveForm onClose={() => setSaving(false)} />}
    </section>
  )
}

function Parts({ template }: { template: SiteTemplate }) {
  const t = useT()
  return template.parts.map(({ part, count }) => `${t(`governance.template.part.${part}`)} ${count}`).join(' · ')
}

function SaveForm({ onClose }: { onClose: () => void }) {
  const t = useT()
  const { sites } = useSession()
  const { message } = App.useApp()
  const save = useAct('structure.saveSiteTemplate', ['structure'])
  return (
    <ActForm<{ siteId: string; name: string; note: string }>
      title={t('governance.template.save')}
      verb={t('shell.form.save')}
      hint={t('governance.template.hint')}
      initial={{ siteId: sites[0]!.id, name: '', note: '' }}
      onSubmit={async (values) => {
        const made = await save.mutateAsync({ body: values })
        void message.success(t('archives.created', { name: made.name }))
      }}
      onClose={onClose}
    >
      <Form.Item name="siteId" label={t('governance.template.from')}><Select options={sites.map(({ id, name }) => ({ value: id, label: name }))} /></Form.Item>
      <Form.Item name="name" label={t('governance.template.name')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input maxLength={100} autoFocus /></Form.Item>
      <Form.Item name="note" label={t('governance.template.note')}><Input.TextArea autoSize maxLength={500} /></Form.Item>
    </ActForm>
  )
}

/** In the form of a new site: a template with what it brings, or one of the two built-in cuts. */
export function TemplateFields() {
  const t = useT()
  const templates = useCall('structure.listSiteTemplates', {})
  const usable = templates.data?.items.filter(({ isActive }) => isActive) ?? []
  return (
    <>
      <Form.Item name="templateId" label={t('governance.template.use')} extra={t('governance.template.useHint')}>
        <Select allowClear placeholder={t('governance.template.without')} options={usable.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item noStyle dependencies={['templateId']}>
        {({ getFieldValue }) => {
          const chosen = usable.find(({ id }) => id === (getFieldValue('templateId') as string | undefined))
          if (!chosen)
            return <Form.Item name="departments" label={t('governance.template.cut')}><Select options={(['service_centre', 'management_office'] as const).map((value) => ({ value, label: t(`governance.template.cuts.${value}`) }))} /></Form.Item>
          return (
            <ul aria-label={t('governance.template.preview')} className="gj-quiet" style={{ margin: '0 0 16px', paddingLeft: 20 }}>
              {chosen.parts.map(({ part, count, names }) => <li key={part}>{t(`governance.template.part.${part}`)} {count}：{names.slice(0, 12).join('、')}{names.length > 12 && '…'}</li>)}
              <li>{t('governance.template.shared')}</li>
            </ul>
          )
        }}
      </Form.Item>
    </>
  )
}
