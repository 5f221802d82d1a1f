import { App, Checkbox, Form, Input, Select } from 'antd'
import { useAct, useCall, useT } from '@guanjia/ui'
import type { Certificate } from '@guanjia/contract/people.ts'
import type { FileRef } from '@guanjia/contract/shared.ts'
import { ActForm } from '../kit/act-form.tsx'
import { DayPicker } from '../kit/day-picker.tsx'
import { FileUpload } from '../kit/file-strip.tsx'
import { inWords } from '../kit/worded.ts'

interface Values {
  kind: string
  number: string
  issuer: string
  validFrom: string
  validUntil: string
  files: FileRef[]
  isVerified: boolean
}
interface Props {
  employeeId: string
  certificate: Certificate | null
  /** Nobody confirms the own one. */
  isSelf: boolean
  onClose: () => void
}

/** Records a certificate, or corrects one; a change has to be verified anew. */
export function CertificateForm({ employeeId, certificate, isSelf, onClose }: Props) {
  const t = useT()
  const { message } = App.useApp()
  const refresh = ['people', 'workorders', 'dispatch']
  const make = useAct('people.createCertificate', refresh)
  const change = useAct('people.changeCertificate', refresh)
  const competences = useCall('people.listCompetences', {})
  const kinds = (competences.data?.items ?? []).filter(({ kind, isActive }) => kind === 'certificate' && isActive).map(({ name }) => ({ value: name, label: name }))
  const needed = { required: true, message: t('shell.fieldNeeded') }
  const submit = async ({ kind, files, ...values }: Values): Promise<void> => {
    const facts = { ...values, issuer: values.issuer ?? '', fileId: files?.at(-1)?.id ?? null }
    await inWords(t, () =>
      certificate
        ? change.mutateAsync({ params: { id: certificate.id }, body: { ...facts, version: certificate.version } })
        : make.mutateAsync({ params: { id: employeeId }, body: { ...facts, kind } }),
    )
    void message.success(t('dispatch.certificate.saved'))
  }
  return (
    <ActForm<Values>
      title={certificate ? `${t('dispatch.certificate.renew')} · ${certificate.kind}` : t('dispatch.certificate.add')}
      verb={t('shell.form.save')}
      onSubmit={submit}
      onClose={onClose}
      width={560}
      initial={{
        kind: certificate?.kind,
        number: certificate?.number ?? '',
        issuer: certificate?.issuer ?? '',
        validFrom: certificate?.validFrom,
        validUntil: certificate?.validUntil,
        files: certificate?.file ? [certificate.file] : [],
        isVerified: false,
      }}
    >
      <div className="gj-form-pair">
        <Form.Item name="kind" label={t('dispatch.certificate.kind')} rules={[needed]}>
          <Select options={kinds} disabled={certificate !== null} autoFocus={certificate === null} />
        </Form.Item>
        <Form.Item name="number" label={t('dispatch.certificate.number')} rules={[{ ...needed, whitespace: true }]}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
      <Form.Item name="issuer" label={t('dispatch.certificate.issuer')}>
        <Input maxLength={100} />
      </Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="validFrom" label={t('dispatch.certificate.from')} rules={[needed]}>
          <DayPicker />
        </Form.Item>
        <Form.Item
          name="validUntil"
          label={t('dispatch.certificate.until')}
          dependencies={['validFrom']}
          rules={[
            needed,
            ({ getFieldValue }) => ({
              validator: (_, until: string | undefined) =>
                until && until < String(getFieldValue('validFrom') ?? '') ? Promise.reject(new Error(t('dispatch.certificate.order'))) : Promise.resolve(),
            }),
          ]}
        >
          <DayPicker />
        </Form.Item>
      </div>
      <Form.Item name="files" label={t('dispatch.certificate.scan')} valuePropName="value">
        <FileUpload />
      </Form.Item>
      {!isSelf && (
        <Form.Item name="isVerified" valuePropName="checked">
          <Checkbox>{t('dispatch.certificate.verified')}</Checkbox>
        </Form.Item>
      )}
    </ActForm>
  )
}

export function WithdrawForm({ certificate, onClose }: { certificate: Certificate; onClose: () => void }) {
  const t = useT()
  const act = useAct('people.actOnCertificate', ['people', 'workorders', 'dispatch'])
  return (
    <ActForm<{ reason: string }>
      title={`${t('dispatch.certificate.withdraw')} · ${certificate.kind}`}
      verb={t('dispatch.certificate.withdraw')}
      isDanger
      onSubmit={({ reason }) => act.mutateAsync({ params: { id: certificate.id }, body: { action: 'withdraw', reason, version: certificate.version } })}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t('dispatch.certificate.withdrawReason')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
        <Input maxLength={200} autoFocus />
      </Form.Item>
    </ActForm>
  )
}
