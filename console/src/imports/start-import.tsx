import { CloseOutlined, DownloadOutlined, InboxOutlined } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type DragEvent } from 'react'
import { call, invalidateModules, isProblem, urlOf, useLabel, useT } from '@guanjia/ui'
import type { ImportRun } from '@guanjia/contract/imports.ts'
import { newId } from '../kit/new-id.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { useSite } from '../session/session.tsx'
import type { Profile } from './profile-file.ts'
import { ReadProfile } from './read-profile.tsx'
import { uploadFile } from './upload-file.ts'

const SHEETS = /\.(xlsx|xlsm|csv|tsv|txt)$/i

interface Sending {
  file: File
  /** Made before the first try, so that a retry stores the file once. */
  id: string
  part: number
  stop: AbortController
}

/** A failure that may be gone the next time; a bad file stays bad. */
function isPassing(error: unknown): boolean {
  return !isProblem(error) || isProblem(error, 'offline', 'unavailable', 'internal', 'request_in_progress')
}

/** What is imported and which file; the check begins as soon as the file is there, and nothing is written by it. */
export function StartImport({ kinds, first }: { kinds: readonly ImportRun['kind'][]; first: ImportRun['kind'] }) {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const navigate = useNavigate()
  const cache = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [kind, setKind] = useState(first)
  const [profile, setProfile] = useState<Profile | null>(null)
  const [isOver, setOver] = useState(false)
  const [sending, setSending] = useState<Sending | null>(null)
  const [failed, setFailed] = useState<{ error: unknown; file: File; id: string } | null>(null)
  const [refused, setRefused] = useState('')

  const send = async (file: File, id: string): Promise<void> => {
    const stop = new AbortController()
    setFailed(null)
    setSending({ file, id, part: 0, stop })
    try {
      const stored = await uploadFile(file, id, (part) => setSending((now) => now && { ...now, part }), stop.signal)
      const run = await call(
        'imports.startImport',
        { body: { siteId: site.id, kind, fileId: stored.id, ...(profile ? { profile } : {}) } },
        { key: id },
      )
      void invalidateModules(cache, ['imports'])
      await navigate({ to: '/imports/$id', params: { id: run.id } })
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) setFailed({ error, file, id })
      setSending(null)
    }
  }
  const take = (files: FileList | null): void => {
    const file = files?.[0]
    if (!file || sending) return
    const reason = SHEETS.test(file.name) ? '' : t('imports.wrongType')
    setRefused(reason)
    if (!reason) void send(file, newId())
  }
  const onDrop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <section className="gj-card">
      <header>
        <h2 className="gj-grow">{t('imports.new')}</h2>
        <span className="gj-quiet">{t('imports.intoSite', { site: site.name })}</span>
      </header>
      <div className="gj-body gj-stack">
        <div className="gj-import-kinds" role="radiogroup" aria-label={t('imports.kind')}>
          {kinds.map((one) => (
            <button
              key={one}
              type="button"
              role="radio"
              aria-checked={one === kind}
              className="gj-import-kind"
              disabled={sending !== null}
              onClick={() => setKind(one)}
            >
              <strong>{label('importKind', one)}</strong>
              <span className="gj-quiet gj-small">{t(`imports.about.${one}`)}</span>
            </button>
          ))}
        </div>
        {sending ? (
          <div className="gj-drop" style={{ cursor: 'default' }} role="status">
            <strong>{sending.part < 1 ? t('imports.uploading', { name: sending.file.name }) : t('imports.starting')}</strong>
            <Progress
              percent={Math.floor(sending.part * 100)}
              style={{ maxWidth: 480 }}
              aria-label={t('imports.uploading', { name: sending.file.name })}
            />
            <Button size="small" onClick={() => sending.stop.abort()} disabled={sending.part >= 1}>
              {t('imports.chooseOther')}
            </Button>
          </div>
        ) : (
          <button
            type="button"
            className="gj-drop"
            data-over={isOver}
            onClick={() => input.current?.click()}
            onDrop={onDrop}
            onDragOver={(event) => {
              event.preventDefault()
              setOver(true)
            }}
            onDragLeave={() => setOver(false)}
          >
            <InboxOutlined />
            <strong>{isOver ? t('imports.dropHere') : t('imports.drop')}</strong>
            <span className="gj-quiet gj-small">{t('imports.dropHint')}</span>
          </button>
        )}
        <input
          ref={input}
          type="file"
          hidden
          data-testid="import-file"
          accept=".xlsx,.xlsm,.csv,.tsv,.txt"
          onChange={(event) => {
            take(event.target.files)
            event.target.value = ''
          }}
        />
        {refused && (
          <p role="alert" className="gj-tone" data-tone="overdue" style={{ whiteSpace: 'normal' }}>
            {refused}
          </p>
        )}
        {failed && (
          <ProblemAlert error={failed.error} onRetry={isPassing(failed.error) ? () => void send(failed.file, failed.id) : undefined} />
        )}
        <div className="gj-row gj-wrap">
          <Button size="small" icon={<DownloadOutlined />} href={urlOf('imports.importTemplate', { params: { kind } })}>
            {t('imports.template')}
          </Button>
          <UseProfile profile={profile} onChange={setProfile} />
        </div>
      </div>
    </section>
  )
}

function UseProfile({ profile, onChange }: { profile: Profile | null; onChange: (profile: Profile | null) => void }) {
  const t = useT()
  if (!profile)
    return (
      <div>
        <ReadProfile text={t('imports.useProfile')} onRead={onChange} />
      </div>
    )
  return (
    <div className="gj-row">
      <span>{t('imports.usingProfile', { name: profile.name ?? t('imports.profileName') })}</span>
      <Button size="small" type="text" icon={<CloseOutlined />} onClick={() => onChange(null)}>
        {t('imports.dropProfile')}
      </Button>
    </div>
  )
}
