import { App, Form, Input, Radio } from 'antd'
import { useAct, useLabel, useT } from '@guanjia/ui'
import type { Finding } from '@guanjia/contract/inspections.ts'
import type { FileRef } from '@guanjia/contract/shared.ts'
import type { FindingAction } from '@guanjia/ui/archives/choices.ts'
import { ActForm } from '../kit/act-form.tsx'
import { DayPicker } from '../kit/day-picker.tsx'
import { FileUpload } from '../kit/file-strip.tsx'
import { inWords } from '../kit/worded.ts'

interface Values {
  note?: string
  thirdParty?: string
  promisedOn?: string | null
  isFine?: boolean | null
  photoIds?: FileRef[]
}
/** An order knows everything from the finding; the others say why, or what was done. */
const NOTE_NEEDED: readonly FindingAction[] = ['settle', 'rectify', 'report', 'drop']
const WITH_DAY: readonly FindingAction[] = ['ask_third_party', 'rectify']
const WITH_PHOTOS: readonly FindingAction[] = ['settle', 'recheck']

export function FindingActForm({ finding, action, onClose }: { finding: Finding; action: FindingAction; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const act = useAct('inspections.actOnFinding', ['inspections', 'workorders', 'violations', 'handover'])
  const verb = label('findingAction', action)
  const needed = [{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]
  const submit = async ({ note = '', thirdParty = '', promisedOn = null, isFine = null, photoIds = [] }: Values): Promise<void> => {
    const after = await inWords(t, () => act.mutateAsync({ params: { id: finding.id }, body: { action, version: finding.version, note, thirdParty, promisedOn, isFine, photoIds: photoIds.map(({ id }) => id) } }))
    void message.success(action === 'raise_order' && after.workOrder ? t('inspections.findings.raised', { number: after.workOrder.number }) : after.opened ? t('inspections.findings.became', { number: after.opened.number }) : t('shell.acts.done', { verb }))
  }
  return (
    <ActForm<Values> title={`${verb} · ${finding.number}`} verb={verb} isDanger={action === 'drop'} initial={{ thirdParty: finding.thirdParty, promisedOn: finding.promisedOn, isFine: true }} onSubmit={submit} onClose={onClose} hint={t(`inspections.findings.hint.${action}`)}>
      {(form) => (
        <>
          {action === 'ask_third_party' && <Form.Item name="thirdParty" label={t('inspections.findings.thirdParty')} rules={needed}><Input autoFocus maxLength={100} placeholder={t('inspections.findings.thirdPartyHint')} /></Form.Item>}
          {WITH_DAY.includes(action) && <Form.Item name="promisedOn" label={t('inspections.findings.promisedOn')} rules={action === 'ask_third_party' ? [{ required: true, message: t('shell.fieldNeeded') }] : []}><DayPicker /></Form.Item>}
          {action === 'recheck' && (
            <Form.Item name="isFine" label={t('inspections.findings.recheck')}>
              <Radio.Group optionType="button" options={[{ value: true, label: t('inspections.findings.isFine') }, { value: false, label: t('inspections.findings.isNotFine') }]} />
            </Form.Item>
          )}
          <Form.Item noStyle dependencies={['isFine']}>
            {() => (
              <Form.Item name="note" label={action === 'settle' ? t('inspections.findings.outcome') : action === 'drop' ? t('inspections.rounds.reason') : t('inspections.findings.note')} rules={NOTE_NEEDED.includes(action) || (action === 'recheck' && form.getFieldValue('isFine') === false) ? needed : []}>
                <Input.TextArea autoFocus={action !== 'ask_third_party'} maxLength={1000} autoSize={{ minRows: 2, maxRows: 8 }} />
              </Form.Item>
            )}
          </Form.Item>
          {WITH_PHOTOS.includes(action) && <Form.Item name="photoIds" label={t('inspections.findings.photosAfter')}><FileUpload max={9} accept="image/*" /></Form.Item>}
        </>
      )}
    </ActForm>
  )
}
