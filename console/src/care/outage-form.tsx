import { App, Form, Input, Segmented, Select, TreeSelect } from 'antd'
import { useState } from 'react'
import { useAct, useCall, useT } from '@guanjia/ui'
import type { Outage } from '@guanjia/contract/relations.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { InstantPicker } from '../kit/instant-picker.tsx'
import { useNewId } from '../kit/new-id.ts'
import { ResidentText } from '../kit/resident-text.tsx'
import { useLater } from '../kit/search-box.tsx'
import { inWords } from '../kit/worded.ts'
import { useSite } from '../session/session.tsx'

interface Values {
  kind: Outage['kind']
  isPlanned: boolean
  reason: string
  noticeText: string
  fromAt: string | null
  untilAt: string | null
  places: string[]
  unitIds: string[]
}

/** Announces a planned outage or notes a sudden one. */
export function OutageForm({ onClose, onMade }: { onClose: () => void; onMade: (made: Outage) => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const kinds = useChoices('outageKind')
  const make = useAct('relations.createOutage', ['relations', 'cases'])
  const id = useNewId()
  const submit = async ({ places, ...values }: Values): Promise<void> => {
    const of = (kind: string): string[] => places.filter((place) => place.startsWith(kind)).map((place) => place.slice(2))
    const body = { ...values, id: id, siteId: site.id, fromAt: values.fromAt!, untilAt: values.untilAt!, buildingIds: of('b:'), entranceIds: of('e:') }
    const made = await inWords(t, () => make.mutateAsync({ body }), { '/buildingIds': t('care.outage.whereHint') })
    void message.success(t('care.outage.saved', { number: made.number }))
    onMade(made)
  }
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  return (
    <ActForm<Values>
      title={t('care.outage.new')}
      verb={t('care.outage.verb')}
      width={680}
      initial={{ kind: 'water', isPlanned: true, reason: '', noticeText: '', fromAt: null, untilAt: null, places: [], unitIds: [] }}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="gj-form-pair">
        <Form.Item name="kind" label={t('care.outage.kind')}>
          <Segmented options={kinds} />
        </Form.Item>
        <Form.Item name="isPlanned" label={t('care.outage.isPlanned')}>
          <Segmented
            options={[
              { value: true, label: t('care.outage.planned') },
              { value: false, label: t('care.outage.sudden') },
            ]}
          />
        </Form.Item>
        <Form.Item name="fromAt" label={t('care.outage.from')} rules={needed}>
          <InstantPicker />
        </Form.Item>
        <Form.Item name="untilAt" label={t('care.outage.until')} rules={needed}>
          <InstantPicker />
        </Form.Item>
      </div>
      <Form.Item name="reason" label={t('care.outage.reason')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
        <Input maxLength={300} />
      </Form.Item>
      <Places />
      <Form.Item name="noticeText" label={t('care.outage.notice')} extra={t('care.outage.noticeHint')}>
        <ResidentText minRows={3} />
      </Form.Item>
    </ActForm>
  )
}

function Places() {
  const t = useT()
  const site = useSite()
  const buildings = useCall('archives.archiveTree', { query: { siteId: site.id } }, { staleTime: 300_000 })
  const tree = (buildings.data?.items ?? []).map((building) => ({
    value: `b:${building.id}`,
    title: building.name,
    children: building.entrances.map((entrance) => ({ value: `e:${entrance.id}`, title: `${building.name} ${entrance.code}` })),
  }))
  return (
    <div className="gj-form-pair">
      <Form.Item
        name="places"
        label={t('care.outage.where')}
        extra={t('care.outage.whereHint')}
        dependencies={['unitIds']}
        rules={[({ getFieldValue }) => ({ validator: (_, value: string[]) => (value.length + (getFieldValue('unitIds') as string[]).length > 0 ? Promise.resolve() : Promise.reject(new Error(t('care.outage.whereHint')))) })]}
      >
        <TreeSelect multiple treeData={tree} treeDefaultExpandAll={false} showSearch={{ treeNodeFilterProp: 'title' }} style={{ width: '100%' }} maxTagCount={4} />
      </Form.Item>
      <Form.Item name="unitIds" label={t('care.outage.units')}>
        <UnitsPicker />
      </Form.Item>
    </div>
  )
}

/** Several rooms, each found in any spelling. */
function UnitsPicker({ value = [], onChange, id }: { value?: string[]; onChange?: (ids: string[]) => void; id?: string }) {
  const site = useSite()
  const [words, setWords] = useState('')
  const [names, setNames] = useState<Record<string, string>>({})
  const q = useLater(words.trim(), 150)
  const found = useCall('archives.search', { query: { q, siteId: site.id, limit: 20 } }, { enabled: q.length > 0 })
  const hits = (found.data?.hits ?? []).filter(({ kind }) => kind === 'unit')
  const options = [...value.map((one) => ({ value: one, label: names[one] ?? '…' })), ...hits.filter((hit) => !value.includes(hit.id)).map((hit) => ({ value: hit.id, label: hit.title }))]
  return (
    <Select
      id={id}
      mode="multiple"
      value={value}
      options={options}
      showSearch={{ filterOption: false, onSearch: setWords }}
      notFoundContent={null}
      maxCount={200}
      onChange={(ids: string[]) => {
        setNames({ ...names, ...Object.fromEntries(hits.map((hit) => [hit.id, hit.title])) })
        setWords('')
        onChange?.(ids)
      }}
    />
  )
}
