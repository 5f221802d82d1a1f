import { EditOutlined, HistoryOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, Select, Skeleton } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { Site } from '@guanjia/contract/organization.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { useIsSlow } from '../kit/data-table.tsx'
import { EditForm } from '../kit/edit-form.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { inWords } from '../kit/worded.ts'
import { useMay } from '../session/session.tsx'
import { useNewId } from '../kit/new-id.ts'
import { SiteTemplates, TemplateFields } from '../governance/site-templates.tsx'
import { PageHead } from './page-head.tsx'

const SiteHistory = lazy(() => import('../governance/history-drawer.tsx').then(({ SiteHistory }) => ({ default: SiteHistory })))

type Facts = Pick<Site, 'name' | 'timeZone' | 'address' | 'phone'>
type NewSite = Facts & Pick<Site, 'code' | 'kind'> & { templateId?: string | null; departments?: 'service_centre' | 'management_office' }

/** The places that the company looks after. */
export function Sites() {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const [opened, setOpened] = useState<'new' | Site | null>(null)
  const [told, setTold] = useState<Site | null>(null)
  const sites = useCall('organization.listSites', {})
  const slow = useIsSlow(sites.isPending)
  const mayEdit = may('organization:manage')
  return (
    <>
      <PageHead title={t('settings.sites.title')}>
        {mayEdit && (
          <Button type="primary" onClick={() => setOpened('new')}>
            {t('settings.sites.add')}
          </Button>
        )}
      </PageHead>
      {sites.error && !sites.data && <ProblemAlert error={sites.error} onRetry={() => void sites.refetch()} />}
      <section className="gj-card" style={{ overflowX: 'auto' }}>
        {slow && <Skeleton active style={{ padding: 16 }} />}
        {sites.data && (
          <table className="gj-settings-table">
            <thead>
              <tr>
                <th scope="col">{t('settings.sites.name')}</th>
                <th scope="col">{t('settings.sites.code')}</th>
                <th scope="col">{t('settings.sites.kind')}</th>
                <th scope="col">{t('settings.sites.timeZone')}</th>
                <th scope="col">{t('settings.sites.address')}</th>
                <th scope="col">{t('settings.sites.phone')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {sites.data.items.map((site) => (
                <tr key={site.id}>
                  <th scope="row" className="gj-strong">
                    {site.name}
                  </th>
                  <td>{site.code}</td>
                  <td>{label('siteKind', site.kind)}</td>
                  <td>{site.timeZone}</td>
                  <td>{site.address}</td>
                  <td>{site.phone}</td>
                  <td className="gj-acts">
                    {may('structure:manage') && <Button size="small" type="text" icon={<HistoryOutlined />} aria-label={`${t('headoffice.history')} · ${site.name}`} onClick={() => setTold(site)} />}
                    {mayEdit && (
                      <Button
                        size="small"
                        type="text"
                        icon={<EditOutlined />}
                        aria-label={`${t('settings.sites.edit')} · ${site.name}`}
                        onClick={() => setOpened(site)}
                      />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      {mayEdit && <SiteTemplates />}
      <Suspense>{told && <SiteHistory id={told.id} name={told.name} onClose={() => setTold(null)} />}</Suspense>
      {opened === 'new' && <SiteForm onClose={() => setOpened(null)} />}
      {opened !== null && opened !== 'new' && <SiteChange site={opened} onClose={() => setOpened(null)} />}
    </>
  )
}

const REFRESH = ['organization', 'sessions', 'sla', 'structure', 'rulebook']

function SiteForm({ onClose }: { onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const kinds = useChoices('siteKind')
  const make = useAct('organization.createSite', REFRESH)
  // A retry is the same site.
  const id = useNewId()
  const submit = async (values: NewSite): Promise<void> => {
    const site = await inWords(t, () => make.mutateAsync({ body: { id, ...values, templateId: values.templateId ?? null } }))
    void message.success(t('archives.created', { name: site.name }))
  }
  return (
    <ActForm<NewSite>
      title={t('settings.sites.new')}
      verb={t('settings.sites.act')}
      hint={t('settings.sites.madeHint')}
      onSubmit={submit}
      onClose={onClose}
      initial={{
        name: '',
        code: '',
        kind: 'residential',
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        address: '',
        phone: '',
        departments: 'service_centre',
      }}
    >
      <div className="gj-form-pair">
        <Form.Item
          name="code"
          label={t('settings.sites.code')}
          extra={t('settings.sites.codeHint')}
          normalize={(value: string) => value.toUpperCase()}
          rules={[
            { required: true, message: t('shell.fieldNeeded') },
            { pattern: /^[A-Z0-9-]{1,12}$/, message: t('settings.sites.codeBad') },
          ]}
        >
          <Input maxLength={12} autoFocus />
        </Form.Item>
        <Form.Item name="kind" label={t('settings.sites.kind')}>
          <Select options={kinds} />
        </Form.Item>
      </div>
      <TemplateFields />
      <FactFields />
    </ActForm>
  )
}

function SiteChange({ site, onClose }: { site: Site; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const change = useAct('organization.changeSite', REFRESH)
  const save = async (changes: Partial<Facts>, version: number): Promise<void> => {
    await inWords(t, () => change.mutateAsync({ params: { id: site.id }, body: { ...changes, version } }))
    void message.success(t('archives.saved'))
  }
  return (
    <EditForm<Site, Facts>
      title={`${t('settings.sites.change')} · ${site.code}`}
      verb={t('shell.form.save')}
      record={site}
      onSave={save}
      onClose={onClose}
      valuesOf={({ name, timeZone, address, phone }) => ({ name, timeZone, address, phone })}
      fields={{
        name: { label: t('settings.sites.name') },
        timeZone: { label: t('settings.sites.timeZone') },
        address: { label: t('settings.sites.address') },
        phone: { label: t('settings.sites.phone') },
      }}
    >
      <FactFields />
    </EditForm>
  )
}

function FactFields() {
  const t = useT()
  return (
    <>
      <Form.Item
        name="name"
        label={t('settings.sites.name')}
        rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="timeZone" label={t('settings.sites.timeZone')}>
        <Select showSearch options={Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value }))} />
      </Form.Item>
      <Form.Item name="address" label={t('settings.sites.address')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="phone" label={t('settings.sites.phone')}>
        <Input maxLength={40} inputMode="tel" />
      </Form.Item>
    </>
  )
}
