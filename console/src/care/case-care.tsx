import { App, Button, Form, Input, InputNumber, Select } from 'antd'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { formatMoney, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Case } from '@guanjia/contract/cases.ts'
import type { OpportunityType, Recovery } from '@guanjia/contract/relations.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { useNewId } from '../kit/new-id.ts'
import { useComplain } from '../kit/problem.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import { ResidentText } from '../kit/resident-text.tsx'
import { Look } from '../kit/status-tag.tsx'
import { inWords } from '../kit/worded.ts'
import { useMay } from '../session/session.tsx'
import { OPPORTUNITY_LOOK } from './looks.ts'
import './care.css'

const NoticeForm = lazy(() => import('./notice-form.tsx').then(({ NoticeForm }) => ({ default: NoticeForm })))
const STALE = ['relations', 'cases']
type Opened = OpportunityType | 'flexible' | Recovery['cause'] | null

/** What is done for the person behind a case beside the standard steps; a service that failed asks to be made good. */
export function CaseCare({ record }: { record: Case }) {
  const t = useT()
  const may = useMay()
  if (!may('relations:read')) return null
  return <Panel title={t('care.case.title')} record={record} />
}

function Panel({ title, record }: { title: string; record: Case }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const may = useMay()
  const complain = useComplain()
  const [opened, setOpened] = useState<Opened>(null)
  const made = useAct('relations.madeGood', STALE)
  const care = useCall('relations.careOfCase', { params: { id: record.id } }).data
  const mayWrite = may('relations:record')
  const isNothing = care && care.opportunities.length + care.flexibilities.length + care.extraMiles.length + care.recoveries.length === 0
  return (
    <FactGroup
      title={title}
      extra={
        mayWrite && (
          <>
            <Button size="small" type="link" onClick={() => setOpened('special_request')}>
              {t('care.case.request')}
            </Button>
            <Button size="small" type="link" onClick={() => setOpened('special_situation')}>
              {t('care.case.situation')}
            </Button>
            <Button size="small" type="link" onClick={() => setOpened('flexible')}>
              {t('care.case.flexible')}
            </Button>
            {care?.offersRecovery.length === 0 && (
              <Button size="small" type="link" onClick={() => setOpened('other')}>
                {t('care.case.recover')}
              </Button>
            )}
          </>
        )
      }
    >
      {care?.offersRecovery.map((cause) => (
        <div key={cause} className="gj-row gj-wrap" style={{ marginBottom: 8 }}>
          <Look look={{ tone: 'overdue', shape: 'triangle' }} text={t(`care.case.offer.${cause}`)} />
          {mayWrite && (
            <Button size="small" onClick={() => setOpened(cause)}>
              {t('care.case.recover')}
            </Button>
          )}
        </div>
      ))}
      {isNothing && care.offersRecovery.length === 0 && <p className="gj-quiet">{t('care.case.nothing')}</p>}
      <ul className="gj-care-facts">
        {care?.opportunities.map((one) => (
          <li key={one.id}>
            <div className="gj-care-what">
              <Link to="/care/opportunities/$id" params={{ id: one.id }}>
                {one.number}
              </Link>
              <span>{label('opportunityType', one.type)}</span>
              <Look look={OPPORTUNITY_LOOK[one.status]} text={label('opportunityStatus', one.status)} />
            </div>
            <p>{one.what}</p>
          </li>
        ))}
        {care?.flexibilities.map((one) => (
          <li key={one.id}>
            <div className="gj-care-what">
              <strong>{t('care.case.flexible')}</strong>
              {one.valueFen > 0 && <span>{formatMoney(one.valueFen)}</span>}
              <span className="gj-quiet gj-small">{`${one.by.name} · ${time.at(one.at)}`}</span>
            </div>
            <p>{one.words}</p>
          </li>
        ))}
        {care?.recoveries.map((one) => (
          <li key={one.id}>
            <div className="gj-care-what">
              <strong>{t('care.case.recover')}</strong>
              <span>{label('recoveryCause', one.cause)}</span>
              <span className="gj-quiet gj-small">{`${one.by.name} · ${time.at(one.at)}`}</span>
              {one.makeGood && one.madeGoodAt === null && mayWrite && (
                <Button size="small" onClick={() => made.mutate({ params: { id: one.id } }, { onError: complain })}>
                  {t('care.case.madeGood')}
                </Button>
              )}
            </div>
            <p>{[one.apology, one.correction].join(' ')}</p>
            {one.makeGood && (
              <p>
                {one.makeGood} <span className="gj-quiet gj-small">{one.madeGoodAt ? t('care.case.madeGoodAt', { name: one.madeGoodBy?.name, at: time.at(one.madeGoodAt) }) : t('care.case.owed')}</span>
              </p>
            )}
          </li>
        ))}
        {care?.extraMiles.map((one) => (
          <li key={one.id}>
            <div className="gj-care-what">
              <strong>{t('care.case.extra')}</strong>
              <span className="gj-quiet gj-small">{`${one.by.name} · ${time.at(one.at)}`}</span>
            </div>
            <p>{one.words}</p>
          </li>
        ))}
      </ul>
      <Suspense>
        {(opened === 'special_request' || opened === 'special_situation') && <NoticeForm from={record} type={opened} onClose={() => setOpened(null)} />}
        {opened === 'flexible' && <FlexibleForm record={record} limitFen={care?.limitFen ?? null} onClose={() => setOpened(null)} />}
        {(opened === 'other' || opened === 'bad_rating' || opened === 'broken_promise') && <RecoverForm record={record} cause={opened} onClose={() => setOpened(null)} />}
      </Suspense>
    </FactGroup>
  )
}

