import { EditOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, InputNumber, Select, Switch } from 'antd'
import { useState } from 'react'
import { useAct, useCall, useT } from '@guanjia/ui'
import type { EnquiryKind } from '@guanjia/contract/knowledge.ts'
import { ActForm } from '../kit/act-form.tsx'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { PageHead } from './page-head.tsx'

/** 咨询类型: for each its standard answer, who is responsible, by when, and what to bring (INQ-001). */
export function EnquiryKinds() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const complain = useComplain()
  const [opened, setOpened] = useState<EnquiryKind | 'new' | null>(null)
  const kinds = useCall('knowledge.listEnquiryKinds', {})
  const departments = useCall('organization.listDepartments', { query: { siteId: site.id } }, { staleTime: 300_000 })
  const change = useAct('knowledge.changeEnquiryKind', ['knowledge'])
  const mayEdit = may('settings:manage')
  const nameOf = (code: string | null): string => departments.data?.items.find((one) => one.code === code)?.name ?? code ?? ''
  const quiet = <span className="gj-quiet">{t('enquiryKinds.none')}</span>
  return (
    <>
      <PageHead title={t('enquiryKinds.title')} hint={t('enquiryKinds.hint')}>
        {mayEdit && (
          <Button type="primary" onClick={() => setOpened('new')}>
            {t('enquiryKinds.add')}
          </Button>
        )}
      </PageHead>
      {kinds.error && !kinds.data && <ProblemAlert error={kinds.error} onRetry={() => void kinds.refetch()} />}
      <section className="gj-card" style={{ overflowX: 'auto' }}>
        <table className="gj-settings-table">
          <thead>
            <tr>
              <th scope="col">{t('enquiryKinds.name')}</th>
              <th scope="col">{t('enquiryKinds.article')}</th>
              <th scope="col">{t('enquiryKinds.department')}</th>
              <th scope="col">{t('enquiryKinds.post')}</th>
              <th scope="col">{t('enquiryKinds.minutes')}</th>
              <th scope="col">{t('enquiryKinds.materials')}</th>
              <th scope="col">{t('enquiryKinds.isActive')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {kinds.data?.items.map((kind) => (
              <tr key={kind.id} data-off={!kind.isActive}>
                <th scope="row">{kind.name}</th>
                <td>{kind.article?.name ?? quiet}</td>
                <td>{nameOf(kind.departmentCode) || quiet}</td>
                <td>{kind.post || quiet}</td>
                <td>{kind.responseMinutes === null ? quiet : t('enquiryKinds.within', { n: kind.responseMinutes })}</td>
                <td>{kind.materials.join('、') || quiet}</td>
                <td>
                  <Switch
                    size="small"
                    checked={kind.isActive}
                    disabled={!mayEdit}
                    aria-label={`${t('enquiryKinds.isActive')} · ${kind.name}`}
                    onChange={(isActive) => change.mutate({ params: { id: kind.id }, body: { version: kind.version, isActive } }, { onError: complain })}
                  />
                </td>
                <td className="gj-acts">
                  {mayEdit && <Button size="small" type="text" icon={<EditOutlined />} aria-label={`${t('enquiryKinds.change')} · ${kind.name}`} onClick={() => setOpened(kind)} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {opened !== null && <KindForm kind={opened === 'new' ? null : opened} next={(kinds.data?.items.at(-1)?.sortOrder ?? 0) + 10} onClose={() => setOpened(null)} />}
    </>
  )
}

interface Values {
  code: string
  name: string
  articleId: string | null
  departmentCode: string | null
  post: string
  responseMinutes: number | null
  materials: string[]
}

function KindForm({ kind, next, onClose }: { kind: EnquiryKind | null; next: number; onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const make = useAct('knowledge.createEnquiryKind', ['knowledge'])
  const change = useAct('knowledge.changeEnquiryKind', ['knowledge'])
  const departments = useCall('organization.listDepartments', { query: { siteId: site.id } }, { staleTime: 300_000 })
  const articles = useCall('knowledge.listArticles', { query: { siteId: site.id, limit: 200, filter: { inForce: true } } })
  const submit = async ({ code, ...values }: Values): Promise<void> => {
    const facts = { ...values, articleId: values.articleId ?? null, departmentCode: values.departmentCode ?? null, responseMinutes: values.responseMinutes ?? null }
    if (kind) await change.mutateAsync({ params: { id: kind.id }, body: { version: kind.version, ...facts } })
    else await make.mutateAsync({ body: { code, sortOrder: next, ...facts } })
    void message.success(t('enquiryKinds.saved'))
  }
  const needed = [{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]
  return (
    <ActForm<Values>
      title={kind ? `${t('enquiryKinds.change')} · ${kind.name}` : t('enquiryKinds.add')}
      verb={t('shell.form.save')}
      initial={{ code: kind?.code ?? '', name: kind?.name ?? '', articleId: kind?.article?.id ?? null, departmentCode: kind?.departmentCode ?? null, post: kind?.post ?? '', responseMinutes: kind?.responseMinutes ?? null, materials: kind?.materials ?? [] }}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="gj-form-pair">
        <Form.Item name="name" label={t('enquiryKinds.name')} rules={needed}>
          <Input maxLength={50} autoFocus />
        </Form.Item>
        {!kind && (
          <Form.Item name="code" label={t('enquiryKinds.code')} rules={needed}>
            <Input maxLength={40} />
          </Form.Item>
        )}
      </div>
      <Form.Item name="articleId" label={t('enquiryKinds.article')}>
        <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={articles.data?.items.map(({ id, title }) => ({ value: id, label: title }))} />
      </Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="departmentCode" label={t('enquiryKinds.department')}>
          <Select allowClear options={departments.data?.items.map(({ code, name }) => ({ value: code, label: name }))} />
        </Form.Item>
        <Form.Item name="post" label={t('enquiryKinds.post')}>
          <Input maxLength={50} />
        </Form.Item>
      </div>
      <Form.Item name="responseMinutes" label={t('enquiryKinds.minutes')}>
        <InputNumber min={1} max={43_200} precision={0} style={{ width: 160 }} />
      </Form.Item>
      <Form.Item name="materials" label={t('enquiryKinds.materials')}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['，', '、', ',']} />
      </Form.Item>
    </ActForm>
  )
}
