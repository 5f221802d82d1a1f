import { App, Button, Checkbox, Form, Input, Select } from 'antd'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { dayOf, urlOf, useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { PlanLine } from '@guanjia/contract/courses.ts'
import { useChoices } from '../kit/choices.ts'
import { ExportMenu } from '../kit/export-menu.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import { useUrlSearch } from '../kit/search.ts'
import { useMay, useSite } from '../session/session.tsx'
import { TrainingTabs } from './tabs.tsx'

const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<Values> })))
interface Values {
  reason?: string
  quarters?: number[]
  posts?: { post: PlanLine['post']; courseIds: string[] }[]
  drills?: { post: PlanLine['post']; courseIds: string[] }[]
  seminars?: PlanLine['post'][]
  sharingZoneIds?: string[]
}

/** What a line says of the session that will keep it. */
const searchOf = (line: PlanLine, title: string) => ({ planLine: line.id, title, ...(line.course ? { course: line.course.id } : {}), ...(line.kind === 'class' ? {} : { as: line.kind }), ...(line.zone ? { zone: line.zone.id } : {}), ...(line.kind === 'seminar' ? { team: line.post } : {}) })

/** The training of a year, quarter by quarter: what is planned, what is done, and which posts have none. */
export function TrainingPlan() {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const site = useSite()
  const { search, change } = useUrlSearch()
  const thisYear = Number(dayOf(Date.now(), site.timeZone).slice(0, 4))
  const year = Number(search.year ?? thisYear)
  const found = useCall('courses.listPlanLines', { query: { siteId: site.id, year } })
  const [opened, setOpened] = useState<'plan' | PlanLine | null>(null)
  const data = found.data
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('learn.planning.title')}</h1>
        <Select value={year} aria-label={t('learn.planning.title')} options={[thisYear - 1, thisYear, thisYear + 1].map((value) => ({ value, label: t('learn.planning.year', { year: value }) }))} onChange={(value) => change({ year: String(value) })} />
        <span className="gj-row" style={{ marginLeft: 'auto' }}>
          <ExportMenu isLong={false} href={(format) => urlOf('courses.exportPlanLines', { query: { siteId: site.id, year, format } })} />
          {may('training:manage') && <Button type="primary" onClick={() => setOpened('plan')}>{t('learn.planning.new')}</Button>}
        </span>
      </div>
      <TrainingTabs at="plan" />
      {found.error && !data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {data?.items.length === 0 && <p className="gj-card gj-quiet" style={{ padding: 16 }}>{t('learn.planning.empty')} {t('learn.planning.rule')}</p>}
      {data && (
        <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(260px, 1fr))', gap: 12, alignItems: 'start' }}>
          {[1, 2, 3, 4].map((quarter) => {
            const gaps = data.gaps.filter((one) => one.quarter === quarter)
            const zoneGaps = data.zoneGaps.filter((one) => one.quarter === quarter)
            const lines = data.items.filter((one) => one.quarter === quarter && one.state !== 'dropped')
            return (
              <FactGroup key={quarter} title={t('learn.planning.quarter', { n: quarter })} extra={<span className="gj-quiet">{t('learn.figures.of', { done: lines.filter(({ state }) => state === 'done').length, planned: lines.length })}</span>}>
                <ul style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 10 }}>
                  {lines.map((one) => (
                    <li key={one.id}>
                      {one.zone ? <strong>{one.zone.name}</strong> : <strong>{label('standardPost', one.post)}</strong>} {one.kind !== 'class' && <span className="gj-quiet">{label('planLineKind', one.kind)} </span>}{one.course && <Link to="/training/courses/$id" params={{ id: one.course.id }}>{one.course.name}</Link>}
                      <div className="gj-quiet gj-small">
                        {label('planLineState', one.state)} · {t('learn.planning.due', { day: one.dueOn.slice(5) })}
                        {one.isLate && <span className="gj-tone" data-tone="overdue"> ▲ {t('learn.planning.late')}</span>}
                        {one.session && <> · <Link to="/training/sessions/$id" params={{ id: one.session.id }}>{one.session.number}</Link></>}
                        {one.state === 'open' && may('training:manage') && <> · <Link to="/training/sessions" search={searchOf(one, one.course?.name ?? `${one.zone?.name ?? label('standardPost', one.post)} ${label('planLineKind', one.kind)}`)}>{t('learn.planning.arrange')}</Link> · <Button type="link" size="small" style={{ padding: 0, height: 'auto', fontSize: 'inherit' }} onClick={() => setOpened(one)}>{t('learn.planning.drop')}</Button></>}
                      </div>
                    </li>
                  ))}
                  {zoneGaps.length > 0 && <li className="gj-tone" data-tone="soon">▲ {t('sharing.plan.zoneGap')}：{zoneGaps.map(({ zone }) => zone.name).join('、')}</li>}
                  {gaps.length > 0 && <li className="gj-tone" data-tone="soon" title={t('learn.planning.gapHint')}>▲ {t('learn.planning.gap')}：{gaps.map(({ post }) => label('standardPost', post)).join('、')}</li>}
                </ul>
              </FactGroup>
            )
          })}
        </div>
      )}
      <Suspense>{opened !== null && (opened === 'plan' ? <PlanForm year={year} onClose={() => setOpened(null)} /> : <DropForm line={opened} onClose={() => setOpened(null)} />)}</Suspense>
    </div>
  )
}

