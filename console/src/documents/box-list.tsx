import { App, Button, Form, Input } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { urlOf, useAct, useCall, useT } from '@guanjia/ui'
import type { ArchiveBox } from '@guanjia/contract/originals.ts'
import { ActForm } from '../kit/act-form.tsx'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { UnitPicker } from '../kit/pickers.tsx'
import { RecordList } from '../kit/record-list.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { ArchiveTabs } from './look.tsx'

/** Boxes by their place, owner archive boxes among them. */
export function BoxList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const navigate = useNavigate()
  const state = useListState()
  const [making, setMaking] = useState(false)
  const { q, unit, active } = state.search
  const filter = { q, unitId: unit, active: active === 'false' ? (false as never) : undefined }
  const rows = useCall('originals.listBoxes', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const columns: Column<ArchiveBox>[] = [
    { key: 'place', title: t('documents.field.place'), width: 140, render: (row) => row.place },
    { key: 'unit', title: t('documents.field.unit'), width: 140, render: (row) => row.unit?.name },
    { key: 'label', title: t('documents.box.label'), render: (row) => row.label },
    { key: 'originals', title: t('documents.box.originals'), width: 100, align: 'right', render: (row) => row.originals },
    { key: 'lent', title: t('documents.box.lent'), width: 100, align: 'right', render: (row) => row.lent > 0 && <strong className="gj-tone" data-tone="soon">{row.lent}</strong> },
  ]
  const add = may('documents:keep') && (
    <Button type="primary" onClick={() => setMaking(true)}>
      {t('documents.box.new')}
    </Button>
  )
  return (
    <>
      <RecordList
        name="archive-boxes"
        title={t('documents.box.title')}
        columns={columns}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/archive-boxes/${row.id}`}
        filters={[
          { key: 'q', kind: 'words', label: t('documents.box.search') },
          { key: 'unit', kind: 'unit', label: t('documents.field.unit') },
        ]}
        views={[
          { key: 'all', name: t('documents.box.inUse'), query: '' },
          { key: 'away', name: t('documents.box.putAway'), query: 'active=false' },
        ]}
        acts={
          <>
            <ArchiveTabs at="boxes" />
            {add}
          </>
        }
        exportHref={(format) => urlOf('originals.exportBoxes', { query: { siteId: site.id, format, filter } })}
        empty={{ title: t('documents.box.empty'), hint: t('documents.box.emptyHint'), act: add }}
      />
      {making && <NewBox siteId={site.id} onClose={() => setMaking(false)} onMade={(id) => void navigate({ to: '/archive-boxes/$id', params: { id } })} />}
    </>
  )
}

interface Values {
  cabinet: string
  layer: string
  box: string
  label: string
  unitId: string | null
}

function NewBox({ siteId, onClose, onMade }: { siteId: string; onClose: () => void; onMade: (id: string) => void }) {
  const t = useT()
  const { message } = App.useApp()
  const make = useAct('originals.createBox', ['originals'])
  const submit = async ({ unitId, ...values }: Values): Promise<void> => {
    const made = await make.mutateAsync({ body: { ...values, siteId, unitId: unitId ?? null } })
    void message.success(t('documents.box.done', { place: made.place }))
    onMade(made.id)
  }
  return (
    <ActForm<Values> title={t('documents.box.new')} verb={t('documents.box.new')} initial={{ cabinet: '', layer: '', box: '', label: '', unitId: null }} onSubmit={submit} onClose={onClose}>
      <div className="gj-form-pair">
        {(['cabinet', 'layer', 'box'] as const).map((name, i) => (
          <Form.Item key={name} name={name} label={t(`documents.box.${name}`)} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
            <Input maxLength={20} autoFocus={i === 0} />
          </Form.Item>
        ))}
      </div>
      <Form.Item name="unitId" label={t('documents.field.unit')} extra={t('documents.box.unitHint')}>
        <UnitPicker siteId={siteId} />
      </Form.Item>
      <Form.Item name="label" label={t('documents.box.label')}>
        <Input maxLength={100} />
      </Form.Item>
    </ActForm>
  )
}
