import { App, Button, Form, Input, Select } from 'antd'
import { Link } from '@tanstack/react-router'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { Exchange } from '@guanjia/contract/sharing.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { DayPicker } from '../kit/day-picker.tsx'
import { useListState } from '../kit/list-state.ts'
import { useNewId } from '../kit/new-id.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many } from '../kit/search.ts'
import { useMay, useSite } from '../session/session.tsx'
import { TrainingTabs } from './tabs.tsx'

const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<Values> })))
interface Values {
  exchangedOn: string
  partner: string
  form: Exchange['form']
  participants?: string
  given?: string
  received: string
  lessonIds?: string[]
}

function useColumns(): Column<Exchange>[] {
  const t = useT()
  const label = useLabel()
  return [
    { key: 'number', title: t('sharing.exchange.number'), width: 160, isHidden: true, render: (row) => row.number },
    { key: 'day', title: t('sharing.exchange.day'), width: 110, render: (row) => row.exchangedOn },
    { key: 'partner', title: t('sharing.exchange.partner'), width: 180, render: (row) => row.partner },
    { key: 'form', title: t('sharing.exchange.form'), width: 100, render: (row) => label('exchangeForm', row.form) },
    { key: 'received', title: t('sharing.exchange.received'), render: (row) => <span title={row.received}>{row.received}</span> },
    { key: 'lessons', title: t('sharing.exchange.lessons'), width: 220, render: (row) => row.lessons.map(({ title }) => title).join('、') },
    { key: 'people', title: t('sharing.exchange.participants'), width: 140, render: (row) => row.participants },
  ]
}

/** With which companies and bodies experience was exchanged: what was told, what was learned. */
export function ExchangeList() {
  const t = useT()
  const may = useMay()
  const state = useListState()
  const [isMaking, setMaking] = useState(false)
  const { q, form, from, to } = state.search
  const filter = { q, form: many(form), from, to } as never
  const rows = useCall('sharing.listExchanges', { query: { limit: 50, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const add = may('training:manage') && <Button type="primary" onClick={() => setMaking(true)}>{t('sharing.exchange.new')}</Button>
  return (
    <>
      <RecordList
        name="lesson-exchanges"
        title={t('sharing.exchange.title')}
        columns={useColumns()}
        state={state}
        rows={rows as never}
        rowKey={(row: Exchange) => row.id}
        filters={[{ key: 'q', kind: 'words', label: t('sharing.exchange.search') }, { key: 'form', kind: 'choices', label: t('sharing.exchange.form'), choices: useChoices('exchangeForm') }, { key: 'period', kind: 'period', label: t('sharing.exchange.day') }]}
        exportHref={(format) => urlOf('sharing.exportExchanges', { query: { format, filter } })}
        acts={<><Link to="/training/lessons"><Button>{t('sharing.exchange.toLessons')}</Button></Link>{add}</>}
        above={<TrainingTabs at="lessons" />}
        empty={{ title: t('sharing.exchange.empty'), hint: t('sharing.exchange.emptyHint'), act: add }}
      />
      <Suspense>{isMaking && <ExchangeForm onClose={() => setMaking(false)} />}</Suspense>
    </>
  )
}

function ExchangeForm({ onClose }: { onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const id = useNewId()
  const record = useAct('sharing.recordExchange', ['sharing'])
  const forms = useChoices('exchangeForm')
  const lessons = useCall('sharing.listLessons', { query: { limit: 200, filter: { state: ['published'] } as never } })
  const submit = async ({ lessonIds = [], ...values }: Values): Promise<void> => {
    await record.mutateAsync({ body: { ...values, id, siteId: site.id, lessons: lessonIds.map((lessonId) => ({ id: lessonId, direction: 'given' })) } })
    void message.success(t('sharing.exchange.saved'))
  }
  return (
    <ActForm title={t('sharing.exchange.new')} verb={t('sharing.exchange.save')} width={640} initial={{ form: 'visit' }} onSubmit={submit} onClose={onClose}>
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 160px 140px', columnGap: 12 }}>
        <Form.Item name="partner" label={t('sharing.exchange.partner')} rules={[{ required: true }]}><Input maxLength={100} autoFocus /></Form.Item>
        <Form.Item name="exchangedOn" label={t('sharing.exchange.day')} rules={[{ required: true }]}><DayPicker /></Form.Item>
        <Form.Item name="form" label={t('sharing.exchange.form')}><Select options={forms} /></Form.Item>
      </div>
      <Form.Item name="participants" label={t('sharing.exchange.participants')}><Input maxLength={300} /></Form.Item>
      <Form.Item name="received" label={t('sharing.exchange.received')} rules={[{ required: true }]}><Input.TextArea maxLength={4000} autoSize={{ minRows: 3 }} /></Form.Item>
      <Form.Item name="given" label={t('sharing.exchange.given')}><Input.TextArea maxLength={4000} autoSize={{ minRows: 2 }} /></Form.Item>
      <Form.Item name="lessonIds" label={t('sharing.exchange.lessons')}><Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={lessons.data?.items.map((one) => ({ value: one.id, label: `${one.number} ${one.title}` })) ?? []} /></Form.Item>
    </ActForm>
  )
}
