import { App, Alert, Button, Form, Input, Skeleton, Switch } from 'antd'
import { useState } from 'react'
import type { MergedField, Merge, MergePreview } from '@guanjia/contract/merges.ts'
import { formatPhone, useAct, useCall, useLabel, useT } from '@guanjia/ui'
import { useQuery } from '@tanstack/react-query'
import { call } from '@guanjia/ui'
import { ActForm } from '../../kit/act-form.tsx'
import { useNewId } from '../../kit/new-id.ts'
import { PersonPicker } from '../../kit/pickers.tsx'
import { ProblemAlert } from '../../kit/problem.tsx'
import { useUrlSearch } from '../../kit/search.ts'
import { inWords } from '../../kit/worded.ts'
import { useSite } from '../../session/session.tsx'
import '../archives.css'
import './household.css'

/** Two files beside each other: what each says, what remains, what moves; then one click, and one to take it back. */
export function MergePage() {
  const t = useT()
  const site = useSite()
  const { search, change } = useUrlSearch()
  const [taken, setTaken] = useState<MergedField[]>([])
  const [asked, setAsked] = useState(false)
  const { keep, other } = search
  const preview = useQuery({
    queryKey: ['merges.previewMerge', keep, other, taken],
    queryFn: ({ signal }) => call('merges.previewMerge', { body: { keepId: keep!, otherId: other!, takeFromOther: taken } }, { signal }),
    enabled: !!keep && !!other,
    placeholderData: (before) => before,
  })
  const seen = keep && other ? preview.data : undefined
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('households.mergeTitle')}</h1>
      </div>
      <section className="gj-card">
        <div className="gj-body gj-merge-pick">
          <label>
            <span className="gj-quiet">{t('households.keep')}</span>
            <PersonPicker key={`k${keep ?? ''}`} siteId={site.id} value={keep ?? null} known={seen?.keep.name} onChange={(id) => change({ keep: (id as string | null) ?? undefined })} />
          </label>
          <Button disabled={!keep || !other} onClick={() => change({ keep: other, other: keep })}>
            {t('households.swap')}
          </Button>
          <label>
            <span className="gj-quiet">{t('households.other')}</span>
            <PersonPicker key={`o${other ?? ''}`} siteId={site.id} value={other ?? null} known={seen?.other.name} placeholder={t('households.choose')} onChange={(id) => change({ other: (id as string | null) ?? undefined })} />
          </label>
        </div>
      </section>
      {preview.error && <ProblemAlert error={preview.error} onRetry={() => void preview.refetch()} />}
      {keep && other && !seen && !preview.error && <Skeleton active paragraph={{ rows: 6 }} />}
      {seen && <Preview seen={seen} taken={taken} onTake={setTaken} onMerge={() => setAsked(true)} />}
      {keep && <MergesOf personId={keep} />}
      {asked && keep && other && <MergeForm keepId={keep} otherId={other} takeFromOther={taken} onClose={() => setAsked(false)} onDone={() => change({ other: undefined })} />}
    </div>
  )
}

