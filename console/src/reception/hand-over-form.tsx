import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, Radio, Segmented, Select } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAct, useCall, useT } from '@guanjia/ui'
import type { HandOver, HandOverCheck, HandOverDetail } from '@guanjia/contract/dailywork.ts'
import { useChoices } from '../kit/choices.ts'
import { readKept, writeKept } from '../kit/kept.ts'
import { useNewId } from '../kit/new-id.ts'
import { ProblemAlert, showFieldErrors } from '../kit/problem.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import { useShortcut } from '../kit/shortcuts.ts'
import { useMay, useSite } from '../session/session.tsx'
import { HandOverItems } from './hand-over-items.tsx'

interface Values {
  post: HandOver['post']
  toId: string | null
  lines: HandOverDetail['lines']
  checks?: Partial<Record<HandOverCheck['point'], { isFine?: boolean; note?: string }>>
  message: string
}

/** 写交班: what is open stands there already; the rest is said in lines. The draft survives a reload. */
export function HandOverForm() {
  const t = useT()
  const site = useSite()
  const may = useMay()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const key = `draft.hand-over.${site.id}`
  const [kept] = useState(() => readKept<Values>(key))
  const id = useNewId()
  const [error, setError] = useState<unknown>(null)
  const posts = useChoices('post')
  const kinds = useChoices('handOverLine')
  const points = useChoices('preventionPoint')
  const initial: Values = { post: may('reception:serve') ? 'front_desk' : may('gate:keep') ? 'gate' : 'engineering', toId: null, lines: [{ kind: 'keys', text: '' }], message: '', ...kept }
  const post = Form.useWatch('post', form) ?? initial.post
  const draft = useCall('dailywork.draftHandOver', { query: { siteId: site.id, post } })
  const write = useAct('dailywork.writeHandOver')
  const save = async (values: Values): Promise<void> => {
    if (write.isPending) return
    setError(null)
    try {
      const lines = (values.lines ?? []).filter((line) => line?.text?.trim())
      const checks = values.post === 'gate' ? points.map(({ value: point }) => ({ point, isFine: values.checks?.[point]?.isFine ?? true, note: values.checks?.[point]?.note?.trim() ?? '' })) : []
      const made = await write.mutateAsync({ body: { id, siteId: site.id, post: values.post, toId: values.toId ?? null, lines, checks, message: values.message } })
      writeKept(key, undefined)
      void message.success(t('reception.handOver.written', { number: made.number }))
      void navigate({ to: '/hand-overs/$id', params: { id: made.id } })
    } catch (failure) {
      if (!showFieldErrors(form, failure)) setError(failure)
    }
  }
  useShortcut('Ctrl+Enter', () => form.submit())
  return (
    <div className="gj-page" style={{ maxWidth: 980 }}>
      <div className="gj-page-head">
        <h1>{t('reception.handOver.write')}</h1>
      </div>
      <Form<Values> form={form} layout="vertical" initialValues={initial} onValuesChange={(_, all) => writeKept(key, all)} onFinish={(values) => void save(values)}>
        <div className="gj-stack">
          <section className="gj-card">
            <div className="gj-body gj-row gj-wrap" style={{ alignItems: 'flex-start', columnGap: 32 }}>
              <Form.Item name="post" label={t('reception.handOver.post')} style={{ marginBottom: 8 }}>
                <Segmented options={posts} />
              </Form.Item>
              <Form.Item name="toId" label={t('reception.handOver.to')} extra={t('reception.handOver.toHint')} style={{ marginBottom: 8, minWidth: 240 }}>
                <Select
                  allowClear
                  showSearch={{ optionFilterProp: 'label' }}
                  loading={draft.isPending}
                  options={(draft.data?.colleagues ?? []).toSorted((a, b) => Number(b.isOnShift) - Number(a.isOnShift)).map((one) => ({ value: one.id, label: one.name }))}
                />
              </Form.Item>
            </div>
          </section>
          <FactGroup title={t('reception.handOver.open')} extra={<span className="gj-quiet gj-small">{t('reception.handOver.openHint')}</span>}>
            {draft.error ? <ProblemAlert error={draft.error} onRetry={() => void draft.refetch()} /> : draft.data && <HandOverItems items={draft.data.items} />}
          </FactGroup>
          {post === 'gate' && <Prevention points={points} />}
          <FactGroup title={t('reception.handOver.lines')}>
            <Form.List name="lines">
              {(fields, { add, remove }) => (
                <>
                  {fields.map(({ key: row, name }) => (
                    <div key={row} className="gj-row" style={{ alignItems: 'flex-start', marginBottom: 8 }}>
                      <Form.Item name={[name, 'kind']} noStyle>
                        <Select options={kinds} style={{ width: 110 }} aria-label={t('reception.handOver.kind')} />
                      </Form.Item>
                      <Form.Item name={[name, 'text']} noStyle>
                        <Input maxLength={500} placeholder={t('reception.handOver.lineHint')} aria-label={t('reception.handOver.lineText')} />
                      </Form.Item>
                      <Button type="text" icon={<DeleteOutlined />} aria-label={t('reception.settings.remove')} onClick={() => remove(name)} />
                    </div>
                  ))}
                  <Button type="dashed" icon={<PlusOutlined />} disabled={fields.length >= 50} onClick={() => add({ kind: 'other', text: '' })}>
                    {t('reception.handOver.addLine')}
                  </Button>
                </>
              )}
            </Form.List>
          </FactGroup>
          <section className="gj-card">
            <div className="gj-body">
              <Form.Item name="message" label={t('reception.handOver.message')} style={{ marginBottom: 8 }}>
                <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} />
              </Form.Item>
              {error !== null && <ProblemAlert error={error} />}
            </div>
          </section>
          <div className="gj-row">
            <Button type="primary" size="large" htmlType="submit" loading={write.isPending}>
              {t('reception.handOver.verb')}
              <kbd className="gj-kbd-on">Ctrl ↵</kbd>
            </Button>
            <span className="gj-quiet">{t('reception.handOver.fixed')}</span>
          </div>
        </div>
      </Form>
    </div>
  )
}

/** Each point of prevention is looked at and answered by hand: nothing is fine by itself. */
function Prevention({ points }: { points: { value: HandOverCheck['point']; label: string }[] }) {
  const t = useT()
  const answers = [{ value: true, label: t('reception.handOver.fine') }, { value: false, label: t('reception.handOver.bad') }]
  return (
    <FactGroup title={t('reception.handOver.checks')} extra={<span className="gj-quiet gj-small">{t('reception.handOver.checksHint')}</span>}>
      {points.map(({ value, label }) => (
        <div key={value} className="gj-row gj-wrap" style={{ alignItems: 'flex-start', columnGap: 16 }}>
          <Form.Item name={['checks', value, 'isFine']} label={label} style={{ marginBottom: 12, minWidth: 200 }} rules={[{ required: true, message: t('reception.handOver.look') }]}>
            <Radio.Group optionType="button" options={answers} />
          </Form.Item>
          <Form.Item noStyle dependencies={[['checks', value, 'isFine']]}>
            {({ getFieldValue }) => (
              <Form.Item
                name={['checks', value, 'note']}
                label={t('reception.handOver.what')}
                style={{ marginBottom: 12, flex: 1, minWidth: 200 }}
                rules={[{ required: getFieldValue(['checks', value, 'isFine']) === false, whitespace: true, message: t('reception.handOver.whatNeeded') }]}
              >
                <Input maxLength={300} />
              </Form.Item>
            )}
          </Form.Item>
        </div>
      ))}
    </FactGroup>
  )
}
