import { App, Form, Input, InputNumber, Select, Switch } from 'antd'
import { useAct, useLabel, useT } from '@guanjia/ui'
import type { ResponsibilityDuty } from '@guanjia/contract/governance.ts'
import { ActForm } from '../kit/act-form.tsx'
import { EditForm } from '../kit/edit-form.tsx'
import { useNewId } from '../kit/new-id.ts'
import { useCategories } from '../kit/pickers.tsx'
import { inWords } from '../kit/worded.ts'

interface Values {
  name: string
  categoryId: string | null
  owner: string[]
  assist: string[]
  inform: string[]
  sortOrder: number
  isActive: boolean
}
type Positions = readonly { id: string; name: string }[]
const PARTS = ['owner', 'assist', 'inform'] as const
const partsOf = (values: Pick<Values, (typeof PARTS)[number]>): ResponsibilityDuty['parts'] => PARTS.flatMap((part) => values[part].map((positionId) => ({ positionId, part })))

/** A new duty, or another cut of one; who has which part is saved as a whole. */
export function DutyForm({ duty, positions, onClose }: { duty: ResponsibilityDuty | null; positions: Positions; onClose: () => void }) {
  return duty ? <Change duty={duty} positions={positions} onClose={onClose} /> : <New positions={positions} onClose={onClose} />
}

function New({ positions, onClose }: { positions: Positions; onClose: () => void }) {
  const t = useT()
  const id = useNewId()
  const create = useAct('governance.createDuty', ['governance'])
  return (
    <ActForm<Values>
      title={t('headoffice.duty.new')}
      verb={t('headoffice.duty.save')}
      width={600}
      initial={{ name: '', categoryId: null, owner: [], assist: [], inform: [], sortOrder: 1000 }}
      onSubmit={async (values) => void (await inWords(t, () => create.mutateAsync({ body: { id, name: values.name, categoryId: values.categoryId ?? null, sortOrder: values.sortOrder, parts: partsOf(values) } })))}
      onClose={onClose}
    >
      <Fields positions={positions} />
    </ActForm>
  )
}

function Change({ duty, positions, onClose }: { duty: ResponsibilityDuty; positions: Positions; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const change = useAct('governance.changeDuty', ['governance'])
  const categories = useCategories()
  const names = (ids: unknown): string => (ids as string[]).map((id) => positions.find((one) => one.id === id)?.name ?? '').join('、') || t('headoffice.duty.none')
  const having = (record: ResponsibilityDuty, part: (typeof PARTS)[number]): string[] => record.parts.filter((one) => one.part === part).map(({ positionId }) => positionId)
  const valuesOf = (record: ResponsibilityDuty): Values => ({ name: record.name, categoryId: record.category?.id ?? null, owner: having(record, 'owner'), assist: having(record, 'assist'), inform: having(record, 'inform'), sortOrder: record.sortOrder, isActive: record.isActive })
  return (
    <EditForm<ResponsibilityDuty, Values>
      title={`${t('headoffice.duty.edit')} · ${duty.name}`}
      verb={t('headoffice.duty.save')}
      width={600}
      record={duty}
      valuesOf={valuesOf}
      fields={{
        name: { label: t('headoffice.duty.name') }, categoryId: { label: t('headoffice.duty.category'), show: (id) => categories.find((one) => one.id === id)?.name ?? t('headoffice.duty.without') }, sortOrder: { label: t('headoffice.duty.order') }, isActive: { label: t('headoffice.duty.use') },
        owner: { label: label('responsibilityPart', 'owner'), show: names }, assist: { label: label('responsibilityPart', 'assist'), show: names }, inform: { label: label('responsibilityPart', 'inform'), show: names },
      }}
      onSave={async ({ owner, assist, inform, categoryId, ...rest }, version) => {
        const had = valuesOf(duty)
        const parts = owner || assist || inform ? { parts: partsOf({ owner: owner ?? had.owner, assist: assist ?? had.assist, inform: inform ?? had.inform }) } : {}
        await inWords(t, () => change.mutateAsync({ params: { id: duty.id }, body: { ...rest, ...parts, ...(categoryId === undefined ? {} : { categoryId }), version } }))
        void message.success(t('headoffice.team.saved'))
      }}
      onClose={onClose}
    >
      <Fields positions={positions} />
      <Form.Item name="isActive" valuePropName="checked" label={t('headoffice.duty.use')}><Switch /></Form.Item>
    </EditForm>
  )
}

function Fields({ positions }: { positions: Positions }) {
  const t = useT()
  const form = Form.useFormInstance<Values>()
  const categories = useCategories().filter(({ isActive }) => isActive).toSorted((a, b) => a.sortOrder - b.sortOrder)
  const parents = categories.filter(({ parentId }) => parentId === null)
  const options = parents.map((root) => ({ label: root.name, options: [root, ...categories.filter(({ parentId }) => parentId === root.id)].map(({ id, name, parentId }) => ({ value: id, label: parentId === null ? name : `${root.name} / ${name}` })) }))
  return (
    <>
      <div className="gj-form-pair">
        <Form.Item name="name" label={t('headoffice.duty.name')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input maxLength={200} autoFocus /></Form.Item>
        <Form.Item name="categoryId" label={t('headoffice.duty.category')} extra={t('headoffice.duty.categoryHint')}>
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('headoffice.duty.without')} options={options} onClear={() => form.setFieldValue('categoryId', null)} />
        </Form.Item>
      </div>
      {PARTS.map((part) => (
        <Form.Item key={part} noStyle dependencies={[...PARTS]}>
          {() => {
            // A post has one part in a duty.
            const elsewhere = PARTS.filter((other) => other !== part).flatMap((other) => (form.getFieldValue(other) as string[] | undefined) ?? [])
            return (
              <Form.Item name={part} label={t(`headoffice.duty.${part}`)} extra={part === 'owner' ? t('headoffice.duty.ownerHint') : undefined}>
                <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={positions.filter(({ id }) => !elsewhere.includes(id)).map(({ id, name }) => ({ value: id, label: name }))} />
              </Form.Item>
            )
          }}
        </Form.Item>
      ))}
      <Form.Item name="sortOrder" label={t('headoffice.duty.order')}><InputNumber min={0} max={10_000} precision={0} /></Form.Item>
    </>
  )
}
