import { App, Checkbox, Form, Input, InputNumber, Radio, Select, type FormInstance } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useAct, useLabel, useT } from '@guanjia/ui'
import type { MaintainedFacilityDetails, RenewalProposal } from '@guanjia/contract/maintenance.ts'
import type { FileRef } from '@guanjia/contract/shared.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { DayPicker } from '../kit/day-picker.tsx'
import { EditForm } from '../kit/edit-form.tsx'
import { FileUpload } from '../kit/file-strip.tsx'
import { useNewId } from '../kit/new-id.ts'
import { inWords } from '../kit/worded.ts'
import { FacilityPicker } from '../registers/place-pickers.tsx'
import { useSite } from '../session/session.tsx'

interface Values {
  kind: RenewalProposal['kind']
  title: string
  facilityId: string | null
  wear: RenewalProposal['wear']
  usage: string
  reason: string
  yuan: number | null
  fund: RenewalProposal['fund']
  ownersVoted: number | null
  areaVoted: number | null
  ownersAgreed: number | null
  areaAgreed: number | null
  isEmergency: boolean
  plannedOn: string | null
  files: FileRef[]
}
/** Who took part, and of these who agreed; each by number and by area. */
const VOTE = [['ownersVoted', 'areaVoted'], ['ownersAgreed', 'areaAgreed']] as const
const BLANK: Values = { kind: 'replacement', title: '', facilityId: null, wear: null, usage: '', reason: '', yuan: null, fund: null, ownersVoted: null, areaVoted: null, ownersAgreed: null, areaAgreed: null, isEmergency: false, plannedOn: null, files: [] }

function valuesOf({ kind, title, facility, wear, usage, reason, costFen, fund, ownersVoted, areaVoted, ownersAgreed, areaAgreed, isEmergency, plannedOn, files }: RenewalProposal): Values {
  return { kind, title, facilityId: facility?.id ?? null, wear, usage, reason, yuan: costFen === null ? null : costFen / 100, fund, ownersVoted, areaVoted, ownersAgreed, areaAgreed, isEmergency, plannedOn, files }
}
function factsOf({ yuan, files, title, usage, reason, ...values }: Values) {
  const noVote = values.fund === 'maintenance_fund' ? {} : { ownersVoted: null, areaVoted: null, ownersAgreed: null, areaAgreed: null }
  return { ...values, ...noVote, title: title.trim(), usage: usage.trim(), reason: reason.trim(), costFen: yuan === null ? null : Math.round(yuan * 100), fileIds: files.map(({ id }) => id) }
}