function DropForm({ line, onClose }: { line: PlanLine; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const drop = useAct('courses.dropPlanLine', ['courses'])
  return (
    <ActForm title={`${t('learn.planning.drop')} · ${line.course?.name ?? label('planLineKind', line.kind)}`} verb={t('learn.planning.drop')} isDanger onClose={onClose} onSubmit={({ reason = '' }) => drop.mutateAsync({ params: { id: line.id }, body: { version: line.version, reason } })}>
      <Form.Item name="reason" label={t('learn.planning.dropReason')} rules={[{ required: true }]}><Input.TextArea autoFocus autoSize={{ minRows: 2 }} maxLength={500} /></Form.Item>
    </ActForm>
  )
}

function PlanForm({ year, onClose }: { year: number; onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const plan = useAct('courses.planYear', ['courses'])
  const posts = useChoices('standardPost')
  const found = useCall('courses.listCourses', { query: { filter: { state: ['published'] } as never } })
  const options = found.data?.items.map((one) => ({ value: one.id, label: `${one.code} ${one.name}` })) ?? []
  const zones = useCall('organization.listZones', { query: { siteId: site.id } }).data?.items.map((one) => ({ value: one.id, label: one.name })) ?? []
  const filled = (lines: Values['posts'] = []) => lines.filter(({ courseIds }) => courseIds.length > 0)
  const submit = async ({ quarters = [], posts: wanted, drills, seminars = [], sharingZoneIds = [] }: Values): Promise<void> => {
    const { added } = await plan.mutateAsync({ body: { siteId: site.id, year, quarters, posts: filled(wanted), drills: filled(drills), seminars, sharingZoneIds } })
    void message.success(added > 0 ? t('learn.planning.added', { n: added }) : t('learn.planning.nothing'))
  }
  return (
    <ActForm title={`${t('learn.planning.new')} · ${t('learn.planning.year', { year })}`} verb={t('learn.planning.save')} hint={t('learn.planning.rule')} width={680} initial={{ quarters: [1, 2, 3, 4], posts: [{ post: 'front_desk', courseIds: [] }] }} onSubmit={submit} onClose={onClose}>
      <Form.Item name="quarters" label={t('learn.planning.quarters')} rules={[{ required: true }]}><Checkbox.Group options={[1, 2, 3, 4].map((n) => ({ value: n, label: t('learn.planning.quarter', { n }) }))} /></Form.Item>
      <strong>{t('sharing.plan.lessons')}</strong>
      <LinesOfPosts name="posts" post="steward" options={options} />
      <strong style={{ display: 'block', marginTop: 16 }}>{t('sharing.plan.drills')}</strong>
      <LinesOfPosts name="drills" post="front_desk" options={options} />
      <Form.Item name="seminars" label={t('sharing.plan.seminars')} style={{ marginTop: 16 }}><Select mode="multiple" options={posts.filter(({ value }) => value !== 'customer_service' && value !== 'everybody')} /></Form.Item>
      <Form.Item name="sharingZoneIds" label={t('sharing.plan.zones')}><Select mode="multiple" options={zones} showSearch={{ optionFilterProp: 'label' }} /></Form.Item>
    </ActForm>
  )
}

/** Posts with the courses that they have, spread over the quarters. */
function LinesOfPosts({ name, post, options }: { name: 'posts' | 'drills'; post: PlanLine['post']; options: { value: string; label: string }[] }) {
  const t = useT()
  const posts = useChoices('standardPost')
  return (
    <Form.List name={name}>
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <div key={field.key} style={{ display: 'grid', gridTemplateColumns: '140px 1fr auto', gap: 8, alignItems: 'end' }}>
                <Form.Item name={[field.name, 'post']} label={t('learn.post')}><Select options={posts} /></Form.Item>
                <Form.Item name={[field.name, 'courseIds']} label={t('learn.planning.courses')}><Select mode="multiple" options={options} showSearch={{ optionFilterProp: 'label' }} /></Form.Item>
                <Form.Item><Button type="text" onClick={() => remove(field.name)}>{t('learn.remove')}</Button></Form.Item>
              </div>
            ))}
            <Button type="dashed" block onClick={() => add({ post, courseIds: [] })}>{t('learn.planning.addPost')}</Button>
          </>
        )}
      </Form.List>
  )
}
