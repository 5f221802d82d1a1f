import { PrinterOutlined } from '@ant-design/icons'
import { Button, Checkbox, Form, Input } from 'antd'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { ExternalQuery, ExternalQueryAction, QueryField } from '@guanjia/contract/external-queries.ts'
import { ActForm } from '../kit/act-form.tsx'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { FileStrip } from '../kit/file-strip.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { SiteZone } from '../session/session.tsx'
import { QueryTag } from './look.tsx'
import { OwnTimeline } from './own-timeline.tsx'

const HEAVY: ReadonlySet<ExternalQueryAction> = new Set(['refuse', 'withdraw'])

export function QueryPage() {
  const { id } = useParams({ from: '/shell/external-queries/$id' })
  const record = useCall('externalqueries.getExternalQuery', { params: { id } })
  if (!record.data) return <RecordWaiting error={record.error} onRetry={() => void record.refetch()} />
  return (
    <SiteZone siteId={record.data.siteId}>
      <Page key={id} record={record.data} />
    </SiteZone>
  )
}

function Page({ record }: { record: ExternalQuery }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const [opened, setOpened] = useState<ExternalQueryAction | null>(null)
  const timeline = useCall('externalqueries.externalQueryTimeline', { params: { id: record.id } })
  const acts: Act[] = record.allowedActions.map((action) => ({ key: action, text: t(`documents.query.act.${action}`), isDanger: HEAVY.has(action), isRare: HEAVY.has(action), onClick: () => setOpened(action) }))
  // Why there is nothing to do here for who registered it.
  const waits = record.state === 'requested' && !record.allowedActions.includes('approve')
  return (
    <RecordPage
      number={record.number}
      title={record.authority}
      tags={
        <>
          <QueryTag state={record.state} />
          <span className="gj-quiet">{waits ? t('documents.query.waits') : [record.officer, record.documentNumber].filter(Boolean).join(' · ')}</span>
        </>
      }
      acts={
        <ActionBar acts={acts} hasNext={acts.some(({ isDanger }) => !isDanger)}>
          <Button icon={<PrinterOutlined />} href={urlOf('externalqueries.printExternalQuery', { params: { id: record.id } })} target="_blank">
            {t('documents.query.print')}
          </Button>
        </ActionBar>
      }
      aside={<OwnTimeline entries={timeline.data?.items} states="externalQueryState" />}
    >
      <FactGroup title={t('documents.query.facts')}>
        <Facts
          facts={[
            { label: t('documents.query.kind'), value: label('authorityKind', record.authorityKind) },
            { label: t('documents.query.officer'), value: [record.officer, record.officerCard].filter(Boolean).join(' ') },
            { label: t('documents.query.document'), value: record.documentNumber },
            { label: t('documents.query.legalBasis'), value: record.legalBasis, isWide: true },
            { label: t('documents.query.purpose'), value: record.purpose, isWide: true },
            { label: t('documents.query.registered'), value: `${record.registeredBy.name} ${time.at(record.registeredAt)}` },
            { label: t('documents.query.decided'), value: record.decidedBy && `${record.decidedBy.name} ${time.at(record.decidedAt)}` },
            { label: t('documents.query.decision'), value: record.decisionNote, isWide: true },
          ]}
        />
        <div style={{ marginTop: 10 }}>
          <FileStrip files={record.request} />
        </div>
      </FactGroup>
      <FactGroup title={t(record.approved ? 'documents.query.approvedScope' : 'documents.query.askedScope')}>
        <ScopeFacts scope={record.approved ?? record.asked} />
      </FactGroup>
      {record.given && (
        <FactGroup title={t('documents.query.given')}>
          <Facts
            facts={[
              { label: t('documents.query.recipient'), value: record.given.recipient },
              { label: t('documents.query.handedOver'), value: `${record.handedOverBy?.name ?? ''} ${time.at(record.handedOverAt)}` },
              { label: t('documents.query.persons'), value: String(record.given.persons) },
              { label: t('documents.query.units'), value: String(record.given.units) },
              { label: 'SHA-256', value: record.given.sha256, isWide: true },
            ]}
          />
          <p className="gj-quiet" style={{ margin: '8px 0' }}>
            {t('documents.query.copyHint')}
          </p>
          <FileStrip files={[record.given.copy, ...record.given.documents.map(({ file }) => file)]} />
        </FactGroup>
      )}
      {opened && <QueryActForm record={record} action={opened} onClose={() => setOpened(null)} />}
    </RecordPage>
  )
}

