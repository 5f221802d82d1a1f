import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { formatNumber, urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { ScoreAppeal } from '@guanjia/contract/scores.ts'
import { useChoices } from '../../kit/choices.ts'
import type { Column } from '../../kit/data-table.tsx'
import { useListState } from '../../kit/list-state.ts'
import { useComplain } from '../../kit/problem.tsx'
import { RecordList } from '../../kit/record-list.tsx'
import { many, yes } from '../../kit/search.ts'
import { Look } from '../../kit/status-tag.tsx'
import { useSite } from '../../session/session.tsx'
import { APPEAL_LOOK } from '../improve/looks.ts'
import { QualityTabs } from '../quality-tabs.tsx'

const DecideForm = lazy(() => import('./appeal-forms.tsx').then(({ DecideForm }) => ({ default: DecideForm })))
type Act = ScoreAppeal['allowedActions'][number]

function useColumns(onAct: (appeal: ScoreAppeal, act: Act) => void): Column<ScoreAppeal>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'number', title: t('improve.number'), width: 150, render: (row) => row.number },
    { key: 'state', title: t('improve.state'), width: 100, render: (row) => <Look look={APPEAL_LOOK[row.state]} text={label('scoreAppealState', row.state)} /> },
    { key: 'who', title: t('improve.appeal.who'), width: 130, render: (row) => <Link to="/quality/scores/details" search={{ month: row.month, employee: row.employee.id }}>{row.employee.name} {row.month}</Link> },
    { key: 'record', title: t('improve.appeal.record'), width: 160, render: (row) => row.recordNumber },
    { key: 'lost', title: t('improve.appeal.lost'), width: 70, align: 'right', render: (row) => `−${formatNumber(row.lost, 2)}` },
    { key: 'reason', title: t('improve.appeal.reason'), render: (row) => <span className="gj-clip" title={row.reason}>{row.reason}</span> },
    { key: 'due', title: t('improve.appeal.answerDue'), width: 120, render: (row) => time.short(row.answerDueAt) },
    { key: 'decision', title: t('improve.appeal.decision'), render: (row) => <span className="gj-clip" title={row.decision}>{row.correction && <strong>{t('improve.appeal.corrected', { before: formatNumber(row.correction.before, 1), after: formatNumber(row.correction.after, 1) })} </strong>}{row.decision}</span> },
    { key: 'acts', title: '', width: 200, render: (row) => <span className="gj-row">{row.allowedActions.map((act) => <Button key={act} size="small" type={act === 'accept' ? 'primary' : 'default'} ghost={act === 'accept'} onClick={() => onAct(row, act)}>{label('scoreAppealAction', act)}</Button>)}</span> },
  ]
}

/** Appeals against scores: the own ones for everybody, all of a site for who scores. */
export function AppealList() {
  const t = useT()
  const site = useSite()
  const state = useListState()
  const complain = useComplain()
  const states = useChoices('scoreAppealState')
  const withdraw = useAct('scores.actOnAppeal', ['scores'])
  const [opened, setOpened] = useState<{ appeal: ScoreAppeal; action: 'accept' | 'refuse' } | null>(null)
  const filter = { state: many(state.search.state), month: state.search.month, mine: yes(state.search.mine) } as never
  const rows = useCall('scores.listAppeals', { query: { siteId: site.id, limit: 50, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const act = (appeal: ScoreAppeal, action: Act): void => (action === 'withdraw' ? withdraw.mutate({ params: { id: appeal.id }, body: { action, version: appeal.version } }, { onError: complain }) : setOpened({ appeal, action }))
  return (
    <>
      <RecordList
        name="score-appeals"
        title={t('improve.appeal.title')}
        columns={useColumns(act)}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        filters={[{ key: 'state', kind: 'choices', label: t('improve.state'), choices: states }]}
        views={[{ key: 'open', name: t('improve.appeal.open'), query: 'state=open' }, { key: 'all', name: t('improve.appeal.all'), query: '' }]}
        exportHref={(format) => urlOf('scores.exportAppeals', { query: { siteId: site.id, format, filter } })}
        acts={<QualityTabs at="appeals" />}
        empty={{ title: t('improve.appeal.empty'), hint: t('improve.appeal.emptyHint') }}
      />
      <Suspense>{opened && <DecideForm {...opened} onClose={() => setOpened(null)} />}</Suspense>
    </>
  )
}
