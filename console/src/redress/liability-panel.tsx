import { PrinterOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Case } from '@guanjia/contract/cases.ts'
import type { LiabilityAssessment, LiabilityPage } from '@guanjia/contract/redress.ts'
import type { FileRef } from '@guanjia/contract/shared.ts'
import { ActForm } from '../kit/act-form.tsx'
import { FileStrip, FileUpload } from '../kit/file-strip.tsx'
import { useComplain } from '../kit/problem.tsx'
import { FactGroup, Facts } from '../kit/record-page.tsx'
import { Look } from '../kit/status-tag.tsx'

const LiabilityForm = lazy(() => import('./liability-form.tsx').then(({ LiabilityForm }) => ({ default: LiabilityForm })))

/** Who answers for a leak: cause, party, the company's own part, the fee dispute apart, signatures. */
export function LiabilityPanel({ record }: { record: Case }) {
  const t = useT()
  const [editing, setEditing] = useState(false)
  const { data } = useCall('redress.getLiability', { params: { id: record.id } })
  if (!data) return null
  const { assessment } = data
  return (
    <FactGroup
      title={assessment ? `${t('redress.liability.title')} ${assessment.number}` : t('redress.liability.title')}
      extra={
        <>
          {data.mayAssess && (
            <Button size="small" type={assessment ? 'default' : 'primary'} onClick={() => setEditing(true)}>
              {t(assessment ? 'redress.liability.change' : 'redress.liability.write')}
            </Button>
          )}
          {assessment && <Acts assessment={assessment} />}
        </>
      }
    >
      <Neighbours page={data} />
      {assessment && <Assessed assessment={assessment} />}
      <Suspense>{editing && <LiabilityForm caseId={record.id} page={data} onClose={() => setEditing(false)} />}</Suspense>
    </FactGroup>
  )
}

function Neighbours({ page: { neighbours } }: { page: LiabilityPage }) {
  const t = useT()
  const line = (units: LiabilityPage['neighbours']['above']) =>
    units.length > 0 &&
    units.map((unit) => (
      <span key={unit.id} className="gj-redress-link">
        <Link to="/archives/units/$id" params={{ id: unit.id }}>
          {unit.name}
        </Link>{' '}
        <span className="gj-quiet">{unit.owners.map((owner) => owner.name).join('、')}</span>
      </span>
    ))
  return <Facts facts={[{ label: t('redress.liability.above'), value: line(neighbours.above) }, { label: t('redress.liability.below'), value: line(neighbours.below) }]} />
}

function Assessed({ assessment }: { assessment: LiabilityAssessment }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const { signatures } = assessment
  const signed = (one: LiabilityAssessment['signatures']['resident']) => (one === null ? <span className="gj-quiet">{t('redress.liability.unsigned')}</span> : `${one.name} ${time.at(one.at)}`)
  return (
    <>
      <Facts
        facts={[
          { label: t('redress.field.status'), value: label('assessmentStatus', assessment.status) },
          { label: t('redress.liability.cause'), value: label('leakCause', assessment.cause) },
          { label: t('redress.liability.party'), value: [label('leakParty', assessment.party), assessment.partyUnit?.name].filter(Boolean).join(' ') },
          { label: t('redress.liability.company'), value: label('liability', assessment.companyLiability) },
          {
            label: t('redress.liability.fee'),
            value: assessment.isFeeDispute ? <Look plain look={{ tone: 'soon', shape: 'bell' }} text={t('redress.liability.feeYes')} /> : t('redress.liability.feeNo'),
          },
          { label: t('redress.liability.causeNote'), value: assessment.causeNote && <span className="gj-words">{assessment.causeNote}</span>, isWide: true },
          { label: t('redress.liability.partyNote'), value: assessment.partyNote && <span className="gj-words">{assessment.partyNote}</span>, isWide: true },
          { label: t('redress.liability.companyNote'), value: assessment.companyNote && <span className="gj-words">{assessment.companyNote}</span>, isWide: true },
          { label: t('redress.liability.feeNote'), value: assessment.feeNote, isWide: true },
          { label: t('redress.liability.advice'), value: assessment.advice && <span className="gj-words">{assessment.advice}</span>, isWide: true },
          assessment.status === 'issued' && { label: t('redress.liability.residentSigned'), value: signed(signatures.resident) },
          assessment.status === 'issued' && { label: t('redress.liability.companySigned'), value: signed(signatures.company) },
        ]}
      />
      <FileStrip files={[...assessment.files, ...[signatures.resident?.file, signatures.company?.file].filter((file): file is FileRef => !!file)]} />
    </>
  )
}

function Acts({ assessment }: { assessment: LiabilityAssessment }) {
  const t = useT()
  const complain = useComplain()
  const act = useAct('redress.actOnLiability', ['redress', 'cases'])
  const [opened, setOpened] = useState<'resident' | 'company' | 'revise' | null>(null)
  const may = (action: LiabilityAssessment['allowedActions'][number]): boolean => assessment.allowedActions.includes(action)
  const params = { id: assessment.id }
  const { version, signatures } = assessment
  const needed = [{ required: true, whitespace: true, message: t('redress.needed') }]
  const submit = ({ name = '', reason = '', files = [] }: { name?: string; reason?: string; files?: FileRef[] }): Promise<unknown> =>
    act.mutateAsync({ params, body: opened === 'revise' ? { action: 'revise', version, reason } : { action: 'sign', version, party: opened!, name, fileId: files[0]?.id ?? null } })
  return (
    <>
      {may('issue') && (
        <Button size="small" type="primary" onClick={() => act.mutate({ params, body: { action: 'issue', version } }, { onError: complain })}>
          {t('redress.liability.issue')}
        </Button>
      )}
      {may('sign') &&
        (['resident', 'company'] as const)
          .filter((party) => signatures[party] === null)
          .map((party) => (
            <Button key={party} size="small" onClick={() => setOpened(party)}>
              {t(`redress.liability.sign.${party}`)}
            </Button>
          ))}
      {may('revise') && (
        <Button size="small" onClick={() => setOpened('revise')}>
          {t('redress.liability.revise')}
        </Button>
      )}
      <Button size="small" icon={<PrinterOutlined />} href={urlOf('redress.printLiability', { params })} target="_blank" aria-label={t('redress.liability.print')} title={t('redress.liability.print')} />
      {opened && (
        <ActForm<{ name?: string; reason?: string; files?: FileRef[] }>
          title={opened === 'revise' ? t('redress.liability.revise') : t(`redress.liability.sign.${opened}`)}
          verb={opened === 'revise' ? t('redress.liability.revise') : t('redress.liability.signVerb')}
          onSubmit={submit}
          onClose={() => setOpened(null)}
        >
          {opened === 'revise' ? (
            <Form.Item name="reason" label={t('redress.field.reason')} rules={needed}>
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} autoFocus />
            </Form.Item>
          ) : (
            <>
              <Form.Item name="name" label={t('redress.liability.signer')} rules={needed}>
                <Input maxLength={50} autoFocus />
              </Form.Item>
              <Form.Item name="files" label={t('redress.liability.signature')}>
                <FileUpload max={1} accept="image/*" />
              </Form.Item>
            </>
          )}
        </ActForm>
      )}
    </>
  )
}
