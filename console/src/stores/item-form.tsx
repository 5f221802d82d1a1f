import { App, Form, Input, InputNumber } from 'antd'
import { useRef } from 'react'
import { formatMoney, formatQuantity, useAct, useT } from '@guanjia/ui'
import type { StoreItem } from '@guanjia/contract/stores.ts'
import { ActForm } from '../kit/act-form.tsx'
import { EditForm } from '../kit/edit-form.tsx'
import { useNewId } from '../kit/new-id.ts'
import { inWords } from '../kit/worded.ts'

interface Facts {
  name: string
  specification: string
  unit: string
  place: string
  minimum: number | null
  priceYuan: number | null
  backupSupplier: string
  backupPhone: string
  spare: string
  contingency: string
}
interface NewFacts extends Facts {
  code: string
  first: number | null
}

const fenOf = (yuan: number | null | undefined): number | null => (yuan === null || yuan === undefined ? null : Math.round(yuan * 100))

/** A new item; what is there already is its first receipt. */
export function NewItem({ siteId, onClose, onMade }: { siteId: string; onClose: () => void; onMade: (item: StoreItem) => void }) {
  const t = useT()
  const { message } = App.useApp()
  const make = useAct('stores.createStoreItem')
  const move = useAct('stores.moveStoreItem')
  // When the item was made and its receipt was lost, trying again only receives.
  const made = useRef<StoreItem | null>(null)
  const receipt = useNewId()
  const submit = async ({ first, priceYuan, minimum, ...facts }: NewFacts): Promise<void> => {
    const priceFen = fenOf(priceYuan)
    made.current ??= await inWords(t, () => make.mutateAsync({ body: { ...facts, minimum: minimum ?? 0, priceFen, siteId } }))
    const item = made.current
    if (first)
      await move.mutateAsync({ params: { id: item.id }, body: { id: receipt, kind: 'receive', quantity: first, priceFen } })
    void message.success(t('archives.created', { name: item.name }))
    onMade(item)
  }
  return (
    <ActForm<NewFacts>
      title={t('stores.new')}
      verb={t('stores.form.create')}
      width={640}
      initial={{ code: '', name: '', specification: '', unit: '', place: '', minimum: 0, priceYuan: null, first: null, backupSupplier: '', backupPhone: '', spare: '', contingency: '' }}
      onSubmit={submit}
      onClose={onClose}
    >
      <FactFields isNew />
    </ActForm>
  )
}

/** Changes what an item is called and where it lies; two people at once see both versions. */
export function ItemChange({ item, onClose }: { item: StoreItem; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const change = useAct('stores.changeStoreItem')
  const save = async (changes: Partial<Facts>, version: number): Promise<void> => {
    const { priceYuan, minimum, ...facts } = changes
    const body = {
      ...facts,
      version,
      ...('minimum' in changes ? { minimum: minimum ?? 0 } : {}),
      ...('priceYuan' in changes ? { priceFen: fenOf(priceYuan) } : {}),
    }
    await inWords(t, () => change.mutateAsync({ params: { id: item.id }, body }))
    void message.success(t('archives.saved'))
  }
  return (
    <EditForm<StoreItem, Facts>
      title={`${t('stores.form.change')} · ${item.code}`}
      verb={t('shell.form.save')}
      width={640}
      record={item}
      valuesOf={({ name, specification, unit, place, minimum, priceFen, backupSupplier, backupPhone, spare, contingency }) => ({
        backupSupplier,
        backupPhone,
        spare,
        contingency,
        name,
        specification,
        unit,
        place,
        minimum,
        priceYuan: priceFen === null ? null : priceFen / 100,
      })}
      fields={{
        name: { label: t('stores.field.name') },
        specification: { label: t('stores.field.specification') },
        unit: { label: t('stores.field.unit') },
        place: { label: t('stores.field.place') },
        minimum: { label: t('stores.field.minimum'), show: (value) => formatQuantity(value as number) },
        priceYuan: { label: t('stores.field.price'), show: (value) => formatMoney(fenOf(value as number | null)) },
        backupSupplier: { label: t('stores.contingency.backupSupplier') },
        backupPhone: { label: t('stores.contingency.backupPhone') },
        spare: { label: t('stores.contingency.spare') },
        contingency: { label: t('stores.contingency.contingency') },
      }}
      onSave={save}
      onClose={onClose}
    >
      <FactFields />
    </EditForm>
  )
}

function FactFields({ isNew = false }: { isNew?: boolean }) {
  const t = useT()
  const needed = { required: true, whitespace: true, message: t('shell.fieldNeeded') }
  return (
    <div className="gj-form-pair">
      {isNew && (
        <Form.Item name="code" label={t('stores.field.code')} rules={[needed]} extra={t('stores.form.codeHint')}>
          <Input maxLength={40} autoFocus />
        </Form.Item>
      )}
      <Form.Item name="name" label={t('stores.field.name')} rules={[needed]}>
        <Input maxLength={100} autoFocus={!isNew} />
      </Form.Item>
      <Form.Item name="specification" label={t('stores.field.specification')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="unit" label={t('stores.field.unit')} rules={[needed]} extra={t('stores.form.unitHint')}>
        <Input maxLength={10} />
      </Form.Item>
      <Form.Item name="place" label={t('stores.field.place')}>
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name="minimum" label={t('stores.field.minimum')} extra={t('stores.form.minimumHint')}>
        <InputNumber min={0} max={9_999_999} precision={3} formatter={plain} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="priceYuan" label={t('stores.field.price')}>
        <InputNumber min={0} max={10_000_000} precision={2} prefix="¥" style={{ width: '100%' }} />
      </Form.Item>
      {isNew && (
        <Form.Item name="first" label={t('stores.form.first')} extra={t('stores.form.firstHint')}>
          <InputNumber min={0} max={9_999_999} precision={3} formatter={plain} style={{ width: '100%' }} />
        </Form.Item>
      )}
      <h3 style={{ gridColumn: '1 / -1' }}>{t('stores.contingency.title')} <small className="gj-quiet">{t('stores.contingency.hint')}</small></h3>
      <Form.Item name="backupSupplier" label={t('stores.contingency.backupSupplier')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="backupPhone" label={t('stores.contingency.backupPhone')}>
        <Input maxLength={30} inputMode="tel" />
      </Form.Item>
      <Form.Item name="spare" label={t('stores.contingency.spare')} extra={t('stores.contingency.spareHint')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="contingency" label={t('stores.contingency.contingency')}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} />
      </Form.Item>
    </div>
  )
}

/** Three decimals are possible, not wanted: `20`, not `20.000`. */
function plain(value: number | string | undefined, { userTyping, input }: { userTyping: boolean; input: string }): string {
  return userTyping ? input : value === undefined || value === '' ? '' : String(Number(value))
}
