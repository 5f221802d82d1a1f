import { App, Button, Form, Input, Radio } from 'antd'
import { useRef, useState } from 'react'
import { useAct, useT } from '@guanjia/ui'
import type { Amenity } from '@guanjia/contract/registers.ts'
import { ActForm } from '../kit/act-form.tsx'
import { FileUpload } from '../kit/file-strip.tsx'
import { newId } from '../kit/new-id.ts'
import { FactGroup, Facts } from '../kit/record-page.tsx'
import { inWords } from '../kit/worded.ts'
import { useMay } from '../session/session.tsx'

interface Values {
  isFine: boolean
  note?: string
  fileIds?: { id: string }[]
}

/** The last check and today's. */
export function AmenityChecks({ amenity }: { amenity: Amenity }) {
  const t = useT()
  const may = useMay()
  const { message } = App.useApp()
  const [isOpen, setOpen] = useState(false)
  const check = useAct('registers.checkAmenity')
  const id = useRef(newId())
  const last = amenity.lastCheck
  const submit = async ({ isFine, note = '', fileIds = [] }: Values): Promise<void> => {
    await inWords(t, () => check.mutateAsync({ params: { id: amenity.id }, body: { id: id.current, isFine, note, fileIds: fileIds.map((file) => file.id) } }))
    id.current = newId()
    void message.success(t('registers.checked'))
  }
  return (
    <FactGroup
      title={t('registers.checks')}
      extra={
        may('registers:work') && (
          <Button size="small" type={amenity.isCheckDue ? 'primary' : 'default'} onClick={() => setOpen(true)}>
            {t('registers.checkToday')}
          </Button>
        )
      }
    >
      <Facts
        facts={[
          { label: t('registers.lastCheck'), value: last ? `${last.day} ${last.by}` : t('registers.neverChecked') },
          { label: t('registers.finding'), value: last && (last.isFine ? t('registers.fine') : <span className="gj-tone" data-tone="soon">{last.note}</span>) },
        ]}
      />
      {isOpen && (
        <ActForm<Values> title={`${t('registers.checkToday')} · ${amenity.name}`} verb={t('registers.checkToday')} initial={{ isFine: true }} onSubmit={submit} onClose={() => setOpen(false)}>
          {(form) => (
            <>
              <Form.Item name="isFine" label={t('registers.finding')}>
                <Radio.Group
                  optionType="button"
                  options={[
                    { value: true, label: t('registers.fine') },
                    { value: false, label: t('registers.wrong') },
                  ]}
                />
              </Form.Item>
              <Form.Item noStyle dependencies={['isFine']}>
                {() => (
                  <Form.Item name="note" label={t('registers.field.note')} rules={form.getFieldValue('isFine') === false ? [{ required: true, whitespace: true, message: t('shell.fieldNeeded') }] : []}>
                    <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
                  </Form.Item>
                )}
              </Form.Item>
              <Form.Item name="fileIds" label={t('registers.field.photoIds')}>
                <FileUpload max={9} accept="image/*" />
              </Form.Item>
            </>
          )}
        </ActForm>
      )}
    </FactGroup>
  )
}
