import { Button } from 'antd'
import type { ComplaintTask } from '@guanjia/contract/complaints.ts'
import { ShapeMark, useLabel, useT, useTime, type StatusLook } from '@guanjia/ui'
import { FileStrip } from '../kit/file-strip.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import type { SectionProps } from './complaint-panel.tsx'

const LOOK: Record<ComplaintTask['state'], StatusLook> = {
  waiting: { tone: 'waiting', shape: 'pause' }, open: { tone: 'active', shape: 'half' }, done: { tone: 'done', shape: 'tick' }, refused: { tone: 'closed', shape: 'ring' }, cancelled: { tone: 'closed', shape: 'ring' },
}

/** Who promised what by when: surveys, departments that help, calls, and the look afterwards. */
export function Tasks({ whole, onOpen }: SectionProps) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  if (whole.tasks.length === 0) return null
  const may = (action: SectionProps['whole']['allowedActions'][number]): boolean => whole.allowedActions.includes(action)
  return (
    <FactGroup title={t('complaints.tasks')}>
      <ul className="gj-rows">
        {whole.tasks.map((task) => {
          const isOpen = task.state === 'open'
          const look = task.isOverdue && (isOpen || task.state === 'waiting') ? ({ tone: 'overdue', shape: 'triangle' } as const) : LOOK[task.state]
          return (
            <li key={task.id}>
              <div className="gj-row gj-wrap">
                <span className="gj-tone gj-pill" data-tone={look.tone}>
                  <ShapeMark shape={look.shape} size={12} />
                  {look.tone === 'overdue' ? t('complaints.overdue') : label('complaintTaskState', task.state)}
                </span>
                <strong>{label('complaintTaskKind', task.kind)}</strong>
                {task.isSecurity && <span className="gj-tone gj-pill" data-tone="soon">{t('complaints.security')}</span>}
                <span className="gj-grow gj-quiet">
                  {[task.department?.name, task.assignee.name, t('complaints.dueAt', { at: time.at(task.dueAt) })].filter(Boolean).join(' · ')}
                </span>
                {isOpen && task.isMine && task.readAt === null && task.kind === 'joint' && may('read_task') && (
                  <Button size="small" onClick={() => onOpen('read_task', task.id)}>
                    {label('complaintAction', 'read_task')}
                  </Button>
                )}
                {isOpen && task.kind === 'survey' && task.onSiteFrom === null && may('arrive') && (
                  <Button size="small" onClick={() => onOpen('arrive', task.id)}>
                    {label('complaintAction', 'arrive')}
                  </Button>
                )}
                {isOpen && (task.kind !== 'survey' || task.onSiteFrom !== null) && may('finish_task') && (
                  <Button size="small" type={task.isMine ? 'primary' : 'default'} onClick={() => onOpen('finish_task', task.id)}>
                    {t(`complaints.finish.${task.kind}`)}
                  </Button>
                )}
                {task.state === 'waiting' && may('decide_reply') && (
                  <Button size="small" type="primary" onClick={() => onOpen('decide_reply', task.id)}>
                    {label('complaintAction', 'decide_reply')}
                  </Button>
                )}
                {(isOpen || task.state === 'waiting') && may('cancel_task') && (
                  <Button size="small" type="text" onClick={() => onOpen('cancel_task', task.id)}>
                    {t('shell.cancel')}
                  </Button>
                )}
              </div>
              <p className="gj-words">{task.title}</p>
              {task.kind === 'joint' && (
                <p className="gj-quiet gj-small">{task.readAt ? t('complaints.readAt', { at: time.at(task.readAt) }) : t('complaints.unread')}</p>
              )}
              {task.onSiteFrom && (
                <p className="gj-quiet gj-small">{t('complaints.onSite', { from: time.at(task.onSiteFrom), to: task.onSiteTo ? time.at(task.onSiteTo) : '…' })}</p>
              )}
              {task.result && <blockquote className="gj-answer">{task.result}</blockquote>}
              {task.kind !== 'survey' && <FileStrip files={task.files} />}
            </li>
          )
        })}
      </ul>
    </FactGroup>
  )
}
