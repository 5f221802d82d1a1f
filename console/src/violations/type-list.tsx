import { Button, Form, Input, Select, Switch } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { ViolationType } from '@guanjia/contract/violations.ts'
import type { ViolationNature } from '@guanjia/contract/violation-choices.ts'
import { useChoices } from '../kit/choices.ts'
import { FigureTable } from '../kit/figure-table.tsx'
import { useNewId } from '../kit/new-id.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { inWords } from '../kit/worded.ts'
import { useMay, useSite } from '../session/session.tsx'
import { ViolationTabs } from './tabs.tsx'

interface Values {
  name?: string
  nature?: ViolationNature
  basis?: string
  isActive?: boolean
}
const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<Values> })))

/** The types of violations and what each rests on, as notices say it. */
export function TypeList() {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const site = useSite()
  const [opened, setOpened] = useState<ViolationType | 'new' | null>(null)
  const found = useCall('violations.listViolationTypes', { query: { siteId: site.id } })
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('violations.tabs.types')}</h1>
        <span className="gj-grow" />
        {may('violations:decide') && <Button type="primary" onClick={() => setOpened('new')}>{t('violations.newType')}</Button>}
      </div>
      <ViolationTabs at="types" />
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <section className="gj-card gj-body">
          <FigureTable label={t('violations.tabs.types')} head={[t('violations.type'), { words: t('violations.nature') }, { words: t('violations.basis') }]}>
            {found.data.items.map((type) => (
              <tr key={type.id}>
                <th scope="row">{may('violations:decide') ? <Button type="link" size="small" style={{ padding: 0 }} onClick={() => setOpened(type)}>{type.name}</Button> : type.name}{!type.isActive && <span className="gj-quiet gj-small"> {t('violations.inactive')}</span>}</th>
                <td data-text>{label('violationNature', type.nature)}</td>
                <td data-text style={{ maxWidth: 'none', whiteSpace: 'normal' }}>{type.basis}</td>
              </tr>
            ))}
          </FigureTable>
        </section>
      )}
      <Suspense>{opened !== null && <TypeForm key={opened === 'new' ? 'new' : opened.id} type={opened === 'new' ? null : opened} siteId={site.id} onClose={() => setOpened(null)} />}</Suspense>
    </div>
  )
}

function TypeForm({ type, siteId, onClose }: { type: ViolationType | null; siteId: string; onClose: () => void }) {
  const t = useT()
  const id = useNewId()
  const natures = useChoices('violationNature')
  const create = useAct('violations.createViolationType', ['violations'])
  const change = useAct('violations.changeViolationType', ['violations'])
  const needed = [{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]
  const submit = async ({ name = '', nature = 'other', basis = '', isActive = true }: Values): Promise<unknown> => {
    const facts = { name, nature, basis, isActive }
    return inWords(t, () => (type === null ? create.mutateAsync({ body: { id, siteId, ...facts } }) : change.mutateAsync({ params: { id: type.id }, body: { version: type.version, ...facts } })))
  }
  return (
    <ActForm title={type?.name ?? t('violations.newType')} verb={t('violations.save')} initial={type ?? { nature: 'other', isActive: true }} onSubmit={submit} onClose={onClose}>
      <Form.Item name="name" label={t('violations.type')} rules={needed}><Input autoFocus maxLength={60} /></Form.Item>
      <Form.Item name="nature" label={t('violations.nature')}><Select options={natures} /></Form.Item>
      <Form.Item name="basis" label={t('violations.basis')} rules={needed} extra={t('violations.basisHint')}><Input.TextArea maxLength={1000} autoSize={{ minRows: 4, maxRows: 10 }} /></Form.Item>
      <Form.Item name="isActive" label={t('violations.isActive')} valuePropName="checked"><Switch /></Form.Item>
    </ActForm>
  )
}
