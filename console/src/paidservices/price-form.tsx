import { App, Form, Input, InputNumber, Segmented, Select } from 'antd'
import { formatMoney, useAct, useLabel, useT } from '@guanjia/ui'
import type { PaidService, ServiceCharge, ServiceGroup } from '@guanjia/contract/paidservices.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { EditForm } from '../kit/edit-form.tsx'
import { inWords } from '../kit/worded.ts'

interface Facts {
  name: string
  group: ServiceGroup
  charge: ServiceCharge
  unit: string
  priceYuan: number | null
  includes: string
  excludes: string
  warrantyDays: number | null
  legalNote: string
}

const fenOf = (yuan: number | null | undefined): number | null => (yuan === null || yuan === undefined ? null : Math.round(yuan * 100))

/** A new item of the price list; nobody sees it until it is published. */
export function NewPrice({ siteId, onClose, onMade }: { siteId: string; onClose: () => void; onMade: (item: PaidService) => void }) {
  const t = useT()
  const make = useAct('paidservices.createPaidService')
  const submit = async ({ priceYuan, ...facts }: Facts & { code: string }): Promise<void> => {
    const priceFen = facts.charge === 'free' ? 0 : fenOf(priceYuan)
    onMade(await inWords(t, () => make.mutateAsync({ body: { ...facts, priceFen, siteId } })))
  }
  return (
    <ActForm<Facts & { code: string }>
      title={t('paid.list.new')}
      verb={t('paid.form.create')}
      width={680}
      initial={{ code: '', name: '', group: 'home_repair', charge: 'paid', unit: '', priceYuan: null, includes: '', excludes: '', warrantyDays: null, legalNote: '' }}
      onSubmit={submit}
      onClose={onClose}
    >
      <Fields isNew />
    </ActForm>
  )
}

/** Writes an item anew; two people at once see both versions. */
export function PriceChange({ item, onClose }: { item: PaidService; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const change = useAct('paidservices.changePaidService')
  const save = async (changes: Partial<Facts>, version: number): Promise<void> => {
    const { priceYuan, ...facts } = changes
    const body = { ...facts, version, ...('priceYuan' in changes || 'charge' in changes ? { priceFen: priceOf(item, changes) } : {}) }
    await inWords(t, () => change.mutateAsync({ params: { id: item.id }, body }))
    void message.success(t('paid.form.saved'))
  }
  return (
    <EditForm<PaidService, Facts>
      title={`${t('paid.form.change')} · ${item.code}`}
      verb={t('shell.form.save')}
      width={680}
      record={item}
      valuesOf={({ name, group, charge, unit, priceFen, includes, excludes, warrantyDays, legalNote }) => ({
        name,
        group,
        charge,
        unit,
        priceYuan: priceFen === null || charge === 'free' ? null : priceFen / 100,
        includes,
        excludes,
        warrantyDays,
        legalNote,
      })}
      fields={{
        name: { label: t('paid.field.name') },
        group: { label: t('paid.field.group'), show: (value) => label('serviceGroup', value as string) },
        charge: { label: t('paid.field.charge'), show: (value) => label('serviceCharge', value as string) },
        unit: { label: t('paid.field.unit') },
        priceYuan: { label: t('paid.field.price'), show: (value) => formatMoney(fenOf(value as number | null)) },
        includes: { label: t('paid.field.includes') },
        excludes: { label: t('paid.field.excludes') },
        warrantyDays: { label: t('paid.field.warrantyDays') },
        legalNote: { label: t('paid.field.legalNote') },
      }}
      onSave={save}
      onClose={onClose}
    >
      <Fields />
    </EditForm>
  )
}

function priceOf(item: PaidService, changes: Partial<Facts>): number | null {
  const charge = changes.charge ?? item.charge
  if (charge === 'free') return 0
  if ('priceYuan' in changes) return fenOf(changes.priceYuan)
  return item.charge === 'free' ? null : item.priceFen
}

function Fields({ isNew = false }: { isNew?: boolean }) {
  const t = useT()
  const groups = useChoices('serviceGroup')
  const charges = useChoices('serviceCharge')
  const charge = Form.useWatch<ServiceCharge | undefined>('charge')
  const needed = { required: true, whitespace: true, message: t('shell.fieldNeeded') }
  return (
    <>
      <div className="gj-form-pair">
        {isNew && (
          <Form.Item name="code" label={t('paid.field.code')} rules={[needed]} extra={t('paid.form.codeHint')}>
            <Input maxLength={20} autoFocus />
          </Form.Item>
        )}
        <Form.Item name="name" label={t('paid.field.name')} rules={[needed]}>
          <Input maxLength={100} autoFocus={!isNew} />
        </Form.Item>
        <Form.Item name="group" label={t('paid.field.group')}>
          <Select options={groups} />
        </Form.Item>
        <Form.Item name="charge" label={t('paid.field.charge')}>
          <Segmented options={charges.toReversed()} />
        </Form.Item>
        <Form.Item name="priceYuan" label={t('paid.field.price')} extra={charge === 'free' ? t('paid.form.freeHint') : t('paid.form.priceHint')}>
          <InputNumber min={0.01} max={1_000_000} precision={2} prefix="¥" disabled={charge === 'free'} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="unit" label={t('paid.field.unit')} rules={[needed]} extra={t('paid.form.unitHint')}>
          <Input maxLength={10} />
        </Form.Item>
        <Form.Item name="warrantyDays" label={t('paid.field.warrantyDays')} extra={t('paid.form.warrantyHint')}>
          <InputNumber min={0} max={3650} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="includes" label={t('paid.field.includes')}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} />
      </Form.Item>
      <Form.Item name="excludes" label={t('paid.field.excludes')}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} />
      </Form.Item>
      <Form.Item name="legalNote" label={t('paid.field.legalNote')}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} />
      </Form.Item>
    </>
  )
}
