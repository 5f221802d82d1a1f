import { App, Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { urlOf, useAct, useCall, useLabel, useT, useTime, type Shape, type Tone } from '@guanjia/ui'
import type { Swap } from '@guanjia/contract/staffing.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { useComplain } from '../kit/problem.tsx'
import { RecordList } from '../kit/record-list.tsx'
import { many } from '../kit/search.ts'
import { Look } from '../kit/status-tag.tsx'
import { useSite } from '../session/session.tsx'
import { RotaTabs } from './tabs.tsx'

const LOOKS: Record<Swap['state'], { tone: Tone; shape: Shape }> = {
  asked: { tone: 'waiting', shape: 'pause' }, accepted: { tone: 'active', shape: 'half' }, approved: { tone: 'done', shape: 'tick' }, refused: { tone: 'closed', shape: 'ring' }, declined: { tone: 'closed', shape: 'ring' }, withdrawn: { tone: 'closed', shape: 'ring' },
}

/** Swaps: a colleague agrees, then who plans approves; the rules are looked at both times. */
export function SwapList() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const site = useSite()
  const state = useListState()
  const complain = useComplain()
  const { message } = App.useApp()
  const act = useAct('staffing.actOnSwap', ['staffing'])
  const filter = { state: many(state.search.state) } as never
  const rows = useCall('staffing.listSwaps', { query: { siteId: site.id, limit: 50, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const shift = (one: Swap['gives'] | null): string => (one === null ? t('rota.takesOver') : `${one.day.slice(5)} ${one.post.name} ${one.shift}`)
  const run = (row: Swap, action: Swap['allowedActions'][number]): void => act.mutate({ params: { id: row.id }, body: { action, version: row.version } }, { onError: complain, onSuccess: (done) => void message.success(label('swapState', done.state)) })
  const columns: Column<Swap>[] = [
    { key: 'asked', title: t('rota.askedBy'), width: 110, render: (row) => row.askedBy.name },
    { key: 'gives', title: t('rota.gives'), width: 190, render: (row) => shift(row.gives) },
    { key: 'with', title: t('rota.with'), width: 110, render: (row) => row.with.name },
    { key: 'takes', title: t('rota.takes'), width: 190, render: (row) => shift(row.takes) },
    { key: 'reason', title: t('rota.reason'), render: (row) => row.reason },
    { key: 'state', title: t('rota.state'), width: 130, render: (row) => <Look look={LOOKS[row.state]} text={label('swapState', row.state)} /> },
    { key: 'at', title: t('rota.askedAt'), width: 120, render: (row) => time.at(row.askedAt) },
    { key: 'acts', title: '', width: 200, render: (row) => <span style={{ display: 'flex', gap: 4 }}>{row.allowedActions.map((action) => <Button key={action} size="small" loading={act.isPending} type={action === 'approve' || action === 'accept' ? 'primary' : 'default'} onClick={() => run(row, action)}>{label('swapAction', action)}</Button>)}</span> },
  ]
  return (
    <RecordList
      name="swaps" title={t('rota.tabs.swaps')} columns={columns} state={state} rows={rows} rowKey={(row) => row.id} filters={[{ key: 'state', kind: 'choices', label: t('rota.state'), choices: useChoices('swapState') }]}
      views={[{ key: 'all', name: t('rota.all'), query: '' }, { key: 'accepted', name: t('rota.toApprove'), query: 'state=accepted' }]} exportHref={(format) => urlOf('staffing.exportSwaps', { query: { siteId: site.id, format, filter } })}
      above={<RotaTabs at="swaps" />} empty={{ title: t('rota.noSwaps'), hint: t('rota.noSwapsHint') }}
    />
  )
}
