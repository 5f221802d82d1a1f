import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Checkbox, Form, Input, Popover } from 'antd'
import { useState } from 'react'
import { useAct, useCall, useT } from '@guanjia/ui'
import { parseSearch, stringifySearch } from './search.ts'
import { ProblemAlert } from './problem.tsx'
import type { ListState } from './list-state.ts'
import './record-list.css'

export interface FixedView {
  key: string
  name: string
  /** As in the URL, without `?`. */
  query: string
}

/** Ready-made and kept filters as tabs; the present filters can be kept under a name, for oneself or for all. */
export function SavedViews({ list, fixed, state }: { list: string; fixed: readonly FixedView[]; state: ListState }) {
  const t = useT()
  const { modal } = App.useApp()
  const saved = useCall('platform.listSavedViews', { query: { list } }, { staleTime: 300_000 })
  const forget = useAct('platform.deleteSavedView', ['platform'])
  const views = [
    ...fixed.map((view) => ({ ...view, id: null as string | null, isMine: false })),
    ...(saved.data?.items ?? []).map((view) => ({ ...view, key: view.id })),
  ]
  const isAt = (query: string): boolean => stringifySearch(parseSearch(query)).slice(1) === state.query
  const isKnown = views.some(({ query }) => isAt(query))
  const drop = (id: string, name: string): void => {
    void modal.confirm({
      title: t('shell.views.forget', { name }),
      okText: t('shell.views.forgetAct'),
      cancelText: t('shell.cancel'),
      onOk: () => forget.mutateAsync({ params: { id } }),
    })
  }
  return (
    <div className="gj-tabs" role="group" aria-label={t('shell.views.label')}>
      {views.map(({ key, id, name, query, isMine }) => (
        <span key={key} className="gj-tab" data-at={isAt(query)}>
          <button type="button" aria-pressed={isAt(query)} onClick={() => state.replace(parseSearch(query))}>
            {name}
          </button>
          {id && isMine && isAt(query) && (
            <button type="button" className="gj-tab-x" aria-label={t('shell.views.forget', { name })} onClick={() => drop(id, name)}>
              <CloseOutlined />
            </button>
          )}
        </span>
      ))}
      {!isKnown && state.query !== '' && <KeepView list={list} query={state.query} />}
    </div>
  )
}

function KeepView({ list, query }: { list: string; query: string }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const keep = useAct('platform.createSavedView', ['platform'])
  const submit = (values: { name: string; isShared?: boolean }): void => {
    keep.mutate({ body: { list, query, name: values.name, isShared: values.isShared ?? false } }, { onSuccess: () => setOpen(false) })
  }
  const form = (
    <Form layout="vertical" style={{ width: 260 }} onFinish={submit}>
      <Form.Item name="name" label={t('shell.views.name')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
        <Input maxLength={40} autoFocus />
      </Form.Item>
      <Form.Item name="isShared" valuePropName="checked">
        <Checkbox>{t('shell.views.shared')}</Checkbox>
      </Form.Item>
      <ProblemAlert error={keep.error} />
      <Button type="primary" htmlType="submit" loading={keep.isPending}>
        {t('shell.views.keep')}
      </Button>
    </Form>
  )
  return (
    <Popover trigger="click" placement="bottomLeft" content={form} open={open} onOpenChange={setOpen} destroyOnHidden>
      <Button type="link" size="small" icon={<PlusOutlined />}>
        {t('shell.views.keepThese')}
      </Button>
    </Popover>
  )
}
