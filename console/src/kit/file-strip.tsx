import { CloseOutlined, FileOutlined, PaperClipOutlined } from '@ant-design/icons'
import { Button, Image } from 'antd'
import { useId, useRef, useState, type DragEvent } from 'react'
import { formatBytes, upload, urlOf, useT } from '@guanjia/ui'
import type { FileRef } from '@guanjia/contract/shared.ts'
import { newId } from './new-id.ts'
import { ProblemAlert } from './problem.tsx'
import { filesLeave } from './uploads.ts'
import './file-strip.css'

/** The files of a record: pictures as thumbnails that open large, others as links. */
export function FileStrip({ files, onRemove }: { files: readonly FileRef[]; onRemove?: (id: string) => void }) {
  const t = useT()
  if (files.length === 0) return null
  return (
    <Image.PreviewGroup>
      <ul className="gj-files">
        {files.map((file) => (
          <li key={file.id}>
            {file.isImage ? (
              <Image
                src={urlOf('platform.getThumbnail', { params: { id: file.id } })}
                preview={{ src: urlOf('platform.getFile', { params: { id: file.id } }) }}
                alt={file.name}
                width={72}
                height={72}
                style={{ objectFit: 'cover' }}
              />
            ) : (
              <a
                className="gj-file"
                href={urlOf('platform.getFile', { params: { id: file.id }, query: { download: true } })}
                title={file.name}
              >
                <FileOutlined />
                <span className="gj-clip">{file.name}</span>
                <span className="gj-quiet">{formatBytes(file.bytes)}</span>
              </a>
            )}
            {onRemove && (
              <button
                type="button"
                className="gj-file-x"
                aria-label={t('shell.files.remove', { name: file.name })}
                onClick={() => onRemove(file.id)}
              >
                <CloseOutlined />
              </button>
            )}
          </li>
        ))}
      </ul>
    </Image.PreviewGroup>
  )
}

interface UploadProps {
  id?: string
  /** The files so far; a form keeps them and sends their ids. */
  value?: FileRef[]
  onChange?: (files: FileRef[]) => void
  max?: number
  accept?: string
  text?: string
}

/** Chooses, drops or pastes files and uploads them at once; each has its id before it leaves, so that a retry stores it once. */
export function FileUpload({ id, value = [], onChange, max = 20, accept, text }: UploadProps) {
  const t = useT()
  const ownId = useId()
  const input = useRef<HTMLInputElement>(null)
  const current = useRef(value)
  current.current = value
  const [waiting, setWaiting] = useState(0)
  const [failed, setFailed] = useState<{ error: unknown; files: { id: string; file: File }[] } | null>(null)

  const send = async (files: { id: string; file: File }[]): Promise<void> => {
    setFailed(null)
    const left: { id: string; file: File }[] = []
    let problem: unknown
    setWaiting((count) => count + files.length)
    filesLeave(files.length)
    for (const { id: fileId, file } of files) {
      try {
        const stored = await upload(file, file.name, fileId)
        current.current = [...current.current, stored]
        onChange?.(current.current)
      } catch (error) {
        problem = error
        left.push({ id: fileId, file })
      } finally {
        setWaiting((count) => count - 1)
        filesLeave(-1)
      }
    }
    if (left.length > 0) setFailed({ error: problem, files: left })
  }
  const take = (list: FileList | null): void => {
    const room = max - current.current.length
    void send([...(list ?? [])].slice(0, room).map((file) => ({ id: newId(), file })))
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    take(event.dataTransfer.files)
  }
  return (
    <div
      className="gj-upload"
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
      onPaste={(event) => {
        if (event.clipboardData.files.length > 0) take(event.clipboardData.files)
      }}
    >
      <FileStrip files={value} onRemove={(gone) => onChange?.(value.filter((file) => file.id !== gone))} />
      <input
        ref={input}
        id={id ?? ownId}
        type="file"
        multiple
        style={{ display: 'none' }}
        accept={accept}
        onChange={(event) => {
          take(event.target.files)
          event.target.value = ''
        }}
      />
      {value.length < max && (
        <Button size="small" icon={<PaperClipOutlined />} loading={waiting > 0} onClick={() => input.current?.click()}>
          {waiting > 0 ? t('shell.files.uploading', { n: waiting }) : (text ?? t('shell.files.add'))}
        </Button>
      )}
      {failed && <ProblemAlert error={failed.error} onRetry={() => void send(failed.files)} />}
    </div>
  )
}
