import { App, Button, Form, Input, Radio, Select } from 'antd'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Session } from '@guanjia/contract/courses.ts'
import type { SessionNote } from '@guanjia/contract/sharing.ts'
import { useChoices } from '../kit/choices.ts'
import { useNewId } from '../kit/new-id.ts'
import { useComplain } from '../kit/problem.tsx'
import { FactGroup } from '../kit/record-page.tsx'

const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<Values> })))
interface Values {
  kind: SessionNote['kind']
  title: string
  body: string
  caseId?: string | null
  aboutId?: string | null
  audience?: 'staff' | 'everybody'
}

/** What was noted at a session: cases that were analysed, tips, what colleagues learned from each other, where a drill left the script. */
export function SessionNotes({ session }: { session: Session }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const complain = useComplain()
  const { message } = App.useApp()
  const params = { id: session.id }
  const found = useCall('sharing.listSessionNotes', { params })
  const remove = useAct('sharing.removeSessionNote', ['sharing'])
  const [opened, setOpened] = useState<'add' | SessionNote | null>(null)
  const notes = found.data
  if (!notes || (notes.items.length === 0 && notes.kinds.length === 0)) return null
  const extra = notes.kinds.length > 0 && <Button size="small" onClick={() => setOpened('add')}>{t('sharing.addNote')}</Button>
  return (
    <FactGroup title={t('sharing.notes')} extra={extra}>
      {notes.items.length === 0 && <p className="gj-quiet" style={{ margin: 0 }}>{t('sharing.noNotes')}</p>}
      <ul style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 14 }}>
        {notes.items.map((note) => (
          <li key={note.id}>
            <span className="gj-quiet gj-small">{label('noteKind', note.kind)}</span> <strong>{note.title}</strong>
            {note.about && <span className="gj-quiet"> · {t('sharing.learnedFrom', { name: note.about.name })}</span>}
            <p style={{ margin: '4px 0', whiteSpace: 'pre-wrap' }}>{note.body}</p>
            <div className="gj-row gj-wrap gj-quiet gj-small" style={{ gap: 8 }}>
              <span>{t('sharing.by', { name: note.author.name, at: time.at(note.at) })}</span>
              {note.case && <Link to="/cases/$id" params={{ id: note.case.id }}>{note.case.label || t('sharing.cases')}</Link>}
              {note.articleId && <Link to="/knowledge/$id" params={{ id: note.articleId }}>{t('sharing.openArticle')}</Link>}
              {note.mayPublish && <Button type="link" size="small" style={{ padding: 0 }} onClick={() => setOpened(note)}>{t('sharing.publish')}</Button>}
              {note.mayRemove && <Button type="link" size="small" style={{ padding: 0 }} onClick={() => remove.mutate({ params: { id: session.id, noteId: note.id } }, { onSuccess: () => void message.success(t('sharing.removed')), onError: complain })}>{t('sharing.remove')}</Button>}
            </div>
          </li>
        ))}
      </ul>
      <Suspense>
        {opened === 'add' && <NoteForm session={session} kinds={notes.kinds} onClose={() => setOpened(null)} />}
        {opened !== null && opened !== 'add' && <PublishForm sessionId={session.id} note={opened} onClose={() => setOpened(null)} />}
      </Suspense>
    </FactGroup>
  )
}

function NoteForm({ session, kinds, onClose }: { session: Session; kinds: readonly SessionNote['kind'][]; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const id = useNewId()
  const add = useAct('sharing.addSessionNote', ['sharing'])
  const choices = useChoices('noteKind').filter(({ value }) => kinds.includes(value))
  const there = session.attendees.filter(({ signedAt }) => signedAt !== null).map(({ employee }) => ({ value: employee.id, label: employee.name }))
  const [words, setWords] = useState('')
  const cases = useCall('cases.listCases', { query: { siteId: session.siteId, limit: 20, filter: { q: words || undefined } as never } }, { enabled: kinds.includes('case') })
  const submit = async ({ kind, title, body, caseId, aboutId }: Values): Promise<void> => {
    await add.mutateAsync({ params: { id: session.id }, body: { id, kind, title, body, caseId: kind === 'case' ? (caseId ?? null) : null, aboutId: kind === 'peer' ? (aboutId ?? null) : null } })
    void message.success(t('sharing.saved'))
  }
  return (
    <ActForm title={t('sharing.addNote')} verb={t('sharing.save')} width={600} initial={{ kind: kinds[0]! }} onSubmit={submit} onClose={onClose}>
      {(form) => (
        <>
          <Form.Item name="kind" label={t('sharing.noteKind')}><Radio.Group options={choices} /></Form.Item>
          <Form.Item noStyle dependencies={['kind']}>
            {() => {
              const kind = form.getFieldValue('kind') as SessionNote['kind']
              if (kind === 'case') return <Form.Item name="caseId" label={t('sharing.caseNumber')}><Select allowClear showSearch={{ filterOption: false, onSearch: setWords }} options={cases.data?.items.map((one) => ({ value: one.id, label: `${one.number} ${one.title}` })) ?? []} /></Form.Item>
              if (kind === 'peer') return <Form.Item name="aboutId" label={t('sharing.about')} extra={t('sharing.onlyUs')} rules={[{ required: true }]}><Select showSearch={{ optionFilterProp: 'label' }} options={there} /></Form.Item>
              return null
            }}
          </Form.Item>
          <Form.Item name="title" label={t('sharing.noteTitle')} rules={[{ required: true }]}><Input maxLength={100} autoFocus /></Form.Item>
          <Form.Item name="body" label={t('sharing.noteBody')} rules={[{ required: true }]}><Input.TextArea maxLength={4000} autoSize={{ minRows: 4 }} /></Form.Item>
        </>
      )}
    </ActForm>
  )
}

function PublishForm({ sessionId, note, onClose }: { sessionId: string; note: SessionNote; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const publish = useAct('sharing.publishTip', ['sharing', 'knowledge'])
  const submit = async ({ audience = 'staff' }: Values): Promise<void> => {
    await publish.mutateAsync({ params: { id: sessionId, noteId: note.id }, body: { audience } })
    void message.success(t('sharing.published'))
  }
  return (
    <ActForm title={`${t('sharing.publish')} · ${note.title}`} verb={t('sharing.publish')} initial={{ audience: 'staff' }} onSubmit={submit} onClose={onClose}>
      <Form.Item name="audience" label={t('sharing.audience')}><Radio.Group options={[{ value: 'staff', label: t('sharing.toStaff') }, { value: 'everybody', label: t('sharing.toEverybody') }]} /></Form.Item>
    </ActForm>
  )
}
