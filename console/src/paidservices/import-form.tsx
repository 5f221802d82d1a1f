import { App, Form } from 'antd'
import { useState } from 'react'
import { useAct, useT, type CallResult } from '@guanjia/ui'
import type { FileRef } from '@guanjia/contract/shared.ts'
import { ActForm } from '../kit/act-form.tsx'
import { FileUpload } from '../kit/file-strip.tsx'
import { useMay } from '../session/session.tsx'

type Found = CallResult<'paidservices.importPaidServices'>

/** A price list from a file: first what would change, then the change; nothing is published by it. */
export function ImportPrices({ siteId, onClose }: { siteId: string; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const may = useMay()
  const read = useAct('paidservices.importPaidServices')
  const [found, setFound] = useState<{ fileId: string; result: Found } | null>(null)
  const submit = async ({ files }: { files?: FileRef[] }): Promise<void> => {
    const fileId = files?.[0]?.id
    if (fileId === undefined) throw new Error(t('shell.fieldNeeded'))
    const isChecked = found?.fileId === fileId
    const result = await read.mutateAsync({ body: { siteId, fileId, commit: isChecked } })
    if (isChecked) return void message.success(t('paid.import.done'))
    setFound({ fileId, result })
    throw new Checked()
  }
  const wrong = found?.result.rows.filter(({ verdict }) => verdict === 'error') ?? []
  const changes = found ? found.result.counts.new + found.result.counts.changed : 0
  return (
    <ActForm<{ files?: FileRef[] }>
      title={t('paid.import.title')}
      verb={found ? t('paid.import.commit', { n: changes }) : t('paid.import.check')}
      hint={t('paid.import.hint')}
      width={640}
      isTold={(error) => error instanceof Checked}
      onSubmit={submit}
      onClose={onClose}
    >
      {may('paid_services:manage') && (
        <Form.Item name="files" label={t('paid.import.file')} valuePropName="value">
          <FileUpload max={1} accept=".xlsx,.csv" />
        </Form.Item>
      )}
      {found && <p>{t('paid.import.counts', found.result.counts)}</p>}
      {wrong.length > 0 && (
        <>
          <ul>
            {wrong.slice(0, 20).map(({ row, name, problem }) => (
              <li key={row} className="gj-tone" data-tone="overdue" style={{ whiteSpace: 'normal' }}>
                {t('paid.import.row', { row })} {name}：{problem}
              </li>
            ))}
          </ul>
          <p className="gj-quiet">{t('paid.import.fix')}</p>
        </>
      )}
    </ActForm>
  )
}

/** Only looked at so far: the form stays open and shows what was found. */
class Checked extends Error {}
