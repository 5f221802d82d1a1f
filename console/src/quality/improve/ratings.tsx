import { DownloadOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, Rate, Select } from 'antd'
import { useState } from 'react'
import { formatNumber, urlOf, useAct, useCall, useT, type CallResult } from '@guanjia/ui'
import { ActForm } from '../../kit/act-form.tsx'
import { FigureTable } from '../../kit/figure-table.tsx'
import { ProblemAlert } from '../../kit/problem.tsx'
import { useUrlSearch } from '../../kit/search.ts'
import { useSite } from '../../session/session.tsx'
import { ImproveTabs } from './improve-tabs.tsx'

type Found = CallResult<'quality.departmentRatings'>
const quarterWords = (quarter: string): string => `${quarter.slice(0, 4)} Q${Math.ceil(Number(quarter.slice(5, 7)) / 3)}`

/** How the departments of a site rate one another's service, quarter by quarter. */
export function Ratings() {
  const t = useT()
  const site = useSite()
  const { search, change } = useUrlSearch()
  const [isRating, setRating] = useState(false)
  const query = { siteId: site.id, ...(search.quarter === undefined ? {} : { quarter: search.quarter }) }
  const found = useCall('quality.departmentRatings', { query })
  const data = found.data
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('improve.rating.title')}</h1>
        <div className="gj-row" style={{ marginLeft: 'auto' }}>
          <ImproveTabs at="ratings" />
          <Button icon={<DownloadOutlined />} href={urlOf('quality.exportDepartmentRatings', { query })} aria-label="XLSX" />
          {data && data.mayRate.length > 0 && <Button type="primary" onClick={() => setRating(true)}>{t('improve.rating.rate')}</Button>}
        </div>
      </div>
      <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
      {data && (
        <>
          <section className="gj-card">
            <header>
              <h2 className="gj-grow">{t('improve.rating.quarter')}</h2>
              {data.own === null && <span className="gj-quiet gj-small">{t('improve.rating.noOwn')}</span>}
              <Select size="small" aria-label={t('improve.rating.quarter')} value={data.quarter} onChange={(quarter: string) => change({ quarter })} options={data.quarters.map((value) => ({ value, label: quarterWords(value) }))} style={{ width: 110 }} />
            </header>
            <FigureTable label={t('improve.rating.title')} head={[{ words: t('improve.rating.department') }, t('improve.rating.mean'), t('improve.rating.before'), t('improve.rating.promptness'), t('improve.rating.quality'), t('improve.rating.cooperation'), t('improve.rating.ratings')]}>
              {data.departments.map((one) => (
                <tr key={one.department.id}>
                  <th scope="row">{one.department.name}</th>
                  <td><strong>{formatNumber(one.mean, 2)}</strong></td>
                  <td className="gj-quiet">{formatNumber(one.before, 2)}</td>
                  <td>{formatNumber(one.promptness, 2)}</td>
                  <td>{formatNumber(one.quality, 2)}</td>
                  <td>{formatNumber(one.cooperation, 2)}</td>
                  <td>{one.ratings}</td>
                </tr>
              ))}
            </FigureTable>
          </section>
          <section className="gj-card">
            <header><h2>{t('improve.rating.each')}</h2></header>
            {data.ratings.length === 0 && <p className="gj-quiet gj-body">{t('improve.rating.empty')}</p>}
            {data.ratings.length > 0 && (
              <FigureTable label={t('improve.rating.each')} head={[{ words: t('improve.rating.department') }, { words: t('improve.rating.from') }, t('improve.rating.promptness'), t('improve.rating.quality'), t('improve.rating.cooperation'), { words: t('improve.rating.words') }]}>
                {data.ratings.map((one) => (
                  <tr key={`${one.from.id}${one.to.id}`}>
                    <th scope="row">{one.to.name}</th>
                    <td data-text>{one.from.name} <span className="gj-quiet">{one.by.name}</span></td>
                    <td>{one.promptness}</td>
                    <td>{one.quality}</td>
                    <td>{one.cooperation}</td>
                    <td data-text>{one.words}</td>
                  </tr>
                ))}
              </FigureTable>
            )}
          </section>
        </>
      )}
      {isRating && data && <RateForm found={data} onClose={() => setRating(false)} />}
    </div>
  )
}

interface Values {
  toDepartmentId: string
  promptness: number
  quality: number
  cooperation: number
  words?: string
}

function RateForm({ found, onClose }: { found: Found; onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const rate = useAct('quality.rateDepartment', ['quality'])
  const needed = [{ required: true, message: t('improve.needed') }]
  return (
    <ActForm<Values>
      title={`${t('improve.rating.rate')} · ${quarterWords(found.quarter)}`}
      verb={t('improve.rating.rate')}
      hint={t('improve.rating.ofOwn', { name: found.own?.name ?? '' })}
      onSubmit={async ({ words = '', ...values }) => {
        await rate.mutateAsync({ body: { siteId: site.id, quarter: found.quarter, words, ...values } })
        void message.success(t('improve.saved'))
      }}
      onClose={onClose}
    >
      <Form.Item name="toDepartmentId" label={t('improve.rating.department')} rules={needed}><Select options={found.mayRate.map(({ id, name }) => ({ value: id, label: name }))} /></Form.Item>
      {(['promptness', 'quality', 'cooperation'] as const).map((name) => <Form.Item key={name} name={name} label={t(`improve.rating.${name}`)} rules={needed}><Rate allowClear={false} /></Form.Item>)}
      <Form.Item name="words" label={t('improve.rating.words')}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
    </ActForm>
  )
}
