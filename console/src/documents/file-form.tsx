import { App, Form, Input, Radio, Select } from 'antd'
import { useAct, useCall, useT } from '@guanjia/ui'
import type { DocumentItem, DocumentSubject } from '@guanjia/contract/documents.ts'
import type { FileRef } from '@guanjia/contract/shared.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { DayPicker } from '../kit/day-picker.tsx'
import { FileUpload } from '../kit/file-strip.tsx'
import { useNewId } from '../kit/new-id.ts'
import { DepartmentPicker, PersonPicker, UnitPicker } from '../kit/pickers.tsx'
import { useBuildings } from '../registers/place-pickers.tsx'
import { useMay } from '../session/session.tsx'
import type { DocumentFacts } from './change-forms.tsx'
import type { RecordSubject } from './documents-of.tsx'

interface Values extends Omit<DocumentFacts, 'reference'> {
  kindId: string
  subject: DocumentSubject
  unitId: string | null
  personId: string | null
  buildingId: string | null
  files: FileRef[]
}

interface Props {
  siteId: string
  unitId?: string | null
  personId?: string | null
  record?: RecordSubject
  kindId?: string
  onClose: () => void
  onMade: (made: DocumentItem) => void
}

const BY_PICKER = ['unit', 'household', 'person', 'building', 'site'] as const

/** Files a document: what kind, about what, the scans. Only kinds whose class one may read are offered. */
export function FileDocument({ siteId, unitId = null, personId = null, record, kindId, onClose, onMade }: Props) {
  const t = useT()
  const may = useMay()
  const { message } = App.useApp()
  const file = useAct('documents.fileDocument', ['documents'])
  const kinds = useCall('documents.listDocumentKinds', {})
  const buildings = useBuildings(siteId)
  const media = useChoices('documentMedium')
  const acquisitions = useChoices('documentAcquisition')
  // Documents of a record are filed on its page, where it is known which one.
  const subjects = useChoices('documentSubject').filter(({ value }) => (record ? value === record.type : (BY_PICKER as readonly string[]).includes(value)))
  const id = useNewId()
  const usable = (kinds.data?.items ?? []).filter((kind) => kind.isActive && may(`documents:${kind.class}`) && kind.subjects.some((one) => subjects.some(({ value }) => value === one)))
  const submit = async ({ subject, files, unitId: unit, personId: person, buildingId: building, ...values }: Values): Promise<void> => {
    const of = record?.id ?? { unit, household: unit, person, building, site: siteId }[subject as (typeof BY_PICKER)[number]]
    const made = await file.mutateAsync({ body: { ...values, id: id, siteId, subject: { type: subject, id: of! }, fileIds: files.map((one) => one.id) } })
    void message.success(t('documents.file.done', { number: made.number }))
    onMade(made)
  }
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  return (
    <ActForm<Values>
      title={t('documents.file.title')}
      verb={t('documents.file.verb')}
      width={640}
      initial={{ kindId, subject: record?.type ?? (personId === null ? 'unit' : 'person'), unitId, personId, buildingId: null, title: '', medium: 'text', acquisition: 'received', documentOn: null, validUntil: null, departmentId: null, note: '', files: [] }}
      onSubmit={submit}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="kindId" label={t('documents.field.kind')} rules={needed}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              autoFocus={kindId === undefined}
              options={usable.map(({ id: value, name }) => ({ value, label: name }))}
              onChange={(value: string) => {
                const kind = usable.find((one) => one.id === value)
                if (kind && !kind.subjects.includes(form.getFieldValue('subject') as DocumentSubject)) form.setFieldValue('subject', subjects.find(({ value }) => kind.subjects.includes(value))?.value)
              }}
            />
          </Form.Item>
          <Form.Item noStyle dependencies={['kindId']}>
            {() => {
              const kind = usable.find((one) => one.id === form.getFieldValue('kindId'))
              return (
                <Form.Item name="subject" label={t('documents.field.about')}>
                  <Radio.Group optionType="button" options={subjects.filter(({ value }) => !kind || kind.subjects.includes(value))} />
                </Form.Item>
              )
            }}
          </Form.Item>
          <Form.Item noStyle dependencies={['subject']}>
            {() => {
              const subject = form.getFieldValue('subject') as DocumentSubject
              if (record)
                return (
                  <Form.Item label={t('documents.field.subject')} htmlFor="document-of-record">
                    <Input id="document-of-record" value={record.name} readOnly variant="filled" />
                  </Form.Item>
                )
              if (subject === 'site') return null
              if (subject === 'person')
                return (
                  <Form.Item name="personId" label={t('documents.field.person')} rules={needed}>
                    <PersonPicker siteId={siteId} />
                  </Form.Item>
                )
              if (subject === 'building')
                return (
                  <Form.Item name="buildingId" label={t('documents.field.building')} rules={needed}>
                    <Select options={buildings} />
                  </Form.Item>
                )
              return (
                <Form.Item name="unitId" label={t('documents.field.unit')} rules={needed}>
                  <UnitPicker siteId={siteId} />
                </Form.Item>
              )
            }}
          </Form.Item>
          <Form.Item name="files" label={t('documents.field.files')} extra={t('documents.file.filesHint')}>
            <FileUpload max={50} text={t('documents.file.add')} />
          </Form.Item>
          <div className="gj-form-pair">
            <Form.Item name="documentOn" label={t('documents.field.documentOn')}>
              <DayPicker />
            </Form.Item>
            <Form.Item name="validUntil" label={t('documents.field.validUntil')}>
              <DayPicker />
            </Form.Item>
          </div>
          <Form.Item name="title" label={t('documents.field.title')} extra={t('documents.file.titleHint')}>
            <Input maxLength={120} />
          </Form.Item>
          <div className="gj-form-pair">
            <Form.Item name="medium" label={t('documents.field.medium')}>
              <Select options={media} />
            </Form.Item>
            <Form.Item name="acquisition" label={t('documents.field.acquisition')}>
              <Select options={acquisitions} />
            </Form.Item>
          </div>
          <Form.Item name="departmentId" label={t('documents.field.department')}>
            <DepartmentPicker siteId={siteId} />
          </Form.Item>
          <Form.Item name="note" label={t('documents.field.note')}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={1000} />
          </Form.Item>
        </>
      )}
    </ActForm>
  )
}