/** A proposal to replace, to overhaul or to add; of a facility it begins with what its figures say. */
export function ProposalForm({ proposal, facility, onClose }: { proposal: RenewalProposal | null; facility: MaintainedFacilityDetails | null; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const id = useNewId()
  const create = useAct('maintenance.createRenewalProposal', ['maintenance'])
  const change = useAct('maintenance.changeRenewalProposal', ['maintenance'])
  const siteId = proposal?.siteId ?? facility?.siteId ?? site.id
  const fields = (form: FormInstance<Values>) => <Fields form={form} siteId={siteId} known={proposal?.facility ?? facility} />
  if (!proposal) {
    const from: Partial<Values> = facility ? { facilityId: facility.id, kind: facility.advice.advice === 'overhaul' ? 'overhaul' : 'replacement', title: `${facility.name} ${label('proposalKind', facility.advice.advice === 'overhaul' ? 'overhaul' : 'replacement')}`.slice(0, 100), wear: facility.assessments[0]?.wear ?? null, reason: facility.advice.reasons.map((reason) => label('adviceReason', reason)).join(t('maintenance.comma')), yuan: facility.replacementFen === null ? null : facility.replacementFen / 100 } : {}
    return (
      <ActForm<Values>
        title={t('maintenance.proposals.new')}
        verb={t('maintenance.proposals.create')}
        width={720}
        initial={{ ...BLANK, ...from }}
        onSubmit={async (values) => {
          const made = await inWords(t, () => create.mutateAsync({ body: { id, siteId, ...factsOf({ ...BLANK, ...from, ...values }) } }))
          void message.success(t('maintenance.proposals.created', { number: made.number }))
          void navigate({ to: '/maintenance/proposals/$id', params: { id: made.id } })
        }}
        onClose={onClose}
      >
        {fields}
      </ActForm>
    )
  }
  const words = (key: string, show?: (value: unknown) => string) => ({ label: t(`maintenance.proposals.${key}` as 'maintenance.proposals.title'), ...(show ? { show } : {}) })
  return (
    <EditForm<RenewalProposal, Values>
      title={`${t('maintenance.edit')} · ${proposal.number}`}
      verb={t('maintenance.save')}
      width={720}
      record={proposal}
      valuesOf={valuesOf}
      fields={{
        kind: words('kind', (value) => label('proposalKind', value as string)), title: words('title'), facilityId: { label: t('maintenance.facility') }, wear: { label: t('maintenance.facilities.wear'), show: (value) => label('wearLevel', value as string) }, usage: words('usage'), reason: words('reason'), yuan: words('cost'), fund: words('fund', (value) => label('fundSource', value as string)),
        ownersVoted: words('ownersVoted'), areaVoted: words('areaVoted'), ownersAgreed: words('ownersAgreed'), areaAgreed: words('areaAgreed'), isEmergency: words('emergency'), plannedOn: words('plannedOn'), files: { label: t('maintenance.proposals.files'), show: (files) => (files as FileRef[]).map(({ name }) => name).join(t('maintenance.comma')) },
      }}
      onSave={async (_, version, all) => {
        await inWords(t, () => change.mutateAsync({ params: { id: proposal.id }, body: { version, ...factsOf(all) } }))
        void message.success(t('maintenance.saved'))
      }}
      onClose={onClose}
    >
      {fields}
    </EditForm>
  )
}

function Fields({ form, siteId, known }: { form: FormInstance<Values>; siteId: string; known: { code: string; name: string } | null }) {
  const t = useT()
  const [kinds, wears, funds] = [useChoices('proposalKind'), useChoices('wearLevel'), useChoices('fundSource')]
  const needed = [{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]
  return (
    <>
      <Form.Item name="kind" label={t('maintenance.proposals.kind')}><Radio.Group optionType="button" options={kinds} /></Form.Item>
      <Form.Item name="title" label={t('maintenance.proposals.title')} rules={needed}><Input autoFocus maxLength={100} /></Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {() => form.getFieldValue('kind') !== 'improvement' && (
          <div className="gj-form-pair">
            <Form.Item name="facilityId" label={t('maintenance.facility')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}><FacilityPicker siteId={siteId} known={known ? `${known.name} ${known.code}` : undefined} /></Form.Item>
            <Form.Item name="wear" label={t('maintenance.facilities.wear')}><Select allowClear options={wears} /></Form.Item>
          </div>
        )}
      </Form.Item>
      <Form.Item name="reason" label={t('maintenance.proposals.reason')} rules={needed}><Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 8 }} /></Form.Item>
      <Form.Item name="usage" label={t('maintenance.proposals.usage')}><Input.TextArea maxLength={1000} autoSize={{ minRows: 1, maxRows: 6 }} placeholder={t('maintenance.proposals.usageHint')} /></Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="yuan" label={t('maintenance.proposals.cost')}><InputNumber min={0} max={1_000_000_000} precision={2} prefix="¥" style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="fund" label={t('maintenance.proposals.fund')}><Select allowClear options={funds} /></Form.Item>
      </div>
      <Form.Item noStyle dependencies={['fund']}>
        {() => form.getFieldValue('fund') === 'maintenance_fund' && (
          <>
            {VOTE.map((pair) => (
              <div key={pair[0]} className="gj-form-pair">
                {pair.map((name) => <Form.Item key={name} name={name} label={t(`maintenance.proposals.${name}`)}><InputNumber min={0} max={100} precision={2} suffix="%" style={{ width: '100%' }} /></Form.Item>)}
              </div>
            ))}
            <p className="gj-quiet gj-small" style={{ marginTop: -12 }}>{t('maintenance.proposals.voteHint')}</p>
          </>
        )}
      </Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="plannedOn" label={t('maintenance.proposals.plannedOn')}><DayPicker /></Form.Item>
        <Form.Item name="isEmergency" label={t('maintenance.proposals.emergency')} valuePropName="checked" extra={t('maintenance.proposals.emergencyHint')}><Checkbox>{t('maintenance.proposals.isEmergency')}</Checkbox></Form.Item>
      </div>
      <Form.Item name="files" label={t('maintenance.proposals.files')}><FileUpload max={20} /></Form.Item>
    </>
  )
}
