import { App, Button, Drawer, Form, Input, Radio, Select } from 'antd'
import { Link } from '@tanstack/react-router'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT, useTime, type CallInput, type Shape, type Tone } from '@guanjia/ui'
import type { Lesson } from '@guanjia/contract/sharing.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { useNewId } from '../kit/new-id.ts'
import { useComplain } from '../kit/problem.tsx'
import { FactGroup, Facts } from '../kit/record-page.tsx'
import { RecordList } from '../kit/record-list.tsx'
import { many } from '../kit/search.ts'
import { Look } from '../kit/status-tag.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { TrainingTabs } from './tabs.tsx'

const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<Values> })))
type Values = Omit<NonNullable<CallInput<'sharing.createLesson'>['body']>, 'id' | 'siteId' | 'source'>
const LOOKS: Record<Lesson['state'], { tone: Tone; shape: Shape }> = { draft: { tone: 'idle', shape: 'ring' }, published: { tone: 'done', shape: 'tick' }, retired: { tone: 'closed', shape: 'tick' } }

function useColumns(): Column<Lesson>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'number', title: t('sharing.lessons.number'), width: 160, render: (row) => row.number },
    { key: 'kind', title: t('sharing.lessons.kind'), width: 80, render: (row) => label('lessonKind', row.kind) },
    { key: 'title', title: t('sharing.lessons.name'), width: 260, render: (row) => row.title },
    { key: 'learned', title: t('sharing.lessons.learned'), render: (row) => <span className="gj-quiet">{row.learned}</span> },
    { key: 'topic', title: t('sharing.lessons.topic'), width: 116, render: (row) => label('questionTopic', row.topic) },
    { key: 'state', title: t('sharing.lessons.state'), width: 100, render: (row) => <Look look={LOOKS[row.state]} text={label('lessonState', row.state)} /> },
    { key: 'by', title: t('sharing.lessons.by'), width: 170, render: (row) => `${row.writtenBy} ${time.at(row.writtenAt)}` },
  ]
}