function FlexibleForm({ record, limitFen, onClose }: { record: Case; limitFen: number | null; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const note = useAct('relations.noteFlexibility', STALE)
  const id = useNewId()
  const submit = async ({ words, yuan }: { words: string; yuan: number | null }): Promise<void> => {
    await inWords(t, () => note.mutateAsync({ params: { id: record.id }, body: { id, words, valueFen: Math.round((yuan ?? 0) * 100) } }))
    void message.success(t('care.case.saved'))
  }
  return (
    <ActForm title={t('care.case.flexibleTitle')} verb={t('shell.form.save')} hint={limitFen === null ? undefined : t('care.case.flexibleHint', { limit: formatMoney(limitFen) })} initial={{ words: '', yuan: null }} onSubmit={submit} onClose={onClose}>
      <Form.Item name="words" label={t('care.case.flexibleWords')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} autoFocus />
      </Form.Item>
      <Form.Item name="yuan" label={t('care.case.value')}>
        <InputNumber min={0} max={1_000_000} precision={2} prefix="¥" />
      </Form.Item>
    </ActForm>
  )
}

function RecoverForm({ record, cause, onClose }: { record: Case; cause: Recovery['cause']; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const causes = useChoices('recoveryCause')
  const recover = useAct('relations.recoverService', STALE)
  const id = useNewId()
  const submit = async (values: { cause: Recovery['cause']; apology: string; correction: string; makeGood: string }): Promise<void> => {
    await inWords(t, () => recover.mutateAsync({ params: { id: record.id }, body: { id, ...values } }))
    void message.success(t('care.case.saved'))
  }
  const needed = [{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]
  return (
    <ActForm title={t('care.case.recover')} verb={t('care.case.recover')} width={640} hint={t('care.case.recoverHint')} initial={{ cause, apology: '', correction: '', makeGood: '' }} onSubmit={submit} onClose={onClose}>
      <Form.Item name="cause" label={t('care.case.cause')}>
        <Select options={causes} disabled={cause !== 'other'} />
      </Form.Item>
      <Form.Item name="apology" label={t('care.case.apology')} rules={needed}>
        <ResidentText max={1000} minRows={2} autoFocus />
      </Form.Item>
      <Form.Item name="correction" label={t('care.case.correction')} rules={needed}>
        <ResidentText max={1000} minRows={2} />
      </Form.Item>
      <Form.Item name="makeGood" label={t('care.case.makeGood')}>
        <ResidentText max={1000} minRows={2} />
      </Form.Item>
    </ActForm>
  )
}
