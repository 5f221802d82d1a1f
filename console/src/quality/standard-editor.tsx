import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useAct, useT, type CallInput } from '@guanjia/ui'
import type { ServiceStandard, StandardItem } from '@guanjia/contract/standards.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { newId } from '../kit/new-id.ts'
import './quality.css'

type Create = NonNullable<CallInput<'standards.createStandard'>['body']>
type Values = Pick<Create, 'code' | 'name' | 'kind' | 'post' | 'scene'> & { items: StandardItem[] }

const blank = (): StandardItem => ({ id: newId(), text: '', dimension: '', method: 'meets', min: null, max: null, unit: '', weight: 1, isRedLine: false, source: '' })

/** Writes a new standard, or the next version of one; what is in force stays until the draft is published. */
export function StandardEditor({ standard, onClose }: { standard: ServiceStandard | null; onClose: () => void }) {
  const t = useT()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const create = useAct('standards.createStandard', ['standards'])
  const draft = useAct('standards.draftStandard', ['standards'])
  const [kinds, posts, scenes] = [useChoices('standardKind'), useChoices('standardPost'), useChoices('standardScene')]
  const items = standard?.draft?.items ?? standard?.current?.items ?? [blank()]
  const submit = async (values: Values): Promise<void> => {
    const sent = values.items.map((item) => ({ ...blank(), ...item, min: item.method === 'measure' ? item.min : null, max: item.method === 'measure' ? item.max : null }))
    if (standard) await draft.mutateAsync({ params: { id: standard.id }, body: { version: standard.version, items: sent } })
    else {
      const made = await create.mutateAsync({ body: { ...values, items: sent } })
      void navigate({ to: '/quality/standards/$id', params: { id: made.id } })
    }
    void message.success(t('quality.editor.saved'))
  }
  return (
    <ActForm<Values> title={standard ? t('quality.editor.title', { name: standard.name }) : t('quality.editor.titleNew')} verb={t('quality.editor.save')} width={860} initial={standard ? { items } : { items, kind: 'standard', post: 'everybody', scene: 'greeting' }} onSubmit={submit} onClose={onClose}>
      {(form) => (
        <>
          {!standard && (
            <div style={{ display: 'grid', gridTemplateColumns: '160px 1fr', columnGap: 16 }}>
              <Form.Item name="code" label={t('quality.standards.code')} extra={t('quality.editor.codeHint')} rules={[{ required: true, pattern: /^[A-Z0-9-]{2,20}$/ }]}><Input autoFocus maxLength={20} /></Form.Item>
              <Form.Item name="name" label={t('quality.standards.name')} rules={[{ required: true }]}><Input maxLength={100} /></Form.Item>
              <Form.Item name="kind" label={t('quality.standards.kind')}><Select options={kinds} /></Form.Item>
              <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: 16 }}>
                <Form.Item name="post" label={t('quality.standards.post')}><Select options={posts} /></Form.Item>
                <Form.Item name="scene" label={t('quality.standards.scene')}><Select options={scenes} /></Form.Item>
              </div>
            </div>
          )}
          <Form.List name="items">
            {(fields, { add, remove, move }) => (
              <>
                {fields.map((field, at) => (
                  <ItemFields key={field.key} at={field.name} form={form} onRemove={fields.length > 1 ? () => remove(at) : undefined} onUp={at > 0 ? () => move(at, at - 1) : undefined} onDown={at < fields.length - 1 ? () => move(at, at + 1) : undefined} />
                ))}
                <Button type="dashed" block icon={<PlusOutlined />} style={{ marginTop: 12 }} onClick={() => add(blank())}>{t('quality.editor.add')}</Button>
              </>
            )}
          </Form.List>
        </>
      )}
    </ActForm>
  )
}

type FormOf = Parameters<Exclude<Parameters<typeof ActForm<Values>>[0]['children'], React.ReactNode>>[0]

function ItemFields({ at, form, onRemove, onUp, onDown }: { at: number; form: FormOf; onRemove?: () => void; onUp?: () => void; onDown?: () => void }) {
  const t = useT()
  const methods = useChoices('itemMethod')
  const name = (field: keyof StandardItem): (string | number)[] => [at, field]
  return (
    <div className="gj-item-editor">
      <Form.Item name={name('id')} hidden><Input /></Form.Item>
      <Form.Item name={name('source')} hidden><Input /></Form.Item>
      <Form.Item noStyle name={name('text')} rules={[{ required: true }]}><Input.TextArea autoSize maxLength={300} aria-label={`${t('quality.editor.item')} ${at + 1}`} placeholder={t('quality.editor.item')} /></Form.Item>
      <Form.Item noStyle name={name('dimension')}><Input maxLength={30} aria-label={t('quality.editor.dimension')} placeholder={t('quality.editor.dimension')} /></Form.Item>
      <Form.Item noStyle name={name('method')}><Select options={methods} aria-label={t('quality.editor.method')} /></Form.Item>
      <Form.Item noStyle name={name('weight')}><InputNumber min={1} max={10} precision={0} style={{ width: '100%' }} aria-label={t('quality.editor.weight')} /></Form.Item>
      <Button type="text" icon={<DeleteOutlined />} disabled={!onRemove} aria-label={t('quality.editor.remove')} onClick={onRemove} />
      <Form.Item noStyle dependencies={[['items', at, 'method']]}>
        {() => (
          <div className="gj-item-editor-limits">
            {form.getFieldValue(['items', at, 'method']) === 'measure' && (
              <>
                <Form.Item noStyle name={name('min')} rules={[{ required: true }]}><InputNumber placeholder={t('quality.editor.min')} aria-label={t('quality.editor.min')} /></Form.Item>
                <Form.Item noStyle name={name('max')} rules={[{ required: true }]}><InputNumber placeholder={t('quality.editor.max')} aria-label={t('quality.editor.max')} /></Form.Item>
                <Form.Item noStyle name={name('unit')}><Input style={{ width: 80 }} maxLength={10} placeholder={t('quality.editor.unit')} aria-label={t('quality.editor.unit')} /></Form.Item>
              </>
            )}
            {form.getFieldValue(['items', at, 'method']) === 'meets' && <Form.Item noStyle name={name('isRedLine')} valuePropName="checked"><Checkbox>{t('quality.editor.red')}</Checkbox></Form.Item>}
            <span style={{ marginLeft: 'auto' }}>
              <Button type="text" size="small" icon={<ArrowUpOutlined />} disabled={!onUp} aria-label={t('quality.editor.up')} onClick={onUp} />
              <Button type="text" size="small" icon={<ArrowDownOutlined />} disabled={!onDown} aria-label={t('quality.editor.down')} onClick={onDown} />
            </span>
          </div>
        )}
      </Form.Item>
    </div>
  )
}
