import { Alert, Button, Input, Modal, Progress, Radio, Skeleton } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { formatNumber, useAct, useCall, useLabel, useT, useTime, type CallInput, type CallResult } from '@guanjia/ui'
import { useChoices } from '../../kit/choices.ts'
import { useNewId } from '../../kit/new-id.ts'
import { ProblemAlert } from '../../kit/problem.tsx'
import { SubjectLink } from './subject-link.tsx'
import './recalculations.css'

type Preview = CallResult<'sla.previewRecalculation'>
type Mode = NonNullable<CallInput<'sla.startRecalculation'>['body']['mode']>

interface Props {
  /** Which open clocks; left out: all. */
  scope: { siteId?: string; policyIds?: string[]; calendarIds?: string[]; metrics?: string[] }
  /** What is written as the reason to begin with. */
  reason?: string
  onClose: () => void
}

/** Puts running promises on the newest versions: first what it would do, then, after a reason, in the background with its progress. */
export function RecalculateDialog({ scope, reason: given = '', onClose }: Props) {
  const t = useT()
  const modes = useChoices('retargetMode')
  const [mode, setMode] = useState<Mode>('keep_consumed')
  const [reason, setReason] = useState(given)
  const id = useNewId()
  const [started, setStarted] = useState(false)
  const preview = useCall(
    'sla.previewRecalculation',
    { body: { ...scope, mode } },
    { enabled: !started, staleTime: 0, gcTime: 0, placeholderData: keepPreviousData, refetchOnWindowFocus: false },
  )
  const start = useAct('sla.startRecalculation', ['sla'])
  const { data } = preview
  const touched = data ? data.earlier + data.later + data.newlyBreached + data.noLongerPromised : 0
  const run = (): void => start.mutate({ body: { ...scope, id, mode, reason: reason.trim() } }, { onSuccess: () => setStarted(true) })
  return (
    <Modal
      open
      title={t('settings.recalc.title')}
      width={760}
      style={{ top: 56 }}
      onCancel={onClose}
      mask={{ closable: false }}
      closable={{ 'aria-label': t('shell.form.dismiss') }}
      styles={{ body: { maxHeight: 'calc(100vh - 220px)', overflowY: 'auto' } }}
      footer={
        started ? (
          <Button type="primary" onClick={onClose}>
            {t('settings.recalc.close')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t('shell.cancel')}</Button>
            <Button
              type="primary"
              danger={(data?.newlyBreached ?? 0) > 0}
              disabled={!data || preview.isFetching || data.count === 0 || reason.trim() === ''}
              loading={start.isPending}
              onClick={run}
            >
              {t('settings.recalc.start', { n: formatNumber(data?.count ?? 0) })}
            </Button>
          </>
        )
      }
    >
      {started ? (
        <Running id={id} />
      ) : (
        <div className="gj-stack">
          <p className="gj-quiet">{t('settings.recalc.hint')}</p>
          <div role="group" aria-label={t('settings.recalc.mode')}>
            <h3 className="gj-field-label">{t('settings.recalc.mode')}</h3>
            <Radio.Group value={mode} options={modes} onChange={({ target }) => setMode(target.value as Mode)} />
            <p className="gj-quiet gj-small">{t(`settings.policy.retargetHint.${mode}`)}</p>
          </div>
          <ProblemAlert error={preview.error} onRetry={() => void preview.refetch()} />
          {!data && !preview.error && <Skeleton active paragraph={{ rows: 4 }} />}
          {data && (
            <div aria-busy={preview.isFetching} style={preview.isFetching ? { opacity: 0.6 } : undefined}>
              <Shift shift={data} />
              {data.count > 0 && touched === 0 && <Alert type="success" showIcon title={t('settings.recalc.nothing')} />}
              {data.count === 0 && <Alert type="info" showIcon title={t('settings.recalc.none')} />}
              <Samples samples={data.samples} />
            </div>
          )}
          <label className="gj-field">
            <span className="gj-field-label">{t('settings.recalc.reason')}</span>
            <Input.TextArea
              value={reason}
              maxLength={500}
              autoSize={{ minRows: 1, maxRows: 4 }}
              placeholder={t('settings.recalc.reasonHint')}
              onChange={({ target }) => setReason(target.value)}
            />
          </label>
          <ProblemAlert error={start.error} />
        </div>
      )}
    </Modal>
  )
}

