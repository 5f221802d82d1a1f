import { App, Form, Input, InputNumber, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { useAct, useCall, useT } from '@guanjia/ui'
import type { SixSArea } from '@guanjia/contract/quality.ts'
import type { ServiceCheck, StandardItem } from '@guanjia/contract/standards.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { useNewId } from '../kit/new-id.ts'
import { EmployeePicker } from '../kit/pickers.tsx'
import { useSite } from '../session/session.tsx'
import './quality.css'

interface Values {
  occasion: ServiceCheck['occasion']
  standardId: string
  whom: 'colleague' | 'place'
  employeeId?: string
  place?: string
  comment?: string
  answers: Record<string, { value?: number | 'na'; note?: string }>
}
const NA = 'na'

/** Goes through a standard item by item; nothing is answered beforehand, so that nothing is waved through. */
export function CheckForm({ standardId, area, onClose }: { standardId?: string; area?: Pick<SixSArea, 'id' | 'name'>; onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const navigate = useNavigate()
  const { message } = App.useApp()
  // A 6S round begins at its area.
  const occasions = useChoices('checkOccasion').filter(({ value }) => value !== 'six_s')
  const id = useNewId()
  const [chosen, setChosen] = useState(standardId)
  const list = useCall('standards.listStandards', { query: { filter: { state: ['published'] } as never } })
  const standard = useCall('standards.getStandard', { params: { id: chosen ?? '' } }, { enabled: chosen !== undefined })
  const create = useAct('standards.createCheck', ['standards', 'quality'])
  const items = standard.data?.current?.items ?? []
  const options = (list.data?.items ?? []).filter(({ kind, scene }) => kind !== 'guideline' && (area === undefined || scene === 'six_s')).map(({ id: value, name }) => ({ value, label: name }))
  const submit = async ({ answers, occasion, whom, employeeId, place, comment }: Values): Promise<void> => {
    const made = await create.mutateAsync({
      body: {
        id, siteId: site.id, standardId: chosen!, ...(area ? { occasion: 'six_s' as const, areaId: area.id } : { occasion, employeeId: whom === 'colleague' ? employeeId! : null, place: whom === 'place' ? (place ?? '') : '' }), comment: comment ?? '',
        answers: items.map((item) => ({ itemId: item.id, value: answers?.[item.id]?.value === NA ? null : ((answers?.[item.id]?.value as number | undefined) ?? null), note: answers?.[item.id]?.note ?? '' })),
      },
    })
    void message.success(t('quality.form.done', { score: made.score ?? t('quality.checks.noScore') }))
    void navigate({ to: '/quality/checks/$id', params: { id: made.id } })
  }
  return (
    <ActForm<Values> title={area ? `${t('quality.form.title')} · ${area.name}` : t('quality.form.title')} verb={t('quality.form.submit')} width={720} initial={{ standardId, whom: 'colleague', occasion: 'routine' }} onSubmit={submit} onClose={onClose}>
      {(form) => (
        <>
          <Form.Item name="standardId" label={t('quality.form.standard')} rules={[{ required: true }]}>
            <Select showSearch={{ optionFilterProp: 'label' }} options={options} onChange={(value: string) => setChosen(value)} />
          </Form.Item>
          {!area && (
            <>
              <Form.Item name="occasion" label={t('quality.checks.occasion')}><Segmented options={occasions} /></Form.Item>
              <div style={{ display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 16, alignItems: 'end' }}>
                <Form.Item name="whom" label={t('quality.form.whom')}>
                  <Segmented options={[{ value: 'colleague', label: t('quality.form.colleague') }, { value: 'place', label: t('quality.form.place') }]} />
                </Form.Item>
                <Form.Item noStyle dependencies={['whom']}>
                  {() =>
                    form.getFieldValue('whom') === 'place' ? (
                      <Form.Item name="place" rules={[{ required: true }]}><Input maxLength={100} placeholder={t('quality.form.placeHint')} aria-label={t('quality.form.place')} /></Form.Item>
                    ) : (
                      <Form.Item name="employeeId" rules={[{ required: true }]}><EmployeePicker /></Form.Item>
                    )
                  }
                </Form.Item>
              </div>
            </>
          )}
          {chosen === undefined && <p className="gj-quiet">{t('quality.form.noStandard')}</p>}
          {items.map((item) => <ItemAnswer key={item.id} item={item} />)}
          <Form.Item name="comment" label={t('quality.form.comment')} style={{ marginTop: 12 }}><Input.TextArea autoSize={{ minRows: 1, maxRows: 5 }} maxLength={1000} /></Form.Item>
        </>
      )}
    </ActForm>
  )
}

function ItemAnswer({ item }: { item: StandardItem }) {
  const t = useT()
  const [no, yes] = item.isRedLine ? ([t('quality.form.kept'), t('quality.form.crossed')] as const) : ([t('quality.form.missed'), t('quality.form.met')] as const)
  const yesNo: { value: number; label: string }[] = item.isRedLine ? [{ value: 0, label: no }, { value: 1, label: yes }] : [{ value: 1, label: yes }, { value: 0, label: no }]
  const choices = item.method === 'meets' ? yesNo : [1, 2, 3, 4, 5].map((value) => ({ value, label: String(value) }))
  return (
    <div className="gj-check-item">
      <span>
        {item.dimension && <span className="gj-quiet">{item.dimension} · </span>}
        {item.text}
        {item.method === 'measure' && <span className="gj-quiet"> {t('quality.standards.limits', { min: item.min, max: item.max, unit: item.unit })}</span>}
      </span>
      <Form.Item noStyle name={['answers', item.id, 'value']} rules={[{ required: true, message: item.text }]}>
        {item.method === 'measure' ? <InputNumber aria-label={item.text} suffix={item.unit} /> : <Segmented<number | string> aria-label={item.text} options={[...choices, { value: NA, label: t('quality.form.na') }]} />}
      </Form.Item>
      <Form.Item noStyle name={['answers', item.id, 'note']}><Input maxLength={300} variant="borderless" size="small" placeholder={t('quality.form.note')} aria-label={`${t('quality.form.note')} ${item.text}`} /></Form.Item>
    </div>
  )
}
