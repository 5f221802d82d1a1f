import { App, Form, Input, Select, Switch } from 'antd'
import { useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { ExternalParty, Liaison } from '@guanjia/contract/governance.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { EditForm } from '../kit/edit-form.tsx'
import { InstantPicker } from '../kit/instant-picker.tsx'
import { useNewId } from '../kit/new-id.ts'
import { EmployeePicker } from '../kit/pickers.tsx'
import { inWords } from '../kit/worded.ts'
import { useSession, useSite } from '../session/session.tsx'

const STALE = ['governance', 'dailywork']
const DAY_MS = 86_400_000

interface NewValues {
  partyId: string
  at: string
  subject: string
  content: string
  followUp: boolean
  commitments: string
  dueAt: string
  ownerId: string
}

/** What was said with whom; what was agreed gets a time and an owner. Sending it twice is once. */
export function LiaisonForm({ partyId, onClose }: { partyId?: string; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const { employeeId } = useSession()
  const { message } = App.useApp()
  const id = useNewId()
  const record = useAct('governance.recordLiaison', STALE)
  const parties = useCall('governance.listParties', { query: { siteId: site.id, filter: {} } }).data?.items ?? []
  const needed = { required: true, whitespace: true, message: t('shell.fieldNeeded') }
  const chosen = { required: true, message: t('shell.fieldNeeded') }
  return (
    <ActForm<NewValues>
      title={t('headoffice.liaison.new')}
      verb={t('headoffice.liaison.new')}
      width={640}
      initial={{ partyId, at: new Date().toISOString(), subject: '', content: '', followUp: false, commitments: '', dueAt: new Date(Math.ceil((Date.now() + 3 * DAY_MS) / 3_600_000) * 3_600_000).toISOString(), ownerId: employeeId ?? undefined }}
      onSubmit={async ({ followUp, at, commitments = '', dueAt, ownerId, content = '', ...values }) => {
        const later = followUp ? { commitments, dueAt, ownerId } : {}
        await record.mutateAsync({ body: { id, ...values, content, at: Date.parse(at) > Date.now() ? undefined : at, ...later } })
        void message.success(t('headoffice.liaison.recorded'))
      }}
      onClose={onClose}
    >
      <div className="gj-form-pair">
        <Form.Item name="partyId" label={t('headoffice.liaison.party')} rules={[chosen]}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={parties.map(({ id: value, name, kind }) => ({ value, label: `${name}（${label('partyKind', kind)}）` }))} />
        </Form.Item>
        <Form.Item name="at" label={t('headoffice.liaison.at')} rules={[chosen]}><InstantPicker /></Form.Item>
      </div>
      <Form.Item name="subject" label={t('headoffice.liaison.subject')} rules={[needed]}><Input maxLength={200} autoFocus /></Form.Item>
      <Form.Item name="content" label={t('headoffice.liaison.content')}><Input.TextArea maxLength={5000} autoSize={{ minRows: 2, maxRows: 8 }} /></Form.Item>
      <Form.Item name="followUp" valuePropName="checked" label={t('headoffice.liaison.followUp')} extra={t('headoffice.liaison.followUpHint')}><Switch /></Form.Item>
      <Form.Item noStyle dependencies={['followUp']}>
        {(form) =>
          form.getFieldValue('followUp') === true && (
            <>
              <Form.Item name="commitments" label={t('headoffice.liaison.commitments')} rules={[needed]}><Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} /></Form.Item>
              <div className="gj-form-pair">
                <Form.Item name="dueAt" label={t('headoffice.liaison.due')} rules={[chosen]}><InstantPicker /></Form.Item>
                <Form.Item name="ownerId" label={t('headoffice.liaison.owner')} rules={[chosen]}><EmployeePicker /></Form.Item>
              </div>
            </>
          )
        }
      </Form.Item>
    </ActForm>
  )
}

/** Says what came of it. */
export function SettleForm({ record, onClose }: { record: Liaison; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const settle = useAct('governance.settleLiaison', STALE)
  return (
    <ActForm<{ result: string }>
      title={`${t('headoffice.liaison.settle')} · ${record.subject}`}
      verb={t('headoffice.liaison.settle')}
      onSubmit={async ({ result }) => {
        await settle.mutateAsync({ params: { id: record.id }, body: { version: record.version, result } })
        void message.success(t('headoffice.liaison.settled'))
      }}
      onClose={onClose}
    >
      <Form.Item name="result" label={t('headoffice.liaison.result')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input.TextArea autoFocus maxLength={2000} autoSize={{ minRows: 2 }} /></Form.Item>
    </ActForm>
  )
}

/** Another time, or another colleague; with the reason. */
export function MoveForm({ record, onClose }: { record: Liaison; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const change = useAct('governance.changeLiaison', STALE)
  return (
    <ActForm<{ dueAt: string; ownerId: string; reason: string }>
      title={`${t('headoffice.liaison.change')} · ${record.subject}`}
      verb={t('headoffice.liaison.change')}
      initial={{ dueAt: record.dueAt ?? undefined, ownerId: record.owner?.id, reason: '' }}
      onSubmit={async ({ dueAt, ownerId, reason }) => {
        await change.mutateAsync({ params: { id: record.id }, body: { version: record.version, reason, ...(dueAt === record.dueAt ? {} : { dueAt }), ...(ownerId === record.owner?.id ? {} : { ownerId }) } })
        void message.success(t('headoffice.liaison.changed'))
      }}
      onClose={onClose}
    >
      <div className="gj-form-pair">
        <Form.Item name="dueAt" label={t('headoffice.liaison.due')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}><InstantPicker /></Form.Item>
        <Form.Item name="ownerId" label={t('headoffice.liaison.owner')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}><EmployeePicker /></Form.Item>
      </div>
      <Form.Item name="reason" label={t('headoffice.liaison.reason')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input maxLength={500} /></Form.Item>
    </ActForm>
  )
}

type PartyValues = Pick<ExternalParty, 'kind' | 'name' | 'contact' | 'phone' | 'address' | 'note' | 'isActive'>

/** A new outside party, or a changed one. */
export function PartyForm({ party, onClose }: { party: ExternalParty | null; onClose: () => void }) {
  return party ? <ChangeParty party={party} onClose={onClose} /> : <NewParty onClose={onClose} />
}

function NewParty({ onClose }: { onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const id = useNewId()
  const create = useAct('governance.createParty', STALE)
  return (
    <ActForm<PartyValues>
      title={t('headoffice.party.new')}
      verb={t('headoffice.party.new')}
      initial={{ kind: 'committee', name: '', contact: '', phone: '', address: '', note: '' }}
      onSubmit={async ({ isActive: _, ...values }) => void (await inWords(t, () => create.mutateAsync({ body: { id, siteId: site.id, ...values } })))}
      onClose={onClose}
    >
      <PartyFields />
    </ActForm>
  )
}

function ChangeParty({ party, onClose }: { party: ExternalParty; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const change = useAct('governance.changeParty', STALE)
  return (
    <EditForm<ExternalParty, PartyValues>
      title={`${t('headoffice.party.edit')} · ${party.name}`}
      verb={t('shell.form.save')}
      record={party}
      valuesOf={({ kind, name, contact, phone, address, note, isActive }) => ({ kind, name, contact, phone, address, note, isActive })}
      fields={{
        kind: { label: t('headoffice.liaison.kind'), show: (value) => label('partyKind', value as string) }, name: { label: t('headoffice.party.name') }, contact: { label: t('headoffice.party.contact') }, phone: { label: t('headoffice.party.phone') }, address: { label: t('headoffice.party.address') },
        note: { label: t('headoffice.party.note') }, isActive: { label: t('headoffice.party.active') },
      }}
      onSave={(changes, version) => inWords(t, () => change.mutateAsync({ params: { id: party.id }, body: { ...changes, version } }))}
      onClose={onClose}
    >
      <PartyFields />
      <Form.Item name="isActive" valuePropName="checked" label={t('headoffice.party.active')}><Switch /></Form.Item>
    </EditForm>
  )
}

function PartyFields() {
  const t = useT()
  return (
    <>
      <div className="gj-form-pair">
        <Form.Item name="kind" label={t('headoffice.liaison.kind')} rules={[{ required: true }]}><Select options={useChoices('partyKind')} /></Form.Item>
        <Form.Item name="name" label={t('headoffice.party.name')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input maxLength={100} autoFocus /></Form.Item>
        <Form.Item name="contact" label={t('headoffice.party.contact')}><Input maxLength={50} /></Form.Item>
        <Form.Item name="phone" label={t('headoffice.party.phone')}><Input maxLength={40} /></Form.Item>
      </div>
      <Form.Item name="address" label={t('headoffice.party.address')}><Input maxLength={200} /></Form.Item>
      <Form.Item name="note" label={t('headoffice.party.note')}><Input.TextArea maxLength={500} autoSize={{ minRows: 1 }} /></Form.Item>
    </>
  )
}
