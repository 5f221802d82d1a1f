import { App, Button, Select } from 'antd'
import { Link } from '@tanstack/react-router'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { formatNumber, urlOf, useAct, useCall, useT, useTime } from '@guanjia/ui'
import type { ScoreBoard as Board } from '@guanjia/contract/scores.ts'
import { SCORE_PARTS } from '@guanjia/ui/archives/choices.ts'
import { ExportMenu } from '../../kit/export-menu.tsx'
import { FigureTable } from '../../kit/figure-table.tsx'
import { ProblemAlert, useComplain } from '../../kit/problem.tsx'
import { useUrlSearch } from '../../kit/search.ts'
import { useMay, useSession, useSite } from '../../session/session.tsx'
import { QualityTabs } from '../quality-tabs.tsx'
import '../../insight/insight.css'
import './scores.css'

const RuleForm = lazy(() => import('./rule-form.tsx').then(({ RuleForm }) => ({ default: RuleForm })))

/** The month of the site: its score, its teams and its people, each opening to what it rests on. */
export function ScoreBoard() {
  const t = useT()
  const site = useSite()
  const may = useMay()
  const { search, change } = useUrlSearch()
  const [isRuleOpen, setRuleOpen] = useState(false)
  const { month } = search
  const found = useCall('scores.scoreBoard', { query: { siteId: site.id, ...(month === undefined ? {} : { month }) } }, { placeholderData: keepPreviousData })
  const board = found.data
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1 className="gj-unseen">{t('scores.title')}</h1>
        <QualityTabs at="scores" />
        {board && <Select aria-label={t('scores.month')} value={board.month} style={{ width: 130 }} options={board.months.map((value) => ({ value, label: value }))} onChange={(value) => change({ month: value })} />}
        <span className="gj-grow" />
        {board?.isWhole && <ExportMenu isLong={false} href={(format) => urlOf('scores.exportScores', { query: { siteId: site.id, month: board.month, format } })} />}
        {may('scores:manage') && <Button onClick={() => setRuleOpen(true)}>{t('scores.rule.title')}</Button>}
        {board?.mayClose && <Close board={board} />}
      </div>
      {found.error && !board && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {board && <Content board={board} />}
      <Suspense>{isRuleOpen && <RuleForm onClose={() => setRuleOpen(false)} />}</Suspense>
    </div>
  )
}

function Close({ board }: { board: Board }) {
  const t = useT()
  const { message, modal } = App.useApp()
  const complain = useComplain()
  const close = useAct('scores.closeScores', ['scores'])
  const ask = (): void =>
    void modal.confirm({
      title: t('scores.closeAsk', { month: board.month }), content: t('scores.closeHint'), okText: t('scores.close'),
      onOk: () => close.mutateAsync({ body: { siteId: board.siteId, month: board.month } }).then(() => void message.success(t('scores.closed')), complain),
    })
  return <Button type="primary" loading={close.isPending} onClick={ask}>{t('scores.close')}</Button>
}


function Content({ board }: { board: Board }) {
  const t = useT()
  const time = useTime()
  const session = useSession()
  const { month, site } = board
  const hidden = board.scored - board.people.length
  return (
    <>
      <p className="gj-quiet">{board.closedAt === null ? t('scores.live', { day: board.closesOn }) : t('scores.closedAt', { at: time.at(board.closedAt), by: board.closedBy })}</p>
      <ul className="gj-figures">
        <li>
          <Figure href={board.isWhole} month={month}><span className="gj-quiet">{t('scores.siteTotal')}</span><strong>{formatNumber(site.total, 1)}</strong>{site.isCapped && <span className="gj-tone gj-small" data-tone="overdue">▲ {t('scores.capped')}</span>}</Figure>
        </li>
        {SCORE_PARTS.map((part) => (
          <li key={part}>
            <Figure href={board.isWhole} month={month}>
              <span className="gj-quiet">{t(`scores.part.${part}`)}</span><strong>{formatNumber(site[part], 1)}</strong>
              <span className="gj-quiet gj-small">{site.weights[part] === null ? t('scores.noData', { weight: board.rule.site[part] }) : t('scores.weighs', { weight: formatNumber(site.weights[part], 1) })}</span>
            </Figure>
          </li>
        ))}
      </ul>
      <div className="gj-score-tables">
        <section className="gj-card">
          <header><h2>{t(board.isWhole ? 'scores.people' : 'scores.top')}</h2>{hidden > 0 && <span className="gj-quiet gj-small">{t('scores.hidden', { n: hidden })}</span>}</header>
          {board.people.length === 0 && <p className="gj-body gj-quiet gj-score-empty">{t('scores.empty')}</p>}
          {board.people.length > 0 && (
            <FigureTable label={t('scores.people')} head={[t('scores.name'), { words: t('scores.team') }, t('scores.rank'), ...SCORE_PARTS.map((part) => t(`scores.part.${part}`)), t('scores.total')]}>
              {board.people.map((row) => {
                const isOwn = row.employee.id === session.employeeId
                return (
                  <tr key={row.employee.id} data-own={isOwn || undefined}>
                    <th scope="row">{board.isWhole || isOwn ? <Link to="/quality/scores/details" search={{ month, employee: row.employee.id }}>{row.employee.name}</Link> : row.employee.name}{isOwn && <span className="gj-quiet"> {t('scores.me')}</span>}{row.template === 'receptionist' && <span className="gj-quiet gj-small"> {t('scores.template.receptionist')}</span>}</th>
                    <td data-text>{row.department}</td>
                    <td>{row.rank ?? '—'}</td>
                    {SCORE_PARTS.map((part) => <td key={part} className={row[part] === null ? 'gj-quiet' : undefined}>{formatNumber(row[part], 1)}</td>)}
                    <td><strong>{formatNumber(row.total, 1)}</strong>{row.isCapped && <span className="gj-tone" data-tone="overdue" title={t('scores.capped')}> ▲</span>}</td>
                  </tr>
                )
              })}
            </FigureTable>
          )}
        </section>
        {board.teams.length > 0 && (
          <section className="gj-card">
            <header><h2>{t('scores.teams')}</h2></header>
            <FigureTable label={t('scores.teams')} head={[t('scores.team'), t('scores.rank'), t('scores.heads'), t('scores.mean')]}>
              {board.teams.map((team) => <tr key={team.name}><th scope="row">{team.name}</th><td>{team.rank}</td><td>{team.people}</td><td><strong>{formatNumber(team.score, 1)}</strong></td></tr>)}
            </FigureTable>
          </section>
        )}
      </div>
    </>
  )
}

function Figure({ href, month, children }: { href: boolean; month: string; children: React.ReactNode }) {
  return href ? <Link to="/quality/scores/details" search={{ month }} className="gj-figure">{children}</Link> : <div className="gj-figure">{children}</div>
}
