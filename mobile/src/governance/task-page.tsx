import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { Link, useLocation, useParams } from 'wouter'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import type { StaffTask } from '@guanjia/contract/tasks.ts'
import { Page } from '../app/page.tsx'
import { useCan } from '../app/session.tsx'
import { useSiteId } from '../app/site.tsx'
import { Field, LineField, WordsField } from '../kit/field.tsx'
import { recordId } from '../kit/ids.ts'
import { ListState, Refreshable } from '../kit/list.tsx'
import { Empty } from '../kit/empty.tsx'
import { ProblemNote, WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { useSend } from '../kit/send.ts'
import { toast } from '../kit/toast.tsx'

type Action = StaffTask['allowedActions'][number]
const HOURS = [2, 4, 8, 24, 72] as const

/** Tasks and assists that I have to do with, and asking for help. */
export function StaffTasks() {
  const t = useT()
  const time = useTime()
  const [, navigate] = useLocation()
  const siteId = useSiteId()
  const found = useCall('tasks.listTasks', { query: { siteId, limit: 50, filter: { mine: true } as never } }, { enabled: siteId !== '' })
  return (
    <Page title={t('tasks.title')} back="/me" foot={<Button block size="large" color="primary" onClick={() => navigate('/tasks/new')}>{t('tasks.newAssist')}</Button>}>
      <Refreshable modules={['tasks']}>
        <ListState answer={found} empty={<Empty title={t('tasks.empty')} text={t('tasks.emptyHint')} />}>
          {(items) => items.map((one) => (
            <article key={one.id} className="card record">
              <Link href={`/tasks/${one.id}`} className="record-link">
                <strong className="record-title">{one.title}</strong>
                <span className="record-bottom">{t(`tasks.kind.${one.kind}`)} · {t(`tasks.state.${one.state}`)} · {one.toDepartment?.name ?? one.doer?.name}<span className="record-number">{time.at(one.dueAt)}</span></span>
              </Link>
            </article>
          ))}
        </ListState>
      </Refreshable>
    </Page>
  )
}

/** Asks another department for help, or gives a task to a colleague. */
export function NewTask() {
  const t = useT()
  const can = useCan()
  const [, navigate] = useLocation()
  const siteId = useSiteId()
  const [id] = useState(recordId)
  const [kind, setKind] = useState<StaffTask['kind']>('assist')
  const [title, setTitle] = useState('')
  const [detail, setDetail] = useState('')
  const [to, setTo] = useState('')
  const [hours, setHours] = useState<number>(4)
  const [isAsked, setAsked] = useState(false)
  const departments = useCall('organization.listDepartments', { query: { siteId } as never }, { enabled: siteId !== '' })
  const colleagues = useCall('organization.listEmployees', { query: { siteId } as never }, { enabled: siteId !== '' && kind === 'ad_hoc' && can('people:read') })
  const { send, isBusy, error } = useSend('tasks.createTask', 'new')
  const choices = kind === 'assist' ? (departments.data?.items ?? []) : (colleagues.data?.items ?? []).filter(({ isActive }) => isActive)
  async function submit(): Promise<void> {
    setAsked(true)
    if (!title.trim() || !to) return
    try {
      const made = await send({ body: { id, siteId, kind, title: title.trim(), detail: detail.trim(), toDepartmentId: kind === 'assist' ? to : null, doerId: kind === 'ad_hoc' ? to : null, dueAt: new Date(Date.now() + hours * 3_600_000).toISOString() } })
      if (!made) return
      toast(t('tasks.made'))
      navigate(`/tasks/${made.id}`, { replace: true })
    } catch {
      // Said below.
    }
  }
  return (
    <Page title={kind === 'assist' ? t('tasks.newAssist') : t('tasks.newTask')} back="/tasks" foot={<Button block size="large" color="primary" loading={isBusy} onClick={() => void submit()}>{kind === 'assist' ? t('tasks.newAssist') : t('tasks.newTask')}</Button>}>
      <section className="card form">
        {can('tasks:assign') && (
          <div className="choice-chips" role="radiogroup" aria-label={t('tasks.title')}>
            {(['assist', 'ad_hoc'] as const).map((one) => <button key={one} type="button" role="radio" aria-checked={kind === one} onClick={() => { setKind(one); setTo('') }}>{t(`tasks.kind.${one}`)}</button>)}
          </div>
        )}
        <LineField label={t('tasks.what')} max={200} value={title} onChange={setTitle} error={isAsked && !title.trim() ? t('shell.fieldNeeded') : undefined} />
        <Field label={kind === 'assist' ? t('tasks.to') : t('tasks.doer')} error={isAsked && !to ? t('shell.fieldNeeded') : undefined}>
          {(wiring) => (
            <select {...wiring} className="input" value={to} onChange={(event) => setTo(event.target.value)}>
              <option value="" />
              {choices.map(({ id: key, name }) => <option key={key} value={key}>{name}</option>)}
            </select>
          )}
        </Field>
        <Field label={t('tasks.due')}>
          {(wiring) => (
            <select {...wiring} className="input" value={hours} onChange={(event) => setHours(Number(event.target.value))}>
              {HOURS.map((one) => <option key={one} value={one}>{t('tasks.report.hoursN', { n: one })}</option>)}
            </select>
          )}
        </Field>
        <WordsField label={t('tasks.detail')} max={2000} value={detail} onChange={setDetail} />
        <ProblemNote error={error} />
      </section>
    </Page>
  )
}

/** One task: what is asked, and what I can do with it now. */
export function StaffTaskPage() {
  const t = useT()
  const time = useTime()
  const { id = '' } = useParams<{ id: string }>()
  const answer = useCall('tasks.getTask', { params: { id } })
  const { send, isBusy, error } = useSend('tasks.actOnTask', id)
  const [note, setNote] = useState('')
  const [rating, setRating] = useState(0)
  const [asked, setAsked] = useState<Action | null>(null)
  const task = answer.data
  if (!task) return <Page title={t('tasks.title')} back="/tasks">{answer.error ? <WholePageProblem error={answer.error} onRetry={() => void answer.refetch()} /> : <Rows />}</Page>
  const isRated = task.kind === 'assist' && task.allowedActions.includes('close')
  const needsNote = task.allowedActions.some((action) => action !== 'accept' && action !== 'cancel' && action !== 'close')
  async function act(action: Action): Promise<void> {
    setAsked(action)
    if (['finish', 'decline', 'reopen'].includes(action) && !note.trim()) return
    if (action === 'close' && isRated && rating === 0) return
    try {
      if (!(await send({ params: { id }, body: { action, version: task!.version, note: note.trim(), rating: action === 'close' && rating > 0 ? rating : null } }))) return
      setNote('')
      setAsked(null)
      toast(t('tasks.done'))
    } catch {
      // Said below.
    }
  }
  const words = (action: Action): string => (action === 'close' && !isRated ? t('tasks.closeTask') : t(`tasks.action.${action}`))
  const [first, ...others] = task.allowedActions
  return (
    <Page title={task.title} back="/tasks" foot={first && <Button block size="large" color="primary" loading={isBusy} onClick={() => void act(first)}>{words(first)}</Button>}>
      <section className="card form">
        <p className="form-lead">{t(`tasks.state.${task.state}`)} · {t(`tasks.kind.${task.kind}`)}</p>
        <p className="muted">{task.number} · {[task.fromDepartment?.name, task.askedBy.name].filter(Boolean).join(' · ')} → {task.doer?.name ?? task.toDepartment?.name}</p>
        <p>{t('tasks.due')} {time.at(task.dueAt)}</p>
        {task.detail && <p>{task.detail}</p>}
        {task.outcome && <p>{t('tasks.outcome')}：{task.outcome}</p>}
        {task.rating !== null && <p>{t('tasks.rating')}：{t('tasks.stars', { n: task.rating })} {task.ratingNote}</p>}
      </section>
      {(needsNote || isRated) && (
        <section className="card form">
          {isRated && (
            <div className="choice-chips" role="radiogroup" aria-label={t('tasks.rating')}>
              {[1, 2, 3, 4, 5].map((one) => <button key={one} type="button" role="radio" aria-checked={rating === one} onClick={() => setRating(one)}>{t('tasks.stars', { n: one })}</button>)}
            </div>
          )}
          {isRated && asked === 'close' && rating === 0 && <p className="is-bad">{t('tasks.ratingHint')}</p>}
          <WordsField label={t('tasks.note')} max={2000} value={note} onChange={setNote} error={asked !== null && needsNote && !note.trim() && asked !== 'close' ? t('tasks.resultHint') : undefined} />
          <ProblemNote error={error} />
        </section>
      )}
      {others.length > 0 && <section className="card form">{others.map((action) => <Button key={action} block loading={isBusy} onClick={() => void act(action)}>{words(action)}</Button>)}</section>}
      {!needsNote && !isRated && <ProblemNote error={error} />}
    </Page>
  )
}
