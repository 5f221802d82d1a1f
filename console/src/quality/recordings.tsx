import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { formatBytes, urlOf, useT } from '@guanjia/ui'
import type { FileRef } from '@guanjia/contract/shared.ts'

/** Recordings of a record, played in the page. Read whole first: not every browser plays what cannot be asked for in parts. */
export function Recordings({ files }: { files: readonly FileRef[] }) {
  return <ul className="gj-recordings">{files.map((file) => <li key={file.id}><Recording file={file} /></li>)}</ul>
}

function Recording({ file }: { file: FileRef }) {
  const t = useT()
  const [url, setUrl] = useState<string | null>(null)
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle')
  useEffect(() => () => { if (url !== null) URL.revokeObjectURL(url) }, [url])
  async function open(): Promise<void> {
    setState('busy')
    try {
      const answer = await fetch(urlOf('platform.getFile', { params: { id: file.id } }))
      if (!answer.ok) throw new Error(String(answer.status))
      setUrl(URL.createObjectURL(await answer.blob()))
      setState('idle')
    } catch {
      setState('failed')
    }
  }
  if (url !== null) return <audio controls autoPlay src={url} aria-label={file.name} />
  return (
    <>
      <Button size="small" loading={state === 'busy'} onClick={() => void open()}>{t('mystery.play')} {file.name}</Button> <span className="gj-quiet gj-small">{formatBytes(file.bytes)}</span>
      {state === 'failed' && <p role="alert" className="gj-tone gj-small" data-tone="overdue">{t('mystery.playFailed')}</p>}
    </>
  )
}
