import { App, Checkbox, Form, Input, Radio, Select } from 'antd'
import { useRef, useState } from 'react'
import { keepPreviousData } from '@tanstack/react-query'
import { useAct, useCall, useT } from '@guanjia/ui'
import type { ExternalQuery, QueryField } from '@guanjia/contract/external-queries.ts'
import type { FileRef } from '@guanjia/contract/shared.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { DayPicker } from '../kit/day-picker.tsx'
import { FileUpload } from '../kit/file-strip.tsx'
import { useNewId } from '../kit/new-id.ts'
import { useLater } from '../kit/search-box.tsx'

interface Values {
  authorityKind: ExternalQuery['authorityKind']
  authority: string
  officer: string
  officerCard: string
  documentNumber: string
  legalBasis: string
  purpose: string
  request: FileRef[]
  personIds: string[]
  unitIds: string[]
  documentIds: string[]
  fields: QueryField[]
  from: string | null
  to: string | null
}

/** Registers a query of an authority: who asks by which right, and exactly what. */
export function QueryForm({ siteId, onClose, onMade }: { siteId: string; onClose: () => void; onMade: (made: ExternalQuery) => void }) {
  const t = useT()
  const { message } = App.useApp()
  const register = useAct('externalqueries.registerExternalQuery', ['externalqueries'])
  const id = useNewId()
  const kinds = useChoices('authorityKind')
  const fields = useChoices('queryField')
  const submit = async ({ request, personIds = [], unitIds = [], documentIds = [], fields: asked = [], from, to, ...values }: Values): Promise<void> => {
    const made = await register.mutateAsync({ body: { ...values, id: id, siteId, requestFileIds: request.map((file) => file.id), scope: { personIds, unitIds, documentIds, fields: asked, from: from ?? null, to: to ?? null } } })
    void message.success(t('documents.query.done', { number: made.number }))
    onMade(made)
  }
  const needed = [{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]
  return (
    <ActForm<Values> title={t('documents.query.new')} verb={t('documents.query.new')} width={720} hint={t('documents.query.newHint')} initial={{ authorityKind: 'police', fields: ['name'], request: [] }} onSubmit={submit} onClose={onClose}>
      <Form.Item name="authorityKind" label={t('documents.query.kind')}>
        <Radio.Group optionType="button" buttonStyle="solid" options={kinds} />
      </Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="authority" label={t('documents.query.authority')} rules={needed}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="officer" label={t('documents.query.officer')} rules={needed}>
          <Input maxLength={50} />
        </Form.Item>
        <Form.Item name="officerCard" label={t('documents.query.card')}>
          <Input maxLength={50} />
        </Form.Item>
        <Form.Item name="documentNumber" label={t('documents.query.document')}>
          <Input maxLength={80} />
        </Form.Item>
      </div>
      <Form.Item name="legalBasis" label={t('documents.query.legalBasis')} rules={needed} extra={t('documents.query.legalHint')}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="purpose" label={t('documents.query.purpose')} rules={needed}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="request" label={t('documents.query.request')} rules={[{ required: true, type: 'array', min: 1, message: t('documents.query.requestNeeded') }]}>
        <FileUpload max={20} text={t('documents.file.add')} />
      </Form.Item>
      <Form.Item name="personIds" label={t('documents.query.persons')}>
        <HitsPicker siteId={siteId} kind="person" />
      </Form.Item>
      <Form.Item name="unitIds" label={t('documents.query.units')}>
        <HitsPicker siteId={siteId} kind="unit" />
      </Form.Item>
      <Form.Item name="fields" label={t('documents.query.fields')}>
        <Checkbox.Group options={fields} />
      </Form.Item>
      <Form.Item name="documentIds" label={t('documents.query.documents')}>
        <DocumentsPicker siteId={siteId} />
      </Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="from" label={t('documents.query.from')}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="to" label={t('documents.query.to')}>
          <DayPicker />
        </Form.Item>
      </div>
    </ActForm>
  )
}

interface ManyProps {
  id?: string
  siteId: string
  value?: string[]
  onChange?: (ids: string[]) => void
}

/** Several people or units, found by typing. */
function HitsPicker({ kind, siteId, ...rest }: ManyProps & { kind: 'person' | 'unit' }) {
  const [words, setWords] = useState('')
  const names = useRef(new Map<string, string>())
  const q = useLater(words.trim(), 150)
  const found = useCall('archives.search', { query: { q, siteId, limit: 30 } }, { enabled: q.length > 0, placeholderData: keepPreviousData })
  const hits = q ? (found.data?.hits ?? []).filter((hit) => hit.kind === kind) : []
  for (const hit of hits) names.current.set(hit.id, [hit.title, hit.subtitle].filter(Boolean).join(' '))
  const chosen = (rest.value ?? []).filter((id) => !hits.some((hit) => hit.id === id))
  return <Select {...rest} mode="multiple" showSearch={{ filterOption: false, onSearch: setWords }} notFoundContent={null} options={[...chosen, ...hits.map((hit) => hit.id)].map((value) => ({ value, label: names.current.get(value) ?? value }))} />
}

function DocumentsPicker({ siteId, ...rest }: ManyProps) {
  const rows = useCall('documents.listDocuments', { query: { siteId, limit: 200 } })
  return <Select {...rest} mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={(rows.data?.items ?? []).map((one) => ({ value: one.id, label: `${one.number} ${one.title}` }))} />
}
