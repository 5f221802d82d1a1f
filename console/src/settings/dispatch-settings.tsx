import { App, Button, Form, Input, InputNumber, Segmented } from 'antd'
import { useState } from 'react'
import { useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { DispatchMode, DispatchSettings as Settings } from '@guanjia/contract/dispatch.ts'
import type { Competence } from '@guanjia/contract/people.ts'
import { useChoices } from '../kit/choices.ts'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { PageHead } from './page-head.tsx'
import './zones.css'

/** How the site gives out its orders, and the list of what people can do. */
export function DispatchSettings() {
  const t = useT()
  const site = useSite()
  const found = useCall('dispatch.getDispatchSettings', { query: { siteId: site.id } })
  return (
    <>
      <PageHead title={t('dispatch.settings.title')} hint={t('dispatch.settings.hint')} />
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <Modes key={`${site.id} ${found.data.version}`} settings={found.data} />}
      <Competences />
    </>
  )
}

function Modes({ settings }: { settings: Settings }) {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const { message } = App.useApp()
  const complain = useComplain()
  const kinds = useChoices('workOrderKind')
  const modes = useChoices('dispatchMode')
  const change = useAct('dispatch.changeDispatchSettings', ['dispatch', 'workorders'])
  const [draft, setDraft] = useState(settings)
  const mayChange = may('settings:manage')
  const isChanged = JSON.stringify(draft) !== JSON.stringify(settings)
  const save = (): void =>
    change.mutate(
      { body: { siteId: settings.siteId, version: settings.version, modes: draft.modes, loadLimit: draft.loadLimit } },
      { onError: complain, onSuccess: () => void message.success(t('dispatch.settings.saved')) },
    )
  return (
    <FactGroup title={site.name}>
      <table className="gj-settings-table">
        <thead>
          <tr>
            <th scope="col">{t('dispatch.settings.kind')}</th>
            <th scope="col">{t('dispatch.settings.mode')}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ value, label }) => (
            <tr key={value}>
              <th scope="row">{label}</th>
              <td>
                <Segmented<DispatchMode>
                  size="small"
                  disabled={!mayChange}
                  aria-label={`${t('dispatch.settings.mode')} · ${label}`}
                  options={modes}
                  value={draft.modes[value]}
                  onChange={(mode) => setDraft({ ...draft, modes: { ...draft.modes, [value]: mode } })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="gj-row" style={{ padding: '12px 8px 4px' }}>
        <label htmlFor="load-limit">{t('dispatch.settings.limit')}</label>
        <InputNumber
          id="load-limit"
          min={1}
          max={100}
          precision={0}
          disabled={!mayChange}
          value={draft.loadLimit}
          onChange={(loadLimit) => setDraft({ ...draft, loadLimit })}
        />
        <span className="gj-quiet gj-small gj-grow">{t('dispatch.settings.limitHint')}</span>
        {mayChange && (
          <Button type="primary" disabled={!isChanged} loading={change.isPending} onClick={save}>
            {t('shell.form.save')}
          </Button>
        )}
      </div>
    </FactGroup>
  )
}

function Competences() {
  const t = useT()
  const found = useCall('people.listCompetences', {})
  const of = (kind: Competence['kind']) => (found.data?.items ?? []).filter((one) => one.kind === kind)
  return (
    <FactGroup title={t('dispatch.competences.title')}>
      <p className="gj-quiet">{t('dispatch.competences.hint')}</p>
      <CompetenceList title={t('dispatch.competences.skills')} kind="skill" items={of('skill')} />
      <CompetenceList title={t('dispatch.competences.certificates')} kind="certificate" items={of('certificate')} />
    </FactGroup>
  )
}

function CompetenceList({ title, kind, items }: { title: string; kind: Competence['kind']; items: Competence[] }) {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const complain = useComplain()
  const [form] = Form.useForm<{ name: string }>()
  const make = useAct('people.createCompetence', ['people'])
  const change = useAct('people.changeCompetence', ['people'])
  const mayChange = may('settings:manage')
  return (
    <>
      <h4>{title}</h4>
      <ul className="gj-chips" aria-label={title}>
        {items.map((one) => (
          <li key={one.id} data-off={!one.isActive}>
            {one.name}
            {mayChange && (
              <Button
                size="small"
                type="link"
                aria-label={`${t(one.isActive ? 'dispatch.competences.off' : 'dispatch.competences.on')} ${one.name}`}
                onClick={() => change.mutate({ params: { id: one.id }, body: { isActive: !one.isActive } }, { onError: complain })}
              >
                {t(one.isActive ? 'dispatch.competences.off' : 'dispatch.competences.on')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayChange && (
        <Form
          form={form}
          layout="inline"
          onFinish={({ name }) => make.mutate({ body: { kind, name } }, { onError: complain, onSuccess: () => form.resetFields() })}
        >
          <Form.Item name="name" rules={[{ required: true, whitespace: true, message: '' }]}>
            <Input size="small" maxLength={50} placeholder={t('dispatch.competences.name')} aria-label={`${label('competenceKind', kind)} ${t('dispatch.competences.name')}`} />
          </Form.Item>
          <Button size="small" htmlType="submit" loading={make.isPending}>
            {t('dispatch.competences.add')}
          </Button>
        </Form>
      )}
    </>
  )
}
