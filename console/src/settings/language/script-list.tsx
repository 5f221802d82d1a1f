import { Button, Checkbox, Select, Skeleton } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { keepPreviousData } from '@tanstack/react-query'
import { useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { ScriptScene, ServiceScript } from '@guanjia/contract/language.ts'
import { useChoices } from '../../kit/choices.ts'
import { useIsSlow } from '../../kit/data-table.tsx'
import { Filters } from '../../kit/filters.tsx'
import { useListState } from '../../kit/list-state.ts'
import { ProblemAlert } from '../../kit/problem.tsx'
import { useMay } from '../../session/session.tsx'
import { ActiveSwitch, EditButton, useSwitched } from './row-parts.tsx'
import '../../kit/record-list.css'

const ScriptForm = lazy(() => import('./script-form.tsx').then(({ ScriptForm }) => ({ default: ScriptForm })))
const ScriptChange = lazy(() => import('./script-form.tsx').then(({ ScriptChange }) => ({ default: ScriptChange })))

/** The sentences of the house by scene; everybody reads them, whoever manages the settings writes them. */
export function ScriptList() {
  const t = useT()
  const may = useMay()
  const state = useListState()
  const scenes = useChoices('scriptScene')
  const [adding, setAdding] = useState(false)
  const [changing, setChanging] = useState<ServiceScript | null>(null)
  const { q, scene, off } = state.search
  const filter = { q, scene: scene ? [scene as ScriptScene] : undefined, active: off === 'true' ? undefined : true }
  const found = useCall('language.listScripts', { query: { filter } }, { placeholderData: keepPreviousData })
  const slow = useIsSlow(found.isPending)
  const mayEdit = may('settings:manage')
  return (
    <>
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      <section className="gj-card" style={{ overflowX: 'auto' }}>
        <div className="gj-list-bar">
          <Filters filters={[{ key: 'q', kind: 'words', label: t('language.scripts.search') }]} state={state} />
          <Select
            size="small"
            allowClear
            style={{ width: 140 }}
            placeholder={t('language.scripts.allScenes')}
            aria-label={t('language.scripts.scene')}
            options={scenes}
            value={scene || undefined}
            onChange={(chosen?: string) => state.change({ scene: chosen })}
          />
          <Checkbox checked={off === 'true'} onChange={({ target }) => state.change({ off: target.checked ? 'true' : undefined })}>
            {t('language.words.showOff')}
          </Checkbox>
          <span className="gj-grow" />
          {mayEdit && (
            <Button size="small" type="primary" onClick={() => setAdding(true)}>
              {t('language.scripts.add')}
            </Button>
          )}
        </div>
        {slow && <Skeleton active style={{ padding: 16 }} paragraph={{ rows: 8 }} />}
        {found.data?.items.length === 0 && (
          <div className="gj-table-empty">
            <h3>{t('language.scripts.empty')}</h3>
            <p>{t('language.scripts.emptyHint')}</p>
          </div>
        )}
        {found.data && found.data.items.length > 0 && (
          <table className="gj-settings-table" aria-label={t('language.tab.scripts')}>
            <thead>
              <tr>
                <th scope="col">{t('language.scripts.scene')}</th>
                <th scope="col">{t('language.scripts.name')}</th>
                <th scope="col">{t('language.scripts.text')}</th>
                <th scope="col" className="gj-wide-only">
                  {t('language.words.source')}
                </th>
                <th scope="col">{t('language.words.isActive')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {found.data.items.map((script, i) => (
                <Row
                  key={script.id}
                  script={script}
                  isFirstOfScene={script.scene !== found.data.items[i - 1]?.scene}
                  onEdit={mayEdit ? () => setChanging(script) : undefined}
                />
              ))}
            </tbody>
          </table>
        )}
      </section>
      <Suspense>
        {adding && <ScriptForm scene={(scene as ScriptScene | undefined) ?? 'greeting'} onClose={() => setAdding(false)} />}
        {changing && <ScriptChange script={changing} onClose={() => setChanging(null)} />}
      </Suspense>
    </>
  )
}

function Row({ script, isFirstOfScene, onEdit }: { script: ServiceScript; isFirstOfScene: boolean; onEdit?: () => void }) {
  const t = useT()
  const label = useLabel()
  const switched = useSwitched()
  const change = useAct('language.changeScript')
  const toggle = (isActive: boolean): void =>
    change.mutate({ params: { id: script.id }, body: { version: script.version, isActive } }, switched(script.title, isActive))
  return (
    <tr data-off={!script.isActive}>
      <td className="gj-nowrap gj-quiet">{isFirstOfScene && label('scriptScene', script.scene)}</td>
      <th scope="row" className="gj-strong gj-nowrap">
        {script.title}
      </th>
      <td className="gj-words">{script.text}</td>
      <td className="gj-quiet gj-nowrap gj-wide-only">{script.source}</td>
      <td>
        {onEdit ? (
          <ActiveSwitch name={script.title} isActive={script.isActive} isBusy={change.isPending} onChange={toggle} />
        ) : (
          !script.isActive && t('language.words.off')
        )}
      </td>
      <td className="gj-acts">
        {onEdit && <EditButton name={script.title} onEdit={onEdit} />}
      </td>
    </tr>
  )
}
