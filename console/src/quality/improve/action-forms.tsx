import { App, Form, Input } from 'antd'
import { dayOf, useAct, useLabel, useT } from '@guanjia/ui'
import type { QualityAction } from '@guanjia/contract/quality.ts'
import type { FileRef } from '@guanjia/contract/shared.ts'
import { ActForm } from '../../kit/act-form.tsx'
import { DayPicker } from '../../kit/day-picker.tsx'
import { FileUpload } from '../../kit/file-strip.tsx'
import { useNewId } from '../../kit/new-id.ts'
import { nextDay } from '../../kit/period.ts'
import { EmployeePicker } from '../../kit/pickers.tsx'
import { useSite } from '../../session/session.tsx'

interface Values {
  title: string
  problem?: string
  cause?: string
  ownerId: string
  dueOn: string
  fileIds?: FileRef[]
}
/** What a check found, where an action comes from one. */
export interface Found {
  checkId: string
  itemId: string
  text: string
}
const DAYS = 7

/** Raises a corrective action, by hand or for an item of a check. */
export function RaiseForm({ found, siteId: of, onClose }: { found?: Found; siteId?: string; onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const siteId = of ?? site.id
  const { message } = App.useApp()
  const id = useNewId()
  const raise = useAct('quality.raiseQualityAction', ['quality'])
  const needed = [{ required: true, message: t('improve.needed') }]
  return (
    <ActForm<Values>
      title={t('improve.action.new')}
      verb={t('improve.action.new')}
      width={640}
      hint={found && `${t('improve.action.ofCheck')}：${found.text}`}
      initial={{ dueOn: nextDay(dayOf(Date.now(), site.timeZone), DAYS) }}
      onSubmit={async ({ fileIds = [], ...values }) => {
        const made = await raise.mutateAsync({ body: { id, siteId, checkId: found?.checkId ?? null, itemId: found?.itemId ?? null, ...values, fileIds: fileIds.map((file) => file.id) } })
        void message.success(t('improve.action.raised', { number: made.number }))
      }}
      onClose={onClose}
    >
      <Form.Item name="title" label={t('improve.action.plan')} rules={needed}><Input maxLength={200} autoFocus /></Form.Item>
      {!found && <Form.Item name="problem" label={t('improve.action.problem')}><Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} /></Form.Item>}
      <Form.Item name="cause" label={t('improve.action.cause')}><Input.TextArea maxLength={2000} autoSize={{ minRows: 1 }} /></Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="ownerId" label={t('improve.owner')} rules={needed}><EmployeePicker siteId={siteId} /></Form.Item>
        <Form.Item name="dueOn" label={t('improve.due')} extra={t('improve.dayHint')} rules={needed}><DayPicker /></Form.Item>
      </div>
      <Form.Item name="fileIds" label={t('improve.action.before')} valuePropName="value"><FileUpload max={9} /></Form.Item>
    </ActForm>
  )
}

type Act = QualityAction['allowedActions'][number]
interface ActValues {
  result?: string
  verdict?: string
  dueOn?: string
  fileIds?: FileRef[]
}

/** One act on an action: report it, look at it, send it back, drop it. */
export function ActionActForm({ action, act, onClose }: { action: QualityAction; act: Act; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const { message } = App.useApp()
  const send = useAct('quality.actOnQualityAction', ['quality', 'evaluations'])
  const needed = [{ required: true, whitespace: true, message: t('improve.needed') }]
  const submit = async ({ result = '', verdict = '', dueOn = '', fileIds = [] }: ActValues): Promise<void> => {
    const version = action.version
    const body = act === 'report' ? { action: act, version, result, fileIds: fileIds.map(({ id }) => id) } : act === 'send_back' ? { action: act, version, verdict, dueOn } : { action: act, version, verdict }
    await send.mutateAsync({ params: { id: action.id }, body })
    void message.success(t('improve.action.acted'))
  }
  return (
    <ActForm<ActValues> title={label('qualityActionAction', act)} verb={label('qualityActionAction', act)} isDanger={act === 'drop'} hint={act === 'pass' || act === 'send_back' ? t('improve.action.lookHint') : undefined} initial={{ dueOn: nextDay(dayOf(Date.now(), site.timeZone), DAYS) }} onSubmit={submit} onClose={onClose}>
      {act === 'report' ? (
        <>
          <Form.Item name="result" label={t('improve.action.result')} rules={needed}><Input.TextArea autoFocus maxLength={2000} autoSize={{ minRows: 3 }} /></Form.Item>
          <Form.Item name="fileIds" label={t('improve.action.after')} extra={action.needsPhoto && t('improve.action.needsPhoto')} valuePropName="value"><FileUpload max={9} accept="image/*" /></Form.Item>
        </>
      ) : (
        <Form.Item name="verdict" label={act === 'drop' ? t('improve.action.reason') : t('improve.action.verdict')} rules={act === 'pass' ? [] : needed}><Input.TextArea autoFocus maxLength={1000} autoSize={{ minRows: 3 }} /></Form.Item>
      )}
      {act === 'send_back' && <Form.Item name="dueOn" label={t('improve.action.againBy')} rules={needed}><DayPicker /></Form.Item>}
    </ActForm>
  )
}
