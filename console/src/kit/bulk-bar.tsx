import { App, Button, Drawer, Form, Result, Tag } from 'antd'
import { useState, type ReactNode } from 'react'
import { formatNumber, useAct, useT } from '@guanjia/ui'
import { BULK_MOST } from '@guanjia/ui/archives/choices.ts'
import type { BulkOutcome } from '@guanjia/contract/bulk.ts'
import type { Bulk, BulkAct } from './bulk.ts'
import { useNewId } from './new-id.ts'
import { ProblemAlert } from './problem.tsx'
import './bulk-bar.css'

interface Props {
  bulk: Bulk
  ids: readonly string[]
  nameOf: (id: string) => ReactNode
  onClear: () => void
}

/** What is chosen, and the acts on all of it. */
export function BulkBar(props: Props) {
  const { bulk, ids, onClear } = props
  const t = useT()
  const [act, setAct] = useState<BulkAct | null>(null)
  const tooMany = ids.length > BULK_MOST
  return (
    <div className="gj-bulk-bar" role="region" aria-label={t('bulk.label')}>
      <strong>{t('bulk.chosen', { n: formatNumber(ids.length) })}</strong>
      {bulk.acts.map((one) => (
        <Button key={one.key} size="small" danger={one.isDanger} disabled={tooMany} onClick={() => setAct(one)}>
          {one.name}
        </Button>
      ))}
      {bulk.links?.map(({ key, name, href }) => (
        <Button key={key} size="small" href={href(ids)} target="_blank">
          {name}
        </Button>
      ))}
      {tooMany && <span className="gj-quiet">{t('bulk.tooMany', { n: BULK_MOST })}</span>}
      <Button size="small" type="text" onClick={onClear}>
        {t('bulk.clear')}
      </Button>
      {act && <BulkDrawer key={act.key} {...props} act={act} onClose={() => setAct(null)} />}
    </div>
  )
}

/** Fill in, see what would become of each record, then do it: what some refuse does not hold back the others. */
function BulkDrawer({ bulk, ids, nameOf, act, onClear, onClose }: Props & { act: BulkAct; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const [form] = Form.useForm<Record<string, unknown>>()
  // One id for this intent: a second click, or a retry after a lost answer, does nothing twice.
  const id = useNewId()
  const [seen, setSeen] = useState<{ items: readonly BulkOutcome[]; done: number; refused: number; body: Record<string, unknown> } | null>(null)
  const [isOver, setIsOver] = useState(false)
  const look = useAct('bulk.actOnMany', [])
  const perform = useAct('bulk.actOnMany', [...bulk.stale])
  const preview = (values: Record<string, unknown>): void => {
    const body = act.body(values)
    look.mutate({ body: { id, path: bulk.path, ids: [...ids], body, isPreview: true } }, { onSuccess: (answer) => setSeen({ ...answer, body }) })
  }
  const go = (): void => {
    if (!seen) return
    perform.mutate(
      { body: { id, path: bulk.path, ids: seen.items.filter(({ code }) => code === 'ok').map((item) => item.id), body: seen.body } },
      {
        onSuccess: (answer) => {
          if (answer.refused === 0) {
            void message.success(t('bulk.done', { n: formatNumber(answer.done) }))
            onClear()
            return onClose()
          }
          setSeen({ ...answer, body: seen.body })
          setIsOver(true)
        },
      },
    )
  }
  const footer = seen && !isOver && (
    <div className="gj-row" style={{ justifyContent: 'flex-end' }}>
      <Button onClick={() => setSeen(null)}>{t('bulk.back')}</Button>
      <Button type="primary" danger={act.isDanger} disabled={seen.done === 0} loading={perform.isPending} onClick={go}>
        {t('bulk.perform', { act: act.name, n: formatNumber(seen.done) })}
      </Button>
    </div>
  )
  return (
    <Drawer open title={`${act.name} · ${t('bulk.chosen', { n: formatNumber(ids.length) })}`} size={520} onClose={onClose} footer={footer || null}>
      <div hidden={seen !== null}>
        <Form form={form} layout="vertical" {...(act.initial ? { initialValues: act.initial } : {})} onFinish={preview}>
          {act.fields}
          <ProblemAlert error={look.error} />
          <Button type="primary" htmlType="submit" loading={look.isPending}>
            {t('bulk.preview')}
          </Button>
        </Form>
      </div>
      {seen && (
        <>
          {isOver && <Result status="warning" title={t('bulk.partly', { done: formatNumber(seen.done), refused: formatNumber(seen.refused) })} />}
          {!isOver && <p>{t('bulk.wouldBe', { done: formatNumber(seen.done), refused: formatNumber(seen.refused) })}</p>}
          <ProblemAlert error={perform.error} />
          <ul className="gj-bulk-list">
            {[...seen.items].sort((a, b) => Number(a.code === 'ok') - Number(b.code === 'ok')).map((item) => (
              <li key={item.id}>
                <span>{nameOf(item.id)}</span>
                {item.code === 'ok' ? <Tag color="success" variant="filled">{isOver ? t('bulk.ok') : t('bulk.can')}</Tag> : <span className="gj-tone gj-grow" data-tone="overdue">{item.title}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </Drawer>
  )
}
