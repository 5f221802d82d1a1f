import { App, Button } from 'antd'
import { useState } from 'react'
import { isProblem, useAct, useLabel, useT } from '@guanjia/ui'
import type { Obstacle } from '@guanjia/contract/dispatch.ts'
import type { WorkOrder, WorkOrderSummary } from '@guanjia/contract/workorders.ts'
import { problemWords, useComplain } from '../kit/problem.tsx'

type Giving = Pick<WorkOrderSummary, 'id' | 'number' | 'version'>
export type Asked = { order: Giving; worker: { id: string; name: string }; against: string }

const UNDO_SECONDS = 10

/**
 * Gives an order to a worker, with ten seconds to take it back. What stands against it is said by the server: what a note may override is
 * asked for in a dialog (`asked`), a missing certificate is only said.
 */
export function useAssign(): {
  assign: (order: Giving, worker: { id: string; name: string }, override?: string) => Promise<void>
  asked: Asked | null
  forget: () => void
  undoLast: () => void
} {
  const t = useT()
  const label = useLabel()
  const { notification } = App.useApp()
  const complain = useComplain()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [last, setLast] = useState<{ order: WorkOrder; until: number } | null>(null)
  const act = useAct('workorders.actOnWorkOrder', ['workorders', 'cases', 'dispatch', 'platform'])

  const undo = async (order: WorkOrder): Promise<void> => {
    notification.destroy(order.id)
    setLast(null)
    try {
      await act.mutateAsync({ params: { id: order.id }, body: { action: 'decline', reason: t('dispatch.undoNote'), version: order.version } })
      notification.success({ title: t('dispatch.undone', { number: order.number }), duration: 3, placement: 'bottomRight' })
    } catch (error) {
      complain(error)
    }
  }
  const assign = async (order: Giving, worker: { id: string; name: string }, override?: string): Promise<void> => {
    const how = override === undefined ? {} : { isOverride: true, note: override }
    try {
      const after = await act.mutateAsync({ params: { id: order.id }, body: { action: 'assign', workerId: worker.id, version: order.version, ...how } })
      setAsked(null)
      setLast({ order: after, until: Date.now() + UNDO_SECONDS * 1000 })
      // An emergency can't be declined: whoever gave it to the wrong one transfers it.
      notification.success({
        key: after.id,
        title: t('workorders.assigned', { number: order.number, name: worker.name }),
        duration: UNDO_SECONDS,
        showProgress: true,
        placement: 'bottomRight',
        actions: after.allowedActions.includes('decline') ? (
          <Button size="small" onClick={() => void undo(after)}>
            {t('dispatch.undo')}
          </Button>
        ) : undefined,
      })
    } catch (error) {
      const obstacles = obstaclesOf(error)
      if (obstacles === null || override !== undefined) {
        if (override !== undefined) throw error
        return complain(error)
      }
      const against = obstacles.map(({ kind, detail }) => [label('obstacle', kind), detail].filter(Boolean).join(' ')).join('；')
      if (obstacles.some(({ kind }) => kind === 'certificate'))
        notification.error({ title: problemWords(error, t).title, description: `${worker.name}：${against}。${t('dispatch.override.never')}`, placement: 'topRight', duration: 8 })
      else setAsked({ order, worker, against })
    }
  }
  return {
    assign,
    asked,
    forget: () => setAsked(null),
    undoLast: () => {
      if (last && last.until > Date.now() && last.order.allowedActions.includes('decline')) void undo(last.order)
    },
  }
}

function obstaclesOf(error: unknown): Obstacle[] | null {
  if (!isProblem(error, 'work_order.worker_not_suitable')) return null
  const current = error.problem?.current as { obstacles?: Obstacle[] } | undefined
  return current?.obstacles ?? null
}
