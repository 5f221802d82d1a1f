import { App, Form, InputNumber } from 'antd'
import { useAct, useCall, useT } from '@guanjia/ui'
import type { OrgChart } from '@guanjia/contract/structure.ts'
import { ActForm } from '../kit/act-form.tsx'

/** How many of each post this site plans with; empty: not planned. */
export function EstablishmentForm({ chart, onClose }: { chart: OrgChart; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const save = useAct('structure.setEstablishment', ['structure'])
  const positions = useCall('structure.listPositions', { query: {} })
  const planned = new Map(chart.departments.flatMap(({ positions: posts }) => posts.flatMap((one) => (one.planned === null ? [] : [[one.id, one.planned] as const]))))
  if (!positions.data) return null
  return (
    <ActForm<Record<string, number | null>>
      title={t('governance.org.plan')}
      verb={t('shell.form.save')}
      hint={t('governance.org.planHint')}
      width={640}
      initial={Object.fromEntries(positions.data.items.map(({ id }) => [id, planned.get(id) ?? null]))}
      onSubmit={async (values) => {
        await save.mutateAsync({ params: { id: chart.site.id }, body: { items: Object.entries(values).flatMap(([positionId, n]) => (n ? [{ positionId, planned: n }] : [])) } })
        void message.success(t('archives.saved'))
      }}
      onClose={onClose}
    >
      <div className="gj-form-pair">
        {positions.data.items.map(({ id, name }) => <Form.Item key={id} name={id} label={name}><InputNumber min={0} max={999} precision={0} style={{ width: '100%' }} /></Form.Item>)}
      </div>
    </ActForm>
  )
}
