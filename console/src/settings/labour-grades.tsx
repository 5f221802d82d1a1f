import { EditOutlined } from '@ant-design/icons'
import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { formatMoney, useAct, useCall, useT } from '@guanjia/ui'
import type { LabourGrade } from '@guanjia/contract/aftercare.ts'
import { ActForm } from '../kit/act-form.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { inWords } from '../kit/worded.ts'
import { useSession, useSite } from '../session/session.tsx'
import { PageHead } from './page-head.tsx'

/** What an hour of a worker costs, by grade; rates hold in the whole organisation. */
export function LabourGrades() {
  const t = useT()
  const { roles } = useSession()
  const [opened, setOpened] = useState<LabourGrade | 'new' | null>(null)
  const found = useCall('aftercare.listLabourGrades', {})
  const maySet = roles.some(({ role }) => role === 'administrator')
  return (
    <>
      <PageHead title={t('paid.grade.title')} hint={t('paid.grade.hint')}>
        {maySet && (
          <Button type="primary" onClick={() => setOpened('new')}>
            {t('paid.grade.new')}
          </Button>
        )}
      </PageHead>
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      <section className="gj-card" style={{ overflowX: 'auto' }}>
        {found.data?.items.length === 0 && (
          <div className="gj-table-empty">
            <p>{t('paid.grade.empty')}</p>
          </div>
        )}
        {(found.data?.items.length ?? 0) > 0 && (
          <table className="gj-settings-table">
            <thead>
              <tr>
                <th scope="col">{t('paid.grade.name')}</th>
                <th scope="col">{t('paid.grade.rate')}</th>
                <th scope="col">{t('paid.grade.workers')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {found.data?.items.map((grade) => (
                <tr key={grade.id}>
                  <th scope="row">{grade.name}</th>
                  <td>{formatMoney(grade.fenPerHour)}</td>
                  <td>{grade.workers.map(({ name }) => name).join('、')}</td>
                  <td>{maySet && <Button type="text" icon={<EditOutlined />} aria-label={t('paid.grade.change')} onClick={() => setOpened(grade)} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      {opened && <GradeForm grade={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />}
    </>
  )
}

interface Values {
  name: string
  yuan: number
  workerIds: string[]
}

function GradeForm({ grade, onClose }: { grade: LabourGrade | null; onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const people = useCall('organization.listEmployees', { query: { siteId: site.id, filter: { role: 'technician' } } })
  const make = useAct('aftercare.createLabourGrade')
  const change = useAct('aftercare.changeLabourGrade')
  const needed = { required: true, message: t('shell.fieldNeeded') }
  const submit = ({ name, yuan, workerIds }: Values): Promise<unknown> => {
    const body = { name, fenPerHour: Math.round(yuan * 100), workerIds }
    return inWords(t, () => (grade === null ? make.mutateAsync({ body }) : change.mutateAsync({ params: { id: grade.id }, body: { ...body, version: grade.version } })))
  }
  // Those of other sites stay in their grade.
  const known = new Map([...(grade?.workers ?? []), ...(people.data?.items ?? [])].map(({ id, name }) => [id, name]))
  return (
    <ActForm<Values>
      title={grade === null ? t('paid.grade.new') : t('paid.grade.change')}
      verb={t('shell.form.save')}
      initial={{ name: grade?.name ?? '', yuan: grade ? grade.fenPerHour / 100 : undefined, workerIds: grade?.workers.map(({ id }) => id) ?? [] }}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="gj-form-pair">
        <Form.Item name="name" label={t('paid.grade.name')} rules={[{ ...needed, whitespace: true }]}>
          <Input autoFocus maxLength={30} />
        </Form.Item>
        <Form.Item name="yuan" label={t('paid.grade.rate')} rules={[needed]}>
          <InputNumber min={0} max={10_000} precision={2} prefix="¥" style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="workerIds" label={t('paid.grade.workers')}>
        <Select mode="multiple" optionFilterProp="label" options={[...known].map(([value, label]) => ({ value, label }))} />
      </Form.Item>
    </ActForm>
  )
}
