import { PlusOutlined } from '@ant-design/icons'
import { App, Button, Segmented, Skeleton } from 'antd'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { ShapeMark, formatDay, formatPhone, useAct, useCall, useLabel, useLocale, useT, useTime } from '@guanjia/ui'
import type { Suggestion } from '@guanjia/contract/relations.ts'
import { useIsSlow } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { CareTabs } from './care-tabs.tsx'
import './care.css'

const PlanForm = lazy(() => import('./suggestion-forms.tsx').then(({ PlanForm }) => ({ default: PlanForm })))
const DismissForm = lazy(() => import('./suggestion-forms.tsx').then(({ DismissForm }) => ({ default: DismissForm })))
const OccasionForm = lazy(() => import('./suggestion-forms.tsx').then(({ OccasionForm }) => ({ default: OccasionForm })))

/** What would be well done today, for whom; beside it weather, festivals and the packages by group. */
export function CareToday() {
  const t = useT()
  const site = useSite()
  const may = useMay()
  const state = useListState()
  const isMine = state.search['mine'] === 'true'
  const found = useCall('relations.listSuggestions', { query: { siteId: site.id, mine: isMine || undefined } })
  const [opened, setOpened] = useState<{ what: 'plan' | 'dismiss'; suggestion: Suggestion } | null>(null)
  const slow = useIsSlow(found.isPending)
  const rows = found.data?.items
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('care.title')}</h1>
        <div className="gj-row" style={{ marginLeft: 'auto' }}>
          <CareTabs at="today" />
        </div>
      </div>
      <div className="gj-care-today">
        <section className="gj-card">
          <header>
            <h2 className="gj-grow">
              {t('care.tab.today')} {rows && <span className="gj-quiet">{rows.length}</span>}
            </h2>
            <Segmented
              size="small"
              value={isMine ? 'mine' : 'all'}
              options={[
                { value: 'all', label: t('care.today.all') },
                { value: 'mine', label: t('care.today.mine') },
              ]}
              onChange={(next) => state.change({ mine: next === 'mine' ? 'true' : undefined })}
            />
          </header>
          {found.error && !found.data && (
            <div className="gj-body">
              <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
            </div>
          )}
          {slow && <Skeleton active style={{ padding: 16 }} paragraph={{ rows: 6 }} />}
          {rows?.length === 0 && (
            <div className="gj-table-empty">
              <strong>{t('care.today.empty')}</strong>
              <p>{t('care.today.emptyHint')}</p>
            </div>
          )}
          <ul className="gj-care-list" aria-label={t('care.tab.today')}>
            {rows?.map((row) => (
              <Row
                key={row.key}
                row={row}
                acts={
                  may('relations:record') && (
                    <>
                      <Button size="small" type="primary" ghost onClick={() => setOpened({ what: 'plan', suggestion: row })}>
                        {t('care.today.plan')}
                      </Button>
                      <Button size="small" type="text" onClick={() => setOpened({ what: 'dismiss', suggestion: row })}>
                        {t('care.today.dismiss')}
                      </Button>
                    </>
                  )
                }
              />
            ))}
          </ul>
        </section>
        <div className="gj-stack">
          <Occasions />
          <Packages />
        </div>
      </div>
      <Suspense>
        {opened?.what === 'plan' && <PlanForm suggestion={opened.suggestion} onClose={() => setOpened(null)} />}
        {opened?.what === 'dismiss' && <DismissForm suggestion={opened.suggestion} onClose={() => setOpened(null)} />}
      </Suspense>
    </div>
  )
}

function Row({ row, acts }: { row: Suggestion; acts: React.ReactNode }) {
  const t = useT()
  const label = useLabel()
  const what = row.occasion === null ? t('care.today.hidden') : row.prompt || label('occasion', row.occasion)
  return (
    <li>
      <div className="gj-care-what">
        <span className="gj-tone gj-pill" data-tone={row.occasion === 'outage' || row.occasion === 'weather' ? 'soon' : 'active'}>
          <ShapeMark shape="bell" size={12} />
          {what}
        </span>
        {row.unit ? (
          <Link to="/archives/units/$id" params={{ id: row.unit.id }} className="gj-strong">
            {row.unit.name}
          </Link>
        ) : (
          <span className="gj-quiet">{row.person ? '' : t('care.today.wholeSite')}</span>
        )}
        {row.person && <span>{row.person.name}</span>}
        {row.title && <span className="gj-quiet">{row.title}</span>}
        {row.phones[0] && <a href={`tel:${row.phones[0]}`}>{formatPhone(row.phones[0])}</a>}
        {row.steward && <span className="gj-quiet gj-small">{row.steward.name}</span>}
      </div>
      <p>{row.act}</p>
      {row.preferences.length > 0 && <p className="gj-quiet gj-small">{t('care.today.preferences', { words: row.preferences.join('；') })}</p>}
      <div className="gj-row gj-screen-only">{acts}</div>
    </li>
  )
}

function Occasions() {
  const t = useT()
  const label = useLabel()
  const locale = useLocale()
  const site = useSite()
  const may = useMay()
  const { timeZone } = useTime()
  const complain = useComplain()
  const { message } = App.useApp()
  const [adding, setAdding] = useState(false)
  const found = useCall('relations.listOccasions', { query: { siteId: site.id } })
  const cancel = useAct('relations.cancelOccasion', ['relations', 'cases'])
  const live = found.data?.items.filter((one) => !one.isCancelled) ?? []
  return (
    <section className="gj-card">
      <header>
        <h2 className="gj-grow">{t('care.occasions.title')}</h2>
        {may('relations:record') && (
          <Button size="small" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            {t('care.occasions.add')}
          </Button>
        )}
      </header>
      <div className="gj-body">
        {found.data && live.length === 0 && <p className="gj-quiet">{t('care.occasions.empty')}</p>}
        <ul className="gj-care-lines">
          {live.map((one) => (
            <li key={one.id}>
              <span className="gj-tone gj-pill" data-tone={one.kind === 'weather' ? 'soon' : 'active'}>
                {label('occasion', one.kind)}
              </span>
              <span className="gj-grow">{one.title}</span>
              <span className="gj-quiet gj-small">
                {formatDay(one.fromOn, timeZone, locale)} – {formatDay(one.untilOn, timeZone, locale)}
              </span>
              {may('relations:record') && (
                <Button
                  size="small"
                  type="text"
                  onClick={() => cancel.mutate({ params: { id: one.id } }, { onError: complain, onSuccess: () => void message.success(t('care.occasions.cancelled')) })}
                >
                  {t('care.occasions.cancel')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </div>
      <Suspense>{adding && <OccasionForm onClose={() => setAdding(false)} />}</Suspense>
    </section>
  )
}

function Packages() {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const found = useCall('relations.listPackages', { query: { siteId: site.id } })
  return (
    <section className="gj-card">
      <header>
        <h2 className="gj-grow">{t('care.packages.title')}</h2>
      </header>
      <div className="gj-body">
        {found.data?.items.map((one) => (
          <div key={one.package} className="gj-care-package">
            <h3>
              {label('carePackage', one.package)}{' '}
              <span className="gj-quiet gj-small">
                {one.households > 0 ? t('care.packages.households', { n: one.households }) : t('care.packages.none')} · {t('care.packages.done', { n: one.doneThisMonth })}
              </span>
            </h3>
            <ul>
              {one.rules.map((rule) => (
                <li key={rule.id}>
                  <strong>{rule.prompt}</strong> {rule.act}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  )
}
