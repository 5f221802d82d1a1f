import { Form, Input, Segmented, Select, Switch } from 'antd'
import { useAct, useT } from '@guanjia/ui'
import type { LiabilityAssessment, LiabilityPage } from '@guanjia/contract/redress.ts'
import type { FileRef } from '@guanjia/contract/shared.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { FileUpload } from '../kit/file-strip.tsx'

interface Values {
  cause: LiabilityAssessment['cause']
  causeNote?: string
  party: LiabilityAssessment['party']
  partyUnitId?: string | null
  partyNote?: string
  companyLiability: LiabilityAssessment['companyLiability']
  companyNote?: string
  isFeeDispute?: boolean
  feeNote?: string
  advice?: string
  files?: FileRef[]
}

/** Writes the assessment: three questions, each answered by itself. */
export function LiabilityForm({ caseId, page, onClose }: { caseId: string; page: LiabilityPage; onClose: () => void }) {
  const t = useT()
  const save = useAct('redress.saveLiability', ['redress', 'cases'])
  const before = page.assessment
  const causes = useChoices('leakCause')
  const parties = useChoices('leakParty')
  const liabilities = useChoices('liability')
  const { above, below, beside } = page.neighbours
  const units = [...above, ...beside, ...below].map((unit) => ({ value: unit.id, label: [unit.name, ...unit.owners.map((owner) => owner.name)].join(' ') }))
  const submit = ({ files = [], partyUnitId, party, ...facts }: Values): Promise<unknown> =>
    save.mutateAsync({ params: { id: caseId }, body: { ...facts, party, partyUnitId: party === 'neighbour' ? (partyUnitId ?? null) : null, version: before?.version ?? 0, fileIds: files.map((file) => file.id) } })
  const initial: Partial<Values> = before
    ? { cause: before.cause, causeNote: before.causeNote, party: before.party, partyUnitId: before.partyUnit?.id ?? null, partyNote: before.partyNote, companyLiability: before.companyLiability, companyNote: before.companyNote, isFeeDispute: before.isFeeDispute, feeNote: before.feeNote, advice: before.advice }
    : { cause: 'unknown', party: 'unknown', companyLiability: 'none', isFeeDispute: false, partyUnitId: above[0]?.id ?? null }
  const area = (rows = 2) => <Input.TextArea autoSize={{ minRows: rows, maxRows: 8 }} maxLength={2000} />
  return (
    <ActForm<Values> title={t('redress.liability.title')} verb={t('shell.form.save')} width={640} initial={initial} onSubmit={submit} onClose={onClose}>
      {(form) => (
        <>
          <div className="gj-form-pair">
            <Form.Item name="cause" label={t('redress.liability.cause')}>
              <Select options={causes} />
            </Form.Item>
            <Form.Item name="party" label={t('redress.liability.party')}>
              <Select options={parties} />
            </Form.Item>
          </div>
          <Form.Item noStyle dependencies={['party']}>
            {() =>
              form.getFieldValue('party') === 'neighbour' && (
                <Form.Item name="partyUnitId" label={t('redress.liability.partyUnit')}>
                  <Select options={units} allowClear />
                </Form.Item>
              )
            }
          </Form.Item>
          <Form.Item name="causeNote" label={t('redress.liability.causeNote')}>{area(3)}</Form.Item>
          <Form.Item name="partyNote" label={t('redress.liability.partyNote')}>{area()}</Form.Item>
          <Form.Item name="companyLiability" label={t('redress.liability.company')}>
            <Segmented options={liabilities} />
          </Form.Item>
          <Form.Item name="companyNote" label={t('redress.liability.companyNote')}>{area()}</Form.Item>
          <Form.Item name="isFeeDispute" label={t('redress.liability.feeAsk')} valuePropName="checked" extra={t('redress.liability.feeHint')}>
            <Switch />
          </Form.Item>
          <Form.Item noStyle dependencies={['isFeeDispute']}>
            {() =>
              form.getFieldValue('isFeeDispute') === true && (
                <Form.Item name="feeNote" label={t('redress.liability.feeNote')} rules={[{ required: true, whitespace: true, message: t('redress.needed') }]}>
                  <Input maxLength={1000} />
                </Form.Item>
              )
            }
          </Form.Item>
          <Form.Item name="advice" label={t('redress.liability.advice')}>{area()}</Form.Item>
          <Form.Item name="files" label={t('redress.field.files')}>
            <FileUpload />
          </Form.Item>
        </>
      )}
    </ActForm>
  )
}