/** What went well and what went wrong, for the whole company; beside it with whom it was exchanged. */
export function LessonList() {
  const t = useT()
  const may = useMay()
  const state = useListState()
  const [opened, setOpened] = useState<Lesson | 'new' | null>(null)
  const { q, kind, topic, state: states } = state.search
  const filter = { q, kind: many(kind), topic: many(topic), state: many(states) } as never
  const rows = useCall('sharing.listLessons', { query: { limit: 50, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const add = may('training:manage') && <Button type="primary" onClick={() => setOpened('new')}>{t('sharing.lessons.new')}</Button>
  return (
    <>
      <RecordList
        name="lessons"
        title={t('sharing.lessons.title')}
        columns={useColumns()}
        state={state}
        rows={rows as never}
        rowKey={(row: Lesson) => row.id}
        onOpen={(row: Lesson) => setOpened(row)}
        filters={[{ key: 'q', kind: 'words', label: t('sharing.lessons.search') }, { key: 'topic', kind: 'choices', label: t('sharing.lessons.topic'), choices: useChoices('questionTopic') }]}
        views={[{ key: 'all', name: t('sharing.lessons.all'), query: '' }, { key: 'experience', name: t('sharing.lessons.experience'), query: 'kind=experience' }, { key: 'lesson', name: t('sharing.lessons.lesson'), query: 'kind=lesson' }, ...(may('training:manage') ? [{ key: 'drafts', name: t('sharing.lessons.drafts'), query: 'state=draft' }, { key: 'retired', name: t('sharing.lessons.retired'), query: 'state=retired' }] : [])]}
        exportHref={(format) => urlOf('sharing.exportLessons', { query: { format, filter } })}
        acts={<><Link to="/training/exchanges"><Button>{t('sharing.exchange.title')}</Button></Link>{add}</>}
        above={<TrainingTabs at="lessons" />}
        empty={{ title: t('sharing.lessons.empty'), hint: t('sharing.lessons.emptyHint'), act: add }}
      />
      <Suspense>
        {opened === 'new' && <LessonForm lesson={null} onClose={() => setOpened(null)} />}
        {opened !== null && opened !== 'new' && <LessonDrawer id={opened.id} onClose={() => setOpened(null)} />}
      </Suspense>
    </>
  )
}

function LessonDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const complain = useComplain()
  const { message } = App.useApp()
  const [isEditing, setEditing] = useState(false)
  const found = useCall('sharing.getLesson', { params: { id } })
  const act = useAct('sharing.actOnLesson', ['sharing'])
  const lesson = found.data
  const acts: Act[] = lesson?.allowedActions.map((action) => ({ key: action, text: label('lessonAction', action), isDanger: action === 'retire', isRare: action === 'retire', onClick: () => act.mutate({ params: { id }, body: { action, version: lesson.version } }, { onError: complain, onSuccess: () => void message.success(label('lessonAction', action)) }) })) ?? []
  if (lesson?.mayEdit) acts.push({ key: 'edit', text: t('sharing.lessons.change'), onClick: () => setEditing(true) })
  return (
    <Drawer open size={560} title={lesson?.title} onClose={onClose} extra={<ActionBar acts={acts} hasNext={lesson?.state === 'draft'} />}>
      {lesson && (
        <>
          <FactGroup title={`${lesson.number} · ${label('lessonKind', lesson.kind)}`} extra={<Look look={LOOKS[lesson.state]} text={label('lessonState', lesson.state)} />}>
            <Facts facts={[
              { label: t('sharing.lessons.topic'), value: label('questionTopic', lesson.topic) }, { label: t('sharing.lessons.by'), value: lesson.writtenBy },
              { label: t('sharing.lessons.happened'), isWide: true, value: <span style={{ whiteSpace: 'pre-wrap' }}>{lesson.happened}</span> }, { label: t('sharing.lessons.learned'), isWide: true, value: <span style={{ whiteSpace: 'pre-wrap' }}>{lesson.learned}</span> },
              lesson.source && { label: t('sharing.lessons.source'), isWide: true, value: lesson.source.type === 'case' ? <Link to="/cases/$id" params={{ id: lesson.source.id }}>{lesson.source.label}</Link> : lesson.source.label },
            ]} />
          </FactGroup>
          <FactGroup title={t('sharing.lessons.exchanges')}>
            {lesson.exchanges.length === 0 && <p className="gj-quiet" style={{ margin: 0 }}>{t('sharing.lessons.notExchanged')}</p>}
            <ul style={{ margin: 0, paddingLeft: 18 }}>{lesson.exchanges.map((one) => <li key={one.id}>{one.exchangedOn} {one.partner} · {t(`sharing.lessons.${one.direction}`)}</li>)}</ul>
          </FactGroup>
          <Suspense>{isEditing && <LessonForm lesson={lesson} onClose={() => setEditing(false)} />}</Suspense>
        </>
      )}
    </Drawer>
  )
}

function LessonForm({ lesson, onClose }: { lesson: Lesson | null; onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const id = useNewId()
  const create = useAct('sharing.createLesson', ['sharing'])
  const change = useAct('sharing.changeLesson', ['sharing'])
  const [kinds, topics] = [useChoices('lessonKind'), useChoices('questionTopic')]
  const submit = async (values: Values): Promise<void> => {
    if (lesson) await change.mutateAsync({ params: { id: lesson.id }, body: { ...values, version: lesson.version } })
    else await create.mutateAsync({ body: { ...values, id, siteId: site.id, source: null } })
    void message.success(t('sharing.lessons.saved'))
  }
  return (
    <ActForm title={lesson ? lesson.title : t('sharing.lessons.new')} verb={t(lesson ? 'sharing.lessons.change' : 'sharing.lessons.save')} width={640} initial={lesson ?? { kind: 'lesson' }} onSubmit={submit} onClose={onClose}>
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: 12 }}>
        <Form.Item name="kind" label={t('sharing.lessons.kind')}><Radio.Group options={kinds} /></Form.Item>
        <Form.Item name="topic" label={t('sharing.lessons.topic')} rules={[{ required: true }]}><Select options={topics} showSearch={{ optionFilterProp: 'label' }} /></Form.Item>
      </div>
      <Form.Item name="title" label={t('sharing.lessons.name')} rules={[{ required: true }]}><Input maxLength={100} autoFocus /></Form.Item>
      <Form.Item name="happened" label={t('sharing.lessons.happened')} rules={[{ required: true }]}><Input.TextArea maxLength={4000} autoSize={{ minRows: 3 }} /></Form.Item>
      <Form.Item name="learned" label={t('sharing.lessons.learned')} rules={[{ required: true }]}><Input.TextArea maxLength={4000} autoSize={{ minRows: 3 }} /></Form.Item>
    </ActForm>
  )
}
