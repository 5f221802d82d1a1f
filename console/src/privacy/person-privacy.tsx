import { DownloadOutlined, EyeOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select, Segmented } from 'antd'
import { useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Person } from '@guanjia/contract/archives.ts'
import type { Consent, ConsentChannel, ConsentPurpose } from '@guanjia/contract/privacy.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { FactGroup } from '../kit/record-page.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { useMay } from '../session/session.tsx'
import { RevealForm } from './reveal-form.tsx'
import './privacy.css'

type Opened = { what: 'id_number' | 'phones' | 'record' } | { what: 'withdraw'; consent: Consent } | null

/** What a person agreed to, who looked at the file, and the way to see what is covered. */
export function PersonPrivacy({ person }: { person: Person }) {
  const t = useT()
  const may = useMay()
  const [opened, setOpened] = useState<Opened>(null)
  const close = (): void => setOpened(null)
  return (
    <FactGroup
      title={t('privacy.title')}
      extra={
        <span className="gj-row" style={{ gap: 4 }}>
          {person.idNumberMasked && may('personal_data:unmask') && (
            <Button size="small" icon={<EyeOutlined />} onClick={() => setOpened({ what: 'id_number' })}>
              {t('privacy.reveal.id_number')}
            </Button>
          )}
          {person.phoneDetails.length > 0 && !may('personal_data:phones') && (
            <Button size="small" icon={<EyeOutlined />} onClick={() => setOpened({ what: 'phones' })}>
              {t('privacy.reveal.phones')}
            </Button>
          )}
          {may('archives:write') && (
            <Button size="small" onClick={() => setOpened({ what: 'record' })}>
              {t('privacy.consent.record')}
            </Button>
          )}
        </span>
      }
    >
      <Consents personId={person.id} onWithdraw={(consent) => setOpened({ what: 'withdraw', consent })} />
      <Looks personId={person.id} />
      {(opened?.what === 'id_number' || opened?.what === 'phones') && <RevealForm personId={person.id} field={opened.what} onClose={close} />}
      {opened?.what === 'record' && <RecordForm personId={person.id} onClose={close} />}
      {opened?.what === 'withdraw' && <WithdrawForm consent={opened.consent} onClose={close} />}
    </FactGroup>
  )
}

function Consents({ personId, onWithdraw }: { personId: string; onWithdraw: (consent: Consent) => void }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const may = useMay()
  const consents = useCall('privacy.listConsents', { params: { id: personId } })
  if (consents.error && !consents.data) return <ProblemAlert error={consents.error} />
  const items = consents.data?.items ?? []
  return (
    <ul className="gj-privacy-lines" aria-label={t('privacy.consent.title')}>
      {consents.data && items.length === 0 && <li className="gj-none">{t('privacy.consent.none')}</li>}
      {items.map((one) => (
        <li key={one.id}>
          <strong>{label('consentPurpose', one.purpose)}</strong>
          <span className="gj-tone" data-tone={one.state === 'given' ? 'done' : 'closed'}>
            {label('consentState', one.state)}
          </span>
          <span className="gj-quiet gj-grow">
            {label('consentChannel', one.channel)} · {time.at(one.at)} · {one.by}
            {one.withdrawnAt && ` · ${t('privacy.consent.withdrawnAt', { at: time.at(one.withdrawnAt) })}`}
          </span>
          {one.state === 'given' && may('archives:write') && (
            <Button size="small" type="text" onClick={() => onWithdraw(one)}>
              {t('privacy.consent.withdraw')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

/** As the household reads it: posts, not names. */
function Looks({ personId }: { personId: string }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const looks = useCall('privacy.personAccess', { params: { id: personId } })
  const items = looks.data?.items ?? []
  if (items.length === 0) return null
  return (
    <details>
      <summary className="gj-quiet">{t('privacy.looks', { n: items.length })}</summary>
      <ul className="gj-privacy-lines">
        {items.slice(0, 20).map((one) => (
          <li key={one.id}>
            <span className="gj-nowrap">{time.at(one.at)}</span>
            <span>{label('accessAct', one.act)}</span>
            <span>{one.classes.map((what) => label('dataClass', what)).join('、')}</span>
            <span className="gj-quiet gj-grow">
              {label('accessPurpose', one.purpose)}
              {one.reason && ` · ${one.reason}`} · {one.position || t('privacy.someone')}
            </span>
          </li>
        ))}
      </ul>
      <Button size="small" icon={<DownloadOutlined />} href={urlOf('privacy.personAccessPdf', { params: { id: personId } })} target="_blank">
        {t('privacy.print')}
      </Button>
    </details>
  )
}

function RecordForm({ personId, onClose }: { personId: string; onClose: () => void }) {
  const t = useT()
  const purposes = useChoices('consentPurpose')
  const channels = useChoices('consentChannel', ['app'])
  const record = useAct('privacy.recordConsent', ['privacy', 'archives'])
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  return (
    <ActForm<{ purpose: ConsentPurpose; isGiven: boolean; channel: ConsentChannel; note?: string }>
      title={t('privacy.consent.record')}
      verb={t('shell.form.save')}
      initial={{ isGiven: true }}
      onSubmit={(body) => record.mutateAsync({ params: { id: personId }, body })}
      onClose={onClose}
    >
      <Form.Item name="purpose" label={t('privacy.consent.purpose')} rules={needed}>
        <Select options={purposes} />
      </Form.Item>
      <Form.Item name="isGiven" label={t('privacy.consent.answer')}>
        <Segmented options={[{ value: true, label: t('privacy.consent.yes') }, { value: false, label: t('privacy.consent.no') }]} />
      </Form.Item>
      <Form.Item name="channel" label={t('privacy.consent.channel')} rules={needed}>
        <Select options={channels} />
      </Form.Item>
      <Form.Item name="note" label={t('privacy.consent.note')}>
        <Input maxLength={200} />
      </Form.Item>
    </ActForm>
  )
}

function WithdrawForm({ consent, onClose }: { consent: Consent; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const channels = useChoices('consentChannel', ['app'])
  const withdraw = useAct('privacy.withdrawConsent', ['privacy', 'archives', 'relations'])
  return (
    <ActForm<{ channel: ConsentChannel }>
      title={t('privacy.consent.withdrawTitle', { purpose: label('consentPurpose', consent.purpose) })}
      verb={t('privacy.consent.withdraw')}
      isDanger
      hint={t('privacy.consent.withdrawHint')}
      onSubmit={({ channel }) => withdraw.mutateAsync({ params: { id: consent.id }, body: { action: 'withdraw', channel } })}
      onClose={onClose}
    >
      <Form.Item name="channel" label={t('privacy.consent.channel')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
        <Select options={channels} />
      </Form.Item>
    </ActForm>
  )
}
