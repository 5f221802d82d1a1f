import { App, Checkbox, Form, Input, Radio } from 'antd'
import { useAct, useLabel, useT, type CallInput } from '@guanjia/ui'
import type { Application, ApplicationAction } from '@guanjia/contract/errands.ts'
import type { Utility } from '@guanjia/contract/knowledge.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { InstantPicker } from '../kit/instant-picker.tsx'
import { useNewId } from '../kit/new-id.ts'
import { UnitPicker } from '../kit/pickers.tsx'
import { ResidentText } from '../kit/resident-text.tsx'

interface NewValues {
  service: Utility
  unitId: string | null
  contactPhone: string
  provider: string
  note: string
}

/** Takes an application; its checklist comes from the guide in force. */
export function NewErrand({ siteId, unitId, onClose, onMade }: { siteId: string; unitId: string | null; onClose: () => void; onMade: (made: Application) => void }) {
  const t = useT()
  const { message } = App.useApp()
  const make = useAct('errands.createApplication', ['errands'])
  const id = useNewId()
  const services = useChoices('utility')
  const submit = async ({ unitId: unit, ...values }: NewValues): Promise<void> => {
    const made = await make.mutateAsync({ body: { ...values, id: id, siteId, unitId: unit! } })
    void message.success(t('errands.made', { number: made.number }))
    onMade(made)
  }
  return (
    <ActForm<NewValues> title={t('errands.new')} verb={t('errands.take')} initial={{ service: 'gas', unitId, contactPhone: '', provider: '', note: '' }} onSubmit={submit} onClose={onClose} hint={t('errands.newHint')}>
      <Form.Item name="service" label={t('errands.field.service')}>
        <Radio.Group optionType="button" buttonStyle="solid" options={services} />
      </Form.Item>
      <Form.Item name="unitId" label={t('errands.field.unit')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
        <UnitPicker siteId={siteId} autoFocus={unitId === null} />
      </Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="contactPhone" label={t('errands.field.phone')}>
          <Input maxLength={30} inputMode="tel" placeholder={t('errands.phoneHint')} />
        </Form.Item>
        <Form.Item name="provider" label={t('errands.field.provider')}>
          <Input maxLength={100} />
        </Form.Item>
      </div>
      <Form.Item name="note" label={t('errands.field.note')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
      </Form.Item>
    </ActForm>
  )
}

type Values = Record<string, unknown>
const HEAVY: ReadonlySet<ApplicationAction> = new Set(['refuse', 'withdraw'])

/** The small form of one act on an application. */
export function ErrandActForm({ record, action, onClose }: { record: Application; action: ApplicationAction; onClose: () => void }) {
  const label = useLabel()
  const act = useAct('errands.actOnApplication', ['errands', 'platform'])
  const verb = label('applicationAction', action)
  const submit = async ({ has, more, ...values }: Values): Promise<void> => {
    const chosen = new Set((has as string[] | undefined) ?? [])
    const added = ((more as string | undefined) ?? '').split(/[、,，\n]/).map((name) => name.trim()).filter(Boolean)
    const papers = action === 'papers' ? { papers: [...record.papers.map((paper) => ({ ...paper, has: chosen.has(paper.name) })), ...added.map((name) => ({ name, isRequired: true, has: false }))] } : {}
    const body = { action, version: record.version, ...values, ...papers } as CallInput<'errands.actOnApplication'>['body']
    await act.mutateAsync({ params: { id: record.id }, body })
  }
  return (
    <ActForm<Values> title={`${verb} · ${record.number}`} verb={verb} isDanger={HEAVY.has(action)} initial={beginningOf(record, action)} onSubmit={submit} onClose={onClose}>
      <Fields record={record} action={action} />
    </ActForm>
  )
}

function beginningOf(record: Application, action: ApplicationAction): Values {
  if (action === 'papers') return { has: record.papers.filter(({ has }) => has).map(({ name }) => name), more: '' }
  if (action === 'submit') return { provider: record.provider, providerNumber: record.providerNumber }
  if (action === 'appoint') return { from: record.appointmentFrom, to: record.appointmentTo }
  return {}
}

function Fields({ record, action }: { record: Application; action: ApplicationAction }) {
  const t = useT()
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  if (action === 'papers')
    return (
      <>
        <Form.Item name="has" label={t('errands.papersHere')}>
          <Checkbox.Group style={{ display: 'grid', gap: 8 }} options={record.papers.map(({ name, isRequired }) => ({ value: name, label: isRequired ? name : `${name}（${t('knowledge.whereApplies')}）` }))} />
        </Form.Item>
        <Form.Item name="more" label={t('errands.morePapers')} extra={t('errands.morePapersHint')}>
          <Input maxLength={200} />
        </Form.Item>
      </>
    )
  if (action === 'submit')
    return (
      <>
        <Form.Item name="provider" label={t('errands.field.provider')} rules={needed}>
          <Input maxLength={100} autoFocus />
        </Form.Item>
        <Form.Item name="providerNumber" label={t('errands.field.providerNumber')}>
          <Input maxLength={60} />
        </Form.Item>
      </>
    )
  if (action === 'appoint')
    return (
      <div className="gj-form-pair">
        <Form.Item name="from" label={t('errands.field.from')} rules={needed}>
          <InstantPicker />
        </Form.Item>
        <Form.Item name="to" label={t('errands.field.to')} rules={needed}>
          <InstantPicker />
        </Form.Item>
      </div>
    )
  const name = action === 'follow_up' ? 'text' : action === 'done' ? 'result' : 'reason'
  return (
    <Form.Item name={name} label={t(`errands.field.${name}`)} rules={[{ ...needed[0]!, whitespace: true }]}>
      <ResidentText max={action === 'withdraw' ? 500 : 1000} autoFocus values={{ name: record.person?.name, unit: record.unit.name, number: record.number }} />
    </Form.Item>
  )
}