function ScopeFacts({ scope }: { scope: ExternalQuery['asked'] }) {
  const t = useT()
  const label = useLabel()
  return (
    <Facts
      facts={[
        { label: t('documents.query.persons'), value: scope.persons.map(({ name }) => name).join('、') },
        { label: t('documents.query.units'), value: scope.units.map(({ name }) => name).join('、') },
        { label: t('documents.query.documents'), value: scope.documents.map(({ number, title }) => `${number} ${title}`).join('、'), isWide: true },
        { label: t('documents.query.fields'), value: scope.fields.map((field) => label('queryField', field)).join('、'), isWide: true },
        { label: t('documents.query.period'), value: (scope.from ?? scope.to) && `${scope.from ?? ''} – ${scope.to ?? ''}` },
      ]}
    />
  )
}

interface Values {
  personIds: string[]
  unitIds: string[]
  documentIds: string[]
  fields: QueryField[]
  note: string
  reason: string
  recipient: string
}

/** Approving offers what was asked for, to take from; handing over gives exactly what was approved. */
function QueryActForm({ record, action, onClose }: { record: ExternalQuery; action: ExternalQueryAction; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const act = useAct('externalqueries.actOnExternalQuery', ['externalqueries'])
  const verb = t(`documents.query.act.${action}`)
  const { asked, version } = record
  const submit = ({ note = '', reason = '', recipient = '', personIds = [], unitIds = [], documentIds = [], fields = [] }: Partial<Values>) => {
    const body =
      action === 'approve' ? { action, version, note, scope: { personIds, unitIds, documentIds, fields, from: asked.from, to: asked.to } } : action === 'hand_over' ? { action, version, recipient } : { action, version, reason }
    return act.mutateAsync({ params: { id: record.id }, body })
  }
  const needed = [{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]
  return (
    <ActForm<Values>
      title={`${verb} · ${record.number}`}
      verb={verb}
      isDanger={HEAVY.has(action)}
      hint={action === 'approve' || action === 'hand_over' ? t(`documents.query.hint.${action}`) : undefined}
      initial={{ personIds: asked.persons.map(({ id }) => id), unitIds: asked.units.map(({ id }) => id), documentIds: asked.documents.map(({ id }) => id), fields: asked.fields, recipient: record.officer, note: '', reason: '' }}
      onSubmit={submit}
      onClose={onClose}
    >
      {action === 'approve' && (
        <>
          {asked.persons.length > 0 && (
            <Form.Item name="personIds" label={t('documents.query.persons')}>
              <Checkbox.Group options={asked.persons.map(({ id, name }) => ({ value: id, label: name }))} />
            </Form.Item>
          )}
          {asked.units.length > 0 && (
            <Form.Item name="unitIds" label={t('documents.query.units')}>
              <Checkbox.Group options={asked.units.map(({ id, name }) => ({ value: id, label: name }))} />
            </Form.Item>
          )}
          {asked.documents.length > 0 && (
            <Form.Item name="documentIds" label={t('documents.query.documents')}>
              <Checkbox.Group options={asked.documents.map(({ id, title }) => ({ value: id, label: title }))} />
            </Form.Item>
          )}
          {asked.fields.length > 0 && (
            <Form.Item name="fields" label={t('documents.query.fields')}>
              <Checkbox.Group options={asked.fields.map((value) => ({ value, label: label('queryField', value) }))} />
            </Form.Item>
          )}
          <Form.Item name="note" label={t('documents.query.decision')}>
            <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
          </Form.Item>
        </>
      )}
      {action === 'hand_over' && (
        <Form.Item name="recipient" label={t('documents.query.recipient')} rules={needed}>
          <Input maxLength={50} autoFocus />
        </Form.Item>
      )}
      {HEAVY.has(action) && (
        <Form.Item name="reason" label={t('documents.field.reason')} rules={needed}>
          <Input.TextArea autoFocus maxLength={500} autoSize={{ minRows: 2 }} />
        </Form.Item>
      )}
    </ActForm>
  )
}
