import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { RotaPost, ShiftPattern } from '@guanjia/contract/staffing.ts'
import { useChoices } from '../kit/choices.ts'
import { ExportMenu } from '../kit/export-menu.tsx'
import { useNewId } from '../kit/new-id.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import { useSite } from '../session/session.tsx'
import { RotaTabs } from './tabs.tsx'

const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<PostValues & PatternValues> })))
interface PostValues {
  name?: string
  kind?: RotaPost['kind']
  zoneId?: string | null
  positionId?: string | null
  patternId?: string
  headcount?: number
  certificates?: string[]
  trades?: string[]
  sortOrder?: number
  x?: number | null
  y?: number | null
  isActive?: boolean
}
interface PatternValues {
  isAroundTheClock?: boolean
  weekdays?: number[]
  shifts?: { code: string; name: string; start: string; hours: number }[]
}
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]

/** The posts that a site mans, and the shifts in which it does. */
export function PostsPage() {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const posts = useCall('staffing.listRotaPosts', { query: { siteId: site.id } })
  const patterns = useCall('staffing.listShiftPatterns', {})
  const [opened, setOpened] = useState<{ post?: RotaPost } | { pattern: ShiftPattern | null } | null>(null)
  return (
    <div className="gj-page">
      <div className="gj-page-head"><h1>{t('rota.tabs.posts')}</h1><Button type="primary" style={{ marginLeft: 'auto' }} onClick={() => setOpened({})}>{t('rota.newPost')}</Button></div>
      <RotaTabs at="posts" />
      {posts.error && !posts.data && <ProblemAlert error={posts.error} onRetry={() => void posts.refetch()} />}
      <FactGroup title={t('rota.posts')} extra={<ExportMenu isLong={false} href={(format) => urlOf('staffing.exportRotaPosts', { query: { siteId: site.id, format } })} />}>
        {posts.data?.items.length === 0 && <p className="gj-quiet">{t('rota.noPosts')}</p>}
        <ul>
          {posts.data?.items.map((post) => (
            <li key={post.id} style={{ display: 'flex', gap: 12, alignItems: 'center', minHeight: 40, borderBottom: '1px solid var(--gj-border)', opacity: post.isActive ? 1 : 0.55 }}>
              <strong style={{ width: 140 }}>{post.name}</strong>
              <span style={{ width: 110 }}>{label('rotaPostKind', post.kind)}</span>
              <span style={{ width: 130 }}>{post.zone?.name ?? '—'}</span>
              <span className="gj-grow">{[post.position?.name ?? t('rota.anybody'), post.pattern.name, t('rota.seats', { n: post.headcount }), ...post.certificates, ...(post.trades.length > 0 ? [`${t('rota.trades')}：${post.trades.join('、')}`] : [])].join(' · ')}</span>
              <Button size="small" onClick={() => setOpened({ post })}>{t('rota.edit')}</Button>
            </li>
          ))}
        </ul>
      </FactGroup>
      <FactGroup title={t('rota.patterns')} extra={<Button size="small" onClick={() => setOpened({ pattern: null })}>{t('rota.newPattern')}</Button>}>
        <ul>
          {patterns.data?.items.map((one) => (
            <li key={one.id} style={{ display: 'flex', gap: 12, alignItems: 'center', minHeight: 40, borderBottom: '1px solid var(--gj-border)', opacity: one.isActive ? 1 : 0.55 }}>
              <strong style={{ width: 140 }}>{one.name}</strong>
              <span className="gj-grow">{one.shifts.map((shift) => `${shift.code} ${shift.name} ${shift.start} · ${shift.minutes / 60} h`).join('　')}</span>
              <span className="gj-quiet">{one.weekdays.length === 7 ? t('rota.everyDay') : one.weekdays.map((day) => t(`rota.weekday.d${day as 1}`)).join('')}{one.isAroundTheClock ? ` · ${t('rota.aroundTheClock')}` : ''}</span>
              <Button size="small" onClick={() => setOpened({ pattern: one })}>{t('rota.edit')}</Button>
            </li>
          ))}
        </ul>
      </FactGroup>
      <Suspense>{opened !== null && ('pattern' in opened ? <PatternForm pattern={opened.pattern} onClose={() => setOpened(null)} /> : <PostForm post={opened.post} patterns={patterns.data?.items ?? []} onClose={() => setOpened(null)} />)}</Suspense>
    </div>
  )
}

