import { App, Form, Input, InputNumber, Select, Switch } from 'antd'
import { useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { DocumentItem } from '@guanjia/contract/documents.ts'
import type { ArchiveBox, OriginalPage } from '@guanjia/contract/originals.ts'
import { useChoices } from '../kit/choices.ts'
import { DayPicker } from '../kit/day-picker.tsx'
import { EditForm } from '../kit/edit-form.tsx'
import { DepartmentPicker } from '../kit/pickers.tsx'
import { inWords } from '../kit/worded.ts'

/** What is written about a document, when it is filed and when it is changed. */
export interface DocumentFacts {
  title: string
  reference: string
  medium: DocumentItem['medium']
  acquisition: DocumentItem['acquisition']
  documentOn: string | null
  validUntil: string | null
  departmentId: string | null
  note: string
}

/** What is written about a document; its files change by versions. */
export function ChangeDocument({ record, onClose }: { record: DocumentItem; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const change = useAct('documents.changeDocument', ['documents'])
  const departments = useCall('organization.listDepartments', { query: { siteId: record.siteId } })
  const save = async (changes: Partial<DocumentFacts>, version: number): Promise<void> => {
    await inWords(t, () => change.mutateAsync({ params: { id: record.id }, body: { ...changes, version } }))
    void message.success(t('archives.saved'))
  }
  return (
    <EditForm<DocumentItem, DocumentFacts>
      title={`${t('documents.act.change')} · ${record.number}`}
      verb={t('shell.form.save')}
      record={record}
      valuesOf={({ title, reference, medium, acquisition, documentOn, validUntil, department, note }) => ({ title, reference, medium, acquisition, documentOn, validUntil, departmentId: department?.id ?? null, note })}
      fields={{
        title: { label: t('documents.field.title') },
        reference: { label: t('documents.field.reference') },
        medium: { label: t('documents.field.medium'), show: (value) => label('documentMedium', value as DocumentItem['medium']) },
        acquisition: { label: t('documents.field.acquisition'), show: (value) => label('documentAcquisition', value as DocumentItem['acquisition']) },
        documentOn: { label: t('documents.field.documentOn') },
        validUntil: { label: t('documents.field.validUntil') },
        departmentId: { label: t('documents.field.department'), show: (id) => departments.data?.items.find((one) => one.id === id)?.name ?? '' },
        note: { label: t('documents.field.note') },
      }}
      onSave={save}
      onClose={onClose}
      width={600}
    >
      <Form.Item name="title" label={t('documents.field.title')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
        <Input maxLength={120} autoFocus />
      </Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="documentOn" label={t('documents.field.documentOn')}>
          <DayPicker />
        </Form.Item>
        <Form.Item
          name="validUntil"
          label={t('documents.field.validUntil')}
          dependencies={['documentOn']}
          rules={[({ getFieldValue }) => ({ validator: (_, day: string | null) => (day && getFieldValue('documentOn') && day < (getFieldValue('documentOn') as string) ? Promise.reject(new Error(t('documents.endsBefore'))) : Promise.resolve()) })]}
        >
          <DayPicker />
        </Form.Item>
        <Form.Item name="medium" label={t('documents.field.medium')}>
          <Select options={useChoices('documentMedium')} />
        </Form.Item>
        <Form.Item name="acquisition" label={t('documents.field.acquisition')}>
          <Select options={useChoices('documentAcquisition')} />
        </Form.Item>
        <Form.Item name="reference" label={t('documents.field.reference')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="departmentId" label={t('documents.field.department')}>
          <DepartmentPicker siteId={record.siteId} />
        </Form.Item>
      </div>
      <Form.Item name="note" label={t('documents.field.note')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={1000} />
      </Form.Item>
    </EditForm>
  )
}

interface PaperFacts {
  boxId: string
  copies: number
  note: string
}

/** Another box for the paper, or what is written about it. A unit's own box is not offered to papers of another. */
export function MoveOriginal({ record, original, onClose }: { record: DocumentItem; original: OriginalPage; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const change = useAct('originals.changeOriginal', ['originals', 'documents'])
  const boxes = useCall('originals.listBoxes', { query: { siteId: original.siteId, limit: 200 } })
  const unitId = record.subject.type === 'unit' || record.subject.type === 'household' ? record.subject.id : null
  const usable = (boxes.data?.items ?? []).filter((box) => box.unit === null || unitId === null || box.unit.id === unitId)
  const known = usable.some(({ id }) => id === original.box.id) ? usable : [{ id: original.box.id, place: original.box.place, unit: null, label: '' }, ...usable]
  const placeOf = (id: unknown): string => known.find((one) => one.id === id)?.place ?? ''
  const save = async (changes: Partial<PaperFacts>, version: number): Promise<void> => {
    const after = await inWords(t, () => change.mutateAsync({ params: { id: original.id }, body: { ...changes, version } }))
    void message.success(changes.boxId === undefined ? t('archives.saved') : t('documents.box.moved', { place: after.box.place }))
  }
  return (
    <EditForm<OriginalPage, PaperFacts>
      title={`${t('documents.act.move')} · ${original.document.title}`}
      verb={t('shell.form.save')}
      record={original}
      hint={t('documents.box.moveHint')}
      valuesOf={({ box, copies, note }) => ({ boxId: box.id, copies, note })}
      fields={{ boxId: { label: t('documents.field.place'), show: placeOf }, copies: { label: t('documents.field.copies') }, note: { label: t('documents.field.paperNote') } }}
      onSave={save}
      onClose={onClose}
    >
      <div className="gj-form-pair">
        <Form.Item name="boxId" label={t('documents.field.place')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={known.map((box) => ({ value: box.id, label: [box.place, box.unit?.name ?? box.label].filter(Boolean).join(' ') }))} />
        </Form.Item>
        <Form.Item name="copies" label={t('documents.field.copies')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
          <InputNumber min={1} max={99} precision={0} />
        </Form.Item>
      </div>
      <Form.Item name="note" label={t('documents.field.paperNote')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 4 }} maxLength={300} />
      </Form.Item>
    </EditForm>
  )
}

type BoxFacts = Pick<ArchiveBox, 'cabinet' | 'layer' | 'box' | 'label' | 'isActive'>

/** A box that was carried elsewhere, got another label, or is put away once it is empty. */
export function ChangeBox({ box, onClose }: { box: ArchiveBox; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const change = useAct('originals.changeBox', ['originals', 'documents'])
  const needed = { required: true, whitespace: true, message: t('shell.fieldNeeded') }
  const save = async (changes: Partial<BoxFacts>, version: number): Promise<void> => {
    await inWords(t, () => change.mutateAsync({ params: { id: box.id }, body: { ...changes, version } }), { '/box': t('documents.box.taken'), '/isActive': t('documents.box.full') })
    void message.success(t('archives.saved'))
  }
  return (
    <EditForm<ArchiveBox, BoxFacts>
      title={`${t('documents.box.change')} · ${box.place}`}
      verb={t('shell.form.save')}
      record={box}
      valuesOf={({ cabinet, layer, box: own, label, isActive }) => ({ cabinet, layer, box: own, label, isActive })}
      fields={{ cabinet: { label: t('documents.box.cabinet') }, layer: { label: t('documents.box.layer') }, box: { label: t('documents.box.box') }, label: { label: t('documents.box.label') }, isActive: { label: t('documents.box.use') } }}
      onSave={save}
      onClose={onClose}
    >
      <div className="gj-form-three">
        {(['cabinet', 'layer', 'box'] as const).map((name) => (
          <Form.Item key={name} name={name} label={t(`documents.box.${name}`)} rules={[needed]}>
            <Input maxLength={20} />
          </Form.Item>
        ))}
      </div>
      <Form.Item name="label" label={t('documents.box.label')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="isActive" valuePropName="checked" label={t('documents.box.use')} extra={t('documents.box.useHint')}>
        <Switch />
      </Form.Item>
    </EditForm>
  )
}
