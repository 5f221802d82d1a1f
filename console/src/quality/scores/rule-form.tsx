import { App, DatePicker, Form, InputNumber, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { Fragment } from 'react'
import { dayOf, useAct, useCall, useT, useTime } from '@guanjia/ui'
import type { ScoreRule } from '@guanjia/contract/scores.ts'
import { SCORE_PARTS, SCORE_TEMPLATES } from '@guanjia/ui/archives/choices.ts'
import { ActForm } from '../../kit/act-form.tsx'
import { useSite } from '../../session/session.tsx'

type Values = Omit<ScoreRule, 'version' | 'fromMonth' | 'at' | 'by' | 'awardFen'> & { from: Dayjs; awardYuan: number }
type Number = 'priorAnswers' | 'priorScore' | 'redLineCap' | 'closeDay' | 'appealDays' | 'answerDays' | 'awardPlaces' | 'awardFrom' | 'awardYuan' | 'dutyBelow'

/** Weights and rules of the score in a new version; what is closed keeps the version that it was closed by. */
export function RuleForm({ onClose }: { onClose: () => void }) {
  const t = useT()
  const time = useTime()
  const site = useSite()
  const { message } = App.useApp()
  const found = useCall('scores.listScoreRules', {})
  const save = useAct('scores.changeScoreRule', ['scores'])
  const posts = useCall('structure.listPositions', { query: {} })
  const rule = found.data?.items[0]
  if (!rule || !posts.data) return null
  const known = posts.data.items
  const number = (name: Number, min: number, max: number) => (
    <Form.Item name={name} label={t(`scores.rule.${name}`)} extra={t(`scores.rule.${name}Hint`)} rules={[{ required: true, message: t('scores.rule.needed') }]}><InputNumber min={min} max={max} precision={0} /></Form.Item>
  )
  return (
    <ActForm<Values>
      title={t('scores.rule.title')}
      verb={t('scores.rule.save')}
      width={640}
      hint={rule.version === 0 ? t('scores.rule.release') : t('scores.rule.since', { n: rule.version, month: rule.fromMonth, by: rule.by, at: rule.at === null ? '' : time.at(rule.at) })}
      initial={{ ...rule, receptionPosts: rule.receptionPosts.filter((code) => known.some((post) => post.code === code)), awardYuan: rule.awardFen / 100, from: dayjs(`${dayOf(Date.now(), site.timeZone).slice(0, 7)}-01`) }}
      onSubmit={async ({ from, awardYuan, ...facts }) => {
        await save.mutateAsync({ body: { ...facts, awardFen: Math.round(awardYuan * 100), version: rule.version, fromMonth: from.format('YYYY-MM') } })
        void message.success(t('scores.rule.saved'))
      }}
      onClose={onClose}
    >
      <div className="gj-score-weights">
        <span />
        {SCORE_PARTS.map((part) => <span key={part} className="gj-quiet">{t(`scores.part.${part}`)}</span>)}
        {SCORE_TEMPLATES.map((template) => (
          <Fragment key={template}>
            <span>{t(`scores.template.${template}`)}</span>
            {SCORE_PARTS.map((part) => <Form.Item key={part} name={[template, part]} rules={[{ required: true, message: t('scores.rule.needed') }]}><InputNumber min={0} max={100} precision={0} suffix="%" aria-label={`${t(`scores.template.${template}`)} ${t(`scores.part.${part}`)}`} /></Form.Item>)}
          </Fragment>
        ))}
      </div>
      <Form.Item name="receptionPosts" label={t('scores.rule.receptionPosts')} extra={t('scores.rule.receptionPostsHint')}><Select mode="multiple" optionFilterProp="label" options={known.map(({ code, name }) => ({ value: code, label: name }))} /></Form.Item>
      <Form.Item name="from" label={t('scores.rule.from')} extra={t('scores.rule.fromHint')} rules={[{ required: true, message: t('scores.rule.needed') }]}><DatePicker picker="month" allowClear={false} /></Form.Item>
      <div className="gj-form-pair">{number('priorAnswers', 0, 100)}{number('priorScore', 0, 100)}</div>
      <div className="gj-form-pair">{number('redLineCap', 0, 100)}{number('closeDay', 1, 28)}</div>
      <div className="gj-form-pair">{number('appealDays', 0, 31)}{number('answerDays', 1, 31)}</div>
      <div className="gj-form-pair">{number('awardPlaces', 0, 20)}{number('awardFrom', 0, 100)}</div>
      <div className="gj-form-pair">{number('awardYuan', 0, 100_000)}{number('dutyBelow', 0, 100)}</div>
    </ActForm>
  )
}