const FIGURES = ['earlier', 'later', 'newlyBreached', 'noLongerPromised', 'unchanged'] as const
const TONES = { earlier: 'soon', later: 'active', newlyBreached: 'overdue', noLongerPromised: 'closed', unchanged: 'idle' } as const

/** How many promises move, as figures with their word. */
export function Shift({ shift }: { shift: Pick<Preview, (typeof FIGURES)[number]> }) {
  const t = useT()
  return (
    <dl className="gj-shift">
      {FIGURES.map((figure) => (
        <div key={figure} data-tone={shift[figure] > 0 ? TONES[figure] : 'idle'}>
          <dt>{t(`settings.recalc.${figure}`)}</dt>
          <dd>{formatNumber(shift[figure])}</dd>
        </div>
      ))}
    </dl>
  )
}

function Samples({ samples }: { samples: Preview['samples'] }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  if (samples.length === 0) return null
  return (
    <>
      <h3 className="gj-field-label">{t('settings.recalc.samples', { n: samples.length })}</h3>
      <div className="gj-samples">
        <table className="gj-settings-table">
          <thead>
            <tr>
              <th scope="col">{t('settings.recalc.subject')}</th>
              <th scope="col">{t('settings.policies.metric')}</th>
              <th scope="col">{t('settings.recalc.before')}</th>
              <th scope="col">{t('settings.recalc.after')}</th>
            </tr>
          </thead>
          <tbody>
            {samples.map(({ clockId, subject, metric, dueBefore, dueAfter, isNewlyBreached }) => (
              <tr key={clockId}>
                <td>
                  <SubjectLink subject={subject} />
                </td>
                <td className="gj-nowrap">{label('metric', metric)}</td>
                <td className="gj-nowrap">{dueBefore ? time.at(dueBefore) : t('enum.clockState.paused')}</td>
                <td className="gj-nowrap">
                  <strong>{dueAfter ? time.at(dueAfter) : dueBefore ? t('settings.recalc.noLonger') : t('enum.clockState.paused')}</strong>
                  {isNewlyBreached && (
                    <span className="gj-tone gj-small" data-tone="overdue">
                      {' '}
                      ▲ {t('settings.recalc.newlyBreached')}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** The progress of a run; it goes on in the background when the dialog is closed. */
function Running({ id }: { id: string }) {
  const t = useT()
  const found = useCall(
    'sla.getRecalculation',
    { params: { id } },
    { staleTime: 0, refetchInterval: ({ state }) => (state.data?.state === 'done' ? false : 1000) },
  )
  const run = found.data
  if (!run) return found.error ? <ProblemAlert error={found.error} onRetry={() => void found.refetch()} /> : <Skeleton active />
  return (
    <div className="gj-stack" role="status">
      <RunProgress run={run} />
      {run.state === 'done' ? (
        <>
          <p>
            <strong>{t('settings.recalc.finished', { n: formatNumber(run.done) })}</strong>
          </p>
          <Shift shift={run} />
        </>
      ) : (
        <p className="gj-quiet">{t('settings.recalc.background')}</p>
      )}
    </div>
  )
}

export function RunProgress({ run }: { run: Pick<CallResult<'sla.getRecalculation'>, 'state' | 'done' | 'total'> }) {
  const label = useLabel()
  const percent = run.state === 'done' ? 100 : run.total === 0 ? 0 : Math.floor((run.done / run.total) * 100)
  return (
    <div className="gj-row">
      <span className="gj-nowrap">{label('recalculationState', run.state)}</span>
      <Progress
        percent={percent}
        size="small"
        status={run.state === 'done' ? 'success' : 'active'}
        aria-label={label('recalculationState', run.state)}
      />
      <span className="gj-quiet gj-small gj-nowrap">
        {formatNumber(run.done)} / {formatNumber(run.total)}
      </span>
    </div>
  )
}
