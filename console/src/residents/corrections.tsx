import { keepPreviousData } from '@tanstack/react-query'
import { App, Button, Form, Radio } from 'antd'
import { useState } from 'react'
import type { Correction } from '@guanjia/contract/dataquality.ts'
import { urlOf, useAct, useCall, useT, useTime } from '@guanjia/ui'
import { ActForm } from '../kit/act-form.tsx'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { ResidentText } from '../kit/resident-text.tsx'
import { inWords } from '../kit/worded.ts'
import { useSite } from '../session/session.tsx'
import { useCorrectionBulk } from './review-bulk.tsx'

const STATES = ['waiting', 'accepted', 'refused', 'withdrawn'] as const

/** What residents wish to correct in the app; each field is accepted or refused for itself. */
export function Corrections() {
  const t = useT()
  const time = useTime()
  const site = useSite()
  const state = useListState()
  const [opened, setOpened] = useState<Correction | null>(null)
  const wanted = STATES.filter((one) => state.search['state']?.split(',').includes(one))
  const rows = useCall('dataquality.listCorrections', { query: { siteId: site.id, limit: 50, cursor: state.cursor, filter: { state: wanted.length > 0 ? wanted : undefined, campaignId: state.search['campaignId'] } } }, { placeholderData: keepPreviousData })
  const bulk = useCorrectionBulk()
  const columns: Column<Correction>[] = [
    { key: 'unit', title: t('households.correction.unit'), width: 110, render: (row) => row.unit.code },
    { key: 'who', title: t('households.correction.who'), width: 110, render: (row) => row.submittedBy },
    {
      key: 'fields',
      title: t('households.correction.fields'),
      render: (row) => row.items.map((item) => `${t(`households.words.correctedField.${item.field}`)}：${item.to || '—'}${item.state === 'waiting' ? '' : `（${t(`households.correction.state.${item.state}`)}）`}`).join('；'),
    },
    { key: 'note', title: t('households.note'), width: 160, render: (row) => row.note },
    { key: 'when', title: t('households.correction.when'), width: 110, render: (row) => time.at(row.submittedAt) },
    {
      key: 'decide',
      title: t('households.correction.decide'),
      width: 100,
      render: (row) =>
        row.isOpen && (
          <Button size="small" type="primary" onClick={() => setOpened(row)}>
            {t('households.correction.decide')}
          </Button>
        ),
    },
  ]
  return (
    <>
      <RecordList
        name="corrections"
        title={t('households.corrections')}
        columns={columns}
        filters={[{ key: 'state', kind: 'choices', label: t('residents.state'), choices: STATES.map((value) => ({ value, label: t(`households.correction.state.${value}`) })) }]}
        views={[
          { key: 'waiting', name: t('households.correction.waiting'), query: 'state=waiting' },
          { key: 'all', name: t('households.correction.all'), query: '' },
        ]}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        bulk={bulk}
        exportHref={(format) => urlOf('dataquality.exportCorrections', { query: { siteId: site.id, format, filter: { state: wanted.length > 0 ? wanted : undefined, campaignId: state.search['campaignId'] } } })}
        empty={{ title: t('households.correction.empty'), hint: t('households.correction.emptyHint') }}
      />
      {opened && <DecideForm row={opened} onClose={() => setOpened(null)} />}
    </>
  )
}

type Values = Record<string, { is: 'accept' | 'refuse'; reason?: string }>

function DecideForm({ row, onClose }: { row: Correction; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const decide = useAct('dataquality.decideCorrection', ['dataquality', 'archives', 'households'])
  const waiting = row.items.filter((item) => item.state === 'waiting')
  const submit = async (values: Values): Promise<void> => {
    const items = waiting.map(({ id }) => ({ id, isAccepted: values[id]!.is === 'accept', reason: values[id]!.is === 'accept' ? '' : (values[id]!.reason ?? '').trim() }))
    await inWords(t, () => decide.mutateAsync({ params: { id: row.id }, body: { action: 'decide', items } }))
    void message.success(t('households.correction.done'))
  }
  return (
    <ActForm<Values> title={`${t('households.correction.title')} · ${row.unit.code} ${row.submittedBy}`} verb={t('households.correction.decide')} initial={Object.fromEntries(waiting.map(({ id }) => [id, { is: 'accept' as const }]))} onSubmit={submit} onClose={onClose} hint={row.note} width={600}>
      {(form) =>
        waiting.map((item) => (
          <div key={item.id} style={{ marginBottom: 12 }}>
            <strong>{t(`households.words.correctedField.${item.field}`)}</strong>
            <p style={{ margin: '2px 0 6px' }}>
              <span className="gj-quiet">{item.from || '—'} → </span>
              {item.to || '—'}
              {item.isOutdated && <span className="gj-quiet">（{t('households.correction.outdated')}）</span>}
            </p>
            <Form.Item name={[item.id, 'is']} style={{ marginBottom: 6 }}>
              <Radio.Group
                options={[
                  { value: 'accept', label: t('households.correction.accept') },
                  { value: 'refuse', label: t('households.correction.refuse') },
                ]}
              />
            </Form.Item>
            <Form.Item noStyle dependencies={[[item.id, 'is']]}>
              {() =>
                form.getFieldValue([item.id, 'is']) === 'refuse' && (
                  <Form.Item name={[item.id, 'reason']} extra={t('households.correction.reasonHint')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
                    <ResidentText max={300} />
                  </Form.Item>
                )
              }
            </Form.Item>
          </div>
        ))
      }
    </ActForm>
  )
}