function PostForm({ post, patterns, onClose }: { post: RotaPost | undefined; patterns: readonly ShiftPattern[]; onClose: () => void }) {
  const t = useT()
  const id = useNewId()
  const site = useSite()
  const create = useAct('staffing.createRotaPost', ['staffing'])
  const change = useAct('staffing.changeRotaPost', ['staffing'])
  const zones = useCall('organization.listZones', { query: { siteId: site.id } })
  const positions = useCall('structure.listPositions', { query: {} })
  const competences = useCall('people.listCompetences', {})
  const papers = competences.data?.items.filter((one) => one.kind === 'certificate' && one.isActive).map(({ name }) => ({ value: name, label: name })) ?? []
  const submit = async ({ name = '', kind = 'fixed', zoneId = null, positionId = null, patternId = '', headcount = 1, certificates = [], trades = [], sortOrder = 0, x, y, isActive = true }: PostValues): Promise<void> => {
    const facts = { name, kind, zoneId, positionId, patternId, headcount, certificates, trades, sortOrder, map: x == null || y == null ? null : { x, y } }
    if (post) await change.mutateAsync({ params: { id: post.id }, body: { ...facts, version: post.version, isActive } })
    else await create.mutateAsync({ body: { id, siteId: site.id, ...facts } })
  }
  const initial: PostValues = post ? { ...post, zoneId: post.zone?.id ?? null, positionId: post.position?.id ?? null, patternId: post.pattern.id, x: post.map?.x ?? null, y: post.map?.y ?? null } : { kind: 'fixed', headcount: 1 }
  return (
    <ActForm title={post?.name ?? t('rota.newPost')} verb={t('rota.save')} width={620} initial={initial} onSubmit={submit} onClose={onClose}>
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: 12 }}>
        <Form.Item name="name" label={t('rota.postName')} rules={[{ required: true }]}><Input maxLength={60} autoFocus /></Form.Item>
        <Form.Item name="kind" label={t('rota.postKind')}><Select options={useChoices('rotaPostKind')} /></Form.Item>
        <Form.Item name="zoneId" label={t('rota.zone')}><Select allowClear options={zones.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []} /></Form.Item>
        <Form.Item name="positionId" label={t('rota.position')}><Select allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('rota.anybody')} options={positions.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []} /></Form.Item>
        <Form.Item name="patternId" label={t('rota.pattern')} rules={[{ required: true }]}><Select options={patterns.filter((one) => one.isActive || one.id === post?.pattern.id).map(({ id, name }) => ({ value: id, label: name }))} /></Form.Item>
        <Form.Item name="headcount" label={t('rota.headcount')}><InputNumber min={1} max={200} style={{ width: '100%' }} /></Form.Item>
      </div>
      <Form.Item name="certificates" label={t('rota.certificates')} extra={t('rota.certificatesHint')}><Select mode="multiple" options={papers} /></Form.Item>
      <Form.Item name="trades" label={t('rota.trades')} extra={t('rota.tradesHint')}><Select mode="multiple" options={papers} /></Form.Item>
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr 1fr', columnGap: 12 }}>
        <Form.Item name="x" label={t('rota.mapX')}><InputNumber min={0} max={100} style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="y" label={t('rota.mapY')}><InputNumber min={0} max={100} style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="sortOrder" label={t('rota.order')}><InputNumber min={0} max={10_000} style={{ width: '100%' }} /></Form.Item>
      </div>
      {post && <Form.Item name="isActive" valuePropName="checked"><Checkbox>{t('rota.inUse')}</Checkbox></Form.Item>}
    </ActForm>
  )
}

function PatternForm({ pattern, onClose }: { pattern: ShiftPattern | null; onClose: () => void }) {
  const t = useT()
  const id = useNewId()
  const create = useAct('staffing.createShiftPattern', ['staffing'])
  const change = useAct('staffing.changeShiftPattern', ['staffing'])
  const submit = async ({ name = '', isAroundTheClock = false, weekdays = [], shifts = [], isActive = true }: PostValues & PatternValues): Promise<void> => {
    const facts = { name, isAroundTheClock, weekdays, shifts: shifts.map(({ hours, ...shift }) => ({ ...shift, minutes: Math.round(hours * 60) })) }
    if (pattern) await change.mutateAsync({ params: { id: pattern.id }, body: { ...facts, version: pattern.version, isActive } })
    else await create.mutateAsync({ body: { id, ...facts } })
  }
  const initial = pattern ? { ...pattern, shifts: pattern.shifts.map(({ minutes, ...shift }) => ({ ...shift, hours: minutes / 60 })) } : { isAroundTheClock: false, weekdays: EVERY_DAY, shifts: [{ code: '', name: '', start: '08:00', hours: 8 }] }
  return (
    <ActForm title={pattern?.name ?? t('rota.newPattern')} verb={t('rota.save')} width={620} initial={initial} onSubmit={submit} onClose={onClose} hint={pattern ? t('rota.patternHint') : undefined}>
      <Form.Item name="name" label={t('rota.patternName')} rules={[{ required: true }]}><Input maxLength={40} autoFocus /></Form.Item>
      <Form.Item name="weekdays" label={t('rota.weekdays')} rules={[{ required: true }]}><Checkbox.Group options={EVERY_DAY.map((value) => ({ value, label: t(`rota.weekday.d${value as 1}`) }))} /></Form.Item>
      <Form.Item name="isAroundTheClock" valuePropName="checked" extra={t('rota.aroundHint')}><Checkbox>{t('rota.aroundTheClock')}</Checkbox></Form.Item>
      <Form.List name="shifts">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <div key={field.key} style={{ display: 'grid', gridTemplateColumns: '70px 1fr 110px 90px auto', gap: 8, alignItems: 'end' }}>
                <Form.Item name={[field.name, 'code']} label={t('rota.code')} rules={[{ required: true }]}><Input maxLength={4} /></Form.Item>
                <Form.Item name={[field.name, 'name']} label={t('rota.shiftName')} rules={[{ required: true }]}><Input maxLength={20} /></Form.Item>
                <Form.Item name={[field.name, 'start']} label={t('rota.starts')} rules={[{ required: true, pattern: /^([01]\d|2[0-3]):[0-5]\d$/ }]}><Input placeholder="08:30" maxLength={5} /></Form.Item>
                <Form.Item name={[field.name, 'hours']} label={t('rota.length')} rules={[{ required: true }]}><InputNumber min={0.5} max={24} step={0.5} style={{ width: '100%' }} /></Form.Item>
                <Form.Item><Button type="text" disabled={fields.length === 1} onClick={() => remove(field.name)}>{t('rota.remove')}</Button></Form.Item>
              </div>
            ))}
            <Button type="dashed" block disabled={fields.length >= 6} onClick={() => add({ code: '', name: '', start: '16:00', hours: 8 })}>{t('rota.addShift')}</Button>
          </>
        )}
      </Form.List>
      {pattern && <Form.Item name="isActive" valuePropName="checked" style={{ marginTop: 12 }}><Checkbox>{t('rota.inUse')}</Checkbox></Form.Item>}
    </ActForm>
  )
}
