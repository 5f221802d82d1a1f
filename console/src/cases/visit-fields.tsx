import { Form, Radio, Select } from 'antd'
import { useT } from '@guanjia/ui'
import { useChoices } from '../kit/choices.ts'
import { LongText, useNeeded, type FieldsProps } from './long-text.tsx'

export function ReturnVisit({ form, record }: FieldsProps) {
  const t = useT()
  const channels = useChoices('channel', ['patrol', 'referral', 'letter'])
  const needed = useNeeded()
  const isReached = Form.useWatch('isReached', form) as boolean | undefined
  return (
    <>
      <div className="gj-row" style={{ alignItems: 'flex-start', gap: 24 }}>
        <Form.Item name="channel" label={t('shell.field.channel')} style={{ width: 160 }}>
          <Select options={channels} />
        </Form.Item>
        <Form.Item name="isReached" label={t('cases.act.isReached')} rules={needed}>
          <Radio.Group
            optionType="button"
            options={[
              { value: true, label: t('cases.act.reached') },
              { value: false, label: t('cases.act.notReached') },
            ]}
          />
        </Form.Item>
      </div>
      {isReached === false && (
        <p className="gj-quiet" style={{ marginBottom: 16 }}>
          {t('cases.act.unreachedHint', { n: record.unreachedDays })}
        </p>
      )}
      {isReached && <Rating form={form} record={record} />}
      {isReached === false && <LongText name="opinion" label="note" isOptional />}
    </>
  )
}

export function Rating({ form }: FieldsProps) {
  const t = useT()
  const needed = useNeeded()
  const isSettled = Form.useWatch('isSettled', form) as boolean | undefined
  const score = Form.useWatch('score', form) as number | undefined
  return (
    <>
      <Form.Item name="isSettled" label={t('cases.act.isSettled')} rules={needed}>
        <Radio.Group
          optionType="button"
          options={[
            { value: true, label: t('cases.act.settled') },
            { value: false, label: t('cases.act.notSettled') },
          ]}
        />
      </Form.Item>
      <Form.Item name="score" label={t('cases.act.score')} rules={needed}>
        <Score withWords />
      </Form.Item>
      <div className="gj-row gj-wrap" style={{ alignItems: 'flex-start', gap: 16 }}>
        <Form.Item name="attitude" label={t('cases.act.attitude')}>
          <Score />
        </Form.Item>
        <Form.Item name="timeliness" label={t('cases.act.timeliness')}>
          <Score />
        </Form.Item>
        <Form.Item name="quality" label={t('cases.act.quality')}>
          <Score />
        </Form.Item>
      </div>
      <LongText name="opinion" label="opinion" isOptional />
      {(isSettled === false || (score !== undefined && score <= 2)) && (
        <p className="gj-tone" data-tone="soon" style={{ whiteSpace: 'normal' }}>
          {t('cases.act.badScoreHint')}
        </p>
      )}
    </>
  )
}

/** Five points, 5 the best; keys 1 to 5 work as in any group of radios. */
function Score({ withWords = false, ...rest }: { withWords?: boolean; value?: number; onChange?: (value: number) => void; id?: string }) {
  const t = useT()
  const { onChange, ...props } = rest
  const words = [t('cases.score.s1'), t('cases.score.s2'), t('cases.score.s3'), t('cases.score.s4'), t('cases.score.s5')]
  return (
    <Radio.Group
      {...props}
      optionType="button"
      size={withWords ? 'middle' : 'small'}
      onChange={(event) => onChange?.(event.target.value as number)}
      options={[5, 4, 3, 2, 1].map((value) => ({ value, label: withWords ? `${value} ${words[value - 1]}` : String(value) }))}
    />
  )
}
