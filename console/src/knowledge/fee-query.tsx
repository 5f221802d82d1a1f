import { PrinterOutlined } from '@ant-design/icons'
import { Alert, Button, Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { formatMoney, urlOf, useAct, useLabel, useT } from '@guanjia/ui'
import type { FeeQuery, FeeQueryLine } from '@guanjia/contract/knowledge.ts'
import { useChoices } from '../kit/choices.ts'
import { ProblemAlert, showFieldErrors } from '../kit/problem.tsx'
import { priceOf } from './article-body.tsx'
import './knowledge.css'

interface Values {
  askedName: string
  fact: FeeQuery['fact']
  given: string
}

/** Tells a household what it pays, after a name and one fact of the household were right; prints it. No balance is known here (INQ-002). */
export function FeeQueryDialog({ unit, siteId, name, onClose }: { unit: { id: string; code: string }; siteId: string; name?: string; onClose: () => void }) {
  const t = useT()
  const [form] = Form.useForm<Values>()
  const [answer, setAnswer] = useState<FeeQuery | null>(null)
  const [error, setError] = useState<unknown>(null)
  const facts = useChoices('callerFact')
  const fact = Form.useWatch('fact', form) ?? 'phone_tail'
  const ask = useAct('knowledge.createFeeQuery', ['knowledge'])
  const submit = async (values: Values): Promise<void> => {
    setError(null)
    setAnswer(null)
    try {
      setAnswer(await ask.mutateAsync({ body: { siteId, unitId: unit.id, ...values } }))
    } catch (failure) {
      if (!showFieldErrors(form, failure)) setError(failure)
    }
  }
  const isPassed = answer?.isPassed === true
  return (
    <Modal
      open
      width={isPassed ? 860 : 520}
      title={`${t('knowledge.feeQuery.title')} · ${unit.code}`}
      onCancel={onClose}
      closable={{ 'aria-label': t('shell.form.dismiss') }}
      footer={
        isPassed
          ? [
              <Button key="print" icon={<PrinterOutlined />} href={urlOf('knowledge.printFeeQuery', { params: { id: answer.id } })} target="_blank">
                {t('shell.print')}
              </Button>,
              <Button key="close" type="primary" onClick={onClose}>
                {t('knowledge.feeQuery.close')}
              </Button>,
            ]
          : [
              <Button key="cancel" onClick={onClose}>
                {t('shell.cancel')}
              </Button>,
              <Button key="ask" type="primary" loading={ask.isPending} onClick={() => form.submit()}>
                {t('knowledge.feeQuery.check')}
              </Button>,
            ]
      }
    >
      {isPassed ? (
        <Tariff query={answer} />
      ) : (
        <Form<Values> form={form} layout="vertical" requiredMark={false} initialValues={{ askedName: name ?? '', fact: 'phone_tail', given: '' }} onFinish={(values) => void submit(values)}>
          <p className="gj-quiet">{t('knowledge.feeQuery.hint')}</p>
          {error !== null && <ProblemAlert error={error} />}
          {answer !== null && <Alert type="warning" showIcon title={t('knowledge.feeQuery.wrong')} style={{ marginBottom: 12 }} />}
          <Form.Item name="askedName" label={t('knowledge.feeQuery.name')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
            <Input maxLength={50} />
          </Form.Item>
          <Form.Item name="fact" label={t('knowledge.feeQuery.fact')}>
            <Radio.Group options={facts} />
          </Form.Item>
          <Form.Item name="given" label={t('knowledge.feeQuery.given')} extra={t(`knowledge.feeQuery.givenHint.${fact}`)} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
            <Input maxLength={50} autoFocus autoComplete="off" onPressEnter={() => form.submit()} />
          </Form.Item>
        </Form>
      )}
    </Modal>
  )
}

function Tariff({ query }: { query: FeeQuery }) {
  const t = useT()
  const label = useLabel()
  const amount = (line: FeeQueryLine): string => (line.amountFen === null ? t(`knowledge.feeQuery.why.${line.why as 'metered'}`) : formatMoney(line.amountFen))
  return (
    <>
      <p>
        {t('knowledge.feeQuery.told', { name: query.person?.name ?? query.askedName, fact: label('callerFact', query.fact), area: query.buildingArea === null ? t('knowledge.feeQuery.noArea') : `${query.buildingArea} ㎡` })}
        {query.billingArea !== null && t('knowledge.feeQuery.billed', { area: `${query.billingArea} ㎡` })}
      </p>
      <table className="gj-plain-table">
        <thead>
          <tr>
            <th scope="col">{t('knowledge.fee.name')}</th>
            <th scope="col">{t('knowledge.fee.basis')}</th>
            <th scope="col" style={{ textAlign: 'right' }}>
              {t('knowledge.fee.price')}
            </th>
            <th scope="col" style={{ textAlign: 'right' }}>
              {t('knowledge.fee.amount')}
            </th>
            <th scope="col">{t('knowledge.fee.payer')}</th>
            <th scope="col">{t('knowledge.fee.source')}</th>
          </tr>
        </thead>
        <tbody>
          {query.lines.map((line, i) => (
            <tr key={i}>
              <td>{line.name}</td>
              <td>{label('tariffBasis', line.basis)}</td>
              <td style={{ textAlign: 'right' }}>{priceOf(line)}</td>
              <td style={{ textAlign: 'right' }}>
                <strong className={line.amountFen === null ? 'gj-quiet' : undefined}>{amount(line)}</strong>
              </td>
              <td>{line.payer || '—'}</td>
              <td>{line.source || line.article.name}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {query.lines.length === 0 && <p className="gj-quiet">{t('knowledge.feeQuery.noLines')}</p>}
      <p className="gj-quiet gj-small">{t('knowledge.feeQuery.note')}</p>
    </>
  )
}
