import { DownloadOutlined, UploadOutlined } from '@ant-design/icons'
import { Button, Checkbox, Dropdown, Select, Skeleton } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { keepPreviousData } from '@tanstack/react-query'
import { urlOf, useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { ServiceWord, WordKind } from '@guanjia/contract/language.ts'
import { useChoices } from '../../kit/choices.ts'
import { useIsSlow } from '../../kit/data-table.tsx'
import { Filters } from '../../kit/filters.tsx'
import { useListState } from '../../kit/list-state.ts'
import { ProblemAlert } from '../../kit/problem.tsx'
import { Pager } from '../../kit/record-list.tsx'
import { TryOut } from './try-out.tsx'
import { useWordImport } from './word-import.ts'
import { ActiveSwitch, EditButton, useSwitched } from './row-parts.tsx'
import '../../kit/record-list.css'

const WordForm = lazy(() => import('./word-form.tsx').then(({ WordForm }) => ({ default: WordForm })))
const WordChange = lazy(() => import('./word-form.tsx').then(({ WordChange }) => ({ default: WordChange })))

const TONE = { impatient: 'overdue', insulting: 'overdue', discriminating: 'overdue', vague: 'soon' } as const

/** The forbidden words, with a box to try them, search, and a file there and back. */
export function WordList() {
  const t = useT()
  const state = useListState()
  const kinds = useChoices('wordKind')
  const [adding, setAdding] = useState(false)
  const [changing, setChanging] = useState<ServiceWord | null>(null)
  const { chooseFile, isImporting } = useWordImport()
  const { q, kind, off } = state.search
  const filter = { q, kind: kind ? [kind as WordKind] : undefined, active: off === 'true' ? undefined : true }
  const found = useCall('language.listWords', { query: { limit: 100, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const slow = useIsSlow(found.isPending)
  const exportAs = (format: 'xlsx' | 'csv'): void => void window.open(urlOf('language.exportWords', { query: { format } }), '_self')
  return (
    <>
      <TryOut />
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      <section className="gj-card" style={{ overflowX: 'auto' }}>
        <div className="gj-list-bar">
          <Filters filters={[{ key: 'q', kind: 'words', label: t('language.words.search') }]} state={state} />
          <Select
            size="small"
            allowClear
            style={{ width: 120 }}
            placeholder={t('language.words.kind')}
            aria-label={t('language.words.kind')}
            options={kinds}
            value={kind || undefined}
            onChange={(chosen?: string) => state.change({ kind: chosen })}
          />
          <Checkbox checked={off === 'true'} onChange={({ target }) => state.change({ off: target.checked ? 'true' : undefined })}>
            {t('language.words.showOff')}
          </Checkbox>
          <span className="gj-grow" />
          <Button size="small" icon={<UploadOutlined />} loading={isImporting} onClick={chooseFile}>
            {t('language.words.import')}
          </Button>
          <Dropdown
            menu={{
              items: [
                { key: 'xlsx', label: t('shell.list.xlsx') },
                { key: 'csv', label: t('shell.list.csv') },
              ],
              onClick: ({ key }) => exportAs(key as 'xlsx' | 'csv'),
            }}
          >
            <Button size="small" icon={<DownloadOutlined />}>
              {t('language.words.export')}
            </Button>
          </Dropdown>
          <Button size="small" type="primary" onClick={() => setAdding(true)}>
            {t('language.words.add')}
          </Button>
        </div>
        {slow && <Skeleton active style={{ padding: 16 }} paragraph={{ rows: 8 }} />}
        {found.data?.items.length === 0 && (
          <div className="gj-table-empty">
            <h3>{t('language.words.empty')}</h3>
            <p>{t('language.words.emptyHint')}</p>
          </div>
        )}
        {found.data && found.data.items.length > 0 && (
          <table className="gj-settings-table" aria-label={t('language.tab.words')}>
            <thead>
              <tr>
                <th scope="col">{t('language.words.word')}</th>
                <th scope="col">{t('language.words.kind')}</th>
                <th scope="col">{t('language.words.suggestion')}</th>
                <th scope="col">{t('language.words.exceptions')}</th>
                <th scope="col" className="gj-wide-only">
                  {t('language.words.source')}
                </th>
                <th scope="col">{t('language.words.isActive')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {found.data.items.map((word) => (
                <Row key={word.id} word={word} onEdit={() => setChanging(word)} />
              ))}
            </tbody>
          </table>
        )}
        <Pager page={found.data} state={state} />
      </section>
      <Suspense>
        {adding && <WordForm onClose={() => setAdding(false)} />}
        {changing && <WordChange word={changing} onClose={() => setChanging(null)} />}
      </Suspense>
    </>
  )
}

function Row({ word, onEdit }: { word: ServiceWord; onEdit: () => void }) {
  const label = useLabel()
  const switched = useSwitched()
  const change = useAct('language.changeWord')
  const toggle = (isActive: boolean): void =>
    change.mutate({ params: { id: word.id }, body: { version: word.version, isActive } }, switched(word.word, isActive))
  return (
    <tr data-off={!word.isActive}>
      <th scope="row" className="gj-strong">
        {word.word}
      </th>
      <td>
        <span className="gj-tone" data-tone={TONE[word.kind]}>
          {label('wordKind', word.kind)}
        </span>
      </td>
      <td>{word.suggestion}</td>
      <td className="gj-quiet gj-small">{word.exceptions.join(' · ')}</td>
      <td className="gj-quiet gj-nowrap gj-wide-only">{word.source}</td>
      <td>
        <ActiveSwitch name={word.word} isActive={word.isActive} isBusy={change.isPending} onChange={toggle} />
      </td>
      <td className="gj-acts">
        <EditButton name={word.word} onEdit={onEdit} />
      </td>
    </tr>
  )
}
