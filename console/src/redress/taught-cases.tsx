import { Link } from '@tanstack/react-router'
import { keepPreviousData } from '@tanstack/react-query'
import { App, Button, Form, Select, Tag } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useAct, useCall, useT } from '@guanjia/ui'
import type { TaughtCases as Taught } from '@guanjia/contract/redress.ts'
import { useComplain } from '../kit/problem.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import { useLater } from '../kit/search-box.tsx'
import { LibraryTag } from './looks.tsx'

const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<Values> })))
interface Values {
  caseId: string
}

/** Cases of the library that a course teaches by. */
export function CasesOfCourse({ id }: { id: string }) {
  const found = useCall('redress.casesOfCourse', { params: { id } })
  const add = useAct('redress.addCaseToCourse', ['redress', 'courses'])
  const remove = useAct('redress.removeCaseFromCourse', ['redress', 'courses'])
  if (!found.data) return null
  return <Cases taught={found.data} onAdd={(caseId) => add.mutateAsync({ params: { id }, body: { caseId } })} onRemove={(caseId) => remove.mutateAsync({ params: { id, caseId } })} />
}

/** Cases of the library that a session talks about. */
export function CasesOfSession({ id }: { id: string }) {
  const found = useCall('redress.casesOfSession', { params: { id } })
  const add = useAct('redress.addCaseToSession', ['redress', 'courses'])
  const remove = useAct('redress.removeCaseFromSession', ['redress', 'courses'])
  if (!found.data) return null
  return <Cases taught={found.data} onAdd={(caseId) => add.mutateAsync({ params: { id }, body: { caseId } })} onRemove={(caseId) => remove.mutateAsync({ params: { id, caseId } })} />
}

function Cases({ taught, onAdd, onRemove }: { taught: Taught; onAdd: (caseId: string) => Promise<unknown>; onRemove: (caseId: string) => Promise<unknown> }) {
  const t = useT()
  const complain = useComplain()
  const { message } = App.useApp()
  const [isAdding, setAdding] = useState(false)
  const { items, hidden, mayChange } = taught
  if (items.length === 0 && !mayChange) return null
  return (
    <FactGroup title={t('redress.taught.title')} extra={mayChange && <Button size="small" onClick={() => setAdding(true)}>{t('redress.taught.add')}</Button>}>
      {items.length === 0 && <p className="gj-quiet" style={{ margin: 0 }}>{t('redress.taught.none')}</p>}
      <ul style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 14 }}>
        {items.map((one) => (
          <li key={one.id}>
            <div className="gj-row gj-wrap" style={{ gap: 8 }}>
              <Link to="/library/$id" params={{ id: one.id }}><strong>{one.title}</strong></Link>
              {one.status !== 'published' && <LibraryTag status={one.status} />}
              {one.tags.map((tag) => <Tag key={tag}>{tag}</Tag>)}
              {mayChange && <Button type="link" size="small" style={{ padding: 0, marginLeft: 'auto' }} aria-label={t('redress.taught.removeOne', { title: one.title })} onClick={() => void onRemove(one.id).then(() => message.success(t('redress.taught.removed')), complain)}>{t('redress.taught.remove')}</Button>}
            </div>
            <p className="gj-quiet" style={{ margin: '4px 0 0' }}>{one.lesson}</p>
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className="gj-quiet gj-small" style={{ margin: '12px 0 0' }}>{t('redress.taught.hidden', { n: hidden })}</p>}
      <Suspense>{isAdding && <AddForm known={items.map(({ id }) => id)} onAdd={onAdd} onClose={() => setAdding(false)} />}</Suspense>
    </FactGroup>
  )
}

const WAIT_MS = 150

/** Chooses a published case by typing; the newest are offered at once. */
function AddForm({ known, onAdd, onClose }: { known: readonly string[]; onAdd: (caseId: string) => Promise<unknown>; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const [words, setWords] = useState('')
  const q = useLater(words.trim(), WAIT_MS)
  const found = useCall('redress.listLibraryCases', { query: { limit: 30, filter: { q: q || undefined, status: 'published' } } }, { placeholderData: keepPreviousData })
  const options = (found.data?.items ?? []).filter(({ id }) => !known.includes(id)).map(({ id, title, tags }) => ({ value: id, label: title, hint: tags.join(' ') }))
  return (
    <ActForm title={t('redress.taught.add')} verb={t('redress.taught.add')} hint={t('redress.taught.hint')} onClose={onClose} onSubmit={({ caseId }) => onAdd(caseId).then(() => message.success(t('redress.taught.added')))}>
      <Form.Item name="caseId" label={t('redress.taught.case')} rules={[{ required: true, message: t('redress.needed') }]}>
        <Select autoFocus showSearch={{ filterOption: false, onSearch: setWords }} placeholder={t('redress.library.search')} options={options} notFoundContent={t('redress.library.empty')} optionRender={({ data }) => <span className="gj-row"><span className="gj-clip">{data.label}</span><span className="gj-quiet gj-small gj-clip">{data.hint}</span></span>} />
      </Form.Item>
    </ActForm>
  )
}
