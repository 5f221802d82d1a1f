import { App, Form } from 'antd'
import { useState } from 'react'
import { useAct, useT, type CallResult } from '@guanjia/ui'
import type { FileRef } from '@guanjia/contract/shared.ts'
import { ActForm } from '../kit/act-form.tsx'
import { FileUpload } from '../kit/file-strip.tsx'

/** Questions from a sheet: first what would change, then the change. */
export function ImportQuestions({ onClose }: { onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const read = useAct('questions.importQuestions', ['questions'])
  const [found, setFound] = useState<{ fileId: string; result: CallResult<'questions.importQuestions'> } | null>(null)
  const submit = async ({ files }: { files?: FileRef[] }): Promise<void> => {
    const fileId = files?.[0]?.id
    if (fileId === undefined) throw new Error(t('shell.fieldNeeded'))
    const isChecked = found?.fileId === fileId
    const result = await read.mutateAsync({ body: { fileId, commit: isChecked } })
    if (isChecked) return void message.success(t('training.bank.imported'))
    setFound({ fileId, result })
    throw new Checked()
  }
  const wrong = found?.result.rows.filter(({ verdict }) => verdict === 'error') ?? []
  return (
    <ActForm<{ files?: FileRef[] }> title={t('training.bank.import')} verb={found ? t('training.bank.commit', { n: found.result.counts.new + found.result.counts.changed }) : t('training.bank.check')} hint={t('training.bank.importHint')} width={640} isTold={(error) => error instanceof Checked} onSubmit={submit} onClose={onClose}>
      <Form.Item name="files" label={t('training.bank.file')} valuePropName="value"><FileUpload max={1} accept=".xlsx,.csv" /></Form.Item>
      {found && <p>{t('training.bank.counts', found.result.counts)}</p>}
      {wrong.length > 0 && (
        <>
          <ul>{wrong.slice(0, 20).map(({ row, stem, problem }) => <li key={row} className="gj-tone" data-tone="overdue" style={{ whiteSpace: 'normal' }}>{t('training.bank.row', { row })} {stem}：{problem}</li>)}</ul>
          <p className="gj-quiet">{t('training.bank.fix')}</p>
        </>
      )}
    </ActForm>
  )
}

/** Only looked at so far: the form stays open and shows what was found. */
class Checked extends Error {}
