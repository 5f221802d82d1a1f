import { keepPreviousData } from '@tanstack/react-query'
import { App, Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { OBSERVATION_PLACES, OBSERVATION_TOPICS } from '@guanjia/ui/archives/choices.ts'
import type { Observation } from '@guanjia/contract/dataquality.ts'
import { urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import { ActForm } from '../kit/act-form.tsx'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { useNewId } from '../kit/new-id.ts'
import { UnitPicker } from '../kit/pickers.tsx'
import { RecordList } from '../kit/record-list.tsx'
import { inWords } from '../kit/worded.ts'
import { useSite } from '../session/session.tsx'
import { useObservationBulk } from './review-bulk.tsx'

const STATES = ['waiting', 'accepted', 'refused'] as const
const WAYS = ['in_person', 'phone', 'paper', 'app', 'message'] as const

/** What colleagues noticed of households; it enters a file only from here. */
export function Observations() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const site = useSite()
  const state = useListState()
  const [opened, setOpened] = useState<{ row: Observation; act: 'accept' | 'refuse' } | 'add' | null>(null)
  const close = (): void => setOpened(null)
  const wanted = STATES.filter((one) => state.search['state']?.split(',').includes(one))
  const rows = useCall('dataquality.listObservations', { query: { siteId: site.id, limit: 50, cursor: state.cursor, filter: { state: wanted.length > 0 ? wanted : undefined } } }, { placeholderData: keepPreviousData })
  const bulk = useObservationBulk()
  const columns: Column<Observation>[] = [
    { key: 'unit', title: t('households.observation.unit'), width: 110, render: (row) => row.unit.code },
    { key: 'topic', title: t('households.observation.topic'), width: 96, render: (row) => t(`households.words.observationTopic.${row.topic}`) },
    { key: 'words', title: t('households.observation.words'), render: (row) => row.words },
    { key: 'consent', title: t('households.observation.consent'), width: 120, render: (row) => [row.isSensitive && t('households.observation.sensitive'), row.consentHow && label('consentWay', row.consentHow as 'phone')].filter(Boolean).join(' · ') },
    { key: 'by', title: t('households.observation.by'), width: 90, render: (row) => row.noticedBy },
    { key: 'when', title: t('households.observation.when'), width: 110, render: (row) => time.at(row.noticedAt) },
    {
      key: 'state',
      title: t('residents.state'),
      width: 170,
      render: (row) =>
        row.state === 'waiting' ? (
          <span className="gj-row">
            <Button size="small" type="primary" onClick={() => setOpened({ row, act: 'accept' })}>
              {t('households.observation.accept')}
            </Button>
            <Button size="small" onClick={() => setOpened({ row, act: 'refuse' })}>
              {t('households.observation.refuse')}
            </Button>
          </span>
        ) : (
          [t(`households.observation.state.${row.state}`), row.keptAs && t(`households.words.observationPlace.${row.keptAs}`), row.reason].filter(Boolean).join(' · ')
        ),
    },
  ]
  return (
    <>
      <RecordList
        name="observations"
        title={t('households.observations')}
        columns={columns}
        filters={[{ key: 'state', kind: 'choices', label: t('residents.state'), choices: STATES.map((value) => ({ value, label: t(`households.observation.state.${value}`) })) }]}
        views={[
          { key: 'waiting', name: t('households.observation.waiting'), query: 'state=waiting' },
          { key: 'all', name: t('households.observation.all'), query: '' },
        ]}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        acts={
          <Button type="primary" onClick={() => setOpened('add')}>
            {t('households.observation.add')}
          </Button>
        }
        bulk={bulk}
        exportHref={(format) => urlOf('dataquality.exportObservations', { query: { siteId: site.id, format, filter: { state: wanted.length > 0 ? wanted : undefined } } })}
        empty={{ title: t('households.observation.empty'), hint: t('households.observation.emptyHint') }}
      />
      {opened === 'add' && <AddForm siteId={site.id} onClose={close} />}
      {opened !== null && opened !== 'add' && opened.act === 'accept' && <AcceptForm row={opened.row} onClose={close} />}
      {opened !== null && opened !== 'add' && opened.act === 'refuse' && <RefuseForm row={opened.row} onClose={close} />}
    </>
  )
}

interface Added {
  unitId: string | null
  topic: (typeof OBSERVATION_TOPICS)[number]
  words: string
  consent?: (typeof WAYS)[number]
}

function AddForm({ siteId, onClose }: { siteId: string; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const id = useNewId()
  const add = useAct('dataquality.addObservation', ['dataquality'])
  const submit = async ({ unitId, topic, words, consent }: Added): Promise<void> => {
    await inWords(t, () => add.mutateAsync({ body: { id, unitId: unitId!, topic, words, consent: consent ? { how: consent } : null } }))
    void message.success(t('households.observation.added'))
  }
  const needed = { required: true, whitespace: true, message: t('shell.fieldNeeded') }
  return (
    <ActForm<Added> title={t('households.observation.add')} verb={t('households.observation.add')} initial={{ topic: 'preference', unitId: null }} onSubmit={submit} onClose={onClose}>
      <Form.Item name="unitId" label={t('households.observation.unit')} rules={[needed]}>
        <UnitPicker siteId={siteId} autoFocus />
      </Form.Item>
      <Form.Item name="topic" label={t('households.observation.topic')}>
        <Select options={OBSERVATION_TOPICS.map((value) => ({ value, label: t(`households.words.observationTopic.${value}`) }))} />
      </Form.Item>
      <Form.Item name="words" label={t('households.observation.words')} rules={[needed]}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item name="consent" label={t('households.observation.consent')} extra={t('households.observation.consentHint')} style={{ marginBottom: 0 }}>
        <Select allowClear options={WAYS.map((value) => ({ value, label: label('consentWay', value) }))} />
      </Form.Item>
    </ActForm>
  )
}

function AcceptForm({ row, onClose }: { row: Observation; onClose: () => void }) {
  const t = useT()
  const decide = useAct('dataquality.decideObservation', ['dataquality', 'households', 'archives'])
  const places = OBSERVATION_PLACES.filter((one) => one !== 'person_note' || row.person !== null)
  const submit = (values: { as: (typeof OBSERVATION_PLACES)[number]; words: string }): Promise<unknown> => inWords(t, () => decide.mutateAsync({ params: { id: row.id }, body: { action: 'accept', ...values } }))
  return (
    <ActForm<{ as: (typeof OBSERVATION_PLACES)[number]; words: string }> title={`${t('households.observation.accept')} · ${row.unit.code}`} verb={t('households.observation.accept')} initial={{ as: 'service_note', words: row.words }} onSubmit={submit} onClose={onClose} hint={row.words}>
      <Form.Item name="as" label={t('households.observation.as')}>
        <Select options={places.map((value) => ({ value, label: t(`households.words.observationPlace.${value}`) }))} />
      </Form.Item>
      <Form.Item name="words" label={t('households.observation.asWords')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]} style={{ marginBottom: 0 }}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </ActForm>
  )
}

function RefuseForm({ row, onClose }: { row: Observation; onClose: () => void }) {
  const t = useT()
  const decide = useAct('dataquality.decideObservation', ['dataquality'])
  const submit = ({ reason }: { reason: string }): Promise<unknown> => inWords(t, () => decide.mutateAsync({ params: { id: row.id }, body: { action: 'refuse', reason } }))
  return (
    <ActForm<{ reason: string }> title={`${t('households.observation.refuse')} · ${row.unit.code}`} verb={t('households.observation.refuse')} isDanger onSubmit={submit} onClose={onClose} hint={row.words}>
      <Form.Item name="reason" label={t('households.reason')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
        <Input maxLength={300} autoFocus />
      </Form.Item>
    </ActForm>
  )
}
