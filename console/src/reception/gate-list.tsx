import { App, Button, Form, Input, Select } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { formatPhone, urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { GateVisit } from '@guanjia/contract/reception.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { useNewId } from '../kit/new-id.ts'
import { periodOf } from '../kit/period.ts'
import { useComplain } from '../kit/problem.tsx'
import { RecordList } from '../kit/record-list.tsx'
import { yes } from '../kit/search.ts'
import { useSite } from '../session/session.tsx'
import { PeopleCount, VisitorPhone } from './visitor-fields.tsx'

/** 门岗访客: who is inside, whom they visit, when they came and went. */
export function GateList() {
  const t = useT()
  const site = useSite()
  const state = useListState()
  const [entering, setEntering] = useState(false)
  const { search } = state
  const filter = { q: search.q, inside: yes(search.inside), unitId: search.unitId, ...periodOf(search, site.timeZone) }
  const rows = useCall('reception.listGateVisits', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const inside = useCall('reception.listGateVisits', { query: { siteId: site.id, limit: 1, total: true, filter: { inside: true } } })
  const add = (
    <Button type="primary" onClick={() => setEntering(true)}>
      {t('reception.gate.enter')}
    </Button>
  )
  return (
    <>
      <RecordList
        name="gate-visits"
        title={t('reception.gate.title')}
        columns={useColumns()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        filters={[
          { key: 'q', kind: 'words', label: t('reception.gate.search') },
          { key: 'period', kind: 'period', label: t('reception.gate.period') },
          { key: 'inside', kind: 'flag', label: t('reception.gate.onlyInside') },
        ]}
        views={[
          { key: 'all', name: t('reception.gate.view.all'), query: '' },
          { key: 'inside', name: t('reception.gate.inside', { n: inside.data?.total?.count ?? 0 }), query: 'inside=true' },
        ]}
        exportHref={(format) => urlOf('reception.exportGateVisits', { query: { siteId: site.id, format, filter } })}
        acts={add}
        empty={{ title: t('reception.gate.empty'), hint: t('reception.gate.emptyHint'), act: add }}
      />
      {entering && <EnterForm onClose={() => setEntering(false)} />}
    </>
  )
}

function useColumns(): Column<GateVisit>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'inAt', title: t('reception.gate.inAt'), width: 116, render: (row) => time.at(row.inAt) },
    { key: 'name', title: t('reception.gate.name'), width: 150, render: (row) => `${row.name}${row.people > 1 ? ` · ${t('reception.people', { n: row.people })}` : ''}` },
    { key: 'host', title: t('reception.gate.room'), width: 150, render: (row) => row.unit?.name ?? row.host },
    { key: 'plate', title: t('reception.gate.plate'), width: 110, render: (row) => row.plate },
    { key: 'phone', title: t('reception.phone'), width: 130, render: (row) => formatPhone(row.phone) },
    { key: 'purpose', title: t('reception.gate.purpose'), render: (row) => <span title={row.note}>{[row.purpose, row.note].filter(Boolean).join(' · ')}</span> },
    { key: 'steps', title: t('reception.gate.steps'), width: 200, render: (row) => row.steps.map((step) => label('gateStep', step)).join('、') },
    { key: 'inBy', title: t('reception.gate.inBy'), width: 84, render: (row) => row.inBy.name },
    { key: 'outAt', title: t('reception.gate.outAt'), width: 130, render: (row) => (row.outAt ? time.at(row.outAt) : <Leave visit={row} />) },
  ]
}

function Leave({ visit }: { visit: GateVisit }) {
  const t = useT()
  const complain = useComplain()
  const leave = useAct('reception.leaveGate')
  return (
    <Button size="small" loading={leave.isPending} onClick={() => leave.mutate({ params: { id: visit.id } }, { onError: complain })}>
      {t('reception.gate.leave')}
    </Button>
  )
}

interface Values {
  name: string
  room: string
  host: string
  plate: string
  phone: string
  people: number
  purpose: string
  steps: GateVisit['steps']
}

function EnterForm({ onClose }: { onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const enter = useAct('reception.enterGate')
  const id = useNewId()
  const steps = useChoices('gateStep')
  return (
    <ActForm<Values>
      title={t('reception.gate.enter')}
      verb={t('reception.gate.enter')}
      initial={{ name: '', room: '', host: '', plate: '', phone: '', people: 1, purpose: '', steps: ['salute', 'greet', 'direct'] }}
      onSubmit={async (values) => {
        const visit = await enter.mutateAsync({ body: { ...values, id: id, siteId: site.id } })
        void message.success(t('reception.gate.entered', { name: visit.name }))
      }}
      onClose={onClose}
    >
      <div className="gj-form-pair">
        <Form.Item name="name" label={t('reception.gate.name')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
          <Input maxLength={50} autoFocus />
        </Form.Item>
        <Form.Item name="room" label={t('reception.gate.room')}>
          <Input maxLength={30} placeholder={t('reception.gate.roomHint')} />
        </Form.Item>
        <Form.Item name="host" label={t('reception.gate.host')}>
          <Input maxLength={100} placeholder={t('reception.gate.hostHint')} />
        </Form.Item>
        <Form.Item name="plate" label={t('reception.gate.plate')}>
          <Input maxLength={20} />
        </Form.Item>
        <VisitorPhone />
        <PeopleCount />
      </div>
      <Form.Item name="purpose" label={t('reception.gate.purpose')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="steps" label={t('reception.gate.steps')}>
        <Select mode="multiple" options={steps} />
      </Form.Item>
    </ActForm>
  )
}
