import { App, Button, Form, Modal, Select, Switch } from 'antd'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { dayOf, formatShare, urlOf, useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { Requirement } from '@guanjia/contract/competence.ts'
import { useChoices } from '../../kit/choices.ts'
import { DayPicker } from '../../kit/day-picker.tsx'
import { ExportMenu } from '../../kit/export-menu.tsx'
import { FigureTable } from '../../kit/figure-table.tsx'
import { nextDay } from '../../kit/period.ts'
import { ProblemAlert, useComplain } from '../../kit/problem.tsx'
import { useUrlSearch } from '../../kit/search.ts'
import { useSite } from '../../session/session.tsx'
import { CompetenceTabs } from './tabs.tsx'
import '../../insight/insight.css'
import './matrix.css'

const ActForm = lazy(() => import('../../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<Values> })))
interface Values {
  post: Requirement['post']
  kind: Requirement['kind']
  name?: string
  ofId?: string
  blocksFrom?: string | null
}

/** Who of the site has what, with gaps in red; each person opens to the file, each figure to its list. */
export function SkillMatrix() {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const { search, change } = useUrlSearch()
  const [isOpen, setOpen] = useState(false)
  const filter = { gaps: search.gaps === 'true' ? 'true' : undefined, kind: search.kind?.split(','), post: search.post?.split(',') } as never
  const found = useCall('competence.skillMatrix', { query: { siteId: site.id, filter } })
  const [posts, kinds] = [useChoices('standardPost'), useChoices('requirementKind')]
  const data = found.data
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('competence.matrix.title')}</h1>
        <span className="gj-row gj-screen-only" style={{ marginLeft: 'auto' }}>
          <ExportMenu isLong={false} href={(format) => urlOf('competence.exportSkillMatrix', { query: { siteId: site.id, format, filter } })} />
          <Button onClick={() => setOpen(true)}>{t('competence.matrix.requirements')}</Button>
        </span>
      </div>
      <CompetenceTabs at="matrix" />
      <Figures />
      <div className="gj-row gj-wrap gj-screen-only">
        <Select allowClear placeholder={t('competence.matrix.post')} aria-label={t('competence.matrix.post')} style={{ width: 160 }} options={posts} value={search.post} onChange={(post) => change({ post })} />
        <Select allowClear placeholder={t('competence.matrix.kind')} aria-label={t('competence.matrix.kind')} style={{ width: 140 }} options={kinds} value={search.kind} onChange={(kind) => change({ kind })} />
        <label className="gj-row"><Switch size="small" checked={search.gaps === 'true'} onChange={(on) => change({ gaps: on ? 'true' : undefined })} />{t('competence.matrix.gaps')}</label>
      </div>
      {found.error && !data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {data && data.columns.length === 0 && <p className="gj-card gj-quiet" style={{ padding: 16 }}>{t('competence.matrix.empty')} {t('competence.matrix.emptyHint')}</p>}
      {data && data.columns.length > 0 && (
        <section className="gj-card gj-matrix">
          <table aria-label={t('competence.matrix.title')}>
            <thead>
              <tr>
                <th scope="col">{t('competence.matrix.who')}</th>
                {data.columns.map((column) => <th key={`${column.kind} ${column.name}`} scope="col" title={t('competence.matrix.column', { name: column.name, needed: column.needed, missing: column.missing })}><span className="gj-quiet gj-small">{label('requirementKind', column.kind)}</span><br />{column.name}{column.missing > 0 && <span className="gj-tone" data-tone="overdue"> {column.missing}</span>}</th>)}
              </tr>
            </thead>
            <tbody>
              {data.people.map((one) => (
                <tr key={one.employee.id}>
                  <th scope="row"><Link to="/training/files/$id" params={{ id: one.employee.id }}>{one.employee.name}</Link><span className="gj-quiet gj-small"> {one.position}</span></th>
                  {one.cells.map((cell, n) => <td key={n} data-state={cell.state}>{cell.state === 'held' ? '✓' : cell.state === 'none' ? '' : cell.state === 'missing' ? `✕ ${label('matrixState', 'missing')}` : `! ${cell.until?.slice(5) ?? ''}`}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {isOpen && <Requirements onClose={() => setOpen(false)} />}
    </div>
  )
}

function Figures() {
  const t = useT()
  const site = useSite()
  const today = dayOf(Date.now(), site.timeZone)
  const [from, to] = [nextDay(today, -89), today]
  const { data } = useCall('competence.competenceFigures', { query: { siteId: site.id, from, to } })
  if (!data) return null
  const { certificates, practicals, requirements } = data
  const isLow = practicals.passRate !== null && practicals.passRate < practicals.goal
  return (
    <ul className="gj-figures">
      <li><Link to="/training/ledger" search={{ current: 'true' }} className="gj-figure"><span className="gj-quiet">{t('competence.matrix.certificatesRate')}</span><strong>{formatShare(certificates.validRate)}</strong><span className="gj-quiet gj-small">{t('competence.matrix.certificatesOf', { counting: certificates.counting, all: certificates.all })}</span></Link></li>
      <li><Link to="/training/ledger" search={{ state: 'expiring' }} className="gj-figure"><span className="gj-quiet">{t('competence.matrix.expiring')}</span><strong className={certificates.expiring > 0 ? 'gj-tone' : undefined} data-tone="soon">{certificates.expiring}</strong></Link></li>
      <li><Link to="/training/ledger" search={{ state: 'expired', current: 'true' }} className="gj-figure"><span className="gj-quiet">{t('competence.matrix.expired')}</span><strong className={certificates.expired > 0 ? 'gj-tone' : undefined} data-tone="overdue">{certificates.expired}</strong></Link></li>
      <li><Link to="/training/practicals" search={{ from, to }} className="gj-figure"><span className="gj-quiet">{t('competence.matrix.passRate')} · {t('competence.matrix.goal', { n: practicals.goal * 100 })}</span><strong className={isLow ? 'gj-tone' : undefined} data-tone="overdue">{formatShare(practicals.passRate)}</strong></Link></li>
      <li><Link to="/training/practicals" search={{ from, to, result: 'failed' }} className="gj-figure"><span className="gj-quiet">{t('competence.matrix.redLines')}</span><strong className={practicals.redLines > 0 ? 'gj-tone' : undefined} data-tone="overdue">{practicals.redLines}</strong></Link></li>
      <li><Link to="/training/matrix" search={{ gaps: 'true' }} className="gj-figure"><span className="gj-quiet">{t('competence.matrix.metRate')}</span><strong>{formatShare(requirements.metRate)}</strong><span className="gj-quiet gj-small">{t('competence.matrix.missingOf', { n: requirements.missing })}</span></Link></li>
    </ul>
  )
}

function Requirements({ onClose }: { onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const complain = useComplain()
  const found = useCall('competence.listRequirements', {})
  const change = useAct('competence.changeRequirement', ['competence'])
  const [isAdding, setAdding] = useState(false)
  const set = (one: Requirement, body: { blocksFrom?: string | null; isDropped?: boolean }): void => change.mutate({ params: { id: one.id }, body: { version: one.version, ...body } }, { onError: complain })
  return (
    <Modal open title={t('competence.matrix.requirements')} width={760} onCancel={onClose} footer={<><Button onClick={() => setAdding(true)}>{t('competence.matrix.add')}</Button><Button type="primary" onClick={onClose}>{t('competence.matrix.close')}</Button></>}>
      <p className="gj-quiet">{t('competence.matrix.requirementsHint')}</p>
      <FigureTable maxHeight={420} head={[{ words: t('competence.matrix.post') }, { words: t('competence.matrix.kind') }, { words: t('competence.matrix.name') }, { words: t('competence.matrix.blocks') }, { words: '' }]}>
        {found.data?.items.map((one) => (
          <tr key={one.id}>
            <td data-text>{label('standardPost', one.post)}</td><td data-text>{label('requirementKind', one.kind)}</td><td data-text>{one.name}</td>
            <td data-text style={{ width: 150 }}>{one.kind === 'skill' ? '—' : <DayPicker value={one.blocksFrom} onChange={(blocksFrom) => set(one, { blocksFrom })} />}</td>
            <td><Button type="link" size="small" danger onClick={() => set(one, { isDropped: true })}>{t('competence.matrix.drop')}</Button></td>
          </tr>
        ))}
      </FigureTable>
      <Suspense>{isAdding && <AddRequirement onClose={() => setAdding(false)} />}</Suspense>
    </Modal>
  )
}

function AddRequirement({ onClose }: { onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const create = useAct('competence.createRequirement', ['competence'])
  const [posts, kinds] = [useChoices('standardPost'), useChoices('requirementKind')]
  const names = useCall('people.listCompetences', {})
  const rubrics = useCall('practicals.listRubrics', { query: { filter: { kind: ['practical'], state: ['active'] } as never } })
  const courses = useCall('courses.listCourses', { query: { filter: { state: ['published'] } as never } })
  const submit = async ({ name, ofId, blocksFrom, ...values }: Values): Promise<void> => {
    await create.mutateAsync({ body: { ...values, name: name ?? '', ofId: ofId ?? null, blocksFrom: blocksFrom ?? null } })
    void message.success(t('competence.rubric.saved'))
  }
  return (
    <ActForm title={t('competence.matrix.add')} verb={t('competence.matrix.save')} hint={t('competence.matrix.requirementsHint')} initial={{ post: 'technician', kind: 'certificate' }} onSubmit={submit} onClose={onClose}>
      {(form) => (
        <>
          <Form.Item name="post" label={t('competence.matrix.post')}><Select options={posts} /></Form.Item>
          <Form.Item name="kind" label={t('competence.matrix.kind')}><Select options={kinds} onChange={() => form.setFieldsValue({ name: undefined, ofId: undefined })} /></Form.Item>
          <Form.Item noStyle shouldUpdate>
            {() => {
              const kind = form.getFieldValue('kind') as Requirement['kind']
              if (kind === 'practical' || kind === 'course') return <Form.Item name="ofId" label={t('competence.matrix.name')} rules={[{ required: true }]}><Select showSearch={{ optionFilterProp: 'label' }} options={(kind === 'practical' ? rubrics : courses).data?.items.map((one) => ({ value: one.id, label: one.name })) ?? []} /></Form.Item>
              return <Form.Item name="name" label={t('competence.matrix.name')} rules={[{ required: true }]}><Select showSearch options={names.data?.items.filter((one) => one.kind === kind && one.isActive).map((one) => ({ value: one.name, label: one.name })) ?? []} /></Form.Item>
            }}
          </Form.Item>
          <Form.Item name="blocksFrom" label={t('competence.matrix.blocks')}><DayPicker /></Form.Item>
        </>
      )}
    </ActForm>
  )
}