function Preview({ seen, taken, onTake, onMerge }: { seen: MergePreview; taken: MergedField[]; onTake: (fields: MergedField[]) => void; onMerge: () => void }) {
  const t = useT()
  const label = useLabel()
  const reason = (code: string): string => t(`households.mergeRefused.${code as 'same_file'}`)
  return (
    <section className="gj-card">
      <div className="gj-body">
        {seen.refusals.length > 0 && <Alert type="error" showIcon title={seen.refusals.map(reason).join('；')} style={{ marginBottom: 12 }} />}
        <table className="gj-differences">
          <thead>
            <tr>
              <th />
              <th>{`${t('households.keep')} · ${seen.keep.name}`}</th>
              <th>{`${t('households.other')} · ${seen.other.name}`}</th>
              <th>{t('households.result')}</th>
            </tr>
          </thead>
          <tbody>
            {seen.fields.map((row) => (
              <tr key={row.field} data-conflict={row.isConflict}>
                <th scope="row">{t(`households.words.mergedField.${row.field}`)}</th>
                <td>{row.keep || '—'}</td>
                <td>{row.other || '—'}</td>
                <td>
                  {row.isConflict ? (
                    <Switch
                      size="small"
                      checked={taken.includes(row.field)}
                      checkedChildren={t('households.takeOther')}
                      unCheckedChildren={t('households.takeKeep')}
                      onChange={(on) => onTake(on ? [...taken, row.field] : taken.filter((one) => one !== row.field))}
                    />
                  ) : row.result === 'other' ? (
                    row.other
                  ) : (
                    row.keep
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <dl className="gj-merge-facts">
          <dt>{t('households.field.phones')}</dt>
          <dd>{seen.phones.map(formatPhone).join('、') || '—'}</dd>
          <dt>{t('archives.units')}</dt>
          <dd>{seen.occupancies.map((one) => `${one.unit} ${label('occupancyRole', one.role as 'owner')}（${t(`households.how2.${one.how}`)}）`).join('、') || '—'}</dd>
          <dt>{t('households.moves')}</dt>
          <dd>{seen.references.map((one) => `${label('recordType', one.kind as 'case')} ${one.count}`).join('、') || '—'}</dd>
          <dt>{t('archives.field.account')}</dt>
          <dd>{t(`households.account.${seen.account}`)}</dd>
        </dl>
        <Button type="primary" disabled={seen.refusals.length > 0} onClick={onMerge}>
          {t('households.doMerge')}
        </Button>
      </div>
    </section>
  )
}

function MergeForm({ keepId, otherId, takeFromOther, onClose, onDone }: { keepId: string; otherId: string; takeFromOther: MergedField[]; onClose: () => void; onDone: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const id = useNewId()
  const merge = useAct('merges.mergePersons', ['merges', 'archives', 'households', 'dataquality', 'cases'])
  const submit = async ({ reason }: { reason: string }): Promise<void> => {
    await inWords(t, () => merge.mutateAsync({ body: { id, keepId, otherId, takeFromOther, reason } }))
    void message.success(t('households.merged'))
    onDone()
  }
  return (
    <ActForm<{ reason: string }> title={t('households.mergeTitle')} verb={t('households.doMerge')} onSubmit={submit} onClose={onClose} hint={t('households.merged')}>
      <Form.Item name="reason" label={t('households.reason')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
        <Input maxLength={300} autoFocus />
      </Form.Item>
    </ActForm>
  )
}

/** Files that were merged into a person's, each with the way back. */
export function MergesOf({ personId }: { personId: string }) {
  const t = useT()
  const [undoing, setUndoing] = useState<Merge | null>(null)
  const list = useCall('merges.listMerges', { params: { id: personId } })
  if (!list.data || list.data.items.length === 0) return null
  return (
    <section className="gj-card">
      <header>
        <h2>{t('households.merges')}</h2>
      </header>
      <div className="gj-body">
        <ul className="gj-chronicle">
          {list.data.items.map((one) => (
            <li key={one.id}>
              <div className="gj-row">
                <span className="gj-grow">
                  {t('households.mergedInto', { other: one.other.name, keep: one.keep.name })} <span className="gj-quiet">{[one.reason, one.mergedBy, one.mergedAt.slice(0, 10)].join(' · ')}</span>
                </span>
                {one.mayUndo ? (
                  <Button size="small" onClick={() => setUndoing(one)}>
                    {t('households.undo')}
                  </Button>
                ) : (
                  one.state === 'undone' && <span className="gj-quiet">{t('households.isUndone')}</span>
                )}
              </div>
            </li>
          ))}
        </ul>
      </div>
      {undoing && <UndoForm merge={undoing} onClose={() => setUndoing(null)} />}
    </section>
  )
}

function UndoForm({ merge, onClose }: { merge: Merge; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const undo = useAct('merges.undoMerge', ['merges', 'archives', 'households', 'dataquality', 'cases'])
  const submit = async ({ reason }: { reason: string }): Promise<void> => {
    await inWords(t, () => undo.mutateAsync({ params: { id: merge.id }, body: { reason } }))
    void message.success(t('households.undone'))
  }
  return (
    <ActForm<{ reason: string }> title={`${t('households.undoTitle')} · ${merge.other.name}`} verb={t('households.undo')} isDanger onSubmit={submit} onClose={onClose}>
      <Form.Item name="reason" label={t('households.reason')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
        <Input maxLength={300} autoFocus />
      </Form.Item>
    </ActForm>
  )
}

