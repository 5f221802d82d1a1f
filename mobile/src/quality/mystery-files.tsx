import { useEffect, useRef, useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { urlOf, ProblemError } from '@guanjia/ui/api/call.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { Field } from '../kit/field.tsx'
import { ProblemNote } from '../kit/problem.tsx'
import './mystery-files.css'

const MOST = { photos: 9, recordings: 5 } as const
const ENDPOINTS = { photos: 'mystery.addMysteryPhoto', recordings: 'mystery.addMysteryRecording' } as const
type Kind = keyof typeof MOST

/** Files go to the sheet at once; there is no account in which they could wait. */
function useFiles(token: string, kind: Kind, count: number) {
  const t = useT()
  const [sent, setSent] = useState(count)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const refused = t(kind === 'photos' ? 'mobileMystery.photoRefused' : 'mobileMystery.recordingRefused')
  async function add(file: Blob | undefined, name: string): Promise<void> {
    if (!file) return
    setBusy(true)
    setError(null)
    try {
      const form = new FormData()
      form.append('file', file, name)
      const answer = await fetch(urlOf(ENDPOINTS[kind], { params: { token } }), { method: 'POST', body: form })
      if (!answer.ok) throw new ProblemError('unsupported_media', null, refused)
      setSent(((await answer.json()) as Record<Kind, number>)[kind])
    } catch (failure) {
      setError(failure instanceof ProblemError ? failure : new ProblemError('offline', null, refused))
    } finally {
      setBusy(false)
    }
  }
  return { sent, isFull: sent >= MOST[kind], isBusy, error, add, refuse: () => setError(new ProblemError('unsupported_media', null, t('mobileMystery.noMicrophone'))) }
}

export function Photos({ token, count }: { token: string; count: number }) {
  const t = useT()
  const { sent, isFull, isBusy, error, add } = useFiles(token, 'photos', count)
  return (
    <>
      <Field label={t('mobileMystery.photos', { n: sent })}>{(wiring) => <FilePick {...wiring} words={t('mobileMystery.choosePhoto')} accept="image/*" disabled={isBusy || isFull} onPicked={(file) => void add(file, file.name)} />}</Field>
      <ProblemNote error={error} />
    </>
  )
}

/** A note spoken on the way out: recorded here where the browser can, or taken from the phone's own recorder. */
export function Recordings({ token, count }: { token: string; count: number }) {
  const t = useT()
  const files = useFiles(token, 'recordings', count)
  const canRecord = typeof MediaRecorder !== 'undefined' && typeof navigator.mediaDevices?.getUserMedia === 'function'
  return (
    <>
      <Field label={t('mobileMystery.recordings', { n: files.sent })} hint={t('mobileMystery.recordingsHint')}>
        {(wiring) => (
          <FilePick {...wiring} words={t('mobileMystery.chooseRecording')} accept="audio/*,.m4a,.mp3,.ogg,.wav,.webm" capture disabled={files.isBusy || files.isFull} onPicked={(file) => void files.add(file, file.name)} />
        )}
      </Field>
      {canRecord && !files.isFull && <Recorder isBusy={files.isBusy} onRecorded={(spoken) => void files.add(spoken, `recording.${ending(spoken.type)}`)} onRefused={files.refuse} />}
      <ProblemNote error={files.error} />
    </>
  )
}

/** A choice of one file that looks like a button, in the words of the page: those of the browser are in its own language. */
function FilePick({ words, onPicked, ...rest }: { words: string; onPicked: (file: File) => void } & React.ComponentProps<'input'>) {
  return (
    <span className="gm-file-pick" data-off={rest.disabled || undefined}>
      <span aria-hidden="true">{words}</span>
      <input
        {...rest}
        type="file"
        onChange={({ target }) => {
          const [file] = target.files ?? []
          target.value = ''
          if (file) onPicked(file)
        }}
      />
    </span>
  )
}

/** Safari records MP4, others WebM or Ogg; the server looks at what is in it. */
const ending = (type: string): string => (type.includes('mp4') ? 'm4a' : type.includes('ogg') ? 'ogg' : 'webm')

const LONGEST_SECONDS = 300

function Recorder({ isBusy, onRecorded, onRefused }: { isBusy: boolean; onRecorded: (spoken: Blob) => void; onRefused: () => void }) {
  const t = useT()
  const recorder = useRef<MediaRecorder | null>(null)
  const [seconds, setSeconds] = useState<number | null>(null)
  const isOn = seconds !== null
  useEffect(() => () => release(recorder.current), [])
  useEffect(() => {
    if (!isOn) return
    const ticking = setInterval(() => setSeconds((so) => (so ?? 0) + 1), 1000)
    return () => clearInterval(ticking)
  }, [isOn])
  useEffect(() => {
    if (seconds === LONGEST_SECONDS) recorder.current?.stop()
  }, [seconds])
  async function begin(): Promise<void> {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      const made = new MediaRecorder(stream, { audioBitsPerSecond: 32_000 })
      const parts: Blob[] = []
      made.ondataavailable = ({ data }) => parts.push(data)
      made.onstop = () => {
        release(made)
        setSeconds(null)
        if (parts.some(({ size }) => size > 0)) onRecorded(new Blob(parts, { type: made.mimeType }))
      }
      recorder.current = made
      made.start()
      setSeconds(0)
    } catch {
      onRefused()
    }
  }
  if (!isOn) return <Button block loading={isBusy} onClick={() => void begin()}>{t('mobileMystery.record')}</Button>
  return <Button block color="danger" onClick={() => recorder.current?.stop()}>{t('mobileMystery.stop', { time: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}` })}</Button>
}

/** Lets the microphone go, so that the phone shows it no longer in use. */
function release(recorder: MediaRecorder | null): void {
  for (const track of recorder?.stream.getTracks() ?? []) track.stop()
}
